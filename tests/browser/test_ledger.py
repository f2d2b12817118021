"""What was repaired or set aside can be looked through and taken away, in a real browser."""

import csv

import pytest
from playwright.sync_api import expect

from tests.browser.waiting import choose, settled

pytestmark = pytest.mark.browser

TRACKER = """Company,Role,Date applied,Status,Shoe size
Acme,Engineer,2026-04-13,Applied,42
Beta,Analyst,2026-04-14,To apply later,43
Gamma,Nurse,2026-04-15,Rejected,44
Delta,Nurse,,Wishlist,45
Kappa,Nurse,,Wishlist,46
"""
SET_ASIDE = "Not applied yet, so not counted."


def downloaded(page, folder):
    """The rows of the table that is handed out, by heading."""
    with page.expect_download() as handed:
        page.get_by_test_id("stDownloadButton").get_by_role(
            "button", name="Download as CSV"
        ).click()
    path = folder / handed.value.suggested_filename
    handed.value.save_as(path)
    with path.open(encoding="utf-8-sig", newline="") as rows:
        return list(csv.DictReader(rows))


def test_the_ledger_is_filtered_and_downloaded(page, server, tmp_path):
    """All remarks, then those of one kind: the file holds the lines that are shown."""
    path = tmp_path / "jobs.csv"
    path.write_text(TRACKER)
    page.goto(server.url)
    page.locator('input[type="file"]').first.set_input_files(path)
    expect(page.get_by_text("3 applications at 3 companies")).to_be_visible()
    settled(page)

    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Your data").click()
    page.get_by_role("radio", name="Left out and fixed").click()
    settled(page)
    expect(
        page.get_by_text("8 of 28 cells were changed or left out; 20 stand as they were.")
    ).to_be_visible()
    every = downloaded(page, tmp_path)
    shown = page.get_by_role("combobox", name="Show", exact=True)
    choose(shown, page.get_by_role("option", name=f"{SET_ASIDE} (2)"), "Not applied")
    page.keyboard.press("Escape")
    settled(page)
    chosen = downloaded(page, tmp_path)

    assert 3 == len(every)
    assert [5, 6] == [int(float(line["Row"])) for line in chosen]
    assert {SET_ASIDE} == {line["Reason"] for line in chosen}
