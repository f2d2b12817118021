"""Collect ledger rows of a sheet, and count its kept and reported cells."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from ajar.intake.cells import Sheet
from ajar.model.arrays import Ints
from ajar.model.ledger import LedgerCode


@dataclass
class LedgerBuilder:
    """Collector of ledger rows for one sheet."""

    file: str
    sheet: str
    _frames: list[pd.DataFrame] = field(default_factory=list)
    _single: list[tuple[str, str, str, int, str, str, str]] = field(default_factory=list)
    """Single remarks, buffered because a frame for each would be slow."""

    def add(
        self,
        code: LedgerCode,
        *,
        rows: Ints | int = 0,
        column: str = "",
        raw: str | Sequence[str] | npt.NDArray[np.object_] = "",
        done: str | Sequence[str] = "",
        sheet: str | None = None,
    ) -> None:
        """
        Add one remark, or one per row of *rows* (counted from 1; 0 for a column or sheet).

        An empty array of rows adds nothing.
        """
        where = self.sheet if sheet is None else sheet
        if isinstance(rows, int):
            self._single.append((str(code), self.file, where, rows, column, str(raw), str(done)))
        elif len(rows):
            self._flush()
            values = (str(code), self.file, where, rows, column, raw, done)
            added = pd.DataFrame(dict(zip(_COLUMNS, values, strict=True)), index=range(len(rows)))
            self._frames.append(added)

    def _flush(self) -> None:
        if self._single:
            self._frames.append(pd.DataFrame(self._single, columns=_COLUMNS))
            self._single = []

    def frame(self) -> pd.DataFrame:
        """Return all remarks so far, in the order in which they were added."""
        self._flush()
        return pd.concat(self._frames, ignore_index=True) if self._frames else pd.DataFrame()


_COLUMNS = ["code", "file", "sheet", "row", "column", "raw", "done"]


class CellAccounting:
    """
    Masks of the kept and the reported cells of one sheet; every filled cell must end up in one.

    A cell that is both kept and reported counts as kept.
    """

    def __init__(self, sheet: Sheet) -> None:
        shape = (len(sheet.columns), sheet.height)
        self._filled = np.zeros(shape, dtype=bool)
        for position, column in enumerate(sheet.columns):
            self._filled[position] = column.codes >= 0
        self._kept = np.zeros(shape, dtype=bool)
        self._reported = np.zeros(shape, dtype=bool)

    def keep(self, column: int, rows: Ints | slice) -> None:
        """Mark cells of one sheet column as kept; rows are counted from 0."""
        if column >= 0:
            self._kept[column, rows] = True

    def report(self, rows: Ints | slice, column: int | None = None) -> None:
        """Mark cells of these rows as reported, in one column or in all."""
        if column is None:
            self._reported[:, rows] = True
        elif column >= 0:
            self._reported[column, rows] = True

    def open_rows(self) -> Ints:
        """Return rows, counted from 0, with a cell that is neither kept nor reported."""
        left = self._filled & ~self._kept & ~self._reported
        return np.flatnonzero(left.any(axis=0))

    @property
    def read(self) -> int:
        """Number of filled cells."""
        return int(self._filled.sum())

    @property
    def kept(self) -> int:
        """Number of filled cells that are kept."""
        return int((self._filled & self._kept).sum())

    @property
    def reported(self) -> int:
        """Number of filled cells that are reported and not kept."""
        return int((self._filled & ~self._kept & self._reported).sum())
