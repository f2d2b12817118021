"""A large sheet read in pieces is the sheet read as a whole, cell for cell."""

import datetime as dt
import io

import openpyxl
import pytest
import python_calamine
import xlsxwriter
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ajar.intake.readers.worker import encode, xlsx_chunks, xlsx_reader
from ajar.intake.readers.worker.errors import ReaderError
from tests.intake.readers import file_factories
from tests.intake.readers.file_factories import SHEET, saved, unzipped, zipped


@pytest.fixture
def small_pieces(monkeypatch):
    """Cut every sheet, into pieces of a few rows; the number of pieces that were parsed."""
    parsed = []
    parse = xlsx_chunks._parsed

    def counted(name, parts):
        parsed.append(name)
        return parse(name, parts)

    monkeypatch.setattr(xlsx_chunks, "LARGE", 1)
    monkeypatch.setattr(xlsx_chunks, "PIECE", 1000)
    monkeypatch.setattr(xlsx_chunks, "SHARE", 0)
    monkeypatch.setattr(xlsx_chunks, "READ", 97)
    monkeypatch.setattr(xlsx_chunks, "_parsed", counted)
    return parsed


def answered(content: bytes) -> bytes:
    """What the child would hand over."""
    return b"".join(encode.book(xlsx_reader.read(content, most_cells=100_000)))


def whole(content: bytes, monkeypatch) -> bytes:
    """The same without any cutting."""
    with monkeypatch.context() as patch:
        patch.setattr(xlsx_chunks, "LARGE", 1 << 60)
        return answered(content)


def tracker(rows: int) -> openpyxl.Workbook:
    """A sheet with every kind of cell, and one beside it."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Company", "Role", "Applied", "Score", "Remote", "Call"])
    for row in range(rows):
        day = dt.date(2026, 1, 1) + dt.timedelta(days=row)
        sheet.append([f"Firm {row % 7} & Söhne", None, day, row / 3, row % 2 == 0, dt.time(9, 30)])
    sheet["B5"] = "#N/A"
    sheet["B9"] = "=A9&1"
    book.create_sheet("Second").append(["beside"])
    return book


def test_every_kind_of_cell_comes_through(small_pieces, monkeypatch):
    """Texts, days, numbers, errors, bare formulas, joined cells and a second sheet."""
    book = tracker(40)
    book.active.merge_cells("A3:B4")
    content = saved(book)

    assert whole(content, monkeypatch) == answered(content)
    assert len(small_pieces) > 3


def test_texts_in_the_cells_themselves_come_through(small_pieces, monkeypatch):
    """Programs that write row by row put the text beside the cell instead of into one list."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"constant_memory": True})
    sheet = book.add_worksheet("Jobs")
    for row in range(60):
        sheet.write_row(row, 0, [f"Firm {row}", " two\nlines ", row])
    book.close()

    assert whole(target.getvalue(), monkeypatch) == answered(target.getvalue())
    assert len(small_pieces) > 3


cells = st.dictionaries(
    st.tuples(st.integers(1, 60), st.integers(1, 8)),
    st.one_of(st.text("abÄ<&> ", max_size=5), st.integers(-9, 9), st.booleans()),
    max_size=60,
)


@given(cells)
@example({(2, 1): " "})
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_cells_in_any_places_come_through(small_pieces, monkeypatch, cells):
    """Blank rows between and above, columns that only begin further down."""
    book = openpyxl.Workbook()
    for (row, column), value in cells.items():
        book.active.cell(row, column, value)
    content = saved(book)

    assert whole(content, monkeypatch) == answered(content)


def numbered(rows) -> str:
    """Rows of one number each, as a sheet's XML."""
    return "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in rows)


@pytest.mark.parametrize(
    ("what", "data"),
    [
        ("no numbers", numbered(range(1, 60)).replace("<row r=", "<row x=")),
        ("rows out of order", numbered(range(60, 0, -1))),
        ("a comment", numbered(range(1, 30)) + "<!-- </row> -->" + numbered(range(30, 60))),
    ],
)
def test_what_cannot_be_cut_is_read_as_a_whole(small_pieces, monkeypatch, what, data):
    """A sheet whose pieces could mean something else than the whole is not cut."""
    content = file_factories.xlsx(data)

    assert whole(content, monkeypatch) == answered(content), what


def test_another_prefix_is_read_as_a_whole(small_pieces, monkeypatch):
    """Elements may be called otherwise by a program that likes prefixes."""
    members = unzipped(file_factories.xlsx(numbered(range(1, 60))))
    members[SHEET] = (
        members[SHEET]
        .replace(b"<", b"<x:")
        .replace(b"<x:/", b"</x:")
        .replace(b"xmlns=", b"xmlns:x=")
    )
    content = zipped(members)

    assert whole(content, monkeypatch) == answered(content)
    assert not small_pieces


def test_a_broken_sheet_is_refused_as_before(small_pieces):
    """What breaks off in the middle of a row is damaged to the reader of the whole, too."""
    members = unzipped(file_factories.xlsx(numbered(range(1, 60))))
    members[SHEET] = members[SHEET][:-200]

    with pytest.raises(python_calamine.XmlError):
        answered(zipped(members))


def test_a_sheet_with_too_many_cells_is_refused(small_pieces):
    """The limit holds for all pieces together."""
    with pytest.raises(ReaderError, match="too large"):
        xlsx_reader.read(file_factories.xlsx(numbered(range(1, 60))), most_cells=50)
