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
    The company that has more than half of at least five applications, if one has.

    What is measured of them is then mostly how that company answers, which no interval tells:
    applications to other companies would have to be compared with it, and there are few.
    """
    keys = table.rows["company_key"]
    counts = keys[keys != ""].value_counts()
    if len(table) < SMALLEST_N or counts.empty or 2 * counts.iloc[0] <= len(table):
        return None
    company = table.rows.loc[keys == counts.index[0], "company"].iloc[0]
    return DominantCompany(str(company), int(counts.iloc[0]), len(table))


def record_keeping_notices(table: ApplicationTable) -> tuple[str, ...]:
    """
    What was noticed about how the file is kept, where figures depend on it.

    A file that ended long ago is asked about where it is opened.
    """
    return tuple(
        each.sentence for each in table.record_keeping.findings if each.habit is not Habit.STALE
    )
