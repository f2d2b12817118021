"""Days without a year in columns whose other days have one, and how that is told."""

from ajar.model.ledger import LedgerCode
from tests.intake.workbooks_from_rows import loaded, sheet

HEAD = ["Company", "Date applied", "Interview", "Status"]


def test_a_day_is_of_the_year_of_its_own_row_wherever_else_it_stands():
    """“9/19” twice, a year apart, as the day of applying and of an interview; both are told."""
    applied = ["9/12/24", "9/19", "9/25/24", "3/3/25", "9/14/25", "9/19", "9/28/25"]
    invited = ["9/30/24", "", "10/2", "", "10/1/25", "10/2", "10/9/25"]
    rows = [
        [f"Acme {number}", day, other, "Rejected"]
        for number, (day, other) in enumerate(zip(applied, invited, strict=True))
    ]
    tracker = loaded(sheet([HEAD, *rows])).tracker
    days = tracker.events.assign(day=tracker.events["day"].dt.strftime("%Y-%m-%d"))
    by_kind = {
        kind: days.loc[days["kind"] == kind].set_index("application")["day"].to_dict()
        for kind in ("applied", "interview")
    }
    told = tracker.ledger.loc[tracker.ledger["code"] == LedgerCode.DAY_YEAR_INFERRED]

    assert [by_kind["applied"][number] for number in (1, 5)] == ["2024-09-19", "2025-09-19"]
    assert [by_kind["interview"][number] for number in (2, 5)] == ["2024-10-02", "2025-10-02"]
    assert sorted(told[["raw", "done"]].itertuples(index=False, name=None)) == [
        ("10/2", "2024-10-02"),
        ("10/2", "2025-10-02"),
        ("9/19", "2024-09-19"),
        ("9/19", "2025-09-19"),
    ]
    assert tracker.events.loc[tracker.events["application"].isin([1, 5])]["inferred"].any()
