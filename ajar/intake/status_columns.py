"""Columns that say in words where an application stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from ajar.intake.assign import Roles
from ajar.intake.draft import Context, events_frame, texts
from ajar.intake.roles import Role
from ajar.intake.table import Ints, Mask, Table, counts
from ajar.intake.values import statuses
from ajar.intake.values.statuses import MEANINGS, StatusMeaning
from ajar.model.errors import ChoicesError
from ajar.model.ledger import Code
from ajar.model.reading import StatusReading

Codes = npt.NDArray[np.int32]

UNSAID = MEANINGS["unknown"]
_THEN = " → "
"""Between the texts of two columns, as the vocabulary understands “and then”."""
_MOST_PAIRS = 5_000
_SURE = 0.75


@dataclass(frozen=True, eq=False)
class Standing:
    """What the status columns say, one entry a row."""

    meanings: tuple[StatusMeaning, ...]
    """Every distinct one; the last is “unknown”, for rows without a word."""
    codes: Codes
    """Position in ``meanings`` for each row."""
    written: pd.Series
    """The words as written, those of two columns joined."""
    readings: tuple[StatusReading, ...]

    def pick(self, attribute: str) -> npt.NDArray[np.object_]:
        """One attribute of the meaning, for each row."""
        return np.array([getattr(m, attribute) for m in self.meanings], dtype=object)[self.codes]

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
        return pd.concat(frames, ignore_index=True) if frames else events_frame(_NONE, np.int8([]))


_NONE: Ints = np.empty(0, dtype=np.int64)


def read(table: Table, roles: Roles, context: Context, sent: Mask | None) -> Standing:
    """
    What the status and outcome columns of *table* say.

    Parameters
    ----------
    sent
        Rows with a day or a yes for applying, None where the table has no such column. Settles
        words that mean *to do* in one tracker and *waiting* in another.
    """
    positions = roles.at(Role.STATUS) + roles.at(Role.OUTCOME)
    columns = [_column(table, position, context, sent) for position in positions]
    readings = tuple(reading for column in columns for reading in column.readings)
    if not columns:
        return Standing(
            (UNSAID,),
            np.zeros(table.height, np.int32),
            pd.Series([""] * table.height, dtype="str"),
            (),
        )
    together = columns[0]
    for column in columns[1:]:
        together = _joined(together, column)
    _question(readings, columns, context)
    return replace(together, readings=readings)


def _column(table: Table, position: int, context: Context, sent: Mask | None) -> Standing:
    """One column: each distinct text once."""
    column, header = table.columns[position], table.headers[position]
    distinct = [str(text) for text in column.texts]
    times = counts(column)
    shares = None if sent is None else _shares(column.codes, sent, len(distinct))
    read_as = meanings(distinct, times.tolist(), context, shares)
    _report(header, distinct, read_as, table, position, context)
    return Standing(
        (*read_as, UNSAID),
        np.where(column.codes < 0, len(distinct), column.codes).astype(np.int32),
        texts(table, position),
        tuple(
            StatusReading(text.strip(), meaning.name, int(count), meaning.confidence)
            for text, meaning, count in zip(distinct, read_as, times, strict=True)
        ),
    )


def meanings(
    distinct: Sequence[str],
    times: Sequence[int],
    context: Context,
    sent: Sequence[float] | None = None,
) -> list[StatusMeaning]:
    """What the distinct texts of one column mean, with what the person chose for some of them."""
    read_as = statuses.interpret(distinct, counts=times, sent=sent)
    return _chosen(distinct, read_as, context.choices.statuses)


def _shares(codes: Codes, sent: Mask, distinct: int) -> list[float]:
    filled = codes >= 0
    rows = np.bincount(codes[filled], minlength=distinct)
    hits = np.bincount(codes[filled], weights=sent[filled], minlength=distinct)
    return (hits / np.maximum(rows, 1)).tolist()


def _chosen(
    distinct: Sequence[str], read_as: Sequence[StatusMeaning], chosen: Mapping[str, str]
) -> list[StatusMeaning]:
    """The person's own meanings in place of those that were read."""
    found = []
    for text, meaning in zip(distinct, read_as, strict=True):
        name = chosen.get(text, chosen.get(text.strip()))
        if name is not None and name not in MEANINGS:
            raise ChoicesError.unreadable(f"there is no status meaning “{name}”")
        found.append(
            meaning if name is None else replace(MEANINGS[name], confidence=1.0, known=True)
        )
    return found


def _report(
    header: str,
    distinct: Sequence[str],
    meanings: Sequence[StatusMeaning],
    table: Table,
    position: int,
    context: Context,
) -> None:
    """Unknown and nearly known words, a remark for each row they stand in."""
    codes = table.columns[position].codes
    labels = np.array([*(meaning.label for meaning in meanings), ""], dtype=object)
    for remark, holds in (
        (Code.STATUS_NEAR_MATCH, [meaning.near for meaning in meanings]),
        (Code.STATUS_UNKNOWN, [not meaning.known for meaning in meanings]),
    ):
        rows = np.flatnonzero(np.array([*holds, False], dtype=bool)[codes])
        context.remarks.add(
            remark,
            rows=table.rows[rows],
            column=header,
            raw=np.array(distinct, dtype=object)[codes[rows]],
            done=labels[codes[rows]].tolist() if remark is Code.STATUS_NEAR_MATCH else "",
        )


def _joined(first: Standing, second: Standing) -> Standing:
    """Two columns as one: each distinct pair of texts is read as “first, and then second”."""
    width = len(second.meanings)
    pairs, codes = np.unique(
        first.codes.astype(np.int64) * width + second.codes, return_inverse=True
    )
    left = [first.meanings[pair // width] for pair in pairs]
    right = [second.meanings[pair % width] for pair in pairs]
    example = np.zeros(len(pairs), dtype=np.int64)
    example[codes] = np.arange(len(codes))
    words = [
        (first.written.iat[row], second.written.iat[row]) if len(pairs) <= _MOST_PAIRS else ("", "")
        for row in example
    ]
    joined = [_pair(a, b, *both) for a, b, both in zip(left, right, words, strict=True)]
    empty = (first.written == "") | (second.written == "")
    gap = empty.map({True: "", False: _THEN}).astype("str")
    position = np.where(
        pairs == (len(first.meanings) * width - 1), len(pairs), np.arange(len(pairs))
    )
    return Standing(
        (*joined, UNSAID),
        position[codes].astype(np.int32),
        first.written + gap + second.written,
        (),
    )


def _pair(a: StatusMeaning, b: StatusMeaning, text_a: str, text_b: str) -> StatusMeaning:
    """What a status and an outcome mean together."""
    if not b.known or not text_b:
        return a if a.known or not b.known else b
    if not a.known or not text_a:
        return b
    both = statuses.interpret([f"{text_a}{_THEN}{text_b}"])[0]
    return both if both.known and both.is_application == a.is_application else a


def _question(
    readings: Sequence[StatusReading], columns: Sequence[Standing], context: Context
) -> None:
    """Ask about words with two defensible meanings that stand in some rows."""
    asked: set[str] = set()
    flat = [meaning for column in columns for meaning in column.meanings[:-1]]
    for reading, meaning in zip(readings, flat, strict=True):
        if not meaning.ambiguous or meaning.confidence >= _SURE or reading.raw in asked:
            continue
        asked.add(reading.raw)
        others = tuple(MEANINGS[name].label for name in meaning.ambiguous if name in MEANINGS)
        context.ask(
            "status_meaning",
            f"Does “{reading.raw}” mean “{meaning.label}”?",
            meaning.label,
            others,
            reading.count,
        )
