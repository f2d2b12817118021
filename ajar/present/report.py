"""The report to print: the search for oneself or a coach, and a record of activity."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pandas as pd

from ajar.measure.activity.activity_record import ActivityRecord
from ajar.model.enums import Channel, EventKind, Outcome, Stage
from ajar.model.rows import rows_of
from ajar.model.sheet_format import column_letters
from ajar.present import contact_list, formats, overview
from ajar.present.labels import on_page
from ajar.reengage import Recommendation

Name = Callable[[str], str]
"""Function from a company's name to its name in the report."""


def company_pseudonyms(companies: Iterable[str]) -> dict[str, str]:
    """
    Return the pseudonyms “Company A”, “Company B” … by company, in the order given.

    Examples
    --------
    >>> company_pseudonyms(["Acme", "Borg", "Acme"])
    {'Acme': 'Company A', 'Borg': 'Company B'}
    """
    names = dict.fromkeys(name for name in companies if name)
    return {name: f"Company {column_letters(at)}" for at, name in enumerate(names, 1)}


def heading(name: str, what: str, days: str) -> str:
    """
    Return the first line of a report.

    Examples
    --------
    >>> heading("Ines Maurer", "Job search", "as of 20 Nov 2026")
    'Job search of Ines Maurer, as of 20 Nov 2026'
    """
    return f"{what} of {name}, {days}" if name else f"{what}, {days}"


def counts(sent: int, companies: int, first: date | None, last: date | None) -> str:
    """
    Return a sentence with the number of applications and their period.

    Examples
    --------
    >>> counts(3, 2, date(2026, 1, 5), date(2026, 2, 1))
    '3 applications at 2 companies, sent 5 Jan 2026 to 1 Feb 2026.'
    """
    told = formats.pluralize(sent, "application")
    if companies:
        told += f" at {formats.pluralize(companies, 'company', 'companies')}"
    if first and last:
        told += f", sent {formats.days(first, last)}"
    return f"{told}."


def open_now(rows: pd.DataFrame, as_of: date, name: Name, notes: pd.Series | None) -> pd.DataFrame:
    """
    Return the table of open applications.

    *rows*: see ``measure.open_now``; *notes*: by id of the application, None to leave them out.
    """
    table = pd.DataFrame(
        {
            "Company": [name(str(each)) or "Company unknown" for each in rows["company"]],
            "Job title": rows["role"],
            "Where it stands": [overview.open_line(row, as_of) for row in rows_of(rows)],
        }
    )
    if notes is not None:
        table["Notes"] = rows["application"].map(notes).fillna("")
    return table


def plan(
    companies: Iterable[Recommendation], name: Name, *, contacts: bool, notes: pd.Series | None
) -> pd.DataFrame:
    """Return the table of companies to contact this week: action, addressee and reason."""
    listed = list(companies)
    table = pd.DataFrame(
        {
            "Company": [name(each.company) for each in listed],
            "What to do": [contact_list.step_line(each) for each in listed],
        }
    )
    if contacts:
        table["To"] = [contact_list.addressee(each.contact) for each in listed]
    table["Job title"] = [each.role for each in listed]
    if notes is not None:
        table["Notes"] = [str(notes.get(each.application, "")) for each in listed]
    return table


def activities(record: ActivityRecord, name: Name, *, notes: bool) -> pd.DataFrame:
    """Return the activity record: day, employer, job title, activity, channel and result."""
    rows = record.rows
    table = pd.DataFrame(
        {
            "Date": [day.date() for day in rows["day"]],
            "Employer": [name(str(each)) or "not named" for each in rows["company"]],
            "Job title": rows["role"],
            "Activity": [_WORDS.get(EventKind(kind), "") for kind in rows["kind"]],
            "How": [_how(row) for row in rows_of(rows)],
            "Result": [_result(row, covers_replies=record.covers_replies) for row in rows_of(rows)],
        }
    )
    if notes:
        table["Notes"] = rows["notes"]
    return table


_WORDS = {
    EventKind.APPLIED: "Applied",
    EventKind.TEST: "Test or task",
    EventKind.SCREEN: "Screening call",
    EventKind.INTERVIEW: "Interview",
    EventKind.FINAL: "Final interview",
    EventKind.THANKED: "Sent a thank-you",
    EventKind.ASKED_FEEDBACK: "Asked for feedback",
    EventKind.INVITED: "Sent a connection request",
    EventKind.NUDGED: "Asked for an update",
    EventKind.REAPPLIED: "Applied again",
    EventKind.WITHDRAWN: "Withdrew",
    EventKind.ACCEPTED: "Accepted the offer",
    EventKind.DECLINED: "Declined the offer",
}


def _how(row: Any) -> str:  # noqa: ANN401 - a row of a frame
    """Return the source as written, the agency, or the channel."""
    if row.source or row.agency:
        return str(row.source or row.agency)
    known = not pd.isna(row.channel) and row.channel != Channel.UNKNOWN
    return Channel(row.channel).label if known else ""


def _result(row: Any, *, covers_replies: bool) -> str:  # noqa: ANN401 - a row of a frame
    """Return the result of the application so far; empty if it is not covered."""
    if pd.isna(row.outcome):  # about the company as such
        return ""
    if row.outcome != Outcome.OPEN:
        said = on_page(Outcome(row.outcome).label)
        return said if pd.isna(row.ended_on) else f"{said}, {formats.day(row.ended_on.date())}"
    if row.stage > Stage.APPLIED:
        return f"{on_page(Stage(int(row.stage)).label)}, open"
    if row.answered:
        return "Reply, open"
    return "No reply yet" if covers_replies else ""


def activity_counts(record: ActivityRecord) -> str:
    """
    Return a sentence with the number of activities in the period.

    Examples
    --------
    >>> empty = pd.DataFrame({"kind": []})
    >>> activity_counts(ActivityRecord(empty, 0, True))
    'No activity with a date in this period.'
    """
    kinds = record.rows["kind"].value_counts()
    applied = sum(int(kinds.get(str(kind), 0)) for kind in (EventKind.APPLIED, EventKind.REAPPLIED))
    talks = sum(int(kinds.get(str(kind), 0)) for kind in _TALKS)
    others = len(record.rows) - applied - talks
    parts = [
        formats.pluralize(count, one, many)
        for count, one, many in (
            (applied, "application", "applications"),
            (talks, "interview or test", "interviews and tests"),
            (others, "other step", "other steps"),
        )
        if count
    ]
    if not parts:
        return "No activity with a date in this period."
    return f"{formats.join_words(parts)}."


_TALKS = (EventKind.TEST, EventKind.SCREEN, EventKind.INTERVIEW, EventKind.FINAL)


def undated(record: ActivityRecord) -> str:
    """Return a sentence on applications without a day; empty for none."""
    if not record.undated:
        return ""
    have = "has" if record.undated == 1 else "have"
    told = formats.pluralize(record.undated, "application")
    return f"{told} of your file {have} no date and can't be listed."
