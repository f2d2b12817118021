"""Tables cut out of sheets: headers, empty cells, and texts that are too long."""

import numpy as np
import pytest

from ajar.intake.cells import EncodedColumn
from ajar.intake.tables.table import column_of, truncate_texts, unique_headers, without_blanks
from ajar.model.sheet_format import column_letters
from tests.intake.workbooks_from_rows import codes, of_rows, told


def test_many_different_texts_stay_whole():
    """What a file really holds is not cut, however much it is: only repetition is."""
    column = column_of([f"{number} {'x' * 900}" for number in range(60_000)])

    assert truncate_texts(column) is column


def test_headers_are_unique_and_named():
    """Repeated ones are numbered, missing ones called after their column."""
    assert ("Date", "column B", "Date (2)") == unique_headers(["Date", " ", "Date"], "ABC")


@pytest.mark.parametrize(("column", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA")])
def test_columns_have_letters_as_in_spreadsheets(column, name):
    """As Excel counts them: after Z comes AA."""
    assert name == column_letters(column)


def test_cells_that_say_nothing_are_empty():
    """“N/A” and “-” are no texts, and their rows stay."""
    column = without_blanks(column_of(["Acme", "N/A", "-", "Beta"]))

    assert ["Acme", "", "", "Beta"] == column.column_of_texts().tolist()


def test_a_text_that_stands_in_many_cells_does_not_fill_the_memory():
    """A megabyte shown by five thousand cells would be five gigabytes; it is cut and told."""
    column = EncodedColumn(
        np.zeros(5_000, np.int32), np.array(["x" * 1_000_000], object), np.ones(1, np.int8)
    )
    cut = truncate_texts(column)
    rows = [["Company", "Status", "Notes"], ["Acme", "Applied", "y" * 50_000]]

    assert 5_000 * len(cut.texts[0]) <= 1 << 26
    assert ["text_cut"] == codes(of_rows(rows))
    assert 32_767 == len(told(of_rows(rows), "notes")[0][0])
    assert truncate_texts(column_of(["short", "text"])).texts.tolist() == ["short", "text"]
