"""No cell is lost on the way through any format: read is kept and reported, the same in each."""

import io
import zipfile

import openpyxl
import pytest

from ajar.intake.summary import summary
from ajar.pipeline import load
from tests.intake.workbooks_from_rows import accounted, csv
from tests.libreoffice import saved_again

ROWS = [
    ["My search", "", "", "", ""],
    ["Company", "Role", "Date Applied", "Status", "Shoe size"],
    ["Acme", "Clerk", "2026-01-05", "Rejected", "42"],
    ["Beta", "Baker", "2026-01-06", "To apply later", "43"],
    ["Gamma", "Cook", "soon", "Applied", ""],
    ["Total: 3", "", "", "", ""],
]
CELLS = 1 + 5 + 5 + 5 + 4 + 1
"""Filled cells, counted row by row."""


def workbook() -> bytes:
    """The rows as an xlsx file."""
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append([text or None for text in row])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def zipped() -> bytes:
    """The rows as a text file in a zip."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("jobs.csv", csv(ROWS))
    return content.getvalue()


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "zip", "xls", "ods"])
def test_every_cell_read_is_kept_or_reported(suffix, tmp_path):
    """By a title, a column without a place, a day nobody can read, a total and a planned row."""
    made = {"csv": lambda: csv(ROWS), "xlsx": workbook, "zip": zipped}
    content = made[suffix]() if suffix in made else saved_again(workbook(), tmp_path, suffix)
    loaded = load([(f"jobs.{suffix}", content)])

    assert accounted(loaded)
    assert CELLS == sum(each.cells_read for each in loaded.reports)
    assert summary(load([("jobs.csv", csv(ROWS))])) == summary(loaded)
