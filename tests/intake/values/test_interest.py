"""Interest: scales, stars and words on one measure."""

import numpy as np
import pytest

from ajar.intake.values import wordlists
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


def test_a_priority_of_one_is_the_highest():
    """Where the first is the best, the scale is turned; words are not."""
    np.testing.assert_allclose(
        [1, 0.5, 0, 0.8], interpret(["1", "2", "3", "high"], first_is_best=True)
    )


LEVELS = {
    1.0: (
        *("very high", "highest", "top", "top choice", "first choice", "dream", "dream job"),
        *("must have", "love", "love it", "a", "a+", "s", "p0", "critical", "urgent", "hot"),
        *("very interested", "very excited", "sehr hoch", "höchste", "très élevé"),
        *("très élevée", "muy alto", "muy alta", "muito alto", "muito alta", "molto alto"),
        *("molto alta", "zeer hoog", "mycket hög", "svært høy", "meget høj", "erittäin korkea"),
        *("bardzo wysoki", "bardzo wysoka", "非常高", "最高", "第一志望", "매우 높음", "1지망"),
    ),
    0.8: (
        *("high", "strong", "excited", "interested", "favorite", "favourite", "h", "p1"),
        *("hoch", "haut", "haute", "élevé", "élevée", "alto", "alta", "hoog", "hög", "høy"),
        *("høj", "korkea", "wysoki", "wysoka", "высокий", "高", "第二志望", "높음", "상"),
    ),
    0.5: (
        *("medium", "mid", "med", "m", "moderate", "normal", "average", "ok", "okay"),
        *("neutral", "b", "p2", "warm", "fine", "mittel", "moyen", "moyenne", "medio", "media"),
        *("médio", "média", "gemiddeld", "medel", "middels", "mellem", "keskitaso", "średni"),
        *("średnia", "средний", "中", "普通", "보통", "중"),
    ),
    0.2: (
        *("low", "l", "weak", "backup", "back up", "safety", "c", "p3", "cold", "filler"),
        *("niedrig", "gering", "faible", "bas", "basse", "bajo", "baja", "baixo", "baixa"),
        *("basso", "bassa", "laag", "låg", "lav", "matala", "niski", "niska", "низкий", "低"),
        *("낮음", "하"),
    ),
    0.0: (
        *("none", "no", "very low", "lowest", "not interested", "d", "p4", "sehr niedrig"),
        *("très faible", "muy bajo", "muy baja", "muito baixo", "molto basso", "zeer laag"),
        *("mycket låg", "bardzo niski", "매우 낮음", "非常低"),
    ),
}


@pytest.mark.parametrize("share", LEVELS)
def test_words_for_a_level(share):
    """A word says the same in every language, in any case."""
    texts = [*LEVELS[share], *map(str.upper, LEVELS[share])]

    np.testing.assert_allclose(share, interpret(texts))


def test_no_word_stands_for_two_levels():
    """A word is on one level only."""
    levels = wordlists.load("interest.toml")["level"]
    words = [word for level in levels for word in level["words"]]

    assert sorted(set(words)) == sorted(words)
