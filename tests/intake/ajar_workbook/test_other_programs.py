"""The Ajar workbook as other programs save it, and as earlier versions of Ajar wrote it."""

import io
from datetime import date, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest

from ajar import pipeline
from ajar.export.workbook import workbook
from ajar.model.decisions import Decisions, LoggedEvent, SeenOpening
from ajar.model.enums import ContactRelation, EventKind, PlanKind, SignalKind
from ajar.model.ledger import LedgerCode
from ajar.model.tracker import Tracker
from ajar.model.workbook_format import RELATED
from tests.export.workbooks import opened
from tests.intake.readers.file_factories import saved

AS_OF = date(2026, 11, 23)
DECIDED = Decisions(
    log=tuple(
        LoggedEvent(f"company{number}", EventKind.THANKED, date(2026, 11, number))
        for number in range(1, 20)
    ),
    do_not_contact=frozenset({"company3"}),
    snoozed={"company4": date(2026, 12, 24)},
    openings=(SeenOpening("company5", date(2026, 11, 17), "Nurse"),),
)


def tracker():
    """Twenty applications with days, people, plans, kept fields and signals."""
    numbers = range(20)
    rows = pd.DataFrame(
        {
            "company": [f"Company {number}" for number in numbers],
            "company_key": [f"company{number}" for number in numbers],
            "status": "Rejected",
            "outcome": "rejected",
            "agency": ["Hays" if number % 2 else "" for number in numbers],
            "requisition": [f"R-{number:03d}" for number in numbers],
            "contact_name": [f"Ana {number}" for number in numbers],
        }
    )
    days = [date(2026, 10, 1) + timedelta(number) for number in numbers]
    events = pd.DataFrame(
        {
            "application": [*numbers, *numbers],
            "company_key": [*rows["company_key"], *rows["company_key"]],
            "kind": ["applied"] * 20 + ["rejected"] * 20,
            "day": [*days, *(day + timedelta(9) for day in days)],
        }
    )
    about = {"application": list(numbers), "company_key": list(rows["company_key"])}
    return Tracker.build(
        rows,
        events,
        contacts=pd.DataFrame(
            {**about, "name": rows["contact_name"], "relation": ContactRelation.REFERRER}
        ),
        fields=pd.DataFrame({"application": list(numbers), "field": "CV", "value": "v2"}),
        plans=pd.DataFrame({**about, "kind": PlanKind.REAPPLY, "day": days, "text": "in March"}),
        signals=pd.DataFrame({**about, "kind": SignalKind.KEPT_ON_FILE, "text": "on file"}),
    )


FRAMES = ("applications", "events", *RELATED)


def rewritten(content, day):
    """The workbook with every cell that holds a day exchanged for ``day(cell)``."""
    book = opened(content)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, datetime):
                    cell.value = day(cell.value)
                    cell.number_format = "General"
    return saved(book)


def serial(day):
    """The number of a day, as a program writes it that leaves out a column's format."""
    return (day - datetime(1899, 12, 30)).days


@pytest.mark.parametrize(
    "day",
    [
        lambda day: day.strftime("%Y-%m-%d"),
        serial,
        lambda day: f"{day.month}/{day.day}/{day.year}",
        lambda day: f"{day.day:02d}.{day.month:02d}.{day.year}",
        lambda day: day.strftime("%d %b %Y"),
    ],
    ids=["ISO text", "numbers, as Gnumeric", "US text", "German text", "words"],
)
def test_days_in_any_form_give_back_everything(day):
    """Tracker and decisions, cell for cell; no event is added and none loses its day."""
    content = workbook(tracker(), as_of=AS_OF, decisions=DECIDED)
    loaded = pipeline.load([("ajar.xlsx", rewritten(content, day))])

    for name in FRAMES:
        pd.testing.assert_frame_equal(getattr(tracker(), name), getattr(loaded.tracker, name))
    assert loaded.decisions == DECIDED
    assert loaded.tracker.ledger.empty


SHARED = Path(__file__).parents[4] / "shared" / "findings" / "reliability"


@pytest.mark.skipif(not SHARED.exists(), reason="the shared findings are not on this machine")
def test_a_workbook_that_gnumeric_saved_has_its_events_once_and_every_decision():
    """248 applications, 511 events, three things logged: as before Gnumeric saved it."""
    name = "ajar-workbook-saved-by-gnumeric.xlsx"
    loaded = pipeline.load([(name, (SHARED / name).read_bytes())])
    tracker, decided = loaded.tracker, loaded.decisions

    assert (248, 511) == (len(tracker.applications), len(tracker.events))
    assert not tracker.ledger["code"].isin(
        [LedgerCode.LINE_LEFT_OUT, LedgerCode.DAY_UNREADABLE]
    ).any()  # fmt: skip
    assert (3, 1) == (len(decided.log), len(decided.openings))
    assert {"ardmivo": date(2027, 1, 15)} == decided.snoozed
    assert ({"ardmickrobotics"}, 7, "de") == (
        decided.do_not_contact,
        decided.messages_per_week,
        decided.language,
    )


def test_every_cell_as_text_gives_back_everything():
    """As a program saves it that knows no types."""
    book = opened(workbook(tracker(), as_of=AS_OF, decisions=DECIDED))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, datetime):
                    cell.value = cell.value.strftime("%Y-%m-%d")
                elif cell.value is not None:
                    cell.value = str(cell.value)
                cell.number_format = "@"
    loaded = pipeline.load([("ajar.xlsx", saved(book))])

    for name in FRAMES:
        pd.testing.assert_frame_equal(getattr(tracker(), name), getattr(loaded.tracker, name))
    assert loaded.decisions == DECIDED


def test_an_event_whose_day_cannot_be_read_is_not_there_twice():
    """The day beside the application is its day."""
    book = opened(workbook(tracker(), as_of=AS_OF))
    for row in book["Events"].iter_rows(min_row=2):
        row[3].value = "some day"
    loaded = pipeline.load([("ajar.xlsx", saved(book))])

    assert len(tracker().events) == len(loaded.tracker.events)


def test_a_workbook_of_an_earlier_version_opens():
    """Without the sheets and columns that came later; the person of a row is its contact."""
    book = opened(workbook(tracker(), as_of=AS_OF, decisions=DECIDED))
    for sheet in RELATED.values():
        del book[sheet.name]
    jobs, lists = book["Applications"], book["Lists"]
    for heading in ("Agency", "Requisition"):
        jobs.delete_cols(next(c.column for c in jobs[1] if c.value == heading))
    lists.delete_cols(10, 9)
    for row in book["About"].iter_rows():
        if row[0].value in {"Says what was answered", "Says when they were sent"}:
            row[0].value = row[1].value = None
    loaded = pipeline.load([("ajar.xlsx", saved(book))])

    pd.testing.assert_frame_equal(tracker().events, loaded.tracker.events)
    assert loaded.decisions == DECIDED
    assert list(tracker().contacts["name"]) == list(loaded.tracker.contacts["name"])
    assert {ContactRelation.CONTACT} == set(loaded.tracker.contacts["relation"])
    assert loaded.tracker.plans.empty
    assert (loaded.tracker.coverage.replies, loaded.tracker.coverage.days) == (True, True)
    assert loaded.tracker.ledger.empty


def test_rows_about_people_and_plans_can_be_added_changed_and_lost():
    """By hand: a company's name will do; what speaks of a row that is gone is reported."""
    book = opened(workbook(tracker(), as_of=AS_OF))
    book["Contacts"].append([None, "Company 2", "Mina Okafor", "hiring manager"])
    book["Plans"].append([3, None, "deadline", datetime(2026, 12, 1), "offer"])
    book["Signals"].append([99, None, "hiring freeze", "gone"])
    book["Plans"].append([3, None, "no such plan", None, "x"])
    jobs = book["Applications"]
    place = {cell.value: cell.column for cell in jobs[1]}
    jobs.cell(2, place["Contact"]).value = "Somebody Else"
    loaded = pipeline.load([("ajar.xlsx", saved(book))])
    read = loaded.tracker

    mina = read.contacts.loc[read.contacts["name"] == "Mina Okafor"].iloc[0]
    assert ("company2", -1) == (mina["company_key"], mina["application"])
    assert ["Somebody Else", "Ana 0"] == list(
        read.contacts.loc[read.contacts["application"] == 0, "name"]
    )
    assert "company3" == read.plans.iloc[-1]["company_key"]
    assert 2 == (read.ledger["code"] == LedgerCode.LINE_LEFT_OUT).sum()


def test_deep_json_in_a_cell_does_not_stop_the_workbook():
    """What is remembered of a row is text like any other to whoever edits it."""
    book = opened(workbook(tracker(), as_of=AS_OF))
    jobs = book["Applications"]
    place = {cell.value: cell.column for cell in jobs[1]}
    jobs.cell(2, place["As written"]).value = "[" * 30_000
    content = io.BytesIO()
    book.save(content)

    assert 20 == len(pipeline.load([("ajar.xlsx", content.getvalue())]).tracker.applications)
