"""Which texts mean that a cell is empty."""

import pytest

from ajar.intake.values.null_values import may_be_null, null_texts


@pytest.mark.parametrize("mark", ["-", "N/A", "…", " ", ""])
def test_marks_are_empty_everywhere(mark):
    """Nobody is called “-” or “N/A”, even once among blanks."""
    assert {mark} == null_texts([mark, "Kestrel"], [1, 9], blank=50)


@pytest.mark.parametrize("text", ["none named", "Not found", "not available"])
def test_a_remark_that_nothing_is_known_is_empty(text):
    """Nobody is called “none named”."""
    assert {text} == null_texts([text, "Kestrel"], [1, 9], blank=50)


@pytest.mark.parametrize("text", ["(unknown)", "[Unbekannt]", "(nieznana)", "   (inconnu)    "])
def test_unknown_in_brackets_is_empty(text):
    """An aside names nobody; “Unknown” by itself stays as it is written."""
    assert may_be_null(text)
    assert {text} == null_texts([text, "Unknown", "Kestrel"], [1, 3, 9])


@pytest.mark.parametrize("word", ["none", "NULL", "None", "leer", "없음"])
def test_words_for_nothing_are_empty_where_they_are_the_way_to_say_it(word):
    """A column that never leaves a cell blank says “none” instead."""
    assert {word} == null_texts([word, "Kestrel"], [1, 9])
    assert {word} == null_texts([word, "Kestrel"], [5, 9], blank=20)


def test_a_company_called_none_stays_among_blanks():
    """One “None” in a column that leaves its empty cells blank is a name."""
    assert set() == null_texts(["None", "Kestrel"], [1, 9], blank=12)
    assert {"N/A"} == null_texts(["None", "N/A", "Kestrel"], [1, 7, 9])


def test_names_are_not_empty():
    """Numbers and short names are values, given names too."""
    assert set() == null_texts(["360", "A", "Nil Desperandum", "0"], [1, 1, 1, 1])
    assert set() == null_texts(["Tom"], [5])
