"""Rounds of interviews that notes and statuses speak of."""

import numpy as np
import pandas as pd

from ajar.model.arrays import Ints

ROUNDS = {
    2: r"\b(?:two|2) (?:\w+ )?(?:interviews|rounds)|\b(?:second|2nd) (?:round|interview)"
    r"|zwei gespräche|zweites gespräch|deux entretiens|(?:2e|2ème|deuxième) entretien"
    r"|dos entrevistas|segunda entrevista|二面",
    3: r"\b(?:[3-9]|three|four|five|six|seven) (?:\w+ )?(?:interviews|rounds)"
    r"|\b(?:third|3rd|fourth|4th|fifth|5th) (?:round|interview)"
    r"|(?:drei|vier) gespräche|(?:drittes|viertes) gespräch|(?:trois|quatre) entretiens"
    r"|(?:3e|3ème|troisième) entretien|(?:tres|cuatro) entrevistas|tercera entrevista|三面|四面",
}
"""How they are spoken of; the last means so many or more."""


def told_rounds(*texts: pd.Series) -> Ints:
    """How many rounds any of some columns speaks of, row by row; 0 for none."""
    return np.asarray(np.maximum.reduce([_told(column) for column in texts]))


def _told(texts: pd.Series) -> Ints:
    codes, distinct = pd.factorize(texts)
    looked_at = pd.Series(distinct, dtype="str")
    found = np.zeros(len(distinct), dtype=np.int64)
    for count, pattern in ROUNDS.items():
        found[looked_at.str.contains(pattern, case=False, regex=True).to_numpy(dtype=bool)] = count
    return found[codes] if len(found) else np.zeros(len(codes), dtype=np.int64)
