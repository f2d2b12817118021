"""Recognise the sheets of an Ajar workbook and convert their cells."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from ajar.intake.cells import CellKind, EncodedColumn, Sheet, Workbook
from ajar.intake.tables.table import column_of, select
from ajar.intake.values.dates import read_days
from ajar.model.arrays import Ints
from ajar.model.sheet_format import SheetFormat, column_letters
from ajar.model.workbook_format import FORMS
from ajar.model.workbook_words import LABELS, LISTS, STAGE_LABELS

_DEEPEST_HEADER = 20
"""Most rows that are searched for headings; there may be a title above them."""
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_FIRST_LISTS = tuple(LISTS)[:9]
"""Lists that workbooks of every version have."""
_NO = frozenset({"", "no", "n", "false", "0", "-"})
_SCALES = (1.0, 5.0, 10.0, 100.0)


@dataclass(frozen=True, eq=False)
class RecognisedSheet:
    """A sheet whose headings were recognised, with the rows that hold anything."""

    form: SheetFormat
    sheet: Sheet
    header: int
    """Row of the headings, counted from 0 within the sheet."""
    fields: Mapping[str, int]
    """Column position of each field of the form."""
    own: Mapping[str, int]
    """Column position of each heading outside the form."""
    rows: Ints
    """Rows with filled cells, counted from 0 within the sheet."""
    order: str = ""
    """What comes first in days that another program wrote as text; empty if it never matters."""

    def texts(self) -> pd.DataFrame:
        """
        Return all fields of the form as text, empty if a cell or the column is missing.

        ``at`` is the row of the sheet, counted from 1, and ``place`` its name.
        """
        count = len(self.rows)
        columns = {
            heading.field: self._column(self.fields.get(heading.field), count)
            for heading in self.form.headings
        }
        for field in self.day_fields():
            columns[field] = self._days(self.fields[field], columns[field])
        frame = pd.DataFrame(columns, dtype="str")
        return frame.assign(at=self.rows + self.sheet.first_row, place=self.sheet.name)

    def day_fields(self) -> list[str]:
        """Return the date fields that have a column."""
        return [h.field for h in self.form.headings if h.kind == "day" and h.field in self.fields]

    def _days(self, position: int, texts: list[str]) -> list[str]:
        """
        Cells of a date column in ISO form; other texts are unchanged.

        Programs without the column format save days as serial numbers, and programs without dates
        save them as text in their own order.
        """
        if all(not text or _ISO.match(text) for text in texts):
            return texts
        column = select(self.sheet.columns[position], self.rows)
        days = read_days(column, order=self.order).by_row(column)
        return [
            text if _ISO.match(text) or np.isnat(day) else str(day)[:10]
            for text, day in zip(texts, days, strict=True)
        ]

    def own_values(self) -> dict[str, list[object]]:
        """Return the person's own columns, each cell as text, number or day."""
        return {name: self._values(position) for name, position in self.own.items()}

    def _column(self, position: int | None, count: int) -> list[str]:
        if position is None:
            return [""] * count
        texts: list[str] = self.sheet.columns[position].column_of_texts()[self.rows].tolist()
        return texts

    def _values(self, position: int) -> list[object]:
        column = self.sheet.columns[position]
        distinct = [*map(_value, column.texts, column.kinds), None]
        return [distinct[code] for code in column.codes[self.rows]]


def sheets(workbook: Workbook) -> tuple[list[RecognisedSheet], list[Sheet]]:
    """Return the recognised sheets of an Ajar workbook, and all other sheets."""
    found, others = [], []
    for sheet in workbook.sheets:
        match = next(_matches(sheet), None)
        if match is not None:
            found.append(match)
        elif not _is_furniture(sheet):
            others.append(sheet)
    order = _order_of_days(found)
    return [replace(each, order=order) for each in found], others


def _order_of_days(found: Sequence[RecognisedSheet]) -> str:
    """What comes first in the days of the whole workbook, as one program saved it."""
    texts = [
        text
        for each in found
        for field in each.day_fields()
        for text in each.sheet.columns[each.fields[field]].column_of_texts()[each.rows].tolist()
    ]
    if all(not text or _ISO.match(text) for text in texts):
        return ""
    return read_days(column_of(texts)).order


def _matches(sheet: Sheet) -> Iterator[RecognisedSheet]:
    for header, texts in enumerate(sheet.rows(_DEEPEST_HEADER)):
        names = [" ".join(text.split()) for text in texts]
        for form in FORMS:
            if form.signature <= set(names):
                yield _found(sheet, form, header, names)


def _found(sheet: Sheet, form: SheetFormat, header: int, names: list[str]) -> RecognisedSheet:
    fields: dict[str, int] = {}
    own: dict[str, int] = {}
    known = {heading.text: heading.field for heading in form.headings}
    for position, name in enumerate(names):
        field = known.get(name)
        if field is not None and field not in fields:
            fields[field] = position
        elif _filled(sheet.columns[position], header):
            heading = name or f"column {column_letters(position + sheet.first_column)}"
            own[_unique(heading, own)] = position
    filled = np.zeros(sheet.height, dtype=bool)
    for column in sheet.columns:
        filled |= column.codes >= 0
    filled[: header + 1] = False
    return RecognisedSheet(form, sheet, header, fields, own, np.flatnonzero(filled))


def _filled(column: EncodedColumn, header: int) -> bool:
    return bool((column.codes[header:] >= 0).any())


def _unique(name: str, taken: Mapping[str, int]) -> str:
    number = 2
    unique = name
    while unique in taken:
        unique, number = f"{name} ({number})", number + 1
    return unique


def _is_furniture(sheet: Sheet) -> bool:
    """Whether a sheet holds the drop-down lists or the explanation of the template."""
    first = next(sheet.rows(1), [])
    return not first or set(_FIRST_LISTS) <= set(first) or first[0] == "Read me"


def _value(text: str, kind: int) -> object:
    if kind == CellKind.NUMBER:
        return float(text) if not text.lstrip("-").isdigit() else int(text)
    if kind == CellKind.DAY:
        return pd.Timestamp(text).to_pydatetime()
    return text


def days(texts: pd.Series) -> pd.Series:
    """Return days in ISO form, empty for other texts."""
    return each_text(texts, _day).astype("datetime64[us]")


def _day(text: str) -> np.datetime64:
    try:
        return np.datetime64(date.fromisoformat(text[:10]), "us")
    except ValueError:
        return np.datetime64("NaT", "us")


def numbers(texts: pd.Series) -> pd.Series:
    """Return numbers, NaN for other texts."""
    return pd.to_numeric(texts.where(texts != ""), errors="coerce").astype("float64")


def shares(texts: pd.Series) -> pd.Series:
    """
    Return shares from 0 to 1; a number above 1 is out of 5, 10 or 100, the first that fits.

    Examples
    --------
    >>> shares(pd.Series(["0.75", "4", "80", "-1", ""])).tolist()
    [0.75, 0.8, 0.8, nan, nan]
    """
    values = numbers(texts)
    out_of = np.array(_SCALES)[np.searchsorted(_SCALES, values.to_numpy()).clip(0, 3)]
    share: pd.Series = values / out_of
    return share.where(values.between(0, _SCALES[-1]))


def yes(texts: pd.Series) -> pd.Series:
    """Return True for all cells but empty ones and words for no."""
    return each_text(texts, lambda text: text.strip().casefold() not in _NO).astype("bool")


def words(texts: pd.Series, name: str) -> pd.Series:
    """Return the canonical values of the labels of a list, None for other texts."""
    known = {label.casefold(): value.value for label, value in LABELS[name].items()}
    known |= {value.value.casefold(): value.value for value in LABELS[name].values()}
    return each_text(texts, lambda text: known.get(text.strip().casefold()))


def stages(texts: pd.Series) -> pd.Series:
    """Return the numbers of stages; 0 for empty cells and other texts."""
    known = {label.casefold(): int(stage) for label, stage in STAGE_LABELS.items()}
    return each_text(texts, lambda text: known.get(text.strip().casefold(), 0)).astype("int8")


def each_text(texts: pd.Series, read: Callable[[str], object]) -> pd.Series:
    """Return ``read(text)`` of every text, called once for each distinct text."""
    codes, distinct = pd.factorize(texts)
    values = np.empty(len(distinct), dtype=object)
    values[:] = [read(str(text)) for text in distinct]
    return pd.Series(values[codes], index=texts.index, dtype="object")
