"""Acting on the list, in a real browser: what is clicked changes the list."""

import contextlib
import re
from itertools import pairwise

import openpyxl
import pytest
from playwright.sync_api import TimeoutError as TooLateError
from playwright.sync_api import expect

from tests.browser.conftest import Server
from tests.browser.test_walk import SAMPLE, complaints

pytestmark = pytest.mark.browser

WEEK = re.compile(r"\d+ (more )?steps? for this week")


@pytest.fixture(autouse=True)
def patient():
    """The machine may be busy with other tests."""
    expect.set_options(timeout=30_000)
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """One server for all of these; each test is a visitor of its own."""
    running = Server(tmp_path_factory.mktemp("doors") / "server.log")
    yield running.url
    running.stop()


def settled(page) -> None:
    """Wait until what was done has taken effect and nothing of the page before is left."""
    page.wait_for_timeout(400)
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.wait_for_function("!document.querySelector('[data-stale=true]')")
    page.wait_for_timeout(200)


def becomes(page, read, expected) -> None:
    """Wait until the page says what is expected of it, for it is drawn piece by piece."""
    for _ in range(100):
        if read() == expected:
            return
        page.wait_for_timeout(100)
    assert read() == expected


def choose_company(page, typed: str, name: str) -> None:
    """Type a part of a name and take it; what is drawn last on a page may close the list once."""
    choice = page.get_by_test_id("stMain").get_by_test_id("stSelectbox").first.locator("input")
    option = page.get_by_role("option", name=name)
    for _ in range(3):
        choice.fill("")
        choice.fill(typed)
        with contextlib.suppress(TooLateError):
            option.click(timeout=5_000)
            return
    option.click()


def open_sample(page, url: str) -> None:
    """Open the sample on whatever page the link leads to."""
    page.set_default_timeout(30_000)
    page.goto(url)
    page.get_by_role("button", name="Try it with a sample").click()
    expect(page.get_by_role("button", name="Close this tracker")).to_be_visible(timeout=90_000)
    settled(page)


@pytest.fixture
def doors(page, address):
    """The Re-engage page of the sample."""
    open_sample(page, f"{address}/re_engage")
    expect(page.get_by_text(WEEK)).to_be_visible()
    yield page
    assert not complaints(page)
    assert not page.failures


def shown(page) -> str:
    """The company whose card is open."""
    return page.get_by_test_id("stMain").locator("h3").first.inner_text()


def told(page, words: str) -> None:
    """Wait for a short message that says so."""
    expect(page.get_by_test_id("stToast").filter(has_text=words).first).to_be_visible()
    settled(page)


def sentence(page) -> str:
    """What the page says there is to do."""
    return page.locator("h4").first.inner_text()


def rows(page, heading: str) -> list[dict[str, str]]:
    """Rows of the first table with such a column."""
    frame = frame_with(page, heading)
    expect(frame.locator("[role=gridcell]").first).to_be_attached()
    heads = frame.locator("[role=columnheader]").all_text_contents()
    cells = frame.locator("[role=gridcell]").all_text_contents()
    at = range(0, len(cells), len(heads))
    return [dict(zip(heads, cells[start : start + len(heads)], strict=False)) for start in at]


def frame_with(page, heading: str):
    """The first table with such a column; what it draws also stands as text inside it."""
    head = page.locator("[role=columnheader]", has_text=re.compile(f"^{re.escape(heading)}$"))
    return page.get_by_test_id("stDataFrame").filter(has=head).first


def select(page, heading: str, place: int) -> None:
    """Select a row of that table, counted from 0."""
    frame_with(page, heading).get_by_test_id("stDataFrameResizable").click(
        position={"x": 16, "y": 35 * (place + 1) + 17}
    )
    settled(page)


def click(page, name: str) -> None:
    """Press one of the choices of the page, and let it take effect."""
    page.get_by_test_id("stMain").get_by_role("radio", name=name, exact=True).or_(
        page.get_by_test_id("stMain").get_by_role("button", name=name, exact=True)
    ).first.click()
    settled(page)


def unfold(page, title: str) -> None:
    """Open one of the folded parts."""
    page.get_by_test_id("stExpander").get_by_text(title).click()
    settled(page)


def go_to(page, title: str) -> None:
    """Follow the menu."""
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=title).click()
    settled(page)


def column(page, heading: str) -> list[str]:
    """A column of the list."""
    return [row[heading] for row in rows(page, "Next step")]


def test_a_thank_you_is_logged_and_taken_back(doors):
    """The door leaves the week, the sentence counts it, and undoing brings it back."""
    first, before = shown(doors), sentence(doors)
    doors.get_by_role("button", name="Mark as sent").click()
    told(doors, f"Logged for {first}")

    assert shown(doors) != first
    assert "more step" in sentence(doors)
    doors.get_by_role("button", name="Undo the last step").click()
    settled(doors)
    expect(doors.get_by_text(before)).to_be_visible()
    assert shown(doors) == first


def test_a_snoozed_door_is_left_out_until_its_day(doors):
    """It leaves the list and stands among those left out, with the day on which it is back."""
    first = shown(doors)
    doors.get_by_role("button", name="Snooze").click()
    doors.get_by_text("1 month", exact=True).click()
    told(doors, "Snoozed")
    unfold(doors, "Left out, and why (11)")
    found = {row["Company"]: (row["Why"], row["Until"]) for row in rows(doors, "Why")}

    assert shown(doors) != first
    assert first not in column(doors, "Company")
    assert found[first] == ("Snoozed by you", "20 Dec 2026")


def test_a_door_left_alone_is_opened_from_the_table_and_put_back(doors):
    """Its row leads to its own page, which lifts the gate; then it is the first again."""
    first = shown(doors)
    doors.get_by_role("button", name="Do not contact").click()
    told(doors, "Left alone")
    assert shown(doors) != first
    unfold(doors, "Left out, and why (11)")
    names = [row["Company"] for row in rows(doors, "Why")]
    select(doors, "Why", names.index(first))
    doors.get_by_role("button", name=f"Open {first}").click()
    expect(doors.get_by_text("You marked this company as not to be contacted")).to_be_visible()
    expect(doors.get_by_text(f"{first}, from the first application to today.")).to_be_visible()
    doors.get_by_role("button", name="Put it back on the list").click()
    expect(doors.get_by_role("button", name="Mark as sent")).to_be_visible()
    go_to(doors, "Re-engage")

    assert shown(doors) == first


def test_how_much_it_is_wanted_and_the_time_there_is_change_the_list(doors):
    """Little worth moves a door down; a week of nine messages has nine steps."""
    first, before = shown(doors), sentence(doors)
    assert before.startswith("5 steps for this week")
    click(doors, "All (202)")
    becomes(doors, lambda: column(doors, "Worth, %")[0], "100")
    click(doors, "A little")
    becomes(doors, lambda: column(doors, "Company")[0] != first, True)
    click(doors, "Chance")
    becomes(doors, lambda: wanted(doors).get(first), "25")

    click(doors, "This week (5)")
    week = doors.get_by_label("Messages a week", exact=True)
    week.fill("9")
    week.press("Enter")
    expect(doors.get_by_text("9 steps for this week")).to_be_visible()
    settled(doors)
    becomes(doors, lambda: len(rows(doors, "Next step")), 9)


def wanted(page) -> dict[str, str]:
    """How much each company of the list is wanted."""
    return {row["Company"]: row["Worth, %"] for row in rows(page, "Next step")}


def test_the_list_is_sorted_and_filtered(doors):
    """By chance, by worth, by both; and only companies with a referral in the sheet."""
    click(doors, "All (202)")
    becomes(doors, lambda: len(rows(doors, "Next step")) > 5, True)
    both = [
        int(chance) * int(worth)
        for chance, worth in zip(column(doors, "Chance, %"), column(doors, "Worth, %"), strict=True)
    ]
    # Whole per cents are shown, so a product may be off by as much as rounding makes it.
    assert all(later <= earlier + 100 for earlier, later in pairwise(both))
    click(doors, "Chance")
    becomes(doors, lambda: falling(column(doors, "Chance, %")), True)
    click(doors, "Worth")
    becomes(doors, lambda: set(column(doors, "Worth, %")), {"100"})

    click(doors, "Chance and worth")
    doors.get_by_test_id("stSidebar").get_by_label("Channel").click()
    doors.get_by_role("option", name="Referral").click()
    doors.keyboard.press("Escape")  # an open drop-down hides all else from its reader
    chip = doors.get_by_test_id("stMain").get_by_role("button", name="Referral")
    expect(chip).to_be_visible()
    settled(doors)
    assert "channel=" in doors.url
    becomes(doors, lambda: set(column(doors, "Company")) <= referred(), True)
    assert len(rows(doors, "Next step")) > 1


def falling(cells: list[str]) -> bool:
    """Whether these numbers differ, and none is larger than the one before it."""
    numbers = [int(cell) for cell in cells]
    return len(set(numbers)) > 1 and numbers == sorted(numbers, reverse=True)


def referred() -> set[str]:
    """Companies of the sample with a referral, as its sheet says."""
    sheet = openpyxl.load_workbook(SAMPLE)["Jobs"]
    head, *lines = sheet.iter_rows(min_row=3, values_only=True)
    company, source = head.index("Company"), head.index("Source")
    return {line[company] for line in lines if line[source] == "Referral"}


def test_a_weight_moves_the_list_and_says_what_moved(doors):
    """The final round counted against a door: its place before and now, and the way back."""
    first = shown(doors)
    unfold(doors, "Weights: what counts how much")
    weight = doors.get_by_role("slider", name="Reached the final round")
    assert weight.input_value() == "2.2"
    weight.focus()
    weight.press("Home")
    expect(doors.get_by_text("What moved")).to_be_visible()
    settled(doors)
    moved = {row["Company"]: row for row in rows(doors, "Place before")}
    assert shown(doors) != first
    assert moved[first]["Place before"] == "1"
    assert int(moved[first]["Place now"]) > 1

    doors.get_by_role("button", name="Back to the defaults").click()
    expect(doors.get_by_text("What moved")).not_to_be_visible()
    settled(doors)
    assert shown(doors) == first
    expect(weight).to_have_value("2.2")


def test_connections_say_whom_the_person_knows(doors):
    """A connection at a company without a contact is whom to write to; a stranger is nobody."""
    first = shown(doors)
    unfold(doors, "Who do you already know there?")
    content = (
        "Notes:\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        f"Ada,Quill,https://www.linkedin.com/in/adaquill,,{first},Team lead,03 Feb 2025\n"
        "Tom,Stranger,https://www.linkedin.com/in/tom,,Elsewhere Ltd,Clerk,04 Feb 2025\n"
    )
    doors.get_by_test_id("stExpander").locator('input[type="file"]').set_input_files(
        {"name": "Connections.csv", "mimeType": "text/csv", "buffer": content.encode()}
    )
    expect(doors.get_by_text("You know 1 person at 1 of these companies")).to_be_visible()
    settled(doors)

    expect(doors.get_by_text("You know Ada Quill there.")).to_be_visible()
    assert shown(doors) == first
    assert [(row["Company"], row["Who"], row["Position"]) for row in rows(doors, "Who")] == [
        (first, "Ada Quill", "Team lead")
    ]


def test_a_job_seen_again_is_on_the_watch_list(doors):
    """A pasted link is kept with its day, and the door says that they are hiring again."""
    first = shown(doors)
    assert "They are hiring again" not in doors.get_by_test_id("stMain").inner_text()
    doors.get_by_label("Link").fill("https://jobs.example/4711")
    doors.get_by_role("button", name="Note it").click()
    told(doors, f"A job at {first} is noted")
    unfold(doors, "Seats that may have reopened (8)")
    found = [row for row in rows(doors, "What was seen") if row["Company"] == first]

    assert [(row["What was seen"], row["Seen"], row["Watch until"]) for row in found] == [
        ("They are hiring again, for another role", "20 Nov 2026", "19 Jan 2027")
    ]
    expect(
        doors.get_by_test_id("stMain").get_by_text("They are hiring again").first
    ).to_be_visible()


def test_a_draft_has_tones_and_keeps_what_was_changed(doors):
    """Each tone has its words; what a person wrote is there again after another door."""
    draft = doors.get_by_label("Draft", exact=True)
    expect(draft).to_have_value(re.compile(r"^Dear Lucie Caron,"))
    warm = draft.input_value()
    click(doors, "Brief")
    expect(draft).to_have_value(re.compile(r"^Hello Lucie Caron,"))
    assert len(draft.input_value()) < len(warm)
    click(doors, "Warm")
    expect(draft).to_have_value(warm)
    draft.fill("My own words")
    draft.press("Control+Enter")
    expect(doors.get_by_text("12 characters")).to_be_visible()
    first = shown(doors)
    select(doors, "Next step", 1)
    assert shown(doors) != first
    expect(draft).to_have_value(re.compile("^Dear "))
    assert draft.input_value() != warm
    select(doors, "Next step", 0)

    expect(draft).to_have_value("My own words")
    assert shown(doors) == first


def test_a_link_to_a_company_opens_it(page, address):
    """By its key on a page opened alone; from the list, by the drop-down, and back again."""
    open_sample(page, f"{address}/company?door=whisteck")
    expect(page.get_by_text("Whisteck AB, from the first application to today.")).to_be_visible()
    assert shown(page) == "Whisteck AB"
    go_to(page, "Re-engage")
    names = column(page, "Company")
    select(page, "Next step", names.index("Pellwuna GmbH"))
    page.get_by_role("button", name="Whole history").click()
    expect(page.get_by_text("Pellwuna GmbH, from the first application to today.")).to_be_visible()
    assert page.url.endswith("/company?door=pellwuna")
    settled(page)
    choose_company(page, "Whist", "Whisteck AB")
    expect(page.get_by_text("Whisteck AB, from the first application to today.")).to_be_visible()
    assert page.url.endswith("/company?door=whisteck")
    settled(page)
    page.go_back()
    expect(page.get_by_text("Pellwuna GmbH, from the first application to today.")).to_be_visible()
    assert not complaints(page)


def test_a_link_to_no_company_says_so(page, address):
    """The best door is shown instead."""
    open_sample(page, f"{address}/company?door=nowhere")

    expect(page.get_by_text("“nowhere”, which is no company of this tracker.")).to_be_visible()
    assert shown(page) == "Orrin & Vale"
    assert not complaints(page)
