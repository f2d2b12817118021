"""Rounds of interviews that notes and statuses speak of."""

import re

import numpy as np
import pandas as pd

from ajar.model.arrays import Ints

_OF_INTERVIEWS = r"rounds(?! of (?!interview))"

ROUNDS = {
    3: re.compile(
        rf"\b(?:[3-9]|three|four|five|six|seven) (?:\w+ )?(?:interviews|{_OF_INTERVIEWS})\b"
        r"|\b(?:third|3rd|fourth|4th|fifth|5th) (?:round|interview)"
        r"|(?:drei|vier) gespräche|(?:drittes|viertes) gespräch|(?:trois|quatre) entretiens"
        r"|(?:3e|3ème|troisième) entretien|(?:tres|cuatro) entrevistas|tercera entrevista"
        r"|三面|四面",
        re.IGNORECASE,
    ),
    2: re.compile(
        rf"\b(?:two|2) (?:\w+ )?(?:interviews|{_OF_INTERVIEWS})\b"
        r"|\b(?:second|2nd) (?:round|interview)"
        r"|zwei gespräche|zweites gespräch|deux entretiens|(?:2e|2ème|deuxième) entretien"
        r"|dos entrevistas|segunda entrevista|二面",
        re.IGNORECASE,
    ),
}
"""How they are spoken of, the most first; the first means so many or more."""

_NOT_HELD = re.compile(
    r"(?:\b(?:no|not|never|without|expect\w*|will be|would be|kein\w*|ohne|pas de|sans|sin)"
    r"|没有?|未|还没)(?:\s+\w+){0,2}\s*$",
    re.IGNORECASE,
)
"""Before a round: that it was not held, or is only expected."""


_BEFORE = 40
"""Characters before a round that are looked at for that."""


def told_rounds(*texts: pd.Series) -> Ints:
    """How many rounds any of some columns speaks of, row by row; 0 for none."""
    return np.asarray(np.maximum.reduce([_told(column) for column in texts]))


def _told(texts: pd.Series) -> Ints:
    codes, distinct = pd.factorize(texts)
    found = np.array([_rounds_in(text) for text in distinct], dtype=np.int64)
    return found[codes] if len(found) else np.zeros(len(codes), dtype=np.int64)


def _rounds_in(text: str) -> int:
    for count, pattern in ROUNDS.items():
        if any(
            not _NOT_HELD.search(text[max(each.start() - _BEFORE, 0) : each.start()])
            for each in pattern.finditer(text)
        ):
            return count
    return 0
