"""Read the status and outcome columns of a table."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import zip_longest
from math import nan

import numpy as np
import numpy.typing as npt
import pandas as pd

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import Role
from ajar.intake.rows.parsed_table import ImportContext, events_frame, texts
from ajar.intake.rows.status_remarks import ask_about_statuses, report_statuses
from ajar.intake.tables.table import Table, counts
from ajar.intake.values import statuses
from ajar.intake.values.statuses import UNKNOWN, StatusMeaning
from ajar.model.arrays import Flags, Ints
from ajar.model.enums import Outcome, Stage
from ajar.model.errors import ImportSettingsError
from ajar.model.import_report import StatusMatch

Codes = npt.NDArray[np.int32]

_THEN = " → "
"""Separator between the texts of two columns, a transition in the vocabulary."""
_MOST_PAIRS = 5_000


@dataclass(frozen=True, eq=False)
class StatusColumn:
    """Status of each row."""

    meanings: tuple[StatusMeaning, ...]
    """Distinct meanings; the last is “unknown”, for rows without a status."""
    codes: Codes
    """Position in ``meanings`` for each row."""
    written: pd.Series
    """Status as written, with the texts of several columns joined."""
    matches: tuple[StatusMatch, ...]
    guessed: tuple[StatusMeaning, ...] = ()
    """Meaning of each of ``matches`` before settings of the person."""

    def pick(self, attribute: str) -> npt.NDArray[np.object_]:
        """Return one attribute of the meaning of each row."""
        return np.array([getattr(m, attribute) for m in self.meanings], dtype=object)[self.codes]

    def text(self, value: Callable[[StatusMeaning], str]) -> pd.Series:
        """Return a text computed from the meaning of each row."""
        spread = pd.Series([str(value(meaning)) for meaning in self.meanings], dtype="str")
        return spread.take(self.codes).reset_index(drop=True)

    def flag(self, attribute: str) -> Flags:
        """Return one boolean attribute of the meaning of each row."""
        return np.array([getattr(m, attribute) for m in self.meanings], dtype=bool)[self.codes]

    @property
    def has_status(self) -> Flags:
        """Mask of rows with a status."""
        return self.codes < len(self.meanings) - 1

    def events(self, *, column: str) -> pd.DataFrame:
        """Return the events that the statuses imply, without days."""
        frames = []
        for kind in dict.fromkeys(kind for m in self.meanings for kind in m.events):
            proves = np.array([kind in m.events for m in self.meanings])
            rows = np.flatnonzero(proves[self.codes])
            frames.append(events_frame(rows, kind, column=column))
        return (
            pd.concat(frames, ignore_index=True)
            if frames
            else events_frame(_NONE, np.empty(0, np.int8))
        )


_NONE: Ints = np.empty(0, dtype=np.int64)


def read(
    table: Table,
    roles: ColumnRoles,
    context: ImportContext,
    sent: Flags | None,
    *,
    plain: bool = False,
    untouched: Flags | None = None,
) -> StatusColumn:
    """
    Return the status of each row of *table*.

    Parameters
    ----------
    sent
        Rows with a day or a yes for applying, None without such a column. Decides statuses that
        mean *to do* in one tracker and *waiting* in another.
    plain
        Whether that column is a plain “date”: then a status that never has a day was not sent,
        and one with a day proves nothing.
    untouched
        Rows that nobody changed since they were saved, None where the file does not say. Beside
        “applied”, a status that only such rows have was there from the start and means *to do*.

    In a list with days of saving and none of applying, statuses such as “open” are about the
    advertisements, unless a status implies a sent application.
    """
    positions = roles.at(Role.STATUS) + roles.at(Role.OUTCOME)
    listed = any(c.role is Role.SAVED and c.content.days > 0 for c in roles.columns)
    columns = [
        _column(table, position, context, sent, untouched, plain=plain, listed=listed)
        for position in positions
    ]
    matches = tuple(match for column in columns for match in column.matches)
    if not columns:
        return StatusColumn(
            (UNKNOWN,),
            np.zeros(table.height, np.int32),
            pd.Series([""] * table.height, dtype="str"),
            (),
        )
    combined = columns[0]
    for column in columns[1:]:
        combined = _combine_columns(combined, column, context.settings.statuses.keys())
    ask_about_statuses(matches, [guess for column in columns for guess in column.guessed], context)
    return replace(combined, matches=matches)


def _column(
    table: Table,
    position: int,
    context: ImportContext,
    sent: Flags | None,
    untouched: Flags | None,
    *,
    plain: bool,
    listed: bool,
) -> StatusColumn:
    """Status of each row in one column."""
    column = table.columns[position]
    distinct = [str(text) for text in column.texts]
    times = counts(column)
    shares = None if sent is None else _shares(column.codes, sent, len(distinct))
    if shares and plain:
        shares = [nan if share else 0.0 for share in shares]
    guessed = statuses.interpret(distinct, counts=times.tolist(), sent=shares)
    if shares is None and untouched is not None and any(map(_is_applied, guessed)):
        changed = _shares(column.codes, ~untouched, len(distinct))
        from_start = [nan if share else 0.0 for share in changed]
        guessed = statuses.interpret(distinct, counts=times.tolist(), sent=from_start)
    read_as = _chosen(distinct, guessed, context.settings.statuses)
    if shares is None and listed and not any(map(_implies_sent, read_as)):
        none_sent = [0.0] * len(distinct)
        guessed = statuses.interpret(distinct, counts=times.tolist(), sent=none_sent)
        read_as = _chosen(distinct, guessed, context.settings.statuses)
    report_statuses(table, position, read_as, context)
    return StatusColumn(
        (*read_as, UNKNOWN),
        np.where(column.codes < 0, len(distinct), column.codes).astype(np.int32),
        texts(table, position),
        tuple(
            StatusMatch(text.strip(), meaning.name, int(count), meaning.confidence)
            for text, meaning, count in zip(distinct, read_as, times, strict=True)
        ),
        tuple(guessed),
    )


def _is_applied(meaning: StatusMeaning) -> bool:
    return meaning.name == "applied" and not meaning.ambiguous


def _implies_sent(meaning: StatusMeaning) -> bool:
    """Whether a status implies a sent application; “open” may be an advertisement."""
    others = [statuses.meanings()[name] for name in meaning.ambiguous]
    return meaning.known and meaning.is_application and all(m.is_application for m in others)


def meanings(
    distinct: Sequence[str], times: Sequence[int], context: ImportContext
) -> list[StatusMeaning]:
    """Return the meanings of the distinct texts of a log, with the settings of the person."""
    read_as = statuses.interpret(distinct, counts=times)
    return _chosen(distinct, read_as, context.settings.statuses)


def _shares(codes: Codes, sent: Flags, distinct: int) -> list[float]:
    filled = codes >= 0
    rows = np.bincount(codes[filled], minlength=distinct)
    hits = np.bincount(codes[filled], weights=sent[filled], minlength=distinct)
    return [float(share) for share in hits / np.maximum(rows, 1)]


def _chosen(
    distinct: Sequence[str], read_as: Sequence[StatusMeaning], chosen_meanings: Mapping[str, str]
) -> list[StatusMeaning]:
    """The meanings with the settings of the person applied."""
    found, known = [], statuses.meanings()
    for text, meaning in zip(distinct, read_as, strict=True):
        name = chosen_meanings.get(text, chosen_meanings.get(text.strip()))
        if name is not None and name not in known:
            raise ImportSettingsError.unreadable(f"there is no status meaning “{name}”")
        found.append(meaning if name is None else replace(known[name], confidence=1.0, known=True))
    return found


def _combine_columns(
    first: StatusColumn, second: StatusColumn, chosen_meanings: AbstractSet[str]
) -> StatusColumn:
    """Combine two status columns; each distinct pair of texts is read as a transition."""
    width = len(second.meanings)
    pairs, codes = np.unique(
        first.codes.astype(np.int64) * width + second.codes, return_inverse=True
    )
    left = [first.meanings[pair // width] for pair in pairs]
    right = [second.meanings[pair % width] for pair in pairs]
    example = np.zeros(len(pairs), dtype=np.int64)
    example[codes] = np.arange(len(codes))
    few = example if len(pairs) <= _MOST_PAIRS else example[:0]
    words = zip_longest(first.written.iloc[few], second.written.iloc[few], fillvalue="")
    both = [*words, *[("", "")] * (len(pairs) - len(few))]
    joined = [
        _answered_offer(b, pair_texts, chosen_meanings)
        or _combined_meaning(a, b, pair_texts, chosen_meanings)
        for a, b, pair_texts in zip(left, right, both, strict=True)
    ]
    empty = (first.written == "") | (second.written == "")
    gap = empty.map({True: "", False: _THEN}).astype("str")
    position = np.where(
        pairs == (len(first.meanings) * width - 1), len(pairs), np.arange(len(pairs))
    )
    return StatusColumn(
        (*joined, UNKNOWN),
        position[codes].astype(np.int32),
        first.written + gap + second.written,
        (),
    )


def _answered_offer(
    second: StatusMeaning, pair_texts: tuple[str, str], chosen_meanings: AbstractSet[str]
) -> StatusMeaning | None:
    """Meaning of “declined” beside an offer, which only the person can decline; else None."""
    if not second.ambiguous or not all(pair_texts) or not chosen_meanings.isdisjoint(pair_texts):
        return None
    both = statuses.interpret([_THEN.join(pair_texts)])[0]
    return both if both.offer_answer and both.name in second.ambiguous else None


def _combined_meaning(
    first: StatusMeaning,
    second: StatusMeaning,
    pair_texts: tuple[str, str],
    chosen_meanings: AbstractSet[str],
) -> StatusMeaning:
    """Combined meaning of a status and an outcome; settings of the person are kept."""
    if not second.known or pair_texts[1] in chosen_meanings:
        return second if pair_texts[1] in chosen_meanings or not first.known else first
    if not first.known or pair_texts[0] in chosen_meanings:
        return first if pair_texts[0] in chosen_meanings else second
    if not all(pair_texts):
        return first if pair_texts[0] or not pair_texts[1] else second
    if second.said_silent and first.outcome != Outcome.OPEN:
        return first
    if second.name == _UNFINISHED and not first.spoken and first.stage == Stage.APPLIED:
        return second
    both = statuses.interpret([_THEN.join(pair_texts)])[0]
    return both if both.known and both.is_application == first.is_application else first


_UNFINISHED = "unfinished"
