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
        r"|(?:drei|vier|[3-9]) (?:gespräche|runden)|(?:dritt|viert)(?:e[sn]? )?(?:gespräch|runde)"
        r"|[34]\. (?:gespräch|runde)|(?:trois|quatre) entretiens"
        r"|(?:3e|3ème|troisième) entretien|(?:tres|cuatro) entrevistas|tercera entrevista"
        r"|三面|四面",
        re.IGNORECASE,
    ),
    2: re.compile(
        rf"\b(?:two|2) (?:\w+ )?(?:interviews|{_OF_INTERVIEWS})\b"
        r"|\b(?:second|2nd) (?:round|interview)"
        r"|(?:zwei|2) (?:gespräche|runden)|(?:zweit(?:e[sn]? )?|2\. )(?:gespräch|runde)"
        r"|deux entretiens|(?:2e|2ème|deuxième) entretien"
        r"|dos entrevistas|segunda entrevista|二面",
        re.IGNORECASE,
    ),
}
"""How they are spoken of, the most first; the first means so many or more."""

_IN_ALL = ("round", "nterv", "gespr", "runde", "entret", "entrev", "面")
"""One of these stands in all that they match, once its case is folded; looking for them is fast."""

_NOT_HELD = re.compile(
    r"(?:\b(?:no|not|never|without|expect\w*|will be|would be|before|process|(?:make it|get|got) to"
    r"|kein\w*|ohne|vor|pas de|sans|avant|sin|antes)|n['\u2019]t|没有?|未|还没)"
    r"[\s:]*(?:\s(?!after|since|following|nach|seit|après|depuis|tras|desde)\w+){0,3}\s*$",
    re.IGNORECASE,
)
"""Before a round: that it was not held, or is only expected."""

_TO_COME = re.compile(
    r"\W*(?:(?:is|was|has been|got|is being)\s)?"
    r"(?:cancel|called off|schedul|planned|pending|upcoming|to come|tomorrow|(?:on|next) \w*day"
    r"|next (?:week|month)|geplant|annulé|prévu|cancelad|prevista)",
    re.IGNORECASE,
)
"""Behind a round: that it is still to come, or was called off."""

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
    plain = text.casefold()
    if not any(part in plain for part in _IN_ALL):
        return 0
    for count, pattern in ROUNDS.items():
        if any(_was_held(text, *each.span()) for each in pattern.finditer(text)):
            return count
    return 0


def _was_held(text: str, start: int, end: int) -> bool:
    before = text[max(start - _BEFORE, 0) : start]
    return not (_NOT_HELD.search(before) or _TO_COME.match(text[end:]))
