"""Small sets of words that tell rows and sheets apart."""

import pytest

from ajar.intake.values.words import starting


@pytest.mark.parametrize(
    ("text", "begins"),
    [("total: 12", True), ("grand total", True), ("totally fine", False), ("a total", False)],
)
def test_only_whole_words_begin_a_line(text, begins):
    """“Totally” is no total."""
    assert begins == bool(starting("total").match(text))
