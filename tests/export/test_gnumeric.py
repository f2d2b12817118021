"""What Gnumeric makes of the files that Ajar writes: opened and saved again, all is there."""

import shutil
import subprocess

import pandas as pd
import pytest

from ajar import pipeline
from ajar.export.workbook import workbook
from tests.export.own_files import kept_workbook, opened, updated
from tests.export.test_annotations import DECIDED
from tests.intake.ajar_workbook import test_other_programs as ajar_workbooks

KINDS = pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])


def saved_again(content: bytes, folder, kind: str) -> bytes:
    """*content* (xlsx) opened by Gnumeric and saved as *kind*; skips where there is none."""
    if shutil.which("ssconvert") is None:
        pytest.skip("Gnumeric's ssconvert is not on this machine")
    before, after = folder / "before.xlsx", folder / f"after.{kind}"
    before.write_bytes(content)
    subprocess.run(["ssconvert", before, after], check=True, capture_output=True, timeout=120)
    return after.read_bytes()


@KINDS
def test_the_ajar_workbook_gives_back_everything(kind, tmp_path):
    """Cell for cell, with every decision; its xlsx leaves out the formats of days."""
    before = ajar_workbooks.tracker()
    content = workbook(before, as_of=ajar_workbooks.AS_OF, decisions=ajar_workbooks.DECIDED)
    loaded = pipeline.load([(f"ajar.{kind}", saved_again(content, tmp_path, kind))])

    for name in ajar_workbooks.FRAMES:
        pd.testing.assert_frame_equal(getattr(before, name), getattr(loaded.tracker, name))
    assert loaded.decisions == ajar_workbooks.DECIDED
    assert loaded.tracker.ledger.empty


@KINDS
def test_an_updated_file_gives_back_what_was_decided(kind, tmp_path):
    """Log, do-not-contact and snooze stand in its columns."""
    content = saved_again(updated("jobs.xlsx", kept_workbook(), DECIDED), tmp_path, kind)
    decisions = opened(f"jobs.{kind}", content)[1]

    assert set(DECIDED.log) == set(decisions.log)
    assert (DECIDED.do_not_contact, DECIDED.snoozed) == (
        decisions.do_not_contact,
        decisions.snoozed,
    )
