"""The Ajar workbook, opened and saved again by LibreOffice, still gives the same tracker."""

import io
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import Phase, given, settings

from ajar import pipeline
from ajar.export import sanitize
from ajar.export.workbook import workbook
from ajar.intake import ajar_workbook
from ajar.intake.readers import LOCAL, read_workbook
from ajar.model.decisions import Decisions, LoggedEvent, SeenOpening
from ajar.model.enums import EventKind
from ajar.model.import_settings import FileSettings, ImportSettings, SheetSettings
from tests.export.payloads import ODD, PAYLOADS
from tests.export.test_workbook import AS_OF, NAUGHTY, refuse, same, tracker_of
from tests.export.trackers import CHOICES, DECISIONS, trackers
from tests.libreoffice import saved_again

SAMPLE = Path(__file__).parents[2] / "data" / "sample.xlsx"
DECIDED = Decisions(
    log=(LoggedEvent("k", EventKind.THANKED, AS_OF, "=1+1"),),
    do_not_contact=frozenset({"k"}),
    snoozed={"k": date(2026, 12, 1)},
    interest={"k": 0.75},
    weights={"stage_final": 1.25},
    openings=(SeenOpening("k", AS_OF, "Nurse", "https://example.com"),),
    messages_per_week=3,
    language="de",
)
CHOSEN = ImportSettings(
    {
        "jobs.xlsx": FileSettings(
            statuses={"=1+1": "rejected"}, sheets={"A": SheetSettings(False, 3)}
        )
    },
    entered_in_bulk=frozenset({date(2026, 1, 5)}),
)


def opened(content, name="ajar.xlsx"):
    """A workbook nobody edited, opened in Ajar: nothing has to be read anew."""
    return ajar_workbook.read(read_workbook(name, content, LOCAL), refuse)


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_naughty_texts_and_all_decisions_survive(suffix, tmp_path):
    """Formulas, codes, quotes, line breaks: every text and decision is as it was."""
    texts = [sanitize.xlsx_text(text) for text in (*PAYLOADS, *ODD)]
    if suffix == "ods":  # the fast reader of that kind leaves tabs out
        texts = [text.replace("\t", " ") for text in texts]
    tracker = tracker_of(texts)
    content = workbook(tracker, as_of=AS_OF, decisions=DECIDED, settings=CHOSEN)
    loaded = opened(saved_again(content, tmp_path, suffix), f"ajar.{suffix}")

    assert same(tracker, loaded.tracker)
    assert (DECIDED, CHOSEN) == (loaded.decisions, loaded.settings)


@pytest.mark.skipif(not NAUGHTY.exists(), reason="the big list of naughty strings is not here")
def test_the_big_list_of_naughty_strings_survives(tmp_path):
    """516 texts that have broken programs."""
    lines = pd.read_csv(NAUGHTY, dtype="str", keep_default_na=False, header=None).iloc[:, 0]
    texts = [sanitize.text(line) if sanitize.text(line).strip() else "" for line in lines]
    tracker = tracker_of(texts)

    assert same(tracker, opened(saved_again(workbook(tracker, as_of=AS_OF), tmp_path)).tracker)


# Each example starts LibreOffice, which takes some three seconds.
@settings(max_examples=5, derandomize=True, deadline=None, phases=[Phase.generate])
@given(tracker=trackers(), decisions=DECISIONS, choices=CHOICES)
def test_what_goes_out_comes_back(tmp_path_factory, tracker, decisions, choices):
    """Generated trackers, decisions and choices."""
    content = workbook(tracker, as_of=AS_OF, decisions=decisions, settings=choices)
    loaded = opened(saved_again(content, tmp_path_factory.mktemp("office")))

    assert same(tracker, loaded.tracker)
    assert (decisions, choices) == (loaded.decisions, loaded.settings)


def test_a_cell_changed_before_saving_is_the_only_change(tmp_path):
    """A status changed in the sample's workbook is read anew; every other row stays."""
    loaded = pipeline.load([(SAMPLE.name, SAMPLE.read_bytes())])
    book = openpyxl.load_workbook(io.BytesIO(workbook(loaded.tracker, as_of=AS_OF)))
    sheet = book["Applications"]
    headings = [cell.value for cell in sheet[1]]
    sheet.cell(2, headings.index("Status") + 1).value = "Withdrawn"
    content = io.BytesIO()
    book.save(content)
    again = pipeline.load([("ajar.xlsx", saved_again(content.getvalue(), tmp_path))]).tracker
    before, after = loaded.tracker.applications, again.applications

    assert (after["status"][0], after["outcome"][0]) == ("Withdrawn", "withdrawn")
    pd.testing.assert_frame_equal(before.iloc[1:], after.iloc[1:])
