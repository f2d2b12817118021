"""Find the column that names the channels of applications, by its cells."""

from collections.abc import Iterable

from ajar.intake.tables.table import Table, counts
from ajar.intake.values.channels import share_named

_FEWEST, _MOST = 2, 50
"""Least different cells of such a column, and most that are looked at."""
_MOSTLY = 0.8


def channel_column(table: Table, among: Iterable[int]) -> int | None:
    """Return the first of the columns *among* whose cells mostly name boards and careers pages."""
    for at in among:
        texts = [str(text) for text in table.columns[at].texts[:_MOST]]
        cells = counts(table.columns[at])[:_MOST]
        if len(texts) >= _FEWEST and share_named(texts, cells) >= _MOSTLY:
            return at
    return None
