"""Folding: what does not count is gone, what counts stays."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ajar.intake.values.normalize import is_unspaced, normalize, tokens


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  Two   Words ", "two words"),
        ("ÉCOLE Straße", "ecole strasse"),
        ("Łódź Ørsted Æon Œuvre đ ð þ", "lodz orsted aeon oeuvre d d th"),
        ("İSTANBUL ısı", "istanbul isi"),
        ("\uff21\uff22\uff11", "ab1"),
        ("a\u2019b\u2018c\u00b4d", "a'b'c'd"),
        ("a\u2010b\u2212c\uff0dd", "a-b-c-d"),
        ("Acme™ ®", "acme"),
        ("ガ ハ", "ガ ハ"),
        ("각", "각"),
        ("हिन्दी", "हिन्दी"),
        ("Й ё", "и е"),
        ("a\u200bb\ufeffc\u00add", "abcd"),
        ("✔\ufe0f", "✔"),
        ("a\nb\tc", "a b c"),
    ],
)
def test_text_folds(text, folded):
    """Case, accents, width and look-alikes go; voicing marks and vowel signs stay."""
    assert folded == normalize(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Didn't hear", ["didnt", "hear"]),
        ("d'une réponse", ["d", "une", "reponse"]),
        ("A — b, c.", ["a", "|", "b", "|", "c"]),
        ("take-home - done", ["take", "home", "|", "done"]),
        ("a -> b => c → d", ["a", "→", "b", "→", "c", "→", "d"]),
        ("2nd 1. Runde", ["2", "nd", "1", "runde"]),
        ("一面 ✅", ["一", "面", "✅"]),
        ("投-8月结束", ["投", "|", "8", "月", "结", "束"]),
        ("서류", ["서", "류"]),
        ("(x) [y]", ["x", "|", "y"]),
        ("", []),
    ],
)
def test_text_parts_into_tokens(text, found):
    """Words, figures, symbols and clause ends; scripts without spaces letter by letter."""
    assert found == tokens(text)


@pytest.mark.parametrize(
    ("token", "unspaced"), [("一", True), ("ア", True), ("각", True), ("a", False)]
)
def test_scripts_without_spaces(token, unspaced):
    """Chinese, Japanese and Korean letters are words of their own."""
    assert unspaced is is_unspaced(token)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text):
    """What is folded stays as it is."""
    assert normalize(text) == normalize(normalize(text))


def test_one_character_that_folds_into_many_cannot_fill_the_memory():
    """A ligature that is spelled out as eighteen characters stays within bounds, and idempotent."""
    folded = normalize("\ufdfa" * 100_000)

    assert len(folded) < 10_000
    assert folded == normalize(folded)
