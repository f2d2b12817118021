"""Interpret the status texts of a column: stage, outcome, events and reason of each."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import nan
from pathlib import Path

from ajar.intake.values import ngram_model, reasons
from ajar.intake.values.import_cache import within_budget
from ajar.intake.values.normalize import normalize
from ajar.intake.values.status_parser import ParsedStatus, read
from ajar.intake.values.status_vocabulary import (
    UNKNOWN,
    DisambiguationRule,
    PhraseMeaning,
    StatusMeaning,
    Vocabulary,
    vocabulary,
)
from ajar.model.enums import EventKind, Outcome, Reason

MODEL = Path(__file__).with_name("status_model.npz")
"""Model weights, trained by ``benchmarks/word_models.py`` on ``statuses.toml``."""

__all__ = ["UNKNOWN", "StatusMeaning", "interpret", "meanings"]


def meanings() -> Mapping[str, StatusMeaning]:
    """Return all meanings by name, for the person to choose from; “unknown” is no meaning."""
    return vocabulary().meanings


def interpret(
    texts: Sequence[str],
    *,
    counts: Sequence[int] | None = None,
    sent: Sequence[float] | None = None,
    respell: bool = True,
) -> list[StatusMeaning]:
    """
    Return the meanings of the distinct status texts of one column, decided together.

    Parameters
    ----------
    texts
        Distinct texts of the column, as written. An empty text is unknown.
    counts
        Rows with each text; all equal if None. Decides ambiguous words such as “pending”.
    sent
        Share of the rows with each text that have a day of applying, NaN where the file has no
        such column. The strongest evidence on whether an unclear word means a sent application.
    respell
        Whether to correct misspellings, which takes most of the time.

    Returns
    -------
    list of StatusMeaning
        One per text, in order. Unknown text has ``known=False``, no outcome and confidence 0.

    Examples
    --------
    >>> [meaning.name for meaning in interpret(["Rejected after interview", "not rejected"])]
    ['rejected_after_interview', 'waiting']
    >>> [meaning.name for meaning in interpret(["Applied", "To apply", "Pending"])]
    ['applied', 'planned', 'waiting']
    >>> [meaning.name for meaning in interpret(["Applied", "Pending"])]
    ['applied', 'planned']
    """
    words = vocabulary()
    spellings: dict[str, str | None] | None = {} if respell else None
    rows = [1] * len(texts) if counts is None else list(counts)
    found: dict[int, ParsedStatus] = {}
    for place in sorted(range(len(texts)), key=lambda each: -rows[each]):  # the most frequent first
        if respell and not within_budget("statuses", _MOST_DISTINCT):
            break
        found[place] = read(texts[place], words, spellings)
        if respell:
            found[place] = _guessed(texts[place], found[place], words)
    parsed = [found.get(place, ParsedStatus()) for place in range(len(texts))]
    shares = [nan] * len(texts) if sent is None else list(sent)
    column: dict[str, int] = {}
    for status, count in zip(parsed, rows, strict=True):
        sense = status.open_sense
        name = status.name if sense is None else sense.group
        if name:
            column[name] = column.get(name, 0) + count
    return [
        _meaning(text, _disambiguated(status, words, column, count, share), words)
        for text, status, count, share in zip(texts, parsed, rows, shares, strict=True)
    ]


def _guessed(text: str, status: ParsedStatus, words: Vocabulary) -> ParsedStatus:
    """
    Guess the meaning of a short text without a known phrase, by its character n-grams.

    Outcomes and guesses with a probability below 85 % are only proposed in the question.
    """
    if status.name or status.others or not 0 < len(text) <= _SHORT:
        return status
    likely = ngram_model.load(MODEL).guess(normalize(text))
    name, share = next(iter(likely.items()), ("", 0.0))
    if share < _PROPOSED:
        return status
    meaning = words.meanings[name]
    ends = meaning.outcome != Outcome.OPEN or meaning.said_silent or name in _OFFERS
    if ends or share < _USED:
        return replace(status, others=(name,))
    return replace(status, name=name, confidence=share * _BY_LIKENESS, near=True)


_SHORT = 40
"""Most characters of a text whose meaning is guessed."""
_PROPOSED, _USED = 0.5, 0.85
"""Least probability of a guess that is proposed in the question, and of one that is used."""
_BY_LIKENESS = 0.7


def _disambiguated(
    status: ParsedStatus, words: Vocabulary, column: dict[str, int], count: int, sent: float
) -> ParsedStatus:
    """Decide an ambiguous status by the other statuses and the days of its column."""
    sense = status.open_sense
    if sense is None:
        return status
    name, confidence = sense.default, _UNSURE
    for rule in sense.rules:
        if _applies(rule, column, count):
            name, confidence = rule.meaning, rule.sure
            break
    if by_days := _by_days(sense, words, sent):
        name, confidence = by_days, _BY_DAYS
    others = tuple(other for other in sense.meanings if other != name)
    confidence *= status.confidence
    if name in _OFFERS and confidence < _SURE:  # a false offer is worse than a question
        return replace(status, name="", confidence=0.0, others=(name, *others))
    return replace(status, name=name, confidence=confidence, others=others)


_OFFERS = frozenset({"offer", "accepted", "offer_declined"})
_SURE = 0.75


_MOST_DISTINCT = 50_000
"""Most distinct texts that are read as statuses in one import; further ones stay unknown."""


_UNSURE, _BY_DAYS = 0.5, 0.9
"""Confidence of a meaning chosen without evidence, and by the days of the column."""


def _applies(rule: DisambiguationRule, column: dict[str, int], count: int) -> bool:
    if not all(any(name in column for name in names) for names in rule.present):
        return False
    return not rule.rarer_than or count <= column.get(rule.rarer_than, 0)


def _by_days(sense: PhraseMeaning, words: Vocabulary, sent: float) -> str:
    """First meaning consistent with the share of rows with a day of applying, or empty."""
    if _FEW < sent < _MOST or sent != sent:  # noqa: PLR0124 (NaN)
        return ""
    if len({words.meanings[name].is_application for name in sense.meanings}) == 1:
        return ""  # days do not distinguish them
    return next(
        (name for name in sense.meanings if words.meanings[name].is_application == (sent >= _MOST)),
        "",
    )


_FEW, _MOST = 0.1, 0.5


def _meaning(text: str, status: ParsedStatus, words: Vocabulary) -> StatusMeaning:
    if status.name in {"", UNKNOWN.name}:
        return replace(UNKNOWN, ambiguous=tuple(n for n in status.others if n != UNKNOWN.name))
    base = words.meanings[status.name]
    happened = {*base.events, *status.events}
    return replace(
        base,
        events=tuple(kind for kind in EventKind if kind in happened),
        proves_sent=base.proves_sent or EventKind.APPLIED in status.events,
        reason=_reason(text, base, status.others),
        confidence=round(status.confidence, 2),
        near=status.near,
        ambiguous=status.others or words.alternatives.get(status.name, ()),
    )


def _reason(text: str, base: StatusMeaning, others: Sequence[str]) -> Reason:
    """Reason that a status states; a bare “closed”, which may be a rejection, states none."""
    if base.outcome not in (Outcome.REJECTED, Outcome.CLOSED):
        return base.reason
    reason = reasons.interpret([text])[0]
    if reason != Reason.UNSTATED:
        return reason
    return Reason.UNSTATED if "rejected" in others else base.reason
