"""Reshape tables in which each cell, not each row, is an application."""

import numpy as np

from ajar.intake.columns.assign import ColumnRole, ColumnRoles
from ajar.intake.columns.profile import profile_column
from ajar.intake.columns.roles import Role
from ajar.intake.tables.table import Table, column_of
from ajar.model.arrays import Ints


def cells_as_rows(
    table: Table, columns: dict[Role, list[str]], rows: list[Ints]
) -> tuple[Table, ColumnRoles]:
    """
    Return a table with one row per application, and its column roles.

    Parameters
    ----------
    columns
        One text per application, by column role.
    rows
        Sheet row of each application, as arrays to be concatenated.
    """
    none = np.empty(0, dtype=np.int64)
    encoded = {role: column_of(texts) for role, texts in columns.items()}
    reshaped = Table(
        file=table.file,
        sheet=table.sheet,
        headers=tuple(role.value for role in encoded),
        columns=tuple(encoded.values()),
        rows=np.concatenate([none, *rows]),
        header_row=table.header_row,
        source=table.source,
        positions=(-1,) * len(encoded),
        parts=(none, none),
        above=table.above,
    )
    matches = [
        ColumnRole(role.value, role, 1.0, profile_column(cells)) for role, cells in encoded.items()
    ]
    return reshaped, ColumnRoles(tuple(matches))
