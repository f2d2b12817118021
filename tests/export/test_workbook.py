"""Tracker to workbook to tracker is the identity."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import Phase, given, settings

from ajar.export.workbook import workbook
from ajar.intake import ajar_workbook
from ajar.intake.readers import LOCAL, read_workbook
from ajar.model.decisions import Decisions
from ajar.model.import_settings import ImportSettings
from ajar.model.tracker import Tracker
from ajar.model.workbook_format import RELATED
from tests.export.payloads import ODD, PAYLOADS
from tests.export.trackers import CHOICES, DECISIONS, trackers
from tests.export.workbooks import by_openpyxl, markup, opened

AS_OF = date(2026, 11, 23)
NAUGHTY = Path(__file__).parents[3] / "shared" / "hostile" / "files" / "blns__cells.csv"


def refuse(*_):
    """A workbook nobody touched needs no other reading."""
    msg = "read anew"
    raise AssertionError(msg)


def again(content, ordinary=refuse):
    """What a written workbook holds when it is opened in Ajar."""
    return ajar_workbook.read(read_workbook("ajar.xlsx", content, LOCAL), ordinary)


def same(one, other):
    """All frames and the scope are equal."""
    for name in ("applications", "events", "ledger", *RELATED):
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name))
    return one.coverage == other.coverage


def tracker_of(texts):
    """One application per text, which stands wherever a text can stand."""
    names = ["company", "role", "location", "source", "status", "contact_name", "link", "notes"]
    return Tracker.build(
        pd.DataFrame(dict.fromkeys(names, texts)).assign(company_key="k"),
        pd.DataFrame({"application": range(len(texts)), "company_key": "k", "note": texts}),
    )


# Each example starts a process, so a failing one is shown as it was found.
@settings(max_examples=20, derandomize=True, deadline=None, phases=[Phase.generate])
@given(trackers(), DECISIONS, CHOICES)
def test_what_goes_out_comes_back(tracker, decisions, choices):
    """Every frame, decision and choice is as it was, and nothing had to be read anew."""
    content = workbook(tracker, as_of=AS_OF, decisions=decisions, settings=choices)
    loaded = again(content)

    assert same(tracker, loaded.tracker)
    assert loaded.decisions == decisions
    assert loaded.settings == choices


@pytest.mark.skipif(not NAUGHTY.exists(), reason="the big list of naughty strings is not here")
def test_naughty_strings_come_back():
    """516 texts that have broken programs; characters that cannot be shown are removed."""
    from ajar.export import sanitize

    lines = pd.read_csv(NAUGHTY, dtype="str", keep_default_na=False, header=None).iloc[:, 0]
    texts = [sanitize.text(line) if sanitize.text(line).strip() else "" for line in lines]
    tracker = tracker_of(texts)

    assert same(tracker, again(workbook(tracker, as_of=AS_OF)).tracker)


def test_no_text_becomes_a_formula_or_a_link():
    """Only the column of links has links, and only to the web."""
    content = workbook(tracker_of([*PAYLOADS, *ODD]), as_of=AS_OF)

    assert "<f>" not in markup(content)
    assert markup(content).count("<hyperlink ") == 1


def test_sheets_are_named_and_ready_to_work_with():
    """Thirteen sheets and the lists behind the drop-downs; headers frozen; nothing protected."""
    content = workbook(tracker_of(["Acme"]), as_of=AS_OF)
    book = opened(content)
    shown = [sheet.title for sheet in book if sheet.sheet_state == "visible"]

    assert shown == [
        "Applications",
        "Events",
        "Companies",
        "Follow-ups",
        "Openings",
        "Contacts",
        "Fields",
        "Plans",
        "Signals",
        "Choices",
        "Weights",
        "Ledger",
        "About",
    ]
    assert book["Applications"].freeze_panes == "B2"
    assert "sheetProtection" not in markup(content)


def test_what_was_cut_is_named_on_the_last_sheet():
    """A cell of 40,000 characters is cut, and the person can read where."""
    content = workbook(tracker_of(["x" * 40_000]), as_of=AS_OF)
    about = by_openpyxl(content, 12)

    assert ["Changed on the way", "Applications, A2: cut at 32,767 characters"] in about


def test_decisions_about_unknown_companies_are_kept():
    """A company that is not in the tracker keeps its line."""
    decisions = Decisions(do_not_contact=frozenset({"elsewhere"}))
    content = workbook(tracker_of(["Acme"]), as_of=AS_OF, decisions=decisions)

    assert again(content).decisions == decisions


def test_own_columns_go_out_again():
    """What a person added to an earlier workbook stands in the next one, type by type."""
    own = pd.DataFrame({"application": [0], "Salary": [52_000], "Seen": [date(2026, 1, 2)]})
    loaded = again(workbook(tracker_of(["Acme"]), as_of=AS_OF, own_columns=own))
    third = again(workbook(loaded.tracker, as_of=AS_OF, own_columns=loaded.own_columns))

    assert list(third.own_columns.columns) == ["application", "Salary", "Seen"]
    assert third.own_columns["Salary"].tolist() == [52_000]
    assert [day.date() for day in third.own_columns["Seen"]] == [date(2026, 1, 2)]


def test_the_same_tracker_gives_the_same_bytes():
    """The file carries no time of writing."""
    tracker = tracker_of(["Acme"])

    assert workbook(tracker, as_of=AS_OF) == workbook(tracker, as_of=AS_OF)


def test_an_empty_tracker_is_a_workbook():
    """Nothing read and nothing decided comes back as that."""
    empty = Tracker.build(pd.DataFrame(), pd.DataFrame())
    loaded = again(workbook(empty, as_of=AS_OF))

    assert same(empty, loaded.tracker)
    assert (loaded.decisions, loaded.settings, loaded.own_columns) == (
        Decisions(),
        ImportSettings(),
        None,
    )
