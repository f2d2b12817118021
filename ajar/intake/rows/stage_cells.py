"""What one cell under a happening says: that it happened, that it did not, or something else."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ajar.intake.columns.roles import EVENTS, FOLLOW_UPS, STAGES, Role
from ajar.intake.tables.table import Mask
from ajar.intake.values import booleans, statuses
from ajar.intake.values.normalize import normalize
from ajar.intake.values.statuses import StatusMeaning
from ajar.intake.values.words import words
from ajar.model.enums import STAGE_EVENTS, EventKind

_SURE = 0.75
_NAMED = frozenset(STAGE_EVENTS) - {EventKind.APPLIED}
_PASSED, _OFFERED, _DECLINED = "shortlisted", "offer", "offer_declined"
_OFFER_ANSWERS = (EventKind.ACCEPTED, EventKind.DECLINED)
_ENDS = frozenset({EventKind.REJECTED, EventKind.WITHDRAWN})


@dataclass(frozen=True)
class CellMeaning:
    """What one distinct cell says."""

    happened: bool | None
    """None where that cannot be told."""
    kind: EventKind | None = None
    """A kind that the words name in place of the column's."""
    also: tuple[EventKind, ...] = ()
    """Kinds that the words name beside it, such as “failed” under an interview."""
    wordy: bool = False
    """The words are worth keeping with the event."""


YES, NO, UNCLEAR = (
    CellMeaning(happened=True),
    CellMeaning(happened=False),
    CellMeaning(happened=None),
)


def answers(texts: Sequence[str], dated: Mask, role: Role) -> list[CellMeaning]:
    """
    An answer for each distinct text of a column.

    Parameters
    ----------
    dated
        Texts that were read as days, or as about a day: they say that it happened.
    """
    plain = [
        YES if is_day or (role is Role.OFFER and _names_pay(text)) else _plainly(text)
        for text, is_day in zip(texts, dated.tolist(), strict=True)
    ]
    if role in FOLLOW_UPS:  # words may be a plan
        return [answer or UNCLEAR for answer in plain]
    open_texts = [text for text, answer in zip(texts, plain, strict=True) if answer is None]
    meanings = iter(statuses.interpret(open_texts))
    return [answer or _in_words(next(meanings), role) for answer in plain]


def _plainly(text: str) -> CellMeaning | None:
    """A yes, a no, a mark or a number; None for other words."""
    said = normalize(text).strip(" .")
    if not said or said in words("not_happened"):
        return NO
    flag = booleans.interpret([text])[0]
    if flag is not None:
        return YES if flag else NO
    if _NUMBER.fullmatch(said):
        return YES if float(said.replace(",", ".")) > 0 else NO
    return None


def _names_pay(text: str) -> bool:
    """Whether a cell under an offer names an amount: “95,000 €”, “$120k”."""
    return _AMOUNT.search(text) is not None


_NUMBER = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)?")
_AMOUNT = re.compile(r"[$€£¥₹]\s*\d|\d[\d.,]*\s*(?:[$€£¥₹]|k\b|万|元|lpa\b)", re.IGNORECASE)


def _in_words(meaning: StatusMeaning, role: Role) -> CellMeaning:
    # “Passed” under a stage is no withdrawal: only what can mean nothing else is an ending.
    sure = meaning.confidence >= _SURE
    ends = tuple(kind for kind in meaning.events if kind in _ENDS and sure)
    if role is Role.OFFER:
        return _of_offer(meaning, ends)
    if role in STAGES:
        return _of_stage(meaning, role, ends)
    if role is Role.REPLIED:
        return _of_reply(meaning)
    if role is Role.SILENT:
        return YES if meaning.said_silent or not meaning.known else NO
    if role is Role.APPLIED:
        return _of_applying(meaning, ends)
    return _of_ending(meaning, role)


def _of_stage(meaning: StatusMeaning, role: Role, ends: tuple[EventKind, ...]) -> CellMeaning:
    """Words under a stage tell what it was; only “waiting” and its like say that it was not."""
    named = [kind for kind in meaning.events if kind in _NAMED]
    sure = meaning.confidence >= _SURE
    if meaning.said_silent or (sure and not (named or ends or meaning.responded)):
        return NO
    # Only the general word “interview” leaves open what kind it was.
    kinds = [kind for kind in named if kind != EventKind.OFFER]
    kind = kinds[-1] if kinds and role is Role.INTERVIEW else None
    # A pass (“합격”) is an offer behind the last round only.
    passed = meaning.ambiguous[:1] == (_OFFERED,)
    offered = (EventKind.OFFER in named and meaning.confidence >= _SURE) or (
        passed and role is Role.FINAL
    )
    ends = (*ends, EventKind.OFFER) if offered else ends
    return CellMeaning(happened=True, kind=kind, also=ends, wordy=True)


def _of_offer(meaning: StatusMeaning, ends: tuple[EventKind, ...]) -> CellMeaning:
    """Under an offer, what came of it; words that nobody understands prove none."""
    if _DECLINED in (meaning.name, *meaning.ambiguous):
        return CellMeaning(happened=True, also=(EventKind.DECLINED,), wordy=True)
    if EventKind.OFFER in meaning.events:
        answers_to_it = tuple(kind for kind in meaning.events if kind in _OFFER_ANSWERS)
        return CellMeaning(happened=True, also=(*answers_to_it, *ends), wordy=True)
    if ends:
        return CellMeaning(happened=False, also=ends, wordy=True)
    return NO if meaning.known else UNCLEAR


def _of_reply(meaning: StatusMeaning) -> CellMeaning:
    """Whatever the reply said happened, too."""
    if not meaning.known:
        return CellMeaning(happened=True, wordy=True)
    said = tuple(kind for kind in meaning.events if kind != EventKind.APPLIED)
    sure = meaning.confidence >= _SURE
    return CellMeaning(meaning.responded or bool(said), also=said if sure else (), wordy=True)


def _of_applying(meaning: StatusMeaning, ends: tuple[EventKind, ...]) -> CellMeaning:
    """What became of an application was sent: “不合格” under “ES” is an answer to it."""
    if not meaning.known or not meaning.is_application:
        return NO
    passed = meaning.responded or _PASSED in meaning.ambiguous
    also = (*ends, EventKind.REPLIED) if passed else ends
    return CellMeaning(EventKind.APPLIED in meaning.events or bool(also), also=also, wordy=True)


def _of_ending(meaning: StatusMeaning, role: Role) -> CellMeaning:
    """Under endings, words count that say the same as the header."""
    if not meaning.known or EVENTS[role] in meaning.events:
        return CellMeaning(happened=True, wordy=True)
    return UNCLEAR if meaning.is_application else NO
