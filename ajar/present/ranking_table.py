"""The list in sentences and tables for people."""

from collections.abc import Sequence

import pandas as pd

from ajar.present import contact_window, formats
from ajar.present.recommendation import STEPS
from ajar.reengage import ExcludedCompany, PlanBucket, Ranking, Recommendation, WatchlistEntry

PARTS: dict[PlanBucket | None, str] = {
    PlanBucket.THIS_WEEK: "This week",
    PlanBucket.ANY_TIME: "Any time",
    PlanBucket.LATER: "Later",
    PlanBucket.NOTHING: "Nothing to do",
    None: "All",
}
"""Parts of the list a person can look at."""

_MOST_NAMES = 3

_EMPTY = {
    PlanBucket.THIS_WEEK: "Nothing is due this week.",
    PlanBucket.ANY_TIME: "Nothing else can be done now.",
    PlanBucket.LATER: "Nobody to keep an eye on.",
    PlanBucket.NOTHING: "Every company has a next step.",
    None: "No one to contact right now.",
}


def counts(doors: pd.DataFrame) -> dict[PlanBucket | None, int]:
    """How many doors there are in each part of ``PARTS``."""
    found = doors["bucket"].value_counts()
    return {part: len(doors) if part is None else int(found.get(part.value, 0)) for part in PARTS}


def opening_part(doors: pd.DataFrame) -> PlanBucket | None:
    """The part of ``PARTS`` to open the list with: the first that has doors, else all of none."""
    found = counts(doors)
    return next((part for part in PARTS if found[part]), None)


def part_of(doors: pd.DataFrame, part: PlanBucket | None) -> pd.DataFrame:
    """
    The doors of one part: best first; what is coming up by its day, on one day best first.

    *doors*: rows of ``ranking.frame()``.
    """
    if part is None:
        return doors
    chosen = doors.loc[doors["bucket"] == part.value]
    if part == PlanBucket.LATER:
        return chosen.sort_values("window_from", kind="stable")
    return chosen


def best_first(doors: pd.DataFrame) -> pd.DataFrame:
    """All doors as a person would go through them: this week's, then each other part."""
    return pd.concat([part_of(doors, when) for when in PlanBucket])


def first_company(doors: pd.DataFrame, companies: pd.DataFrame) -> str:
    """
    Key of the company to show where none was asked for: the best door, else the latest news.

    *companies*: company_key, last_day; not empty.
    """
    if not doors.empty:
        return str(best_first(doors)["company_key"].iloc[0])
    latest = companies.sort_values("last_day", ascending=False, na_position="last", kind="stable")
    return str(latest["company_key"].iloc[0])


def sentence(doors: pd.DataFrame, *, sent: int, a_week: int) -> str:
    """
    What there is to do this week, and what can wait.

    *sent*: messages that went out in the last seven days; *a_week*: how many are enough.
    """
    if doors.empty:
        return _EMPTY[None]
    found = counts(doors)
    now, line, later = (
        found[when] for when in (PlanBucket.THIS_WEEK, PlanBucket.ANY_TIME, PlanBucket.LATER)
    )
    if now:
        steps = formats.pluralize(now, "more step" if sent else "step")
        first = f"{formats.capitalised(steps)} for this week"
    elif sent >= a_week:
        first = f"You wrote {formats.pluralize(sent, 'message')} this week, which is enough"
    else:
        first = "Nothing is due this week"
    rest = [
        f"{line:,} can be taken whenever you have time" if line else "",
        f"{later:,} {'opens' if later == 1 else 'open'} on a day to come" if later else "",
    ]
    told = " and ".join(filter(None, rest))
    return f"{first}; {told}." if told else f"{first}."


def empty(part: PlanBucket | None) -> str:
    """What to say where a part of the list has no doors."""
    return _EMPTY[part]


def table(ranking: Ranking, doors: pd.DataFrame) -> pd.DataFrame:
    """
    Some rows of the list with headings for people.

    *doors*: rows of ``ranking.frame()``.
    """
    found = [ranking.of(key) for key in doors["company_key"]]
    listed = [door for door in found if isinstance(door, Recommendation)]
    return pd.DataFrame(
        {
            "Company": doors["company"].to_numpy(),
            "Next step": [STEPS[door.action] for door in listed],
            "When": [formats.capitalised(contact_window.words(door.window)) for door in listed],
            "Why": [door.why for door in listed],
            "Likelihood": [door.likelihood.value.capitalize() for door in listed],
        }
    )


def applications(rows: pd.DataFrame) -> pd.DataFrame:
    """
    The applications at one company with headings for people, without columns that say nothing.

    *rows*: columns of ``CompanyHistory.applications``.
    """
    to = rows["contact_name"].where(rows["contact_name"] != "", rows["contact_address"])
    told = pd.DataFrame(
        {
            "Applied": [formats.day(day) if pd.notna(day) else "" for day in rows["applied_on"]],
            "Role": rows["role"],
            "Status": rows["status"],
            "Source": rows["source"],
            "Contact": to,
            "Location": rows["location"],
            "Link": rows["link"].where(rows["link"].str.match(r"https?://"), ""),
            "Notes": rows["notes"],
        }
    )
    return told.loc[:, (told != "").any()]


def excluded(rows: Sequence[ExcludedCompany]) -> pd.DataFrame:
    """Who is left out, why, and until when."""
    return pd.DataFrame(
        {
            "Company": [row.company for row in rows],
            "Why": [row.why for row in rows],
            "Until": [formats.day(row.until) if row.until else "" for row in rows],
        }
    )


def watched(rows: Sequence[WatchlistEntry]) -> pd.DataFrame:
    """Roles that may be open again: where, the sign, its date, and how long to check."""
    return pd.DataFrame(
        {
            "Company": [row.company for row in rows],
            "Sign": [row.what for row in rows],
            "Date": [formats.day(row.seen) if row.seen else "" for row in rows],
            "Check until": [formats.day(row.until) if row.until else "" for row in rows],
        }
    )


def known(people: pd.DataFrame) -> pd.DataFrame:
    """Whom the person knows and where; *people* as ``ranking.known``."""
    told = people[["company", "name", "position", "link"]]
    return told.assign(link=told["link"].where(told["link"].str.match(r"https?://"), "")).rename(
        columns={"company": "Company", "name": "Who", "position": "Position", "link": "Profile"}
    )


def connections_summary(people: pd.DataFrame, *, of: int) -> str:
    """
    How many of the person's connections work where they applied.

    *people*: rows of ``ranking.known``; *of*: all connections in the file.
    """
    if people.empty:
        return f"None of your {of:,} connections works at one of these companies."
    at = formats.pluralize(
        people["company_key"].nunique(), "of these companies", "of these companies"
    )
    return f"You know {formats.pluralize(len(people), 'person', 'people')} at {at}."


def connections_sentence(people: pd.DataFrame, company_key: str) -> str:
    """Whom the person knows at one company; empty where there is nobody."""
    names = people.loc[people["company_key"] == company_key, "name"]
    if names.empty:
        return ""
    others = len(names) - _MOST_NAMES
    told = ", ".join(names.head(_MOST_NAMES))
    return f"You know {told}" + (f" and {others:,} more there." if others > 0 else " there.")


def moved(changes: pd.DataFrame, *, most: int = 12) -> pd.DataFrame:
    """
    What moved most after a change of weights.

    *changes*: company, was, now, moved.
    """
    shifted = changes.loc[changes["moved"] != 0]
    furthest = shifted.reindex(shifted["moved"].abs().sort_values(ascending=False).index)
    return furthest.head(most)[["company", "was", "now"]].rename(
        columns={"company": "Company", "was": "Was", "now": "Now"}
    )
