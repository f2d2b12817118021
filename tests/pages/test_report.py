"""The report to print, in process."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from ajar.ui.frame import welcome
from ajar.ui.frame.navigation import PAGES
from tests.pages.test_pages import app


@pytest.fixture
def report() -> AppTest:
    """The report of the sample."""
    at = app().run().button(key="sample").click().run().run()
    at.button(key="print_report").click().run()
    return at.switch_page(PAGES["report"].script).run()


def words(at: AppTest) -> str:
    """Everything that stands in the report."""
    said = [each.value for each in (*at.header, *at.markdown, *at.caption)]
    return "\n".join([*said, *(each.value.to_csv() for each in at.table)]).replace("\\", "")


def test_the_report_shows_the_search(report):
    """Four figures, what is open and the plan of the week, with names and addresses."""
    assert 4 == len(report.metric)
    assert ["Open now (5)", "Plan of this week"] == [each.value for each in report.header[-2:]]
    assert "248 applications at 211 companies" in words(report)
    assert "Kestrelund" in words(report)
    assert "pieter.de.wit@" in words(report)
    assert not report.exception


def test_names_stand_in_the_report_as_they_are():
    """What Streamlit would read as Markdown is escaped."""
    at = app().run()
    rows = "Company,Role,Date applied,Status\nAcme **AB** [x](y),Nurse,2026-11-03,Applied\n"
    at.file_uploader[0].upload("jobs.csv", rows.encode()).run().run()
    at.switch_page(PAGES["report"].script).run()
    at.segmented_control(key="report_part").set_value("Record of activity").run()
    at.date_input(key="report_from").set_value(date(2026, 11, 1)).run()

    assert "Acme \\*\\*AB\\*\\* \\[x\\]\\(y\\)" == at.table[0].value["Employer"].iloc[0]


def test_companies_as_letters_name_nobody(report):
    """Neither companies nor people, and no notes."""
    report.segmented_control(key="report_names").set_value("As letters").run()

    assert "Company A" in words(report)
    assert "Kestrelund" not in words(report)
    assert "pieter" not in words(report).casefold()
    assert report.toggle(key="report_notes").disabled


def test_notes_are_in_where_they_are_asked_for(report):
    """A column of their own in both tables."""
    assert not any("Notes" in each.value for each in report.table)
    report.toggle(key="report_notes").set_value(True).run()

    assert all("Notes" in each.value for each in report.table)


def test_the_record_of_activity_is_of_a_period(report):
    """From the first of the month unless another day is chosen; as a table and as files."""
    report.segmented_control(key="report_part").set_value("Record of activity").run()
    month = report.table[0].value
    report.date_input(key="report_from").set_value(date(2026, 10, 1)).run()
    longer = report.table[0].value

    assert welcome.SAMPLE_DAY == report.date_input(key="report_to").value
    assert set(month["Date"].str.split().str[1]) == {"Nov"}
    assert len(month) < len(longer)
    assert {"Date", "Employer", "Job title", "Activity", "How", "Result"} == set(month.columns)
    assert {"report_xlsx", "report_csv"} <= {each.key for each in report.download_button}


def test_the_name_stands_in_the_heading(report):
    """The same that stands under messages."""
    at = report.text_input(key="report_own_name").input("Ines Maurer").run()

    assert at.header[0].value.startswith("Job search of Ines Maurer, as of 20 Nov 2026")
    assert "Ines Maurer" == at.session_state["ajar"].decisions.own_name
