"""Read LinkedIn's ``Connections.csv``: the person's connections and their companies."""

from pathlib import Path

import pandas as pd

from ajar.intake.cells import Sheet
from ajar.intake.detection.header_row import extract_table
from ajar.intake.readers import LOCAL, Limits, read_workbook
from ajar.intake.rows.parsed_table import constant, texts
from ajar.intake.tables.table import Table
from ajar.intake.values import companies
from ajar.intake.values.dates import read_days
from ajar.intake.values.normalize import normalize
from ajar.model.columns import CONNECTIONS
from ajar.model.errors import NoTableError
from ajar.model.tracker import cast_to_schema
from ajar.model.vocabulary import load

_ROWS_LOOKED_AT = 30
_COLUMNS: dict[str, list[str]] = {
    field: table["words"] for field, table in load(Path(__file__).with_suffix(".toml")).items()
}
_TELLING = frozenset(_COLUMNS["connected_on"])
_NAMES = frozenset((*_COLUMNS["first"], *_COLUMNS["name"]))


def header_row(sheet: Sheet) -> int | None:
    """Return the header row of a list of connections, counted from 0, or None."""
    for index, row in enumerate(sheet.rows(_ROWS_LOOKED_AT)):
        words = {normalize(text) for text in row}
        if words & _TELLING and words & _NAMES:
            return index
    return None


def read(name: str, content: bytes, *, limits: Limits = LOCAL) -> pd.DataFrame:
    """
    Return the connections in a file, from its first sheet (or file of a zip) with any.

    Returns
    -------
    DataFrame
        Columns ``CONNECTIONS``, one row per person with a name.

    Raises
    ------
    UnreadableFileError
        If the file yields no cells.
    NoTableError
        If it has no list of connections.
    """
    workbook = read_workbook(name, content, limits)
    for sheet in workbook.sheets:
        header = header_row(sheet)
        if header is not None:
            return _read(extract_table(workbook.name, sheet, header))
    raise NoTableError.no_connections(workbook.name)


def _read(table: Table) -> pd.DataFrame:
    column = {}
    for field, words in _COLUMNS.items():
        found = [i for i, header in enumerate(table.headers) if normalize(header) in words]
        column[field] = texts(table, found[0]) if found else constant("", table.height)
    both = (column["first"] + " " + column["last"]).str.strip()
    people = both.where(both != "", column["name"])
    days = [i for i, header in enumerate(table.headers) if normalize(header) in _TELLING]
    frame = pd.DataFrame(
        {
            "name": people,
            "company": column["company"],
            "company_key": companies.company_keys(column["company"].tolist()),
            "position": column["position"],
            "link": column["link"],
            "connected_on": read_days(table.columns[days[0]]).by_row(table.columns[days[0]]),
        },
    )
    return cast_to_schema(frame.loc[people != ""], CONNECTIONS)
