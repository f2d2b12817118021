"""People in cells and in notes: their names without what surrounds them."""

import pytest

from ajar.intake.values import vocabularies
from ajar.intake.values.contacts import Person, is_unread_mailbox, people, relation_of
from ajar.intake.values.contacts_in_notes import in_notes, prefilter
from ajar.model.enums import ContactRelation
from ajar.model.titles import SPOKEN, TITLES

CONTENT = vocabularies.load("contacts.toml")


def names(text: str) -> list[str]:
    """The names in one cell."""
    return [person.name for person in people([text])[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ida Holm, Karl Berg", ["Ida Holm", "Karl Berg"]),
        ("Ida/Karl", ["Ida", "Karl"]),
        ("Ida Holm and Karl Berg", ["Ida Holm", "Karl Berg"]),
        ("Ida Holm; Karl Berg; Noor", ["Ida Holm", "Karl Berg", "Noor"]),
        ("@Ida Holm", ["Ida Holm"]),
        ("Recruiter: Karl", ["Karl"]),
        ("Karl (recruiter)", ["Karl"]),
        ("Dr. Ida Holm (HR Manager), 555-9876", ["Ida Holm"]),
        ("Frau Dr. Ida Weiß", ["Ida Weiß"]),
        ("Frau Weiß", ["Frau Weiß"]),
        ("Herrn Weiß", ["Herr Weiß"]),
        ("Hr. Weiß", ["Herr Weiß"]),
        ("Fr. Weiß", ["Frau Weiß"]),
        ("HR Karl", ["Karl"]),
        ("Me Holm", ["Me Holm"]),
        ("D. Luis Holm", ["Luis Holm"]),
        ("TBC", []),
        ('Phu "Jack" Tran', ["Phu \u201cJack\u201d Tran"]),
        ('"Jack"', ["Jack"]),
        ("Michael Page \u2013 Mme Holm", ["Mme Holm"]),
        ("Hays", ["Hays"]),
        ("Dra. Ida Holm", ["Ida Holm"]),
        ("Mr. Holm, Mrs Berg", ["Mr. Holm", "Mrs Berg"]),
        ("Ida Holm, CEO", ["Ida Holm"]),
        ("Ida Holm - Talent Acquisition", ["Ida Holm"]),
        ("Karl Berg, recruiter at Kestrel", ["Karl Berg"]),
        ("Ida Holm for Kestrel Media", ["Ida Holm"]),
        ("Ida Holm at Kestrel and Karl Berg from Plover", ["Ida Holm", "Karl Berg"]),
        ("Ida Holm (at Kestrel) for Plover", ["Ida Holm"]),
        ("Kestrel \u2013 Ida Holm", ["Ida Holm"]),
        ("NONE -3", []),
        ("Point of contact: Ida Holm", ["Ida Holm"]),
        ("Maria da Silva", ["Maria da Silva"]),
        ("Jean-Luc O'Hara", ["Jean-Luc O'Hara"]),
        ("ida holm", ["ida holm"]),
        ("李雷", ["李雷"]),
        ("+49 170 5550123", []),
        ("Called twice, nobody picked up so far", []),
        ("", []),
    ],
)
def test_names_stand_without_titles_numbers_and_labels(text, expected):
    """One cell with several names is several people; what is no name is none."""
    assert expected == names(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ida Holm, Senior Recruiter", [("Ida Holm", "recruiter")]),
        ("Senior Recruiter: Ida Holm", [("Ida Holm", "recruiter")]),
        ("Ida Holm, Head of Data", [("Ida Holm", "hiring_manager")]),
        ("Head of Data: Ida Holm", [("Ida Holm", "hiring_manager")]),
        (
            "Ida Holm, Engineering Manager, Karl Berg, Technical Recruiter",
            [("Ida Holm", "hiring_manager"), ("Karl Berg", "recruiter")],
        ),
        ("Ida Recruiter, Karl Manager", [("Ida", "recruiter"), ("Karl", "hiring_manager")]),
        ("Ida Holm, Karl HR", [("Ida Holm", None), ("Karl", "recruiter")]),
        ("Hays, Herr Holm", [("Herr Holm", "agency")]),
        ("Hays - Ida Holm", [("Ida Holm", "agency")]),
        ("Ida Holm (Robert Half)", [("Ida Holm", "agency")]),
    ],
)
def test_a_title_behind_a_name_is_nobody_else(text, expected):
    """A part that ends in what somebody is tells it of the name beside it."""
    assert expected == [(person.name, person.relation) for person in people([text])[0]]


def test_surnames_stand_first_where_most_cells_say_so():
    """One pair of words alone may be two people, and titles are no names."""
    column = ["Holm, Ida", "Berg, Karl\nkarl@kestrel.example", "O'Hara, Jean-Luc", "Noor Weiß"]

    assert [["Ida Holm"], ["Karl Berg"], ["Jean-Luc O'Hara"], ["Noor Weiß"]] == [
        [person.name for person in found] for found in people(column)
    ]
    assert "karl@kestrel.example" == people(column)[1][0].address
    assert ["Ida", "Karl"] == names("Ida, Karl")
    titled = ["Holm, Recruiter", "Berg, Recruiter", "Weiß, HR"]
    assert ["Holm", "Berg", "Weiß"] == [found[0].name for found in people(titled)]


def test_an_address_belongs_to_the_name_that_fits_it():
    """Where none fits, it is somebody of whom only the address is known."""
    both = "Ida Holm <ida@kestrel.example>, Karl Berg karl.berg@kestrel.example"

    assert [
        Person("Ida Holm", "ida@kestrel.example"),
        Person("Karl Berg", "karl.berg@kestrel.example"),
    ] == list(people([both])[0])
    assert [Person("", "a@x.example"), Person("", "b@y.example")] == list(
        people(["a@x.example; b@y.example"])[0]
    )
    assert [Person("Ida Holm", "ida.holm@x.example")] == list(
        people(["Holm, Ida <ida.holm@x.example>"])[0]
    )


def test_nobody_is_nobody():
    """Words that stand in for a person name none."""
    assert [] == [word for word in CONTENT["nobody"]["words"] if names(word)]


def test_codes_are_no_part_of_a_name():
    """A referral code or an employee's number stands behind the name, or alone."""
    for word in CONTENT["code"]["words"]:
        assert names(f"Ida Holm {word}: X7Y8") == ["Ida Holm"], word
        assert names(f"{word}：01365726") == [], word


def test_who_somebody_works_for_is_no_part_of_a_name():
    """Behind any of the words for it."""
    words = CONTENT["employer"]["words"]

    assert [] == [word for word in words if names(f"Ida Holm {word} Kestrel") != ["Ida Holm"]]


def test_titles_are_no_part_of_a_name():
    """Whatever stands before or behind it."""
    before = [word for word in TITLES if names(f"{word}. Ida Holm") != ["Ida Holm"]]
    behind = [w for w in CONTENT["title"]["behind"] if names(f"Ida Holm {w}") != ["Ida Holm"]]

    assert [] == before
    assert [] == behind


def test_titles_are_written_as_they_are_said():
    """A title that is short or in another grammatical case, before a surname."""
    for word, said in SPOKEN.items():
        assert names(f"{word.title()} Berg") == [f"{said} Berg"], word


def test_labels_say_what_somebody_is():
    """Before the name, with a colon, and as the header of a column."""
    wrong = []
    for relation, labels in CONTENT["label"].items():
        for label in labels:
            (person,) = people([f"{label}: Ida Holm"])[0] or (Person(),)
            said = relation_of(label) or ContactRelation.CONTACT
            if (person.name, person.relation, said) != ("Ida Holm", relation, relation):
                wrong.append((label, person, said))

    assert [] == wrong


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Contact: Ida, floor 3", ["Ida"]),
        ("Referred by Ida Holm", ["Ida Holm"]),
        ("Empfohlen von Karl", ["Karl"]),
        ("Spoke with Ida Holm on Monday", ["Ida Holm"]),
        ("Met with Karl (referral) at noon", ["Karl"]),
        ("Contact: HR Ann", ["Ann"]),
        ("Kontakt: Herrn Berg", ["Herr Berg"]),
        ("the recruiter Ida Holm called", ["Ida Holm"]),
        ("Ana from my old team passed my CV on", ["Ana"]),
        ("über Ana (Ex-Kollegin) empfohlen", ["Ana"]),
        ("Empfohlen durch Ana", ["Ana"]),
        ("cooptée par Ana (ancienne collègue)", ["Ana"]),
        ("me recomendó Ana (excompañera)", ["Ana"]),
        ("Stelle wurde mir empfohlen", []),
        ("Interview with Kestrel", []),
        ("Contact HR", []),
        ("HR said no", []),
        ("Hiring manager: TBD", []),
        ("Contact: KEY RESPONSIBILITIES", []),
        ("Contact: Ida " + "and so on " * 200, []),
    ],
)
def test_notes_introduce_people(text, expected):
    """A single name needs a colon or “by”; the first look passes over nobody."""
    assert expected == [person.name for person in in_notes([text])[0]]
    assert not expected or prefilter([text]).all()


def test_an_address_in_a_note_is_a_contact():
    """Where nobody is introduced by name, and somebody reads it."""
    (found,) = in_notes(["wrote to ida@kestrel.example, no answer"])

    assert ["ida@kestrel.example"] == [person.address for person in found]
    assert [()] == in_notes(["from no-reply@kestrel.example"])


def test_mailboxes_that_nobody_reads():
    """By what stands before the “@”."""
    unread = [f"{name}@kestrel.example" for name in CONTENT["mailbox"]["unread"]]

    assert all(map(is_unread_mailbox, unread))
    assert not is_unread_mailbox("ida.holm@kestrel.example")


def test_notes_without_accents_are_searched_for_people():
    """“Gesprach mit”, “hable con”: labels count in any spelling, and so does the fast filter."""
    notes = ["Gespräch mit Jana Berg", "Gesprach mit Jana Berg", "hable con José Álvarez"]

    assert prefilter(notes).all()
    assert ["Jana Berg", "Jana Berg", "José Álvarez"] == [each[0].name for each in in_notes(notes)]
