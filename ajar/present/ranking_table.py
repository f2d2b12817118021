"""Tables of the ranking, of excluded companies and of connections."""

import pandas as pd

from ajar.present import formats
from ajar.reengage import ExcludedCompany, PlanBucket, WatchlistEntry


def best_first(companies: pd.DataFrame) -> pd.DataFrame:
    """Return the companies of the list, this week's first."""
    buckets = {bucket.value: place for place, bucket in enumerate(PlanBucket)}
    return companies.sort_values("bucket", key=lambda each: each.map(buckets), kind="stable")


def first_company(listed: pd.DataFrame, companies: pd.DataFrame) -> str:
    """
    Key of the company to show where none was asked for.

    The first of the list, or else the one with the latest news.

    *companies*: company_key, last_day; not empty.
    """
    if not listed.empty:
        return str(best_first(listed)["company_key"].iloc[0])
    latest = companies.sort_values("last_day", ascending=False, na_position="last", kind="stable")
    return str(latest["company_key"].iloc[0])


def applications(rows: pd.DataFrame) -> pd.DataFrame:
    """
    Return the applications at one company with headings for people, without empty columns.

    *rows*: columns of ``CompanyHistory.applications``.
    """
    to = rows["contact_name"].where(rows["contact_name"] != "", rows["contact_address"])
    told = pd.DataFrame(
        {
            "Applied": [formats.day(day) if pd.notna(day) else "" for day in rows["applied_on"]],
            "Job title": rows["role"],
            "Status": rows["status"],
            "Source": rows["source"],
            "Contact": to,
            "Location": rows["location"],
            "Link": rows["link"].where(rows["link"].str.match(r"https?://"), ""),
            "Notes": rows["notes"].str.removeprefix("Notes: "),
        }
    )
    return told.loc[:, (told != "").any()]


def excluded_lines(row: ExcludedCompany) -> list[str]:
    """Return why a company is left out, and until when."""
    return [row.why, *([f"Until {formats.day(row.until)}"] if row.until else [])]


def watchlist_lines(row: WatchlistEntry) -> list[str]:
    """Return the sign that a role may be open again, and until when to check."""
    seen = f" ({formats.day(row.seen)})" if row.seen else ""
    until = [f"Check until {formats.day(row.until)}"] if row.until else []
    return [f"{row.what}{seen}", *until]


def connections(people: pd.DataFrame) -> pd.DataFrame:
    """Return the table of connections at companies; *people* as ``ranking.acquaintances``."""
    told = people[["company", "name", "position", "link"]]
    return told.assign(link=told["link"].where(told["link"].str.match(r"https?://"), "")).rename(
        columns={"company": "Company", "name": "Who", "position": "Position", "link": "Profile"}
    )


def connections_summary(people: pd.DataFrame, *, of: int) -> str:
    """
    Return how many of the person's connections work where they applied.

    *people*: rows of ``ranking.acquaintances``; *of*: all connections in the file.
    """
    if people.empty:
        return f"None of your {of:,} connections works at one of these companies."
    at = formats.pluralize(
        people["company_key"].nunique(), "of these companies", "of these companies"
    )
    return f"You know {formats.pluralize(len(people), 'person', 'people')} at {at}."


def week_changes(before: pd.DataFrame, now: pd.DataFrame) -> str:
    """
    Return which companies this week's list has now and had not before, and the other way round.

    *before*, *now*: company, bucket; two orders of the same list.
    """
    week = [
        each.loc[each["bucket"] == PlanBucket.THIS_WEEK.value, "company"] for each in (before, now)
    ]
    left, new = (one[~one.isin(other)].tolist() for one, other in (week, week[::-1]))
    if not new and not left:
        return "This week's list stays the same."
    parts = [("New this week", new), ("No longer this week", left)]
    return " ".join(f"{words}: {formats.join_words(names)}." for words, names in parts if names)
