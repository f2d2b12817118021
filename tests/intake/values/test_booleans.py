"""Yes and no in many languages, marks and figures."""

import pytest

from ajar.intake.values.booleans import interpret

YES = ("yes", "YES", " Yes ", "TRUE", "1", "✔️", "Ja!", "yes - by mail", "Yes (late)")
NO = ("no", "No", "FALSE", "0", "❌", "no, later", "No - draft only", "no. too early")
NEITHER = ("", " ", "14 May", "maybe", "expired", "n/a", "yesterday", "2", "north", "note", "-")


@pytest.mark.parametrize("text", YES)
def test_yes(text):
    """Plain words, marks and figures for yes."""
    assert [True] == interpret([text])


@pytest.mark.parametrize("text", NO)
def test_no(text):
    """Plain words, marks and figures for no."""
    assert [False] == interpret([text])


@pytest.mark.parametrize("text", NEITHER)
def test_neither(text):
    """Anything else is no answer."""
    assert [None] == interpret([text])
