"""What the cells of a column look like."""

from ajar.intake.columns import profile as looking
from ajar.intake.columns.profile import profile_column, profile_columns
from ajar.intake.tables.table import column_of


def test_of_very_many_columns_fewer_cells_are_looked_at(monkeypatch):
    """What is looked at is bounded however wide a table is; shares stay shares of all cells."""
    seen = []
    monkeypatch.setattr(
        looking.dates, "looks_like_days", lambda column: seen.append(len(column.texts)) or 0.0
    )
    column = column_of([f"word {row}" for row in range(1000)])

    profile_column(column)
    found = profile_columns([column] * 450)

    assert [300, *[40] * 450] == seen
    assert {1000} == {each.filled for each in found}
