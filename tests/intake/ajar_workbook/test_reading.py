"""An Ajar workbook that a person edited between two visits."""

import io
from datetime import date, datetime

import pandas as pd
import pytest

from ajar.export.template import template
from ajar.export.workbook import workbook
from ajar.intake import ajar_workbook
from ajar.intake.readers import LOCAL, read_workbook
from ajar.model.decisions import Decisions, LoggedEvent
from ajar.model.enums import Channel, EventKind, Outcome, Stage
from ajar.model.import_report import ImportResult
from ajar.model.ledger import LedgerCode
from ajar.model.tracker import Tracker
from tests.export.workbooks import opened

AS_OF = date(2026, 11, 23)
MEANINGS = {
    "Applied": (Stage.APPLIED, Outcome.OPEN, ["applied"]),
    "Interview": (Stage.INTERVIEW, Outcome.OPEN, ["interview"]),
    "Rejected": (Stage.APPLIED, Outcome.REJECTED, ["rejected"]),
}


def ordinary(book, settings):
    """Reads the few words of these tests; saved rows are no applications."""
    header, *rows = list(book.sheets[0].rows(99))
    applications, events = [], []
    for at, cells in enumerate(rows, start=2):
        row = dict(zip(header, cells, strict=True))
        if row["Status"] == "Saved":
            continue
        stage, outcome, kinds = MEANINGS.get(row["Status"], MEANINGS["Applied"])
        key, number = row["Company"].casefold(), len(applications)
        applications.append(
            {
                "company": row["Company"],
                "company_key": key,
                "role": row["Role"],
                "source": row["Source"],
                "status": row["Status"],
                "stage": int(stage),
                "outcome": outcome,
                "origin_row": at,
            },
        )
        told = {settings.files[""].roles[name]: row[name] for name in row if name.endswith(" on")}
        dated = {kind: day for kind, day in told.items() if day}
        events += [
            {"application": number, "company_key": key, "kind": kind, "day": dated.get(kind)}
            for kind in {*dated, *kinds}
        ]
    tracker = Tracker.build(pd.DataFrame(applications), pd.DataFrame(events))
    return ImportResult(tracker)


def tracker():
    """Two applications; the second was rejected on an unknown day after an interview."""
    return Tracker.build(
        pd.DataFrame(
            {
                "company": ["Acme", "Beta"],
                "company_key": ["acme", "beta"],
                "status": ["Applied", "Rejected"],
                "stage": [0, 2],
                "outcome": ["open", "rejected"],
                "channel": ["referral", "unknown"],
            },
        ),
        pd.DataFrame(
            {
                "application": [0, 1, 1, 1],
                "company_key": ["acme", "beta", "beta", "beta"],
                "kind": ["applied", "applied", "interview", "rejected"],
                "day": ["2026-01-02", "2026-02-03", "2026-02-20", None],
            },
        ),
    )


def edited(edit, **more):
    """The workbook after another program changed and saved it, opened in Ajar again."""
    book = opened(workbook(tracker(), as_of=AS_OF, **more))
    edit(book)
    content = io.BytesIO()
    book.save(content)
    return ajar_workbook.read(read_workbook("ajar.xlsx", content.getvalue(), LOCAL), ordinary)


def put(book, heading, value, row=2, sheet="Applications"):
    """Write one cell by its heading."""
    texts = [cell.value for cell in book[sheet][1]]
    book[sheet].cell(row, texts.index(heading) + 1).value = value


def facts(loaded, application):
    """Kinds and days of one application."""
    events = loaded.tracker.events.query("application == @application")
    days = [None if pd.isna(day) else f"{day:%Y-%m-%d}" for day in events["day"]]
    return set(zip(events["kind"], days, strict=True))


def test_saved_by_another_program_it_is_the_same():
    """A program that writes sheet anew changes nothing."""
    loaded = edited(lambda _: None)

    pd.testing.assert_frame_equal(loaded.tracker.applications, tracker().applications)
    pd.testing.assert_frame_equal(loaded.tracker.events, tracker().events)
    assert loaded.tracker.ledger.empty


def test_renamed_and_moved_sheets_are_found():
    """A sheet is known by its headings; a title above them does no harm."""

    def edit(book):
        for number, sheet in enumerate(book.worksheets):
            sheet.title = f"Blatt {number}"
        book.move_sheet(book.worksheets[0], 4)
        book.worksheets[0].insert_rows(1)
        book.worksheets[0]["A1"] = "My events"

    loaded = edited(edit)

    pd.testing.assert_frame_equal(loaded.tracker.applications, tracker().applications)
    pd.testing.assert_frame_equal(loaded.tracker.events, tracker().events)


def test_sorted_rows_and_moved_columns_mean_the_same():
    """Facts follow the number of the application and not its place."""

    def edit(book):
        sheet = book["Applications"]
        first, second = ([cell.value for cell in row] for row in list(sheet.iter_rows())[1:3])
        for at, (one, two) in enumerate(zip(first, second, strict=True), start=1):
            sheet.cell(2, at).value, sheet.cell(3, at).value = two, one

    loaded = edited(edit)

    assert loaded.tracker.applications["company"].tolist() == ["Beta", "Acme"]
    assert facts(loaded, 0) == {("applied", "2026-01-02")}


def test_a_changed_status_is_read_anew():
    """The new words bring their outcome and the fact they prove."""
    loaded = edited(lambda book: put(book, "Status", "Rejected"))
    row = loaded.tracker.applications.iloc[0]

    assert (row["status"], row["outcome"], row["channel"]) == ("Rejected", "rejected", "referral")
    assert facts(loaded, 0) == {("applied", "2026-01-02"), ("rejected", None)}


def test_a_corrected_status_takes_back_what_it_had_proved():
    """From rejected back to interview: the undated rejection goes, the dated interview stays."""
    loaded = edited(lambda book: put(book, "Status", "Interview", row=3))
    row = loaded.tracker.applications.iloc[1]

    assert (row["outcome"], row["stage"]) == ("open", Stage.INTERVIEW)
    assert facts(loaded, 1) == {("applied", "2026-02-03"), ("interview", "2026-02-20")}


def test_the_furthest_stage_survives_a_rejection():
    """A status that ends something does not undo how far it had got."""

    def edit(book):
        put(book, "Status", "Interview")
        put(book, "Status", "Applied", row=3)

    first = edited(edit)
    book = opened(workbook(first.tracker, as_of=AS_OF))
    put(book, "Status", "Rejected")
    content = io.BytesIO()
    book.save(content)
    loaded = ajar_workbook.read(read_workbook("a.xlsx", content.getvalue(), LOCAL), ordinary)

    assert loaded.tracker.applications["stage"].tolist()[0] == Stage.INTERVIEW
    assert ("interview", None) in facts(loaded, 0)


def test_a_changed_day_moves_its_fact():
    """The first interview is on the new day; nothing is added."""
    loaded = edited(lambda book: put(book, "Interview on", datetime(2026, 2, 25), row=3))

    assert ("interview", "2026-02-25") in facts(loaded, 1)
    assert len(loaded.tracker.events) == 4


def test_a_filled_day_dates_a_fact_that_had_none():
    """The rejection of an unknown day gets its day."""
    loaded = edited(lambda book: put(book, "Rejected on", datetime(2026, 3, 1), row=3))

    assert ("rejected", "2026-03-01") in facts(loaded, 1)
    assert len(loaded.tracker.events) == 4


def test_a_filled_day_adds_a_fact_and_what_it_proves():
    """A day of an interview is an interview; a day of rejection ends what was open."""

    def edit(book):
        put(book, "Interview on", datetime(2026, 1, 20))
        put(book, "Rejected on", datetime(2026, 2, 1))

    loaded = edited(edit)
    row = loaded.tracker.applications.iloc[0]

    assert (row["stage"], row["outcome"]) == (Stage.INTERVIEW, "rejected")
    assert facts(loaded, 0) >= {("interview", "2026-01-20"), ("rejected", "2026-02-01")}


def test_an_emptied_day_leaves_the_fact_without_a_day():
    """That it happened is still said; when is not."""
    loaded = edited(lambda book: put(book, "Interview on", None, row=3))

    assert ("interview", None) in facts(loaded, 1)


def test_a_changed_company_takes_its_facts_along():
    """Another name is another company, for the application and all its events."""
    loaded = edited(lambda book: put(book, "Company", "Gamma"))

    assert loaded.tracker.applications["company_key"].tolist() == ["gamma", "beta"]
    assert loaded.tracker.events["company_key"].tolist() == ["gamma", "beta", "beta", "beta"]


def test_a_new_row_is_read_like_any_other():
    """It gets the next number; words from the drop-downs and shares mean what Ajar means."""

    def edit(book):
        for heading, value in (
            ("Company", "Gamma"),
            ("Status", "Interview"),
            ("Channel", "Careers page"),
            ("Interest", 0.75),
            ("Applied on", datetime(2026, 5, 6)),
        ):
            put(book, heading, value, row=5)

    loaded = edited(edit)
    row = loaded.tracker.applications.iloc[2]

    assert (row["id"], row["company"], row["stage"]) == (2, "Gamma", Stage.INTERVIEW)
    assert (row["channel"], row["source"], row["interest"]) == (
        Channel.CAREERS_PAGE,
        "Careers page",
        0.75,
    )
    assert row["origin_row"] == 5
    assert facts(loaded, 2) == {("applied", "2026-05-06"), ("interview", None)}


def test_a_copied_row_is_a_new_application():
    """The first row of a number keeps it and its facts."""

    def edit(book):
        for cell in book["Applications"][2]:
            book["Applications"].cell(4, cell.column).value = cell.value
        put(book, "Role", "Another role", row=4)

    loaded = edited(edit)

    assert loaded.tracker.applications["id"].tolist() == [0, 1, 2]
    assert loaded.tracker.applications["role"].tolist() == ["", "", "Another role"]
    assert facts(loaded, 2) == {("applied", "2026-01-02")}


def test_a_row_that_became_none_is_taken_out():
    """A status that says it was never sent leaves no application and no facts."""
    loaded = edited(lambda book: put(book, "Status", "Saved"))

    assert loaded.tracker.applications["company"].tolist() == ["Beta"]
    assert set(loaded.tracker.events["application"]) == {1}


def test_the_facts_of_a_deleted_row_are_reported():
    """They are left out, and the ledger has them."""
    loaded = edited(lambda book: book["Applications"].delete_rows(3))

    assert set(loaded.tracker.events["application"]) == {0}
    assert loaded.tracker.ledger["code"].tolist() == [LedgerCode.LINE_LEFT_OUT] * 3
    assert loaded.tracker.ledger["row"].tolist() == [3, 4, 5]


def test_facts_and_follow_ups_can_be_added_by_name():
    """A line needs a company, a kind and a day; the company is found by its name."""

    def edit(book):
        for heading, value in (("Company", "Acme"), ("What", "Interview"), ("Day", AS_OF)):
            put(book, heading, value, row=6, sheet="Events")
        for heading, value in (("Company", "Beta"), ("What I logged", "Thanked"), ("Day", AS_OF)):
            put(book, heading, value, row=2, sheet="Follow-ups")

    loaded = edited(edit)

    assert ("interview", "2026-11-23") in facts(loaded, 0)
    assert loaded.decisions.log == (LoggedEvent("beta", EventKind.THANKED, AS_OF),)


def test_decisions_can_be_changed_by_hand():
    """Do not contact, snoozed until and interest are columns of the companies."""

    def edit(book):
        put(book, "Do not contact", "yes", sheet="Companies")
        put(book, "Snoozed until", AS_OF, row=3, sheet="Companies")
        put(book, "Interest set by me", 1, row=3, sheet="Companies")

    loaded = edited(edit)

    assert loaded.decisions == Decisions(
        do_not_contact=frozenset({"acme"}), snoozed={"beta": AS_OF}, interest={"beta": 1.0}
    )


def test_the_week_and_the_language_can_be_written_by_hand():
    """They are lines of the settings; a number may be typed as a number."""

    def edit(book):
        put(book, "Choice", "Messages a week", sheet="Choices")
        put(book, "Is", 3, sheet="Choices")
        put(book, "Choice", "Language of the drafts", row=3, sheet="Choices")
        put(book, "Is", "de", row=3, sheet="Choices")

    loaded = edited(edit)

    assert loaded.decisions == Decisions(messages_per_week=3, language="de")
    assert loaded.tracker.ledger.empty


@pytest.mark.parametrize("value", ["a few", 0, -2, 2.5])
def test_a_week_without_a_number_of_messages_is_in_the_ledger(value):
    """The list then has its usual length."""

    def edit(book):
        put(book, "Choice", "Messages a week", sheet="Choices")
        put(book, "Is", value, sheet="Choices")

    loaded = edited(edit)

    assert loaded.decisions == Decisions()
    assert [LedgerCode.LINE_LEFT_OUT] == loaded.tracker.ledger["code"].tolist()


def test_own_columns_and_sheets_stay():
    """A column of the person's own comes along; a sheet of their own is named in the ledger."""

    def edit(book):
        sheet = book["Applications"]
        sheet.cell(1, sheet.max_column + 1).value = "Salary"
        put(book, "Salary", 52_000, row=3)
        book.create_sheet("Budget")["A1"] = "Rent"

    loaded = edited(edit)

    assert loaded.own_columns["application"].tolist() == [0, 1]
    assert loaded.own_columns["Salary"].tolist() == [None, 52_000]
    assert loaded.tracker.ledger["code"].tolist() == [LedgerCode.SHEET_NOT_READ]
    assert loaded.tracker.ledger["sheet"].tolist() == ["Budget"]


@pytest.mark.parametrize(
    "sheet", ["Events", "Companies", "Follow-ups", "Choices", "Weights", "Ledger", "About"]
)
def test_half_deleted_what_is_whole_is_used(sheet):
    """Without any one of the other sheets the applications are still all there."""
    loaded = edited(lambda book: book.remove(book[sheet]))

    pd.testing.assert_frame_equal(loaded.tracker.applications, tracker().applications)


@pytest.mark.parametrize("columns", [("Furthest stage",), ("Furthest stage", "Outcome")])
def test_folded_columns_that_were_deleted_are_read_from_the_status_again(columns):
    """Nobody becomes open again because a grey column was taken out."""

    def edit(book):
        sheet = book["Applications"]
        for name in columns:
            sheet.delete_cols([cell.value for cell in sheet[1]].index(name) + 1)

    loaded = edited(edit)

    assert ["open", "rejected"] == loaded.tracker.applications["outcome"].tolist()
    assert facts(loaded, 1) == {
        ("applied", "2026-02-03"), ("interview", "2026-02-20"), ("rejected", None)
    }  # fmt: skip


def test_without_the_events_their_days_are_taken_from_the_applications():
    """What the first sheet still says of them is used."""
    loaded = edited(lambda book: book.remove(book["Events"]))

    assert facts(loaded, 0) == {("applied", "2026-01-02")}
    assert facts(loaded, 1) == {
        ("applied", "2026-02-03"), ("interview", "2026-02-20"), ("rejected", None)
    }  # fmt: skip
    assert ["open", "rejected"] == loaded.tracker.applications["outcome"].tolist()


def test_lines_that_say_nothing_are_in_the_ledger():
    """A follow-up without a day, an opening without one, a choice of another version."""

    def edit(book):
        put(book, "Company", "Acme", sheet="Follow-ups")
        put(book, "What I logged", "Thanked", sheet="Follow-ups")
        put(book, "Day", "soon", sheet="Follow-ups")
        put(book, "Role", "Nurse", sheet="Openings")
        put(book, "Choice", "Colour of the sky", sheet="Choices")

    ledger = edited(edit).tracker.ledger

    assert [LedgerCode.LINE_LEFT_OUT] * 3 == ledger["code"].tolist()
    assert ["Acme | Thanked | soon", "Nurse", "Colour of the sky"] == ledger["raw"].tolist()
    assert ["Follow-ups", "Openings", "Choices"] == ledger["sheet"].tolist()


def test_a_newer_form_is_read_as_far_as_it_is_known():
    """A workbook of a later version says so in the ledger."""

    def edit(book):
        book["About"]["B2"] = "99"

    loaded = edited(edit)

    assert loaded.tracker.ledger["raw"].tolist() == ["Version 99"]


def test_the_blank_workbook_is_one_too():
    """Rows written into the template are read as new rows."""
    book = opened(template())
    put(book, "Company", "Acme")
    put(book, "Status", "Rejected")
    content = io.BytesIO()
    book.save(content)
    cells = read_workbook("mine.xlsx", content.getvalue(), LOCAL)

    assert ajar_workbook.recognises(cells)
    loaded = ajar_workbook.read(cells, ordinary)
    assert loaded.tracker.applications["outcome"].tolist() == ["rejected"]
    assert loaded.tracker.ledger.empty


def test_other_workbooks_are_not_taken_for_one():
    """A sheet called Applications with a company and a status is somebody's own."""
    book = opened(template())
    sheet = book["Applications"]
    sheet.delete_cols(1, sheet.max_column)
    sheet["A1"], sheet["B1"] = "Company", "Status"
    content = io.BytesIO()
    book.save(content)

    assert not ajar_workbook.recognises(read_workbook("mine.xlsx", content.getvalue(), LOCAL))
