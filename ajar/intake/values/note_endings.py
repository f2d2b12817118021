"""Extract the ending that a note states in a clause of its own: “Rejected after the call”."""

import re
from collections.abc import Sequence
from functools import cache

import numpy as np

from ajar.intake.values import note_days, statuses, vocabularies
from ajar.intake.values.import_cache import within_budget
from ajar.intake.values.normalize import normalize
from ajar.intake.values.prose_days import without_days
from ajar.intake.values.statuses import StatusMeaning
from ajar.model.enums import Outcome

_LONGEST = 600
"""Most characters of a note; longer ones are advertisements."""
_MOST_NOTES = 20_000
"""Most distinct notes of an import that are searched for an ending."""
_CLAUSES = re.compile(r"[;\n!?]+|[.,](?=\s|$)|\s[-\u2013\u2014]\s")
_BRACKETS = re.compile(r"\([^()]*\)|\"[^\"]*\"|“[^”]*”")
_ENDINGS = (Outcome.REJECTED, Outcome.WITHDRAWN)


def endings(texts: Sequence[str]) -> list[StatusMeaning | None]:
    """
    Return the rejection or withdrawal that each note states, or None.

    It must be all that its clause says, apart from days, and the last of what is said to have
    happened. Notes that mention another application state none.

    Examples
    --------
    >>> [meaning.name if meaning else "" for meaning in endings([
    ...     "Nice call, but ultimately rejected", "Rejected on 3 May, then invited to interview",
    ...     "Second application, the first was rejected", "They reject most people",
    ... ])]
    ['rejected', '', '', '']
    """
    found: list[StatusMeaning | None] = [None] * len(texts)
    for place in np.flatnonzero(note_days.holding_events(texts)):
        text = texts[int(place)]
        if len(text) <= _LONGEST and within_budget("endings in notes", _MOST_NOTES):
            found[int(place)] = _ending(text)
    return found


def _ending(text: str) -> StatusMeaning | None:
    if _other_application().search(normalize(text)):
        return None
    clauses = [without_days(each) for each in _CLAUSES.split(_BRACKETS.sub(" ", text))]
    meanings = zip(statuses.interpret(clauses, respell=False), clauses, strict=True)
    told = [(m, clause) for m, clause in meanings if m.outcome in _ENDINGS or m.spoken]
    if not told:
        return None
    last, clause = told[-1]
    sure = last.outcome in _ENDINGS and last.confidence == 1 and _is_told(last, clause)
    return last if sure else None


@cache
def _other_application() -> re.Pattern[str]:
    """Pattern of the words with which a note is about another application."""
    listed = vocabularies.folded(vocabularies.load("notes.toml")["other_application"]["words"])
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(listed)))})(?!\w)")


def _is_told(meaning: StatusMeaning, clause: str) -> bool:
    """Whether a clause tells the ending as a step, not only in passing."""
    return any(step.kind in meaning.events for step in note_days.events(clause))
