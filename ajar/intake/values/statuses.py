"""Status words: what a status says about its application, as a whole and not word by word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ajar.intake.values import reasons
from ajar.intake.values.folding import ARROW, BREAK
from ajar.intake.values.phrases import Match
from ajar.intake.values.vocabulary import (
    ENDINGS,
    STAGES,
    Rule,
    Sense,
    StatusMeaning,
    Vocabulary,
    ended,
    vocabulary,
)
from ajar.model.words import EventKind, Outcome, Reason

__all__ = ["MEANINGS", "StatusMeaning", "interpret"]

MEANINGS: Mapping[str, StatusMeaning] = vocabulary().meanings
"""Every meaning by name, for a person to choose from; “unknown” is the one for no meaning."""


def interpret(
    texts: Sequence[str],
    *,
    counts: Sequence[int] | None = None,
    sent: Sequence[float] | None = None,
) -> list[StatusMeaning]:
    """
    What the distinct status texts of one column mean, decided together.

    Parameters
    ----------
    texts
        Distinct texts of the column, as written. An empty text is unknown.
    counts
        Rows with each text; all equal if not given. Settles words such as “pending”.
    sent
        Share of the rows with each text that have a day of applying, NaN where the file has no
        such column. The strongest evidence on whether an unclear word means a sent application.

    Returns
    -------
    list of StatusMeaning
        One per text, in order. Unknown text has ``known=False``, no outcome and confidence 0.

    Examples
    --------
    >>> [meaning.name for meaning in interpret(["Rejected after interview", "not rejected"])]
    ['rejected_after_interview', 'waiting']
    >>> interpret(["Applied", "To apply", "Pending"])[2].name
    'waiting'
    >>> interpret(["Applied", "Pending"])[2 - 1].name
    'planned'
    """
    words = vocabulary()
    spellings: dict[str, str | None] = {}
    readings = [_read(text, words, spellings) for text in texts]
    rows = list(counts) if counts is not None else [1] * len(texts)
    column: dict[str, int] = {}
    for reading, count in zip(readings, rows, strict=True):
        if reading.settled and reading.name:
            column[reading.name] = column.get(reading.name, 0) + count
    shares = list(sent) if sent is not None else [float("nan")] * len(texts)
    return [
        _meaning(text, _settle(reading, column, count, share), words)
        for text, reading, count, share in zip(texts, readings, rows, shares, strict=True)
    ]


@dataclass(frozen=True)
class _Reading:
    """One text, read by itself."""

    name: str = ""
    events: tuple[EventKind, ...] = ()
    """Facts beyond those of the meaning itself."""
    confidence: float = 0.0
    near: bool = False
    open_sense: Sense | None = None
    """The sense that the rest of the column has to settle."""
    others: tuple[str, ...] = ()

    @property
    def settled(self) -> bool:
        return self.open_sense is None


def _read(text: str, words: Vocabulary, spellings: dict[str, str | None]) -> _Reading:
    found = words.senses.tokens(text)
    if not found:
        return _Reading()
    found, near = _respelled(found, words, spellings)
    matches = words.senses.find(found)
    senses = _plain_senses(matches, found, words)
    if not senses:
        return _Reading()
    covered = _covered(matches, found, words)
    confidence = (1.0 if covered == 1 else 0.5 + 0.4 * covered) * (0.8 if near else 1.0)
    if len(senses) == 1 and isinstance(senses[0], Sense):
        sense = senses[0]
        return _Reading(sense.default, (), confidence, near, sense)
    names = [sense.default if isinstance(sense, Sense) else sense for sense in senses]
    unsure = {sense.default for sense in senses if isinstance(sense, Sense)}
    name, others = _together(names, unsure, in_order=ARROW in found)
    events = _all_events(names, words.meanings)
    return _Reading(name, events, confidence, near, None, others)


def _plain_senses(
    matches: list[Match[Sense]], found: list[str], words: Vocabulary
) -> list[str | Sense]:
    """Meanings in the order of the text, denied ones replaced by what their denial means."""
    senses: list[str | Sense] = []
    free_from = 0
    for match in matches:
        sense = match.value
        denied = _is_denied(found[free_from : match.start], words)
        free_from = match.stop
        if not sense.default:
            continue
        if denied:
            if opposite := words.negated.get(sense.default):
                senses.append(opposite)
        elif len(sense.meanings) > 1:
            senses.append(sense)
        else:
            senses.append(sense.default)
    return senses


def _is_denied(before: list[str], words: Vocabulary) -> bool:
    """Whether a denying word stands right before a phrase, small words aside."""
    for token in reversed(before[-_REACH:]):
        if token in words.negations:
            return True
        if token not in words.fillers:
            return False
    return False


_REACH = 3
"""Tokens before a phrase among which a denying word is looked for."""


def _respelled(
    found: list[str], words: Vocabulary, spellings: dict[str, str | None]
) -> tuple[list[str], bool]:
    """
    *found* with misspelt words put right, and whether there were any.

    Only in the first clause: a long remark is full of words that no vocabulary has.
    """
    stop = next((i for i, token in enumerate(found) if token in (BREAK, ARROW)), len(found))
    better = list(found)
    for position, token in enumerate(found[: min(stop, _CLAUSE)]):
        if token in words.senses.words or token in words.negations or token in words.fillers:
            continue
        if token not in spellings:
            spellings[token] = words.senses.nearest(token)
        better[position] = spellings[token] or token
    changed = better != found
    # A correction that completes no phrase corrected nothing.
    if changed and len(words.senses.find(better)) <= len(words.senses.find(found)):
        return found, False
    return better, changed


_CLAUSE = 5
"""Longest first clause, in words, in which misspellings are looked for."""


def _covered(matches: list[Match[Sense]], found: list[str], words: Vocabulary) -> float:
    """Share of the words that belong to a phrase; small words and figures count neither way."""
    inside = {position for match in matches for position in range(match.start, match.stop)}
    open_words = [
        position
        for position, token in enumerate(found)
        if position in inside
        or not (
            token in (BREAK, ARROW)
            or token.isdigit()
            or token in words.fillers
            or token in words.negations
            or token in _JOINTS
        )
    ]
    return sum(position in inside for position in open_words) / max(len(open_words), 1)


_JOINTS = frozenset(
    {"after", "at", "in", "on", "by", "with", "and", "via", "the", "stage", "nach", "apres", "tras"}
)


def _together(names: list[str], unsure: set[str], *, in_order: bool) -> tuple[str, tuple[str, ...]]:
    """The one meaning of several in one text, and other defensible ones."""
    sent = [name for name in names if MEANINGS[name].is_application]
    if not sent:
        return names[0], ()
    ranked = sorted(sent, key=_strength)
    strongest = ranked[0]
    if in_order:
        last_end = [name for name in sent if _is_end(name)][-1:]
        strongest = last_end[0] if last_end else strongest
    stages = [name for name in sent if name in STAGES]
    stage = max(stages, key=STAGES.index) if stages else ""
    if (
        stage == "offer"
        and strongest in ("rejected", "withdrawn")
        and (strongest in unsure or strongest == "withdrawn" or in_order)
    ):
        return "offer_declined", ("rejected_after_offer",)
    if strongest in ENDINGS and stage:
        return ended(strongest, stage), ()
    return strongest, ()


def _is_end(name: str) -> bool:
    return MEANINGS[name].outcome != Outcome.OPEN or MEANINGS[name].said_silent


def _strength(name: str) -> int:
    return _STRENGTH.index(name) if name in _STRENGTH else len(_STRENGTH)


_STRENGTH = (
    *("accepted", "offer_declined", "rejected_cv", "rejected", "withdrawn", "closed", "silent"),
    *("offer", "final", "interview", "screen", "test"),
    *("shortlisted", "talent_pool", "on_hold", "in_process", "replied", "under_review"),
    *("followed_up", "viewed", "acknowledged", "in_progress", "waiting", "applied"),
)
"""Which of several meanings in one text prevails, the first before the others."""


def _all_events(names: list[str], meanings: Mapping[str, StatusMeaning]) -> tuple[EventKind, ...]:
    order = list(EventKind)
    kinds = {kind for name in names for kind in meanings[name].events}
    return tuple(sorted(kinds, key=order.index))


def _settle(reading: _Reading, column: dict[str, int], count: int, sent: float) -> _Reading:
    """A word with several readings, decided by the rest of its column."""
    sense = reading.open_sense
    if sense is None:
        return reading
    name, confidence = sense.default, _UNSURE
    for rule in sense.rules:
        if _fits(rule, column, count):
            name, confidence = rule.meaning, _BY_COLUMN
            break
    by_days = _by_days(sense, sent)
    if by_days:
        name, confidence = by_days, _BY_DAYS
    others = tuple(other for other in sense.meanings if other != name)
    return replace(reading, name=name, confidence=confidence * reading.confidence, others=others)


_UNSURE, _BY_COLUMN, _BY_DAYS = 0.5, 0.7, 0.9
_MOST, _FEW = 0.5, 0.1


def _fits(rule: Rule, column: dict[str, int], count: int) -> bool:
    if not all(any(name in column for name in names) for names in rule.present):
        return False
    return not rule.rarer_than or count <= column.get(rule.rarer_than, 0)


def _by_days(sense: Sense, sent: float) -> str:
    """The first meaning that agrees with whether such rows have a day of applying."""
    if sent >= _MOST:
        return next((name for name in sense.meanings if MEANINGS[name].is_application), "")
    if sent <= _FEW:
        return next((name for name in sense.meanings if not MEANINGS[name].is_application), "")
    return ""


def _meaning(text: str, reading: _Reading, words: Vocabulary) -> StatusMeaning:
    if not reading.name:
        return MEANINGS["unknown"]
    base = MEANINGS[reading.name]
    reason = base.reason
    if base.outcome in (Outcome.REJECTED, Outcome.CLOSED):
        said = reasons.interpret([text])[0]
        reason = reason if said == Reason.UNSTATED else said
    return replace(
        base,
        events=reading.events or base.events,
        reason=reason,
        confidence=round(reading.confidence, 2),
        near=reading.near,
        ambiguous=reading.others or words.also.get(reading.name, ()),
    )
