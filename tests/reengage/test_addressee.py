"""How somebody is addressed, by what the file has for their name."""

import pytest

from ajar.reengage.letters.addressee import Addressee, is_given, is_latin


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Ana", "Ana"),
        ("Łukasz", "Łukasz"),
        ("François", "François"),
        ("Smith", ""),
        ("SMITH", ""),
        ("Kestrel", ""),
        ("Ines Berg", "Ines"),
        ("ines berg", "Ines"),
        ("Berg, Ines", "Ines"),
        ("María José Ruiz", "María José"),
        ("Juan Carlos", "Juan Carlos"),
        ("Ana Martin", "Ana"),
        ("Jean-Luc Blanc", "Jean-Luc"),
        ("DUPONT Claire", "Claire"),
        ("Phu \u201cJack\u201d Tran", "Jack"),
        ('Phu "Jack"', "Jack"),
        ("Me Martin", ""),
        ("D. Pérez", ""),
        ("", ""),
    ],
)
def test_first_names(name, first):
    """One word alone is one where it is a frequent given name; two that belong together are one."""
    assert Addressee(name).first == first


@pytest.mark.parametrize(
    ("name", "full", "whole"),
    [
        ("Ana Poe, Tom Moe", "", ""),
        ("Ana Poe / Tom Moe", "", ""),
        ("Ana Poe und Tom Moe", "", ""),
        ("Ana, Tom", "", ""),
        ("张三、李四", "", ""),
        ("Ana (HR)", "", "Ana"),
        ("Ana Poe (HR)", "Ana Poe", "Ana Poe"),
        ("Ana Poe, HR", "Ana Poe", "Ana Poe"),
        ("Dupont, Claire", "Claire Dupont", "Claire Dupont"),
        ("张三", "", "张三"),
        ("张", "", ""),
        ("Schmitz", "", ""),
    ],
)
def test_whole_names_are_those_of_one_person(name, full, whole):
    """First name first, without what stands in brackets or as a post behind a comma."""
    addressee = Addressee(name)

    assert (addressee.full, addressee.whole) == (full, whole)
    assert addressee.first in full or addressee.first == whole


def test_an_acquaintance_goes_by_one_word():
    """Nobody notes down a friend by the surname alone."""
    assert Addressee("Thandeka", acquaintance=True).first == "Thandeka"
    assert Addressee("Thandeka").first == ""


def test_titles_and_whole_names():
    """A title is told by the first word; one word alone is no whole name."""
    assert Addressee("Mme. Roy").title == "mme"
    assert Addressee("Ines Roy").title == ""
    assert Addressee("Frau Roy").full == "Frau Roy"
    assert Addressee("Roy").full == ""


def test_surnames_are_not_listed():
    """Surnames that are hardly ever given names (the most frequent of their countries)."""
    surnames = """smith jones brown williams johnson miller davis müller schmidt schneider fischer
    weber becker bernard dubois durand moreau lefebvre garcía gonzález fernández lópez martínez
    sánchez silva santos ferreira rossi russo ferrari bianchi jansen vries bakker johansson
    andersson nowak kowalski wang zhang patel khan"""

    assert [each for each in surnames.split() if is_given(each)] == ["bernard"]


def test_letters_of_other_scripts():
    """Accents and figures are Latin."""
    assert is_latin("Żółć 3 (ß)")
    assert not is_latin("Иван")
