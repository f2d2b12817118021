"""Notices above the figures: one dominant company, and how the file is kept."""

from typing import NamedTuple

from ajar.measure.applications.application_table import ApplicationTable
from ajar.measure.applications.record_keeping import Habit
from ajar.model.estimate import SMALLEST_N


class DominantCompany(NamedTuple):
    """One company that has more than half of the applications."""

    company: str
    applications: int
    total: int


def dominant_company(table: ApplicationTable) -> DominantCompany | None:
    """
    Return the company that has more than half of at least five applications, if one has.

    Figures then mostly show how that company answers, and no interval allows for that.
    """
    keys = table.rows["company_key"]
    counts = keys[keys != ""].value_counts()
    if len(table) < SMALLEST_N or counts.empty or 2 * counts.iloc[0] <= len(table):
        return None
    company = table.rows.loc[keys == counts.index[0], "company"].iloc[0]
    return DominantCompany(str(company), int(counts.iloc[0]), len(table))


def record_keeping_notices(table: ApplicationTable) -> tuple[str, ...]:
    """
    Return sentences on how the file is kept, where figures depend on it.

    A stale file has no sentence here: the person is asked about it when it is opened.
    """
    return tuple(
        each.sentence for each in table.record_keeping.findings if each.habit is not Habit.STALE
    )
