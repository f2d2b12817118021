"""Large trackers reach the browser in parts."""

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]
COMPANIES = 1_500


@pytest.fixture(scope="module")
def content() -> bytes:
    """As many companies as statuses, one row each."""
    rows = [f"Firm {row},Nurse,2026-03-02,Rejected {row}" for row in range(COMPANIES)]
    return "\n".join(["Company,Role,Date applied,Status", *rows]).encode()


@pytest.fixture
def at(content) -> AppTest:
    """The app with this tracker open."""
    st.cache_resource.clear()
    fresh = AppTest.from_file(ROOT / "app.py", default_timeout=120).run()
    return fresh.file_uploader[0].upload("many.csv", content).run()


def test_the_companies_of_a_large_tracker_are_found_by_words(at):
    """A thousand are offered at once; words in the name bring up any other."""
    at.switch_page("pages/company.py").run()
    first = at.selectbox(key="company_chosen")
    last = "Firm 999"  # in the alphabet

    assert len(first.options) <= 1_000
    assert last not in first.options

    at.text_input(key="company_words").set_value(last.upper()).run()
    at.selectbox(key="company_chosen").select(last).run()

    assert not at.exception
    assert "firm999" == at.selectbox(key="company_chosen").value


def test_words_that_no_company_has_are_told(at):
    """The company that was shown stays."""
    at.switch_page("pages/company.py").run()
    before = at.selectbox(key="company_chosen").value

    at.text_input(key="company_words").set_value("nowhere to be found").run()

    assert any("No company" in each.value for each in at.caption)
    assert before == at.selectbox(key="company_chosen").value


def test_only_the_commonest_of_very_many_status_words_are_shown(at):
    """What is left out is said."""
    at.switch_page("pages/your_data.py").run()
    at.segmented_control(key="tracker_part").set_value("Columns and statuses").run()

    assert any(f"{COMPANIES:,} different statuses" in each.value for each in at.caption)
