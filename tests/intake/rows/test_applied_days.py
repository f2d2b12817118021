"""Days of applying that notes tell beside a column that is only called “date”."""

from tests.intake.workbooks_from_rows import events, of_rows

HEADER = ["Company", "Role", "Date", "Status", "Notes"]


def dated(*rows):
    """Company, kind and day of the events of rows with a date, a status and a note."""
    cells = [[f"Firm {at}", "Nurse", *row] for at, row in enumerate(rows)]
    return {(*event[:2], event[2]) for event in events(of_rows([HEADER, *cells]))}


def test_where_notes_tell_earlier_days_the_date_is_that_of_the_status():
    """The day of applying is that of the note, also without a year or behind a weekday."""
    found = dated(
        ["2026-07-20", "Rejected", "Applied on 7/14"],
        ["2026-07-17", "Rejected", "Applied Wed, Jul 15, 2026"],
        ["2026-07-25", "Rejected", "2026-07-16 applied via the company site"],
        ["2026-07-22", "Applied", "nice team"],
    )

    assert found == {
        ("Firm 0", "applied", "2026-07-14"),
        ("Firm 0", "rejected", "2026-07-20"),
        ("Firm 1", "applied", "2026-07-15"),
        ("Firm 1", "rejected", "2026-07-17"),
        ("Firm 2", "applied", "2026-07-16"),
        ("Firm 2", "rejected", "2026-07-25"),
        ("Firm 3", "applied", "2026-07-22"),
    }


def test_a_single_earlier_day_is_that_of_another_application():
    """One note may speak of last year; days after the plain one are those of applying."""
    found = dated(
        ["2026-07-20", "Rejected", "Applied 2025-03-04 too"],
        ["2026-07-17", "Applied", "Applied 2026-07-19"],
        ["2026-07-25", "Applied", ""],
    )

    assert ("Firm 0", "applied", "2026-07-20") in found
    assert ("Firm 1", "applied", "2026-07-19") in found


def test_earlier_days_beside_applied_alone_are_those_of_other_applications():
    """A status that tells nothing further has no day of its own."""
    rows = [["2026-07-20", "Applied", "Applied 2025-03-04, too"]] * 4

    assert ("Firm 3", "applied", "2026-07-20") in dated(*rows)
