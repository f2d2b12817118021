"""What is told about cells: the ledger's rows, and the sum of all cells that were read."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from ajar.intake.cells import Sheet
from ajar.intake.tables.table import Ints
from ajar.model.ledger import LedgerCode


@dataclass
class LedgerBuilder:
    """Collects rows of the ledger for one sheet."""

    file: str
    sheet: str
    _frames: list[pd.DataFrame] = field(default_factory=list)
    _single: list[tuple[str, str, str, int, str, str, str]] = field(default_factory=list)
    """Remarks made one at a time, of which there may be thousands."""

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
        One remark, or one for each of *rows* (counted from 1; 0 for a column or sheet).

        Nothing is added for an empty list of rows.
        """
        where = self.sheet if sheet is None else sheet
        if isinstance(rows, int):
            self._single.append((str(code), self.file, where, rows, column, str(raw), str(done)))
        elif len(rows):
            self._settle()
            told = (str(code), self.file, where, rows, column, raw, done)
            made = pd.DataFrame(dict(zip(_COLUMNS, told, strict=True)), index=range(len(rows)))
            self._frames.append(made)

    def _settle(self) -> None:
        if self._single:
            self._frames.append(pd.DataFrame(self._single, columns=_COLUMNS))
            self._single = []

    def frame(self) -> pd.DataFrame:
        """All remarks so far, in the order in which they were made."""
        self._settle()
        return pd.concat(self._frames, ignore_index=True) if self._frames else pd.DataFrame()


_COLUMNS = ["code", "file", "sheet", "row", "column", "raw", "done"]


class CellAccounting:
    """
    Which cells of one sheet were kept and which were reported; in the end, all must be either.

    A cell that was kept counts as kept, even where a remark mentions it.
    """

    def __init__(self, sheet: Sheet) -> None:
        shape = (len(sheet.columns), sheet.height)
        self._filled = np.zeros(shape, dtype=bool)
        for position, column in enumerate(sheet.columns):
            self._filled[position] = column.codes >= 0
        self._kept = np.zeros(shape, dtype=bool)
        self._reported = np.zeros(shape, dtype=bool)

    def keep(self, column: int, rows: Ints | slice) -> None:
        """Cells of one column of the sheet; rows counted from 0."""
        if column >= 0:
            self._kept[column, rows] = True

    def report(self, rows: Ints | slice, column: int | None = None) -> None:
        """Cells of these rows, in one column or in all."""
        if column is None:
            self._reported[:, rows] = True
        elif column >= 0:
            self._reported[column, rows] = True

    def open_rows(self) -> Ints:
        """Rows with a cell of which nothing has been said yet, counted from 0."""
        left = self._filled & ~self._kept & ~self._reported
        return np.flatnonzero(left.any(axis=0))

    @property
    def read(self) -> int:
        """Filled cells."""
        return int(self._filled.sum())

    @property
    def kept(self) -> int:
        """Cells that went into the tracker or the reading."""
        return int((self._filled & self._kept).sum())

    @property
    def reported(self) -> int:
        """Cells the ledger speaks of, and that were not kept."""
        return int((self._filled & ~self._kept & self._reported).sum())
