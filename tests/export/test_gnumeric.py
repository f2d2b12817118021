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


def written_workbook() -> bytes:
    """An Ajar workbook with decisions."""
    before = ajar_workbooks.tracker()
    return workbook(before, as_of=ajar_workbooks.AS_OF, decisions=ajar_workbooks.DECIDED)


def gives_back_everything(kind: str, content: bytes) -> None:
    """Assert that the Ajar workbook is read cell for cell, with every decision."""
    loaded = pipeline.load([(f"ajar.{kind}", content)])

    for name in ajar_workbooks.FRAMES:
        before = getattr(ajar_workbooks.tracker(), name)
        pd.testing.assert_frame_equal(before, getattr(loaded.tracker, name))
    assert loaded.decisions == ajar_workbooks.DECIDED
    assert loaded.tracker.ledger.empty


def gives_back_decisions(kind: str, content: bytes) -> None:
    """Assert that log, do-not-contact and snooze stand in the columns of an updated file."""
    decisions = opened(f"jobs.{kind}", content)[1]

    assert set(DECIDED.log) == set(decisions.log)
    assert (DECIDED.do_not_contact, DECIDED.snoozed) == (
        decisions.do_not_contact,
        decisions.snoozed,
    )


@KINDS
def test_the_ajar_workbook_gives_back_everything(kind, tmp_path):
    """Its xlsx leaves out the formats of days."""
    gives_back_everything(kind, saved_again(written_workbook(), tmp_path, kind))


@KINDS
def test_an_updated_file_gives_back_what_was_decided(kind, tmp_path):
    """Whatever it is saved as."""
    content = updated("jobs.xlsx", kept_workbook(), DECIDED)

    gives_back_decisions(kind, saved_again(content, tmp_path, kind))
