"""Small sets of words that tell rows and sheets apart."""

from pathlib import Path

import pytest

from ajar.intake.values.words import starting, words

EXPECTED = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("line_words.tsv").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("name", sorted({name for name, _ in EXPECTED}))
def test_every_word_is_in_its_set(name):
    """None is missing, none is more."""
    assert {word for each, word in EXPECTED if each == name} == words(name)


@pytest.mark.parametrize(
    ("text", "begins"),
    [("total: 12", True), ("grand total", True), ("totally fine", False), ("a total", False)],
)
def test_only_whole_words_begin_a_line(text, begins):
    """“Totally” is no total."""
    assert begins == bool(starting("total").match(text))
