"""Insert single cells into a table, and set outliers apart."""

from collections.abc import Callable, Iterable

from .cell_text import canonical
from .errors import TOO_LARGE, ReaderError
from .tables import MOST_COLUMNS, MOST_ROWS, MOST_STRAYS, WIDEST_GAP, TableBuilder

LONGEST_GAP = 10_000
"""Blank rows after which a cell is an outlier."""

FURTHEST = 2**31 - 1
"""A place that a file names beyond this is told as this."""

Spot = tuple[int, int, object]
"""Row and column, counted from 0 in the sheet, and the value."""


def insert_cells(table: TableBuilder, spots: Iterable[Spot], *, most_cells: int) -> None:
    """
    Write *spots* into *table*; those far from all other cells become its strays.

    Raises
    ------
    ReaderError
        If the table would get too large, or the strays too many.
    """
    spots = sorted(spots, key=lambda spot: spot[:2])
    rows = {row for row, _, _ in spots}.union(
        range(table.first_row, table.first_row + table.height),
    )
    columns = {column for _, column, _ in spots}.union(
        range(table.first_column, table.first_column + len(table.columns)),
    )
    near_row = _fullest_stretch(rows, LONGEST_GAP, MOST_ROWS)
    near_column = _fullest_stretch(columns, WIDEST_GAP, MOST_COLUMNS)
    for row, column, value in spots:
        if not (near_row(row) and near_column(column)):
            where = min(row + 1, FURTHEST), min(column + 1, FURTHEST)
            table.strays.append((*where, canonical(value)[0]))
            if len(table.strays) > MOST_STRAYS:
                raise ReaderError(TOO_LARGE, "cells scattered over too wide a sheet")
            continue
        table.put(row, column, value)
        if table.height * len(table.columns) > most_cells:
            raise ReaderError(TOO_LARGE, f"more than {most_cells:,} cells on one sheet")


def _fullest_stretch(places: set[int], gap: int, most: int) -> Callable[[int], bool]:
    """Whether a place belongs to the fullest stretch below *most* without too wide a gap."""
    stretches: list[list[int]] = []
    for each in sorted(each for each in places if 0 <= each < most):
        if not stretches or each - stretches[-1][-1] > gap:
            stretches.append([])
        stretches[-1].append(each)
    if not stretches:
        return lambda _: False
    fullest = max(stretches, key=len)  # the first of equals
    return lambda each: fullest[0] <= each <= fullest[-1]
