"""The sample: a believable search whose shares follow what is published."""

from datetime import date, datetime
from pathlib import Path

import pytest

from ajar import pipeline
from data import make_sample
from data.sample_names import companies
from tests.export.workbooks import by_openpyxl

COMMITTED = Path(__file__).parents[2] / "data" / "sample.xlsx"
BOARDS = {"Job board", "LinkedIn", "Indeed", "StepStone"}


@pytest.fixture(scope="module")
def stories():
    """All applications of the sample."""
    return make_sample.stories()


def share(part, whole):
    """As a proportion."""
    return len(part) / len(whole)


def test_the_committed_file_is_the_one_the_script_makes():
    """Cell for cell, on both sheets."""
    content = COMMITTED.read_bytes()

    for sheet in range(2):
        assert by_openpyxl(content, sheet) == by_openpyxl(make_sample.workbook(), sheet)


def test_the_same_bytes_come_out_each_time():
    """No clock and no unseeded draw is in it."""
    assert make_sample.workbook() == make_sample.workbook()


def test_fourteen_months_up_to_the_middle_of_november(stories):
    """Nothing lies after the day on which the sheet was last written in."""
    days = [story.applied for story in stories]
    later = [
        day
        for story in stories
        for day in (story.screen, *story.interviews, story.final, story.offer, story.rejected,
                    story.thanked, story.asked, story.feedback, story.connected, story.nudged,
                    story.heard)
        if day is not None
    ]  # fmt: skip

    assert 240 <= len(stories) <= 260
    assert (min(days).year, min(days).month) == (2025, 9)
    assert date(2026, 11, 9) <= max(days) <= date(2026, 11, 16)
    assert max(later) <= date(2026, 11, 20)


def test_shares_are_in_the_published_range(stories):
    """No reply 45 to 60 %, rejected 25 to 35 %, a conversation 15 to 20 %: single searches of
    2018 and 2019 had 60 to 61 % without an answer and 28 to 39 % rejected, Lever's small firms
    talked to 17 % of their candidates."""  # noqa: D205, D209
    silent = [s for s in stories if not s.screen and s.status in {"Applied", "No reply"}]

    assert 0.45 <= share(silent, stories) <= 0.60
    assert 0.25 <= share([s for s in stories if s.rejected], stories) <= 0.35
    assert 0.15 <= share([s for s in stories if s.screen], stories) <= 0.20
    assert 3 <= len([s for s in stories if s.final]) <= 5
    assert len([s for s in stories if s.offer]) == 2


def test_referrals_do_far_better_than_boards(stories):
    """Lever 2017: 57 % of referrals and 13 % of applicants had a first conversation."""
    referrals = [s for s in stories if s.source == "Referral"]
    boards = [s for s in stories if s.source in BOARDS]
    talked = [share([s for s in group if s.screen], group) for group in (referrals, boards)]

    assert talked[0] > 4 * talked[1]


def test_yes_comes_early_and_no_comes_late(stories):
    """Employ 2026: 7.2 days to a first screen; rejections take weeks."""
    yes = sorted((s.screen - s.applied).days for s in stories if s.screen)
    no = sorted((s.rejected - s.applied).days for s in stories if s.rejected and not s.screen)

    assert 5 <= yes[len(yes) // 2] <= 10
    assert no[len(no) // 2] >= 21


def test_there_is_enough_to_show_follow_ups_and_companies(stories):
    """About sixty messages, some answered, and windows that are open now."""
    sent = [day for s in stories for day in (s.thanked, s.asked, s.nudged, s.connected) if day]
    recent = [
        s for s in stories if s.rejected and s.rejected >= date(2026, 11, 18) and s.interviews
    ]

    assert 50 <= len(sent) <= 100
    assert len([s for s in stories if s.heard]) >= 4
    assert len([s for s in stories if s.feedback]) >= 4
    assert len(recent) >= 3
    assert len({s.company for s in stories}) >= 180


def test_every_address_is_reserved_for_examples(stories):
    """Nobody real can be written to (RFC 2606)."""
    hosts = {s.email.split("@")[1] for s in stories if s.email}

    assert all(host.endswith(".example.com") for host in hosts)


def test_it_has_the_flaws_of_a_hand_kept_sheet():
    """A line between rows, rows that were not sent, odd words and several days in a cell."""
    rows = by_openpyxl(COMMITTED.read_bytes())
    header, *table = rows[make_sample.HEADER_ROW - 1 :]
    column = {name: [row[at] for row in table] for at, name in enumerate(header)}

    assert "--- 2026 ---" in column["Company"]
    assert column["Status"].count("Saved, not sent") == 2
    assert {"Rejcted", "Rejected \N{SLIGHTLY FROWNING FACE}"} <= set(column["Status"])
    assert any(";" in str(cell) for cell in column["Interviews"])
    assert any(str(cell).endswith(", Inc.") for cell in column["Company"])
    typed = [cell for cell in column["Date applied"] if cell and not isinstance(cell, datetime)]
    assert len(typed) == 1
    assert typed[0].endswith("-Jul")


def test_ajar_reads_it_without_a_question():
    """Every application is found, two rows are kept apart, and the header below the title is."""
    (report,) = pipeline.load([("sample.xlsx", COMMITTED.read_bytes())]).reports

    assert (report.sheet, report.header_row) == ("Jobs", make_sample.HEADER_ROW)
    assert (report.applications, report.rows_not_applications) == (248, 2)
    assert report.questions == ()


def test_companies_are_different():
    """No two invented names are the same."""
    assert len(set(companies())) == len(companies())
