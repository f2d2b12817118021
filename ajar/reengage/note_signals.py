"""What the person's own notes say about a company, where they say it in so many words."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

Flags = npt.NDArray[np.bool_]

STAY_IN_TOUCH = (
    r"(?:stay|keep|remain|kept) in (?:touch|contact)|keep (?:me|my (?:cv|resume|details|profile))"
    r" (?:in mind|on file)|(?:apply|reapply) again|encouraged (?:me )?to (?:re)?apply"
    r"|future (?:roles|openings|positions|opportunities)|second choice|runner[- ]up|close second"
)
"""They asked to hear from the person again."""

FREEZE = (
    r"lay[- ]?offs?\b|laid off|hiring freeze|froze hiring|hiring (?:is |was )?(?:paused|frozen)"
)
"""The company as a whole is not hiring."""

FROZEN_ROLE = (
    r"(?:role|position|req|requisition|job|opening|headcount)(?: is| was| got| has been)?"
    r" (?:frozen|on hold|put on hold|paused|postponed)|on hold\b"
)
"""This seat was frozen: it may thaw."""

ASKED_NOT_TO = (
    r"(?:do not|don'?t|not to|never) (?:contact|call|e-?mail|write|message|follow up|reach out)"
    r"|no (?:calls|e-?mails|phone calls|follow[- ]ups?),? please\b"
    r"|please,? no (?:calls|e-?mails|phone calls|follow[- ]ups?)\b"
)
"""Somebody said that they do not want to be written to."""


@dataclass(frozen=True, eq=False)
class NoteSignals:
    """One flag per application for each thing its notes may say."""

    stay_in_touch: Flags
    freeze: Flags
    frozen_role: Flags
    asked_not_to: Flags


def read(notes: pd.Series) -> NoteSignals:
    """
    Find the plain words above in the notes; English only.

    Notes carry no day, so what they say counts for today's list and never for a replay.
    """
    codes, distinct = pd.factorize(notes)
    texts = pd.Series(distinct, dtype="str")

    def says(pattern: str) -> Flags:
        found = texts.str.contains(pattern, case=False, regex=True).to_numpy(dtype=bool)
        return found[codes] if len(found) else np.zeros(len(codes), dtype=bool)

    return NoteSignals(
        stay_in_touch=says(STAY_IN_TOUCH),
        freeze=says(FREEZE),
        frozen_role=says(FROZEN_ROLE),
        asked_not_to=says(ASKED_NOT_TO),
    )
