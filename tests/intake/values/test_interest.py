"""Interest: scales, stars and words on one measure."""

import numpy as np
import pytest

from ajar.intake.values import vocabularies
from ajar.intake.values.interest import interpret

SCALES = [
    (["1", "3", "5"], [0, 0.5, 1]),
    (["1", "2", "3"], [0, 0.5, 1]),
    (["10", "1", "5.5"], [1, 0, 0.5]),
    (["0", "5", "10"], [0, 0.5, 1]),
    (["0", "50", "100"], [0, 0.5, 1]),
    (["82", "40"], [0.82, 0.4]),
    (["0.25", "0.5"], [0.25, 0.5]),
    (["4,5", "5"], [0.875, 1]),
    (["3/5", "10/10", "5 of 5"], [0.5, 1, 1]),
    (["80%", "10 %"], [0.8, 0.1]),
    (["★★★★★", "★☆☆☆☆", "★★★"], [1, 0, 0.5]),
    (["⭐⭐⭐", "⭐"], [1, 0]),
    (["3 stars", "5 stars", "1 star"], [0.5, 1, 0]),
    (["High", "LOW"], [0.8, 0.2]),
    (["1500", "2"], [np.nan, np.nan]),
    (["", "soon", "-3"], [np.nan, np.nan, np.nan]),
    ([], []),
]


@pytest.mark.parametrize(("texts", "shares"), SCALES)
def test_scales_become_shares(texts, shares):
    """Each column is put on the scale that holds it."""
    np.testing.assert_allclose(shares, interpret(texts))


@pytest.mark.parametrize("mark", [*"★⭐🌟❤♥🔥●💙💚🩷"])
def test_every_mark_counts(mark):
    """Stars, hearts, fires and dots count alike."""
    np.testing.assert_allclose([1, 0], interpret([mark * 3, mark]))


@pytest.mark.parametrize("mark", [*"☆♡○"])
def test_every_empty_mark_counts(mark):
    """An empty mark says how far the scale goes."""
    np.testing.assert_allclose([0.25], interpret([f"★★{mark * 3}"]))


@pytest.mark.parametrize("of", ["/", " of ", " out of ", " von ", " sur ", " de "])
def test_a_number_may_name_its_scale(of):
    """“3 of 5” and “3 sur 5” are in the middle."""
    np.testing.assert_allclose([0.5], interpret([f"3{of}5"]))


@pytest.mark.parametrize("unit", ["star", "stars", "point", "points", "pt", "pts"])
def test_a_number_may_have_a_unit(unit):
    """“3 points” are a number."""
    np.testing.assert_allclose([0.5, 1], interpret([f"3 {unit}", "5"]))


def test_a_priority_of_one_is_the_highest():
    """Where the first is the best, the scale is turned; words are not."""
    np.testing.assert_allclose(
        [1, 0.5, 0, 0.8], interpret(["1", "2", "3", "high"], first_is_best=True)
    )


def test_no_word_stands_for_two_levels():
    """A word is on one level only."""
    levels = vocabularies.load("interest.toml")["level"]
    words = [word for level in levels for word in level["words"]]

    assert sorted(set(words)) == sorted(words)
