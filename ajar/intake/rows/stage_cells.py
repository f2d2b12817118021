"""Interpret the cells of an event column: happened, did not happen, or another event."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ajar.intake.columns.roles import EVENT_KINDS, FOLLOW_UP_ROLES, STAGE_ROLES, Role
from ajar.intake.rows.follow_up_cells import are_steps
from ajar.intake.values import booleans, statuses
from ajar.intake.values.date_parser import is_broken_day
from ajar.intake.values.normalize import is_unspaced, normalize, tokens
from ajar.intake.values.statuses import StatusMeaning
from ajar.intake.values.words import words
from ajar.model.arrays import Flags
from ajar.model.enums import EventKind
from ajar.model.event_groups import OFFER_ANSWERS, STAGE_EVENTS

_SURE = 0.75
_NAMED = frozenset(STAGE_EVENTS) - {EventKind.APPLIED}
_PASSED, _OFFERED, _DECLINED = "shortlisted", "offer", "offer_declined"
_ENDS = frozenset({EventKind.REJECTED, EventKind.WITHDRAWN})


@dataclass(frozen=True)
class CellMeaning:
    """Meaning of one distinct cell."""

    happened: bool | None
    """None if unclear."""
    kind: EventKind | None = None
    """Event kind that replaces that of the column."""
    also: tuple[EventKind, ...] = ()
    """Further event kinds, such as “failed” in an interview column."""
    wordy: bool = False
    """Whether the text is kept as the note of the event."""
    silent: bool = False
    """Whether it states that nobody answered."""


YES, NO, UNCLEAR = (
    CellMeaning(happened=True),
    CellMeaning(happened=False),
    CellMeaning(happened=None),
)


def answers(texts: Sequence[str], dated: Flags, role: Role) -> list[CellMeaning]:
    """
    Return the meaning of each distinct text of a column.

    Parameters
    ----------
    dated
        Mask of texts that are days, also approximate ones: the event happened. So it did where a
        day was written and is broken.
    """
    plain = [
        NO
        if role in STAGE_ROLES and _was_called_off(text)
        else YES
        if is_day or is_broken_day(text) or (role is Role.OFFER and _names_pay(text))
        else _yes_or_no(text)
        for text, is_day in zip(texts, dated.tolist(), strict=True)
    ]
    if role in FOLLOW_UP_ROLES:  # other texts may be plans
        steps = are_steps(texts) if role is Role.FOLLOW_UP else [False] * len(texts)
        pairs = zip(plain, steps, strict=True)
        return [
            UNCLEAR if (step and answer is YES) else answer or UNCLEAR for answer, step in pairs
        ]
    open_texts = [text for text, answer in zip(texts, plain, strict=True) if answer is None]
    # A stage has only what was sent: “fail” is no form that could not be sent.
    sent = [1.0] * len(open_texts) if role in STAGE_ROLES else None
    meanings = iter(statuses.interpret(open_texts, sent=sent))
    return [answer or _by_status(next(meanings), role) for answer in plain]


def _yes_or_no(text: str) -> CellMeaning | None:
    """Meaning of a yes, a no, a mark or a number; None for other texts."""
    plain_text = normalize(text).strip(" .")
    if not plain_text or plain_text in words("not_happened"):
        return NO
    flag = booleans.interpret([text])[0]
    if flag is not None:
        return YES if flag else NO
    if _NUMBER.fullmatch(plain_text):
        return YES if float(plain_text.replace(",", ".")) > 0 else NO
    return None


def _was_called_off(text: str) -> bool:
    """Whether a cell names a day that was not kept: “7 Sep (cancelled)”."""
    if not any(map(str.isdigit, text)):
        return False
    off = words("called_off")
    # Words of scripts without spaces stand anywhere in a text.
    return not off.isdisjoint(tokens(text)) or any(is_unspaced(w) and w in text for w in off)


def _names_pay(text: str) -> bool:
    """Whether a cell has an amount of money: “95,000 €”, “$120k”."""
    return _AMOUNT.search(text) is not None


_NUMBER = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)?")
_AMOUNT = re.compile(r"[$€£¥₹]\s*\d|\d[\d.,]*\s*(?:[$€£¥₹]|k\b|万|元|lpa\b)", re.IGNORECASE)


def _by_status(meaning: StatusMeaning, role: Role) -> CellMeaning:
    # “Passed” in a stage column is no withdrawal: only certain meanings are outcomes.
    sure = meaning.confidence >= _SURE
    ends = tuple(kind for kind in meaning.events if kind in _ENDS and sure)
    if role is Role.OFFER:
        return _of_offer(meaning, ends)
    if role in STAGE_ROLES:
        return _of_stage(meaning, role, ends)
    if role is Role.REPLIED:
        return _of_reply(meaning)
    if role is Role.SILENT:
        return YES if meaning.said_silent or not meaning.known else NO
    if role is Role.APPLIED:
        return _of_applying(meaning, ends)
    return _of_ending(meaning, role)


def _of_stage(meaning: StatusMeaning, role: Role, ends: tuple[EventKind, ...]) -> CellMeaning:
    """Meaning in a stage column: any text means it happened, except “waiting” and the like."""
    named = [kind for kind in meaning.events if kind in _NAMED]
    sure = meaning.confidence >= _SURE
    if meaning.said_silent:
        return CellMeaning(happened=False, silent=sure)
    if sure and meaning.events == (EventKind.CLOSED,):
        return CellMeaning(happened=False, also=meaning.events, wordy=True)
    if sure and not (named or ends or meaning.responded):
        return NO
    if meaning.before_stages:
        return CellMeaning(happened=False, also=ends, wordy=True)
    # Only the general role “interview” can be refined to another kind.
    kinds = [kind for kind in named if kind != EventKind.OFFER]
    kind = kinds[-1] if kinds and role is Role.INTERVIEW else None
    # A pass (“합격”) is an offer only after the final round.
    passed = meaning.ambiguous[:1] == (_OFFERED,)
    offered = (EventKind.OFFER in named and meaning.confidence >= _SURE) or (
        passed and role is Role.FINAL
    )
    ends = (*ends, EventKind.OFFER) if offered else ends
    return CellMeaning(happened=True, kind=kind, also=ends, wordy=True)


def _of_offer(meaning: StatusMeaning, ends: tuple[EventKind, ...]) -> CellMeaning:
    """Meaning in an offer column; unknown texts are no offer."""
    if _DECLINED in (meaning.name, *meaning.ambiguous):
        return CellMeaning(happened=True, also=(EventKind.DECLINED,), wordy=True)
    if EventKind.OFFER in meaning.events:
        answers_to_it = tuple(kind for kind in meaning.events if kind in OFFER_ANSWERS)
        return CellMeaning(happened=True, also=(*answers_to_it, *ends), wordy=True)
    if ends:
        return CellMeaning(happened=False, also=ends, wordy=True)
    return NO if meaning.known else UNCLEAR


def _of_reply(meaning: StatusMeaning) -> CellMeaning:
    """Meaning in a reply column; the events in the reply happened, too."""
    if not meaning.known:
        return CellMeaning(happened=True, wordy=True)
    kinds = tuple(kind for kind in meaning.events if kind != EventKind.APPLIED)
    sure = meaning.confidence >= _SURE
    return CellMeaning(meaning.responded or bool(kinds), also=kinds if sure else (), wordy=True)


def _of_applying(meaning: StatusMeaning, ends: tuple[EventKind, ...]) -> CellMeaning:
    """Meaning in a column for applying; “不合格” under “ES” is a reply to a sent application."""
    if not meaning.known:
        return UNCLEAR
    if not meaning.is_application:
        return NO
    passed = meaning.responded or _PASSED in meaning.ambiguous
    also = (*ends, EventKind.REPLIED) if passed else ends
    return CellMeaning(EventKind.APPLIED in meaning.events or bool(also), also=also, wordy=True)


def _of_ending(meaning: StatusMeaning, role: Role) -> CellMeaning:
    """Meaning in an outcome column; only texts with the meaning of the header count."""
    if not meaning.known or EVENT_KINDS[role] in meaning.events:
        return CellMeaning(happened=True, wordy=True)
    return UNCLEAR if meaning.is_application else NO
