"""Phrases: whole words, longest first, numbers, near spellings."""

import pytest

from ajar.intake.values.phrase_matcher import Numbers, PhraseMatcher

LEXICON = PhraseMatcher(
    {
        "offer": 1,
        "offer declined": 2,
        "{n} round": 3,
        "挂": 4,
        "面试": 5,
        "call": 6,
        "Gespräch": 7,
        "inbox": 8,
    }.items(),
    alone=["call"],
    joints=frozenset({"after"}),
    whole=["inbox"],
    numbers=Numbers(frozenset({"second"}), frozenset({"nd"})),
)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("offer declined", [2]),
        ("offer, declined", [1]),
        ("offering", []),
        ("an offer", [1]),
        ("2nd round", [3]),
        ("second round offer", [3, 1]),
        ("2019 round", []),
        ("面试挂", [5, 4]),
        ("挂面试", [5]),
        ("call", [6]),
        ("call me", []),
        ("offer after call today", [1, 6]),
        ("then, call", [6]),
        ("Gespraech", [7]),
        ("📥 Inbox (3)", [8]),
        ("in my inbox", []),
        ("", []),
    ],
)
def test_phrases_are_found_as_whole_words(text, values):
    """Longest first, not inside words, common words only where they stand by themselves."""
    assert values == [match.value for match in LEXICON.find(LEXICON.tokens(text))]


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("declind", "declined"),
        ("decclllined", "declined"),
        ("ofer", None),
        ("offfer", "offer"),
        ("declared", None),
        ("undeclined", None),
        ("reclined", None),
        ("12345", None),
    ],
)
def test_slips_find_their_word(word, known):
    """One slip in short words, two in long ones, first letter the same, no denying prefix."""
    assert known == LEXICON.nearest(word)


def test_equally_near_words_of_two_values_are_no_correction():
    """“rated” could be “rates” or “rater”: nothing is guessed."""
    lexicon = PhraseMatcher([("brater", 1), ("brates", 2), ("bronze", 3), ("bronzed", 3)])

    assert lexicon.nearest("brated") is None
    assert "bronze" == lexicon.nearest("bronz")


def test_a_phrase_with_two_values_is_an_error():
    """A vocabulary that contradicts itself says so when it is read."""
    with pytest.raises(ValueError, match="two values"):
        PhraseMatcher([("Offer", 1), ("OFFER", 2)])
