"""Update my file: Ajar's columns in a copy of the person's own, all else as it was."""

import contextlib
import csv
import io
import warnings
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from ajar.intake.readers import LOCAL, read_workbook
from ajar.model.annotation_columns import ANNOTATION_COLUMNS
from ajar.model.decisions import Decisions, LoggedEvent
from ajar.model.enums import EventKind
from ajar.model.errors import AjarError, UnwritableFileError
from tests.export.own_files import (
    AS_OF,
    CSV,
    ROWS,
    annotated,
    kept_workbook,
    loaded_file,
    opened,
    updated,
)
from tests.export.payloads import PAYLOADS
from tests.export.workbooks import markup
from tests.intake.readers.file_factories import saved, unzipped, zipped
from tests.libreoffice import saved_again

HEADINGS = [column.heading for column in ANNOTATION_COLUMNS]
SHEET = "xl/worksheets/sheet1.xml"
DECIDED = Decisions(
    log=(
        LoggedEvent("beta", EventKind.THANKED, date(2026, 11, 2), "=1+1; warm"),
        LoggedEvent("acme", EventKind.ASKED_FEEDBACK, date(2026, 11, 3)),
        LoggedEvent("gamma", EventKind.COIN_WAIT, date(2026, 11, 21), application=2),
    ),
    do_not_contact=frozenset({"acme"}),
    snoozed={"beta": date(2026, 12, 24)},
)
TRACKERS = Path(__file__).parents[3] / "shared" / "trackers" / "files"
REAL = sorted(TRACKERS.rglob("*.*")) if TRACKERS.exists() else []


def rows(content, sheet="My jobs", first=3):
    """Rows of a sheet as openpyxl finds them, formulas as such; headings first."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [[cell.value for cell in row] for row in book[sheet].iter_rows(min_row=first)]


def test_only_what_has_to_change_is_changed():
    """Sheet, formats and nothing else: formulas, chart, comment, rules and other sheets stay."""
    before, after = unzipped(kept_workbook()), unzipped(updated("jobs.xlsx", kept_workbook()))

    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {
        SHEET, "xl/styles.xml"
    }  # fmt: skip
    for kept in (b"<conditionalFormatting", b"<dataValidations", b"<pane ", b"TODAY()-C4"):
        assert before[SHEET].count(kept) == after[SHEET].count(kept) > 0


def test_columns_stand_right_of_the_table_beside_each_application():
    """Follow-up, score, action and window: texts, numbers and real days."""
    head, *lines = rows(updated("jobs.xlsx", kept_workbook(), DECIDED))

    assert [*head[:5], *HEADINGS] == head
    assert [list(line[:4]) for line in lines] == [
        [company, role, datetime.combine(day, datetime.min.time()), status]
        for company, role, day, status in ROWS
    ]
    assert [line[4] for line in lines] == [f"=TODAY()-C{row}" for row in (4, 5, 6, 7)]
    acme, beta, gamma, again = (line[5:10] for line in lines)
    assert ["2026-11-03 Asked for feedback", None, "do not contact", None, None] == acme == again
    assert ["2026-11-02 Thanked: =1+1; warm", None, "snoozed until 2026-12-24"] == beta[:3]
    assert datetime(2026, 12, 24) == beta[3]
    assert "2026-11-21 Coin said: wait" == gamma[0]


def test_a_company_has_its_score_and_its_window():
    """As in the list, without any decision."""
    loaded, _, ranking = opened("jobs.xlsx", kept_workbook())
    company = ranking.entry(loaded.tracker.applications["company_key"][0])
    _, first, *_ = rows(updated("jobs.xlsx", kept_workbook()))
    days = [day and datetime.combine(day, datetime.min.time()) for day in
            (company.window.start, company.window.end)]  # fmt: skip

    assert [company.score, company.action.value, *days] == first[6:10]


@pytest.mark.parametrize("name", ["jobs.xlsx", "jobs.csv"])
def test_opened_again_everything_is_there_and_a_second_update_changes_nothing(name):
    """Same tracker, log, do-not-contact and snooze; the same columns, filled with the same."""
    content = CSV if name.endswith("csv") else kept_workbook()
    first = updated(name, content, DECIDED)
    before, after = opened(name, content)[0], opened(name, first)[0]

    for frame in ("applications", "events", "ledger"):
        pd.testing.assert_frame_equal(getattr(before.tracker, frame), getattr(after.tracker, frame))
    assert set(DECIDED.log) == set(after.decisions.log)
    assert (DECIDED.do_not_contact, DECIDED.snoozed) == (
        after.decisions.do_not_contact, after.decisions.snoozed
    )  # fmt: skip
    (report,) = after.reports
    assert report.cells_read == report.cells_kept + report.cells_reported
    assert first == updated(name, first)


def test_an_update_at_an_unnamed_company_comes_back():
    """It is about the application; a message would be about a company that nobody can tell."""
    content = (
        b"Company,Role,Date applied,Status\n"
        b"Confidential,Nurse,2026-05-01,Applied\nBeta,Cook,2026-05-02,Applied\n"
    )
    met = LoggedEvent("", EventKind.INTERVIEW, date(2026, 5, 20), "on the phone", 0)
    first = updated("jobs.csv", content, Decisions(log=(met,)))

    assert (met,) == opened("jobs.csv", first)[1].log

    written = first.replace(b"2026-05-20 Interview", b"2026-05-20 Thanked")
    assert () == opened("jobs.csv", written)[1].log
    assert b"2026-05-20 Thanked: on the phone" in updated("jobs.csv", written)


def test_what_a_person_wrote_into_the_columns_wins_and_stays():
    """New entries are taken up, own words stay in front, a formula of theirs is not touched."""
    book = openpyxl.load_workbook(io.BytesIO(updated("jobs.xlsx", kept_workbook(), DECIDED)))
    sheet = book["My jobs"]
    sheet["F4"] = "Call Noor; 2026-11-22 heard back: nice"
    sheet["G5"] = "=1+1"
    sheet["H5"] = "do not contact"
    edited = saved(book)
    decisions = opened("jobs.xlsx", edited)[1]
    again = rows(updated("jobs.xlsx", edited))

    assert LoggedEvent("acme", EventKind.HEARD_BACK, date(2026, 11, 22), "nice") in decisions.log
    assert frozenset({"acme", "beta"}) == decisions.do_not_contact
    assert again[1][5].startswith("Call Noor; 2026-11-03 Asked for feedback; 2026-11-22 Heard back")
    assert "=1+1" == again[2][6]


def test_what_was_computed_goes_with_the_application():
    """A row that is no application any more keeps its words and loses its score."""
    book = openpyxl.load_workbook(io.BytesIO(updated("jobs.xlsx", kept_workbook())))
    book["My jobs"]["C4"], book["My jobs"]["D4"] = None, "Wishlist"
    book["My jobs"]["F4"] = "Some day"
    again = rows(updated("jobs.xlsx", saved(book)))

    assert ["Some day", None, None, None, None] == again[1][5:10]


def test_a_row_that_gets_no_cell_stays_byte_for_byte():
    """A second update leaves the row of a wish as the first one left it, its span included."""
    members = unzipped(kept_workbook())
    rows = b"".join(
        f'<row r="{row}" spans="1:5"><c r="A{row}" t="str"><v>{company}</v></c>'
        f'<c r="D{row}" t="str"><v>{status}</v></c></row>'.encode()
        for row, company, status in ((8, "Delta", "Wishlist"), (9, "Epsilon", "Rejected"))
    )
    members[SHEET] = members[SHEET].replace(b"</sheetData>", rows + b"</sheetData>")
    first = updated("jobs.xlsx", zipped(members))

    assert rows.split(b'<row r="9"')[0] in unzipped(first)[SHEET]
    assert first == updated("jobs.xlsx", first)


@pytest.mark.parametrize("table", [True, False])
def test_a_filter_or_table_takes_the_new_columns_in(table):
    """Sorted by it, the new cells move with their rows."""
    content = updated("jobs.xlsx", kept_workbook(table=table, filtered=not table))
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["My jobs"]

    if table:
        assert "A3:L7" == sheet.tables["Jobs"].ref == sheet.tables["Jobs"].autoFilter.ref
        assert HEADINGS == sheet.tables["Jobs"].column_names[5:]
    else:
        assert "A3:L7" == sheet.auto_filter.ref
        assert "$A$3:$L$7" in markup(content)
    assert content == updated("jobs.xlsx", content)


@pytest.mark.parametrize(
    ("edit", "column"),
    [
        (lambda sheet: sheet.cell(5, 8, "beside"), 9),
        (lambda sheet: sheet.cell(90, 16_384, "corner"), 6),
        (lambda sheet: sheet.merge_cells("G1:H2"), 9),
        (lambda sheet: setattr(sheet.cell(5, 8), "style", "Note"), 6),
    ],
    ids=["a cell", "the last corner", "joined cells", "a blank cell with a format"],
)
def test_columns_go_where_nothing_stands(edit, column):
    """Right of the table, in columns that nothing uses; a format alone uses none."""
    book = openpyxl.load_workbook(io.BytesIO(kept_workbook()))
    edit(book["My jobs"])
    head = rows(updated("jobs.xlsx", saved(book)))[0]

    assert HEADINGS == head[column - 1 : column + 6]


def test_columns_keep_clear_of_a_chart():
    """They would stand hidden behind it."""
    book = openpyxl.load_workbook(io.BytesIO(kept_workbook()))
    chart = openpyxl.chart.BarChart()
    chart.add_data(openpyxl.chart.Reference(book["My jobs"], min_col=5, min_row=4, max_row=7))
    book["My jobs"].add_chart(chart, "G2")
    head = rows(updated("jobs.xlsx", saved(book)))[0]

    assert head.index(HEADINGS[0]) > 7


def test_days_count_from_1904_where_the_workbook_does():
    """The same day, in either way to number days."""
    _, acme, *_ = rows(updated("jobs.xlsx", kept_workbook(date_1904=True)))
    _, other, *_ = rows(updated("jobs.xlsx", kept_workbook()))

    assert acme[8] == other[8] is not None


def test_days_are_days_whatever_the_part_of_the_formats_is_called():
    """Some programs call it otherwise; the workbook says where it is."""
    members = unzipped(kept_workbook())
    renamed = {name.replace("styles.xml", "formats1.xml"): part for name, part in members.items()}
    for name in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        renamed[name] = renamed[name].replace(b"styles.xml", b"formats1.xml")
    made = unzipped(updated("jobs.xlsx", zipped(renamed)))
    other = unzipped(updated("jobs.xlsx", kept_workbook()))

    assert other[SHEET] == made[SHEET]
    assert other["xl/styles.xml"] == made["xl/formats1.xml"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_in_the_columns_is_live(payload):
    """A note that looks like a formula is text in a workbook and disguised in a text file."""
    log = (LoggedEvent("beta", EventKind.THANKED, AS_OF, payload),)
    book = updated("jobs.xlsx", kept_workbook(), Decisions(log=log))
    text = updated("jobs.csv", CSV, Decisions(log=log)).decode()

    assert markup(kept_workbook()).count("<f>") == markup(book).count("<f>")
    assert "<hyperlink" not in markup(book)
    for delimiter in ",;\t":
        fields = [f for row in csv.reader(io.StringIO(text), delimiter=delimiter) for f in row]
        assert not [f for f in fields if f.lstrip(' "').startswith(tuple("=+-@\t\r\uff1d"))]


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("days.csv", b"2026-05-01,2026-05-02,2026-05-03,2026-05-04\nAcme,Beta,Gamma,Delta\n",
         "in one row"),
        ("bare.csv", b"Acme,Nurse,2026-05-01,Rejected\nBeta,Cook,2026-05-02,Rejected\n",
         "row of headings"),
    ],
)  # fmt: skip
def test_where_it_cannot_be_done_it_says_why(name, content, why):
    """One sentence with the reason, and the way out."""
    with pytest.raises(UnwritableFileError, match=f"{why}.*The Ajar workbook"):
        updated(name, content)


def test_other_kinds_of_files_are_told_apart(tmp_path):
    """An ods file is read and not written."""
    content = saved_again(kept_workbook(), tmp_path, "ods")

    with pytest.raises(UnwritableFileError, match="xlsx, xlsm and csv"):
        updated("jobs.ods", content)


def test_libreoffice_keeps_what_stands_in_the_columns(tmp_path):
    """Opened and saved there, log and decisions still come back, and it can be updated again."""
    content = saved_again(updated("jobs.xlsx", kept_workbook(table=True), DECIDED), tmp_path)
    decisions = opened("jobs.xlsx", content)[1]
    again = rows(updated("jobs.xlsx", content))

    assert set(DECIDED.log) == set(decisions.log)
    assert (DECIDED.do_not_contact, DECIDED.snoozed) == (
        decisions.do_not_contact, decisions.snoozed
    )  # fmt: skip
    assert HEADINGS == again[0][5:12]
    assert 1 == sum(heading == HEADINGS[0] for heading in again[0])


@pytest.mark.parametrize("path", REAL or [None], ids=lambda path: path and path.name)
def test_real_files_are_kept(path):
    """Every cell as it was, every other part byte for byte, and the same tracker afterwards."""
    if path is None:
        pytest.skip("no trackers of others are here")
    content = path.read_bytes()
    before = made = None
    with contextlib.suppress(AjarError):
        before = opened(path.name, content)
        made = annotated(path.name, content, before)
    if before is None or made is None:
        return  # told in one sentence: another test's matter
    after, now = loaded_file(path.name, made), _cells(path.name, made)

    assert not [place for place, text in _cells(path.name, content).items() if now[place] != text]
    for frame in ("applications", "events"):
        pd.testing.assert_frame_equal(
            getattr(before[0].tracker, frame), getattr(after.tracker, frame)
        )
    assert before[1] == (after.decisions or Decisions())
    assert made == annotated(path.name, made, (after, *before[1:]))
    if content.startswith(b"PK"):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            openpyxl.load_workbook(io.BytesIO(made))


def _cells(name, content):
    """Every filled cell by sheet, row and column."""
    return {
        (sheet.name, sheet.first_row + row, sheet.first_column + at): column.cell(row)
        for sheet in read_workbook(name, content, LOCAL).sheets
        for at, column in enumerate(sheet.columns)
        for row in range(sheet.height)
        if column.codes[row] >= 0
    }
