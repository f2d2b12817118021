"""Columns of happenings: each cell a day, a yes or no, a number or a word."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from ajar.intake.assign import ColumnRole
from ajar.intake.draft import CODE, NO_DAY, Days, events_frame, keys, texts, told
from ajar.intake.headers import is_numbered
from ajar.intake.roles import EVENTS, FOLLOW_UPS, STAGES, Role
from ajar.intake.table import Mask, Table
from ajar.intake.values import flags, statuses
from ajar.intake.values.days import DayColumn
from ajar.intake.values.folding import fold
from ajar.intake.words import words
from ajar.model.words import STAGE_EVENTS, EventKind

_SURE = 0.75
_SPOKEN_ABOUT = frozenset(STAGE_EVENTS) - {EventKind.APPLIED}


@dataclass(frozen=True, eq=False)
class Happenings:
    """What one column says happened."""

    events: pd.DataFrame
    """As in a draft."""
    yes: Mask
    """Rows where it happened."""
    no: Mask
    """Rows where the cell says that it did not."""
    dated: bool
    """Some cell has a day."""


def read(table: Table, position: int, column: ColumnRole, days: DayColumn | None) -> Happenings:
    """
    The happenings of one column.

    A day, a yes, a tick or a number above zero says that it happened; no, 0 and “n/a” that it
    did not. Under a stage, words name what happened (“Zoom interview”, “coding challenge”), so
    whatever is not a no happened; under a follow-up, words may be a plan and prove nothing.

    Parameters
    ----------
    days
        The days in this column, None where it has none.
    """
    cells = table.columns[position]
    distinct = [str(text) for text in cells.texts]
    kind = EVENTS.get(column.role, EventKind.REPLIED)
    day = np.full(len(distinct), NO_DAY) if days is None else days.days
    about = np.zeros(len(distinct), bool) if days is None else days.approximate | days.out_of_range
    dated = ~np.isnat(day) | about
    answers = [_answer(text, d, column.role) for text, d in zip(distinct, dated, strict=True)]
    happened = np.array([answer.happened is True for answer in answers] + [False])
    refused = np.array([answer.happened is False for answer in answers] + [False])
    yes, no = happened[cells.codes], refused[cells.codes]
    if column.role is Role.SILENT:
        return Happenings(events_frame(np.flatnonzero(no), kind).iloc[:0], yes, no, dated=False)
    frames = [_events(table, position, kind, yes, day, answers, days)]
    frames += _extra(cells.codes, answers, kind, column.header)
    if days is not None and kind is not EventKind.APPLIED:
        again = np.flatnonzero(~np.isnat(np.append(days.second, NO_DAY)[cells.codes]))
        later = days.second[cells.codes[again]]
        frames.append(events_frame(again, kind, days=later, column=column.header))
    if column.role is Role.FOLLOW_UP:
        frames[0]["inferred"] |= frames[0]["day"].notna()
    return Happenings(
        pd.concat(frames, ignore_index=True), yes, no, dated=bool((~np.isnat(day)).any())
    )


@dataclass(frozen=True)
class _Answer:
    happened: bool | None
    kind: EventKind | None = None
    """A kind that the words name in place of the column's."""
    also: tuple[EventKind, ...] = ()
    """Endings that the words name beside it."""
    wordy: bool = False


def _answer(text: str, dated: np.bool_, role: Role) -> _Answer:
    plain = fold(text).strip(" .")
    if dated:
        return _Answer(True)
    if plain in words("not_happened") or not plain:
        return _Answer(False)
    flag = flags.interpret([text])[0]
    if flag is not None:
        return _Answer(flag)
    try:
        return _Answer(float(plain.replace(",", ".")) > 0)
    except ValueError:
        return _in_words(text, role)


def _in_words(text: str, role: Role) -> _Answer:
    meaning = statuses.interpret([text])[0]
    named = [kind for kind in meaning.events if kind in _SPOKEN_ABOUT]
    # “Passed” under a stage is no withdrawal: only what can mean nothing else counts.
    sure = meaning.confidence >= _SURE
    ends = tuple(
        kind
        for kind in meaning.events
        if kind in {EventKind.REJECTED, EventKind.WITHDRAWN} and sure
    )
    if role in FOLLOW_UPS:
        return _Answer(None)
    if role in STAGES:
        if meaning.confidence >= _SURE and not (named or ends or meaning.responded):
            return _Answer(False)
        # Only the general word “interview” leaves open what kind it was.
        kind = named[-1] if named and role is Role.INTERVIEW else None
        return _Answer(True, kind, ends, wordy=True)
    if role is Role.SILENT:
        return _Answer(meaning.said_silent or not meaning.known)
    wanted = EVENTS[role]
    if role is Role.REPLIED:
        answered = any(kind is not EventKind.APPLIED for kind in meaning.events)
        if meaning.known:
            return _Answer(answered or meaning.responded, None, ends, wordy=True)
        return _Answer(True, wordy=True)
    if meaning.known and wanted not in meaning.events:
        return _Answer(False if not meaning.is_application or role is Role.APPLIED else None)
    return _Answer(meaning.known or role is not Role.APPLIED, wordy=True)


def _events(
    table: Table,
    position: int,
    kind: EventKind,
    yes: Mask,
    day: Days,
    answers: list[_Answer],
    days: DayColumn | None,
) -> pd.DataFrame:
    """The column's own events, one for each row where it happened."""
    codes = table.columns[position].codes
    rows = np.flatnonzero(yes)
    named = np.array([CODE[answer.kind or kind] for answer in answers], dtype=np.int8)
    inferred = np.zeros(len(answers), bool) if days is None else days.year_inferred
    written = texts(table, position)
    noted = np.array([answer.wordy for answer in answers], dtype=bool)
    if days is not None:
        noted |= days.approximate | days.out_of_range | ~np.isnat(days.second)
    return events_frame(
        rows,
        named[codes[rows]],
        days=day[codes[rows]],
        inferred=inferred[codes[rows]],
        notes=written.where(pd.Series(np.append(noted, False)[codes]), "").iloc[rows],
        column=table.headers[position],
    )


def _extra(
    codes: npt.NDArray[np.int32], answers: list[_Answer], kind: EventKind, header: str
) -> list[pd.DataFrame]:
    """Endings that the words of a cell name, such as “failed” under an interview."""
    frames = []
    for ending in (EventKind.REJECTED, EventKind.WITHDRAWN):
        says = np.array([ending in answer.also for answer in answers] + [False])
        if ending is not kind and says.any():
            frames.append(events_frame(np.flatnonzero(says[codes]), ending, column=header))
    return frames


def without_repeats(events: pd.DataFrame, height: int) -> pd.DataFrame:
    """
    Events without undated ones that another column of the same row tells with a day.

    “Interview: yes” beside “Interview date” is one interview; “interview 1” and “interview 2”
    are two, so numbered columns keep theirs.
    """
    dated = events["day"].notna().to_numpy()
    if dated.all():
        return events
    again = told(events.loc[dated], height)[keys(events)] & ~dated
    numbered = {header for header in events["column"].unique() if is_numbered(header)}
    again &= ~events["column"].isin(numbered).to_numpy()
    return events.loc[~again].reset_index(drop=True)
