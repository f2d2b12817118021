"""Days beside the words of a status: which fact they date, and which figures are none."""

import pytest

from ajar.model.ledger import LedgerCode
from tests.intake.workbooks_from_rows import chosen, loaded, sheet

HEAD = ["Company", "Applied", "Status"]


def dated(*statuses, applied="2026-01-12", settings=None):
    """Events with a day but applying, of one row for each status: (row, kind, day)."""
    rows = [[f"Acme {number}", applied, status] for number, status in enumerate(statuses)]
    plain = [[f"Birch {number}", applied, "Applied"] for number in range(3)]
    events = loaded(sheet([HEAD, *rows, *plain]), settings=settings).tracker.events
    told = events.loc[events["day"].notna() & (events["kind"] != "applied")]
    days = told["day"].dt.strftime("%Y-%m-%d")
    return list(zip(told["application"], told["kind"].astype("str"), days, strict=True))


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("Rejected 2026-02-20", [("rejected", "2026-02-20")]),
        ("Rejected (Feb 20, 2026)", [("rejected", "2026-02-20")]),
        ("Rejected, 20 Feb", [("rejected", "2026-02-20")]),
        ("Rejected 2/20", [("rejected", "2026-02-20")]),
        ("2.20 rejected", [("rejected", "2026-02-20")]),
        ("Refusé le 20 février 2026", [("rejected", "2026-02-20")]),
        (
            "Phone screen 1/30, rejected 2/20",
            [("screen", "2026-01-30"), ("rejected", "2026-02-20")],
        ),
        (
            "Interview 30 Jan then rejected 20 Feb",
            [("interview", "2026-01-30"), ("rejected", "2026-02-20")],
        ),
        ("Rejected after interview 2/20", [("rejected", "2026-02-20")]),
    ],
)
def test_a_day_dates_the_last_thing_its_clause_tells(status, expected):
    """Each clause has its own day; an interview that is only mentioned has none."""
    assert [(0, *each) for each in expected] == dated(status)


@pytest.mark.parametrize(
    "status",
    [
        "Interview 2/3",
        "Round 2/3",
        "Rejected, 3/5 stars",
        "Rejected, 8.5",
        "Rejected 8.50",
        "No response as of 2/20",
        "Rejected Feb 2026",
        "Rejected about 20 Feb",
        "Interview 1/30 2/14",
        "Follow up 2/20",
        "Rejected 80/20",
    ],
)
def test_figures_that_may_be_no_day_are_none(status):
    """Parts of a whole, months, “about”, two days in one clause, and days of nothing."""
    assert [] == dated(status)


def test_the_other_cells_of_the_column_tell_whether_figures_are_days():
    """Beside “2/20” a “2/3” is a day, in the order the column has."""
    assert [(0, "rejected", "2026-02-20"), (1, "interview", "2026-02-03")] == dated(
        "Rejected 2/20", "Interview 2/3"
    )
    assert [(0, "rejected", "2026-02-20"), (1, "interview", "2026-03-02")] == dated(
        "Rejected 20/2", "Interview 2/3"
    )


def test_a_day_without_a_year_follows_applying_whatever_the_other_rows_are():
    """The same words in two years are two days, and each is told to be inferred."""
    rows = [["Acme", "2024-12-01", "Rejected 1/15"], ["Birch", "2026-01-02", "Rejected 1/15"]]
    tracker = loaded(sheet([HEAD, *rows])).tracker
    rejected = tracker.events.loc[tracker.events["kind"] == "rejected"]
    told = tracker.ledger.loc[tracker.ledger["code"] == LedgerCode.DAY_YEAR_INFERRED]

    assert ["2025-01-15", "2026-01-15"] == rejected["day"].dt.strftime("%Y-%m-%d").tolist()
    assert rejected["inferred"].all()
    assert [("1/15", "2025-01-15"), ("1/15", "2026-01-15")] == list(
        told[["raw", "done"]].itertuples(index=False, name=None)
    )


@pytest.mark.parametrize("header", ["Status", "Stage", "Outcome", "Result"])
def test_a_column_of_nothing_but_dated_words_is_one_of_statuses(header):
    """Where every word has its day, the words count and not only the days."""
    words = ["Rejected 2026-02-20", "Interview 3 Feb 2026", "Offer 2026-03-01"]
    rows = [[f"Acme {number}", "2026-01-12", word] for number, word in enumerate(words)]
    tracker = loaded(sheet([[*HEAD[:2], header], *rows])).tracker
    told = tracker.events.loc[tracker.events["kind"] != "applied"]

    assert ["rejected", "open", "offer"] == tracker.applications["outcome"].tolist()
    assert ["2026-02-20", "2026-02-03", "2026-03-01"] == (
        told["day"].dt.strftime("%Y-%m-%d").tolist()
    )


def test_a_written_day_before_applying_is_not_taken():
    """What ended in 2025 is not this application."""
    assert [] == dated("Rejected 2025-02-20")


def test_a_column_of_its_own_comes_first():
    """Where another column dates the same fact, the status does not tell it again."""
    rows = [["Acme", "2026-01-12", "Rejected 2/20", "2026-02-21"]]
    events = loaded(sheet([[*HEAD, "Rejected on"], *rows])).tracker.events
    days = events.loc[events["kind"] == "rejected", "day"]

    assert ["2026-02-21"] == days.dt.strftime("%Y-%m-%d").tolist()


def test_a_word_the_person_explained_keeps_its_day():
    """The meaning is the person's; the day is the file's."""
    settings = chosen(statuses={"Wobbly 20 Feb": "rejected"})

    assert [(0, "rejected", "2026-02-20")] == dated("Wobbly 20 Feb", settings=settings)


def test_the_person_can_say_which_order_a_status_has():
    """“2/3” among days of both orders is what they chose for the column."""
    settings = chosen(day_first={"Status": True})

    assert (1, "interview", "2026-03-02") in dated(
        "Rejected Feb 20", "Interview 2/3", "Screen 30/1", settings=settings
    )
