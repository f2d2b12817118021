"""Correcting how a file was read, in process."""

import pytest
from streamlit.testing.v1 import AppTest

from ajar.ui.frame.navigation import PAGES
from tests.pages.test_pages import app

JOBS = b"""Company,Role,Date applied,Status
Acme,Nurse,2026-01-05,Rejected
Beta,Cook,2026-01-06,Interview
Cyan,Cook,2026-01-07,Wishlist
Dune,Cook,2026-01-08,Parkplatz
Echo,Cook,,To apply
"""


@pytest.fixture
def data() -> AppTest:
    """Your data, with a status that is read wrongly and a row that is left out."""
    at = app().run()
    at.file_uploader[0].upload("jobs.csv", JOBS).run().run()
    at.switch_page(PAGES["your_data"].script).run()
    return at


def test_a_status_is_corrected_as_outcome_and_stage(data):
    """Two small choices; undo takes the correction back."""
    data.session_state["statuses_jobs.csv_"] = True
    data.run()
    data.selectbox(key="status_outcome_jobs.csv__Interview").set_value("rejected").run()

    statuses = data.session_state["ajar"].settings.of_file("jobs.csv").statuses
    assert {"Interview": "rejected_after_interview"} == statuses
    data.selectbox(key="status_stage_jobs.csv__Interview").set_value("final").run()
    statuses = data.session_state["ajar"].settings.of_file("jobs.csv").statuses
    assert {"Interview": "rejected_after_final"} == statuses
    assert not data.exception


def test_a_row_that_was_left_out_is_used_anyway(data):
    """It counts as an application, also with the next version of the file, until taken back."""
    before = data.session_state["ajar"].applications
    data.segmented_control(key="tracker_part").set_value("Left out and fixed").run()
    picker = data.multiselect(key="rows_used_anyway")
    echo = next(label for label in picker.options if "Echo" in label)
    picker.select(echo).run()

    assert before + 1 == data.session_state["ajar"].applications
    assert not data.exception
    data.button(key="undo").click().run()
    assert before == data.session_state["ajar"].applications


def test_a_status_with_blanks_around_it_is_shown_once():
    """As people type it; both rows follow its correction."""
    rows = JOBS + b"Fern,Cook,2026-01-09,Interview \n"
    at = app().run()
    at.file_uploader[0].upload("jobs.csv", rows).run().run()
    at.session_state["statuses_jobs.csv_"] = True
    at.switch_page(PAGES["your_data"].script).run()

    assert not at.exception
    assert "2 rows" == at.selectbox(key="status_outcome_jobs.csv__Interview").help
