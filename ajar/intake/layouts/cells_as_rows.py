"""Tables whose cells are applications, not their rows."""

import numpy as np

from ajar.intake.columns.assign import ColumnRole, ColumnRoles
from ajar.intake.columns.profile import profile_column
from ajar.intake.columns.roles import Role
from ajar.intake.tables.table import Ints, Table, column_of


def cells_as_rows(
    table: Table, columns: dict[Role, list[str]], rows: list[Ints]
) -> tuple[Table, ColumnRoles]:
    """
    A table with one row for each application.

    Parameters
    ----------
    columns
        One text for each application, by what it is.
    rows
        Row of the sheet in which each application stands, in pieces.
    """
    none = np.empty(0, dtype=np.int64)
    made = {role: column_of(texts) for role, texts in columns.items()}
    reshaped = Table(
        file=table.file,
        sheet=table.sheet,
        headers=tuple(role.value for role in made),
        columns=tuple(made.values()),
        rows=np.concatenate([none, *rows]),
        header_row=table.header_row,
        source=table.source,
        positions=(-1,) * len(made),
        parts=(none, none),
        above=table.above,
    )
    given = [
        ColumnRole(role.value, role, 1.0, profile_column(cells)) for role, cells in made.items()
    ]
    return reshaped, ColumnRoles(tuple(given))
