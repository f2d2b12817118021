"""Rejections, Response times and Follow-ups, on the sample and on files that say little."""

from datetime import date

import pytest

from tests.pages.page_reader import Visit, numbers


@pytest.fixture(scope="module")
def sample() -> Visit:
    """The sample, judged on the day it was made for."""
    return Visit()


def test_rejections_of_the_sample(sample):
    """
    Counted in the sheet by hand.

    80 of 248 were rejected; 59 after the application, 10 after a call or test, 8 after an
    interview and 3 in the final round; the median of their days is 27.5.
    """
    page = sample.page("rejections")

    assert numbers(page.figures["Rejection rate"][1])[-2:] == [80, 248]
    assert page.figures["Typical time to a rejection"][0] == "28 days"
    assert page.table("rejections-by-stage")["Rejections"].tolist() == [59, 10, 8, 3]
    assert page.table("reasons")["Count"].tolist() == [15, 10, 6, 3, 58]
    assert page.n("rejections-by-stage") == (80, 0)
    assert "80 rejections, and you've sent 231 more applications" in page.words


def test_outcomes_by_source_add_up(sample):
    """Every application at least 60 days old with a source is in one part of one bar."""
    table = sample.page("rejections").table("outcomes-by-channel")

    parts = table.drop(columns=["Group", "Applications"])
    assert (parts.sum(axis=1) == table["Applications"]).all()
    assert table["Applications"].sum() == 206


def test_other_groups_can_be_chosen(sample):
    """Only what can be compared is offered; the sample has one job type and no other column."""
    page = sample.page("rejections", outcomes_by="weekday")

    control = sample.at.segmented_control(key="outcomes_by")
    assert control.options == ["Source", "Weekday"]
    assert "outcomes-by-weekday" in page.charts


def test_response_times_of_the_sample(sample):
    """Half of 44 positive replies within 8 days, half of 80 rejections within 28."""
    page = sample.page("response_times")

    assert "Half of positive replies within 8 days and rejections within 28 days" in page.words
    replies = page.table("days-to-reply")
    assert replies["Reply"].value_counts().to_dict() == {"Rejection": 80, "Positive": 44}
    assert replies.groupby("Reply")["Days from applying"].max()["Positive"] == 15
    assert "After 14 days without a reply, a positive one is unlikely" in page.words
    assert page.table("companies")["Applications"].min() >= 3


def test_follow_ups_of_the_sample(sample):
    """66 were sent, 27 of 59 old enough had a reply; the counts compared stand on the bars."""
    page = sample.page("follow_ups")

    assert "46% of your follow-ups got a reply (27 of 59)" in page.words
    table = page.table("follow-ups")
    assert len(table) == 66
    assert table["After days"].notna().sum() == (~table["What came"].isin(
        ["Waiting", "No reply", "Date unknown"])).sum()  # fmt: skip
    assert page.table("followed-up-or-not")["Got a reply"].tolist() == [9, 25]
    assert "33% against 21%, the difference may be chance" in page.words


NEW = "Company,Role,Date applied,Status\nAcme,Nurse,2026-11-02,Applied\n"
"""A file that was begun with a column for statuses; nobody has replied yet."""
LINKEDIN = "Application Date,Company Name,Job Title,Job Url\n" + "".join(
    f'"{1 + at % 12}/{1 + at % 27}/25, 1:04 AM",Company {at},Analyst,https://example.org/{at}\n'
    for at in range(40)
)
UNDATED = "Company,Status\n" + "".join(
    f"Company {at},{'Rejected' if at % 2 else 'Interview'}\n" for at in range(40)
)


ONE_DAY = "Company,Date applied,Status,Reply date\n" + "".join(
    f"Company {at},2026-05-04,Rejected,2026-05-{max(4, at - 20):02}\n" for at in range(36)
)


def test_a_file_whose_dates_are_the_day_of_entry_has_one_notice_and_no_false_one():
    """It has reply dates; they say nothing."""
    words = Visit("jobs.csv", ONE_DAY.encode()).page("response_times").words

    assert "Figures by the day leave them out." in words
    assert "The dates in your file don't tell how long replies took." in words
    assert "no reply dates" not in words
    assert "Many answers carry the same day" not in words


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (UNDATED, "response_times", "Your file has no reply dates. Add a column “Reply date”"),
        (UNDATED, "rejections", "The stage before is not known for 20 rejections"),
        (UNDATED, "follow_ups", "No follow-ups in your file yet."),
        (LINKEDIN, "overview", "Your file doesn't say who replied. Add a column “Status”"),
        (NEW, "overview", "who replied. Note it in the status of each application and this"),
        (LINKEDIN, "rejections", "Your file doesn't say who rejected you."),
        (LINKEDIN, "follow_ups", "No follow-ups in your file yet."),
    ],
)
def test_what_the_file_does_not_say_is_one_sentence_and_a_file_to_fill(content, name, says):
    """Nothing is drawn about it, and no room is left for it."""
    visit = Visit("jobs.csv", content.encode())
    page = visit.page(name)

    assert page.errors == []
    assert says in page.words
    assert "No interviews yet" not in page.words
    assert "40 no reply" not in page.words
    assert name != "rejections" or "Last entry" not in page.words
    assert all(column.children for column in visit.at.columns)
    if "Add a column" in page.words:
        assert "workbook_to_fill" in [each.key for each in page.parts
                                      if each.type in ("download_button", "button")]  # fmt: skip


def caught_up() -> Visit:
    """Sixty rejections that are all dated on three days."""
    rows = [
        f"Acme {n},Nurse,2026-0{1 + n // 20}-{1 + n % 20:02d},Rejected,2026-0{4 + n // 20}-01"
        for n in range(60)
    ]
    sheet = "\n".join(["Company,Role,Date applied,Status,Rejected on", *rows])
    return Visit("jobs.csv", sheet.encode())


def test_the_person_can_say_that_replies_are_noted_at_once():
    """Then nothing is concluded from how the file looks, until they take it back."""
    visit = caught_up()
    before = visit.page("response_times")
    visit.at.checkbox(key="noted_at_once").check().run()
    after = visit.page("response_times")

    assert "dated on only 3 days" in before.words
    assert "dated on only 3 days" not in after.words
    assert visit.at.session_state["ajar"].settings.noted_at_once
    visit.at.checkbox(key="noted_at_once").uncheck().run()
    assert "dated on only 3 days" in visit.page("response_times").words


def test_the_day_of_a_change_is_kept():
    """It is among the decisions, which go out with the workbook and come back."""
    visit = Visit()
    visit.page("rejections")
    visit.at.date_input(key="changed_on").set_value(date(2026, 3, 1)).run()

    assert date(2026, 3, 1) == visit.at.session_state["ajar"].decisions.changed_on
    visit.page("overview")
    visit.page("rejections")
    assert date(2026, 3, 1) == visit.at.date_input(key="changed_on").value
