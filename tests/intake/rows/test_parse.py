"""What happened to an application: events, their days, stages and outcomes."""

import pytest

from ajar.intake.summary import summary
from tests.intake.workbooks_from_rows import accounted, codes, events, of_rows, told


def one(**cells):
    """One application with these columns beside company and role."""
    header = ["Company", "Role", *cells]
    return of_rows([header, ["Acme", "Engineer", *cells.values()]])


@pytest.mark.parametrize(
    ("status", "outcome", "expected"),
    [
        ("Offer", "Declined", ("offer", "declined", 4)),
        ("Offer", "Accepted", ("offer", "accepted", 4)),
        ("Interview scheduled", "Decision pending", ("open", "", 2)),
        ("Interview", "Rejected", ("rejected", "", 2)),
        ("Applied", "", ("open", "", 0)),
        ("", "Rejected", ("rejected", "", 0)),
    ],
)
def test_status_and_outcome_are_read_together(status, outcome, expected):
    """What the outcome says came after what the status says."""
    read = one(Status=status, Outcome=outcome, Applied="2026-01-05")

    assert [expected] == told(read, "outcome", "offer_answer", "stage")


def test_the_furthest_stage_survives_a_rejection():
    """Rejected after a final round is a final round."""
    read = one(Applied="2026-01-05", **{"Final round": "2026-02-01"}, Status="Rejected")

    assert [("rejected", 3)] == told(read, "outcome", "stage")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"서류": "불합격"}, ("rejected", 0)),
        ({"서류": "합격", "면접": "불합격"}, ("rejected", 2)),
        ({"면접": "합격"}, ("open", 2)),
        ({"최종": "합격"}, ("offer", 4)),
        ({"ES結果": "通過", "一次結果": "落選"}, ("rejected", 2)),
        ({"Sent": "Rejected"}, ("rejected", 0)),
    ],
)
def test_passing_and_failing_stand_under_stages(cells, expected):
    """What became of what was sent, a test or an interview; only the last pass is an offer."""
    read = one(**cells)

    assert [expected] == told(read, "outcome", "stage")
    assert summary(read)["rejected"] == (
        None if expected[0] == "open" else expected[0] == "rejected"
    )


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("9.7（18:00）（鸽）", ("open", 0)),
        ("2026-02-07 (cancelled)", ("open", 0)),
        ("杭州没岗位了", ("closed", 0)),
        ("Position closed", ("closed", 0)),
        ("2026-02-07", ("open", 2)),
    ],
)
def test_an_interview_that_was_called_off_was_not_held(cell, expected):
    """Whatever day stands beside it; where the role is gone the application is over."""
    read = one(Applied="2026-01-05", 一面=cell)

    assert [expected] == told(read, "outcome", "stage")


def test_a_stale_status_gives_way_to_a_day_of_rejection():
    """“Applied” beside a rejection is a rejection, and the ledger says so."""
    read = one(Applied="2026-01-05", Status="Applied", Rejected="2026-02-01")

    assert [("rejected",)] == told(read, "outcome")
    assert ["status_contradicts"] == codes(read)


def test_of_two_endings_the_status_prevails():
    """A contradiction is reported, not resolved silently."""
    read = one(Applied="2026-01-05", Status="Withdrawn", Rejected="2026-02-01")

    assert [("withdrawn",)] == told(read, "outcome")
    assert ["status_contradicts"] == codes(read)


def test_without_a_status_the_last_ending_prevails():
    """An offer, and later a rejection."""
    read = one(Applied="2026-01-05", Offer="2026-02-01", Rejected="2026-02-10")

    assert [("rejected", 4)] == told(read, "outcome", "stage")


@pytest.mark.parametrize(
    ("header", "inferred"),
    [("Status date", False), ("Last updated", True)],
)
def test_a_status_happened_when_it_was_set(header, inferred):
    """Read from the day of the status; inferred from that of the last update."""
    read = one(Applied="2026-01-05", Status="Rejected", **{header: "2026-02-01"})
    rejected = read.tracker.events_of("rejected").iloc[0]

    assert ("2026-02-01", inferred) == (str(rejected["day"].date()), rejected["inferred"])


def test_the_end_of_a_process_dates_its_ending():
    """Whatever the ending was."""
    read = one(Applied="2026-01-05", Status="Rejected", **{"Date closed": "2026-02-01"})

    assert ("Acme", "rejected", "2026-02-01") in events(read)


def test_the_only_reply_to_a_rejected_application_was_the_rejection():
    """Its day is inferred, unless it may have been an invitation."""
    rejected = {"Applied": "2026-01-05", "Rejected": "1", "Response date": "2026-02-01"}
    plain, met_before = one(**rejected), one(**rejected, Interview="2026-01-20")
    met_later, met = one(**rejected, Interview="2026-02-03"), one(**rejected, Interview="yes")

    assert ("Acme", "rejected", "2026-02-01") in events(plain)
    assert plain.tracker.events_of("rejected")["inferred"].all()
    assert ("Acme", "rejected", "2026-02-01") in events(met_before)
    assert ("Acme", "rejected", "") in events(met_later)
    assert ("Acme", "rejected", "") in events(met)


def test_the_day_of_saving_stands_in_for_applying():
    """Marked as inferred, and not counted as a day of applying."""
    read = one(Status="Applied", **{"Date Added": "2026-01-02"})

    assert ("Acme", "applied", "2026-01-02") in events(read)
    assert (1, None) == (summary(read)["undated_applications"], summary(read)["first_applied"])


def test_a_column_called_date_is_the_day_of_applying():
    """Unless another column is."""
    assert ("Acme", "applied", "2026-01-05") in events(one(Date="2026-01-05", Status="Applied"))
    both = one(Date="2026-02-01", Applied="2026-01-05", Status="Applied")
    assert {("Acme", "applied", "2026-01-05")} == events(both)


def test_follow_ups_are_events():
    """Thanks, feedback, connections and reminders, each of its kind."""
    read = one(
        Applied="2026-01-05",
        Status="Rejected",
        **{
            "Thank-you sent": "2026-01-20",
            "Feedback asked": "yes",
            "Connected": "2026-01-22",
            "relance envoyée": "2026-01-12",
        },
    )

    assert {
        ("Acme", "thanked", "2026-01-20"),
        ("Acme", "asked_feedback", ""),
        ("Acme", "connected", "2026-01-22"),
        ("Acme", "nudged", "2026-01-12"),
    } <= events(read)
    assert not read.tracker.events_of("thanked", "nudged")["inferred"].any()


def test_a_follow_up_that_may_be_planned_is_inferred():
    """“Follow-up date” does not say whether it was sent; words about a plan say nothing."""
    dated = one(Applied="2026-01-05", Status="Applied", **{"Follow-Up Date": "2026-01-12"})
    words = one(Applied="2026-01-05", Status="Applied", **{"Follow up": "in a week"})

    assert dated.tracker.events_of("nudged")["inferred"].all()
    assert words.tracker.events_of("nudged").empty
    assert ["follow_up_sent"] == [question.code for question in dated.reports[0].questions]


def test_follow_ups_in_whole_weeks_after_applying_are_planned():
    """Three of them are no messages but a schedule."""
    days = ["2026-01-12", "2026-01-19", "2026-01-12"]
    rows = [[f"Firm {n}", "2026-01-05", day] for n, day in enumerate(days)]
    others = [[f"Firm {n}", "2026-01-05", ""] for n in range(3, 9)]
    header = ["Company", "Applied", "Follow-up"]

    assert not {kind for _, kind, _ in events(of_rows([header, *rows, *others]))} - {"applied"}
    rows[2][2] = "2026-01-13"
    assert "nudged" in {kind for _, kind, _ in events(of_rows([header, *rows, *others]))}


def test_words_under_an_interview_say_what_it_was():
    """A call is a call, a challenge is a test; both are kept with their words."""
    read = of_rows(
        [
            ["Company", "Applied", "Interview 1", "Interview 2"],
            ["Acme", "2026-01-05", "Coding challenge", "Zoom interview"],
            ["Beta", "2026-01-05", "Phone call", "n/a"],
        ],
    )

    assert {
        ("Acme", "test", ""),
        ("Acme", "interview", ""),
        ("Beta", "screen", ""),
    } == {event for event in events(read) if event[1] != "applied"}
    assert "Coding challenge" in read.tracker.events["note"].tolist()


def test_interviews_that_are_counted_or_flagged_beside_a_day_are_one():
    """“Interview: yes” and its date are one; numbered columns are two."""
    flagged = one(Applied="2026-01-05", Interview="yes", **{"Interview date": "2026-01-12"})
    numbered = one(Applied="2026-01-05", **{"Interview 1": "yes", "Interview 2": "2026-01-12"})

    assert 1 == len(flagged.tracker.events_of("interview"))
    assert 2 == len(numbered.tracker.events_of("interview"))


def test_two_days_in_a_cell_are_two_interviews():
    """And the first day is told in the ledger."""
    read = one(Applied="2026-01-05", Interview="2026-01-12 & 2026-01-19")

    assert {"2026-01-12", "2026-01-19"} == {
        day for _, kind, day in events(read) if kind == "interview"
    }
    assert ["days_several"] == codes(read)


def test_an_unreadable_day_is_a_fact_without_one():
    """The cell is kept as a note, and reported."""
    read = of_rows(
        [
            ["Company", "Date Applied", "Status"],
            ["Acme", "Before 2026-01-24", "Applied"],
            ["Beta", "2026-01-25", "Applied"],
            ["Gamma", "2026-01-26", "Applied"],
        ],
    )

    assert ("Acme", "applied", "") in events(read)
    assert "Before 2026-01-24" in read.tracker.events["note"].tolist()
    assert ["day_approximate"] == codes(read)
    assert accounted(read)


def test_plain_words_in_notes_are_facts():
    """Marked as inferred and told in the ledger; an outcome only from words that say so."""
    read = one(Applied="2026-01-05", Status="Applied", Notes="Had two interviews, they said no")

    assert [("rejected", 2)] == told(read, "outcome", "stage")
    assert read.tracker.events_of("interview")["inferred"].all()
    assert "fact_from_notes" in codes(read)


def test_nobody_answered_is_said_and_not_an_outcome():
    """By a word, by a column of its own, or by a plain no under “response”."""
    for cells in ({"Status": "Ghosted"}, {"Ghosted": "1"}, {"Response": "no"}):
        assert [("open", True)] == told(
            one(Applied="2026-01-05", **cells), "outcome", "said_silent"
        )


def test_colours_cannot_be_read():
    """A legend of colours and no words: what was sent is unknown, and that is said."""
    read = of_rows(
        [
            ["Jobs (■ : sent ■ : planned ■ : rejected)"],
            ["Company", "Applied", "Interview"],
            ["Acme", "2026-01-05", "2026-01-12"],
            ["Beta", "2026-01-06", ""],
            ["Gamma", "", ""],
        ],
    )

    assert [("Acme",), ("Beta",)] == told(read, "company")  # nothing of Gamma has a colour
    assert {None} == {summary(read)[key] for key in ("applications", "rejected", "first_applied")}
    assert 2 == summary(read)["companies"]
    assert "colours_only" in codes(read)
    assert accounted(read)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("95,000 €", ("offer", 4)),
        ("$120k", ("offer", 4)),
        ("yes", ("offer", 4)),
        ("Declined", ("offer", 4)),
        ("Accepted", ("offer", 4)),
        ("Rejected", ("rejected", 0)),
        ("hoping for one soon", ("open", 0)),
        ("nice people there", ("open", 0)),
        ("pending", ("open", 0)),
    ],
)
def test_words_under_an_offer_prove_it_only_where_they_say_so(cell, expected):
    """An amount, a yes or an answer to it; a hope is none, and a no ends the application."""
    assert [expected] == told(one(Offer=cell), "outcome", "stage")


def test_a_form_that_was_not_completed_was_not_sent():
    """Where the stage is the application itself; an interview that is not complete is one."""
    rows = [
        ["Date", "Title", "Company", "Progress", "Status"],
        ["2025-09-01", "Analyst", "Alder", "application", "submitted"],
        ["2025-09-02", "Clerk", "Birch", "application", "not complete"],
        ["2025-09-03", "Writer", "Cedar", "interview", "not complete"],
    ]

    assert ["Alder", "Cedar"] == [company for (company,) in told(of_rows(rows), "company")]
