"""
Layouts of trackers: one module per way in which rows make up applications.

Every module has ``NAME``, a ``LABEL`` for people, ``detect(table, roles)``, which returns the
confidence (0 to 1) that a table has this layout, and ``read(table, roles, context)``, which returns
the parsed table. A new layout is a new module and one more entry in ``LAYOUTS``.
"""

from typing import Protocol

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.layouts import (
    board,
    date_columns,
    emails,
    event_log,
    headerless,
    linkedin,
    merged_rows,
    sections,
    single_row,
    stage_columns,
    stage_list,
    transitions,
)
from ajar.intake.rows.parsed_table import ImportContext, ParsedTable
from ajar.intake.tables.table import Table
from ajar.model.errors import ImportSettingsError


class Layout(Protocol):
    """Interface of a layout module."""

    NAME: str
    LABEL: str

    def detect(self, table: Table, roles: ColumnRoles) -> float:
        """Return the confidence that the table has this layout, 0 to 1."""

    def read(self, table: Table, roles: ColumnRoles, context: ImportContext) -> ParsedTable:
        """Read the applications and events of the table."""


LAYOUTS: tuple[Layout, ...] = (
    single_row,
    stage_columns,
    stage_list,
    event_log,
    transitions,
    emails,
    date_columns,
    board,
    sections,
    merged_rows,
    headerless,
    linkedin,
)


def choose(table: Table, roles: ColumnRoles, chosen: str | None) -> tuple[Layout, float]:
    """
    Return the layout with the highest confidence, or the one named *chosen*, and its confidence.

    Raises
    ------
    ImportSettingsError
        If there is no layout of that name.
    """
    if chosen is not None:
        for layout in LAYOUTS:
            if chosen == layout.NAME:
                return layout, 1.0
        raise ImportSettingsError.unreadable(f"there is no layout “{chosen}”")
    sureness = [layout.detect(table, roles) for layout in LAYOUTS]
    best = max(range(len(LAYOUTS)), key=sureness.__getitem__)
    if LAYOUTS[best] is single_row:  # the fallback: sure if no other layout is
        return single_row, 1.0 - max(sure for at, sure in enumerate(sureness) if at != best)
    return LAYOUTS[best], sureness[best]
