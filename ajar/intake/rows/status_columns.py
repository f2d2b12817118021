"""Columns that say in words where an application stands."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from math import nan

import numpy as np
import numpy.typing as npt
import pandas as pd

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import Role
from ajar.intake.rows.parsed_table import ImportContext, events_frame, texts
from ajar.intake.tables.table import Ints, Mask, Table, counts
from ajar.intake.values import statuses
from ajar.intake.values.statuses import UNKNOWN, StatusMeaning
from ajar.model.enums import Stage
from ajar.model.errors import ChoicesError
from ajar.model.import_report import QuestionCode, StatusMatch
from ajar.model.ledger import LedgerCode

Codes = npt.NDArray[np.int32]

_THEN = " → "
"""Between the texts of two columns, as the vocabulary understands “and then”."""
_MOST_PAIRS = 5_000
_SURE = 0.75
_MOST_ASKED = 3
"""Unknown words that are asked about; all of them are in the list of statuses."""


@dataclass(frozen=True, eq=False)
class StatusColumn:
    """What the status columns say, one entry a row."""

    meanings: tuple[StatusMeaning, ...]
    """Every distinct one; the last is “unknown”, for rows without a word."""
    codes: Codes
    """Position in ``meanings`` for each row."""
    written: pd.Series
    """The words as written, those of two columns joined."""
    readings: tuple[StatusMatch, ...]
    guessed: tuple[StatusMeaning, ...] = ()
    """What each of ``readings`` was taken for before the person chose."""

    def pick(self, attribute: str) -> npt.NDArray[np.object_]:
        """One attribute of the meaning, for each row."""
        return np.array([getattr(m, attribute) for m in self.meanings], dtype=object)[self.codes]

    def text(self, of: Callable[[StatusMeaning], str]) -> pd.Series:
        """A text of the meaning, for each row."""
        spread = pd.Series([str(of(meaning)) for meaning in self.meanings], dtype="str")
        return spread.take(self.codes).reset_index(drop=True)

    def flag(self, attribute: str) -> Mask:
        """One yes-or-no attribute of the meaning, for each row."""
        return np.array([getattr(m, attribute) for m in self.meanings], dtype=bool)[self.codes]

    @property
    def said(self) -> Mask:
        """Rows with any word in a status column."""
        return self.codes < len(self.meanings) - 1

    def events(self, *, column: str) -> pd.DataFrame:
        """The facts that the words prove, without days."""
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
    sent: Mask | None,
    *,
    plain: bool = False,
) -> StatusColumn:
    """
    What the status and outcome columns of *table* say.

    Parameters
    ----------
    sent
        Rows with a day or a yes for applying, None where the table has no such column. Settles
        words that mean *to do* in one tracker and *waiting* in another.
    plain
        Whether the column of those days is only called “date”: then a word that never has one
        was not sent, and one that has proves nothing.

    In a list with days of finding or posting and none of applying, words such as “open” are about
    the advertisements, if no word says that anything was sent.
    """
    positions = roles.at(Role.STATUS) + roles.at(Role.OUTCOME)
    listed = any(c.role is Role.SAVED and c.content.days > 0 for c in roles.columns)
    columns = [
        _column(table, position, context, sent, plain=plain, listed=listed)
        for position in positions
    ]
    readings = tuple(reading for column in columns for reading in column.readings)
    if not columns:
        return StatusColumn(
            (UNKNOWN,),
            np.zeros(table.height, np.int32),
            pd.Series([""] * table.height, dtype="str"),
            (),
        )
    together = columns[0]
    for column in columns[1:]:
        together = _joined(together, column, context.choices.statuses)
    _ask(readings, [guess for column in columns for guess in column.guessed], context)
    return replace(together, readings=readings)


def _column(
    table: Table,
    position: int,
    context: ImportContext,
    sent: Mask | None,
    *,
    plain: bool,
    listed: bool,
) -> StatusColumn:
    """One column: each distinct text once."""
    column = table.columns[position]
    distinct = [str(text) for text in column.texts]
    times = counts(column)
    shares = None if sent is None else _shares(column.codes, sent, len(distinct))
    if shares and plain:
        shares = [nan if share else 0.0 for share in shares]
    guessed = statuses.interpret(distinct, counts=times.tolist(), sent=shares)
    read_as = _chosen(distinct, guessed, context.choices.statuses)
    if shares is None and listed and not any(map(_says_sent, read_as)):
        none_sent = [0.0] * len(distinct)
        guessed = statuses.interpret(distinct, counts=times.tolist(), sent=none_sent)
        read_as = _chosen(distinct, guessed, context.choices.statuses)
    _report(table, position, read_as, context)
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


def _says_sent(meaning: StatusMeaning) -> bool:
    """Whether a word fits nothing but what was sent; “open” fits an advertisement, too."""
    others = [statuses.meanings()[name] for name in meaning.ambiguous]
    return meaning.known and meaning.is_application and all(m.is_application for m in others)


def meanings(
    distinct: Sequence[str], times: Sequence[int], context: ImportContext
) -> list[StatusMeaning]:
    """What the distinct texts of a log mean, with what the person chose for some of them."""
    read_as = statuses.interpret(distinct, counts=times)
    return _chosen(distinct, read_as, context.choices.statuses)


def _shares(codes: Codes, sent: Mask, distinct: int) -> list[float]:
    filled = codes >= 0
    rows = np.bincount(codes[filled], minlength=distinct)
    hits = np.bincount(codes[filled], weights=sent[filled], minlength=distinct)
    return [float(share) for share in hits / np.maximum(rows, 1)]


def _chosen(
    distinct: Sequence[str], read_as: Sequence[StatusMeaning], chosen: Mapping[str, str]
) -> list[StatusMeaning]:
    """The person's own meanings in place of those that were read."""
    found, known = [], statuses.meanings()
    for text, meaning in zip(distinct, read_as, strict=True):
        name = chosen.get(text, chosen.get(text.strip()))
        if name is not None and name not in known:
            raise ChoicesError.unreadable(f"there is no status meaning “{name}”")
        found.append(meaning if name is None else replace(known[name], confidence=1.0, known=True))
    return found


def _report(
    table: Table, position: int, meanings: Sequence[StatusMeaning], context: ImportContext
) -> None:
    """Unknown and nearly known words, a remark for each row they stand in."""
    codes, distinct = table.columns[position].codes, table.columns[position].texts
    labels = np.array([*(meaning.label for meaning in meanings), ""], dtype=object)
    for remark, holds in (
        (LedgerCode.STATUS_NEAR_MATCH, [meaning.near for meaning in meanings]),
        (LedgerCode.STATUS_UNKNOWN, [not meaning.known for meaning in meanings]),
    ):
        rows = np.flatnonzero(np.array([*holds, False], dtype=bool)[codes])
        context.remarks.add(
            remark,
            rows=table.rows[rows],
            column=table.headers[position],
            raw=distinct[codes[rows]],
            done=labels[codes[rows]].tolist() if remark is LedgerCode.STATUS_NEAR_MATCH else "",
        )


def _joined(first: StatusColumn, second: StatusColumn, chosen: Collection[str]) -> StatusColumn:
    """Two columns as one: each distinct pair of texts is read as “first, and then second”."""
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
    joined = [_pair(a, b, said, chosen) for a, b, said in zip(left, right, both, strict=True)]
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


def _pair(
    first: StatusMeaning, second: StatusMeaning, said: tuple[str, str], chosen: Collection[str]
) -> StatusMeaning:
    """What a status and an outcome mean together; what the person chose is not read anew."""
    if not second.known or said[1] in chosen:
        return second if said[1] in chosen or not first.known else first
    if not first.known or said[0] in chosen:
        return first if said[0] in chosen else second
    if not all(said):
        return first if said[0] or not said[1] else second
    if second.name == _UNFINISHED and not first.spoken and first.stage == Stage.APPLIED:
        return second
    both = statuses.interpret([_THEN.join(said)])[0]
    return both if both.known and both.is_application == first.is_application else first


_UNFINISHED = "unfinished"


def _ask(
    readings: Sequence[StatusMatch], guessed: Sequence[StatusMeaning], context: ImportContext
) -> None:
    """Ask about words with two defensible meanings, and about the commonest unknown ones."""
    words = {
        reading.raw: (reading, guess) for reading, guess in zip(readings, guessed, strict=True)
    }
    known = statuses.meanings()
    unknown = [reading for reading, guess in words.values() if not guess.known]
    puzzling = sorted(unknown, key=lambda reading: -reading.count)[:_MOST_ASKED]
    for reading, guess in words.values():
        doubtful = guess.ambiguous and guess.confidence < _SURE
        if not doubtful and reading not in puzzling:
            continue
        names = [guess.name, *guess.ambiguous] if doubtful else list(known)
        chosen = context.choices.statuses.get(reading.raw)
        names += [chosen] if chosen and chosen not in names else []
        context.ask(
            QuestionCode.STATUS_MEANING,
            f"What does “{reading.raw}” mean?",
            {name: known[name].label for name in names if name in known},
            guess.name,
            about=reading.raw,
            count=reading.count,
            answer=chosen,
        )
