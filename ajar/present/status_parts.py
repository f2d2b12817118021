"""Split a status meaning into outcome and stage, and join them."""

from collections.abc import Mapping
from typing import NamedTuple

OUTCOMES: Mapping[str, str] = {
    "open": "Open",
    "rejected": "Rejected",
    "silent": "No reply",
    "withdrawn": "Withdrawn",
    "closed": "Role closed",
    "offer": "Offer, to answer",
    "accepted": "Offer accepted",
    "offer_declined": "Offer declined",
    "planned": "Not applied yet",
}
"""Outcome -> its label on pages."""
STAGE_MEANINGS: Mapping[str, str] = {
    "applied": "Applied",
    "test": "Test",
    "screen": "Screening call",
    "interview": "Interview",
    "final": "Final round",
    "offer": "Offer",
}
"""Stage -> its label on pages."""
_AFTER = "_after_"
_WITHOUT_STAGE = ("offer", "accepted", "offer_declined", "planned")
_NOT_SENT = ("saved", "drafted", "unfinished", "opportunity", "outreach", "dropped", "missed")
_ALIKE = {
    "scam": "closed",
    "laid_off": "closed",
    "ghost_job": "silent",
    "second_choice": "rejected",
    "no_sponsorship": "rejected",
    "reapply_later": "rejected",
    "rejected_cv": "rejected",
    "offer_rescinded": "rejected_after_offer",
    **dict.fromkeys(_NOT_SENT, "planned"),
}
"""Meanings that say more than outcome and stage -> the nearest that does not."""


class StatusParts(NamedTuple):
    """Outcome and stage of a status."""

    outcome: str
    stage: str


def parts(meaning: str) -> StatusParts:
    """
    Return outcome and stage of a meaning of the status vocabulary; open if it says neither.

    Examples
    --------
    >>> parts("rejected_after_interview"), parts("final")
    (StatusParts(outcome='rejected', stage='interview'), StatusParts(outcome='open', stage='final'))
    """
    meaning = _ALIKE.get(meaning, meaning)
    outcome, _, stage = meaning.partition(_AFTER)
    if stage:
        return StatusParts(outcome, stage)
    if meaning in _WITHOUT_STAGE:
        return StatusParts(meaning, "applied" if meaning == "planned" else "offer")
    if meaning in STAGE_MEANINGS:
        return StatusParts("open", meaning)
    return StatusParts(meaning if meaning in OUTCOMES else "open", "applied")


def has_stage(outcome: str) -> bool:
    """Return whether an outcome leaves open how far the application got."""
    return outcome not in _WITHOUT_STAGE


def meaning_of(outcome: str, stage: str) -> str:
    """
    Return the meaning of the status vocabulary for an outcome and a stage.

    Examples
    --------
    >>> meaning_of("rejected", "interview"), meaning_of("rejected", "applied")
    ('rejected_after_interview', 'rejected')
    >>> meaning_of("open", "final"), meaning_of("withdrawn", "offer")
    ('final', 'offer_declined')
    """
    if not has_stage(outcome):
        return outcome
    if outcome == "withdrawn" and stage == "offer":
        return "offer_declined"
    if outcome == "open":
        return stage
    return outcome if stage == "applied" else f"{outcome}{_AFTER}{stage}"
