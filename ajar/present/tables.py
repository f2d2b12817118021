"""Rows of a tracker as tables with headings for people."""

from dataclasses import replace

import pandas as pd

from ajar.model.enums import Channel, EventKind, Outcome, Reason, Stage
from ajar.model.tracker import Tracker
from ajar.present import formats
from ajar.present.labels import on_page

TABLES = ("Applications", "Events", "Companies")


def row_count(tracker: Tracker, name: str) -> int:
    """Return the number of rows of one of ``TABLES``."""
    return len(_frame(tracker, name))


def table(tracker: Tracker, name: str, start: int, stop: int) -> pd.DataFrame:
    """Return rows *start* to *stop* (not included) of one of ``TABLES``."""
    part = _frame(tracker, name).iloc[start:stop]
    if name == "Applications":
        return _applications(part)
    if name == "Events":
        return _events(part, tracker)
    return _companies(part)


def find_rows(tracker: Tracker, words: str) -> Tracker:
    """Return the tracker with the applications whose texts contain *words*."""
    wanted = words.strip().casefold()
    if not wanted:
        return tracker
    rows = tracker.applications
    found = pd.Series(data=False, index=rows.index)
    for name in ("company", "role", "status", "source", "notes"):
        found |= rows[name].str.casefold().str.contains(wanted, regex=False)
    applications = rows.loc[found]
    own = tracker.events["application"].isin(applications["id"])
    return replace(
        tracker,
        applications=applications.reset_index(drop=True),
        events=tracker.events.loc[own].reset_index(drop=True),
    )


def company_events(events: pd.DataFrame) -> pd.DataFrame:
    """
    Return all events of one company, the latest first, those without a date last.

    Dates are told where there is one, the job title where there were several, the note where
    there is one.

    *events*: kind, day, note, role.
    """
    latest = events.sort_values("day", ascending=False, na_position="last", kind="stable")
    told = {}
    if latest["day"].notna().any():
        told["Date"] = ["" if pd.isna(day) else formats.day(day.date()) for day in latest["day"]]
    told["What happened"] = [on_page(EventKind(kind).label) for kind in latest["kind"]]
    if len(latest["role"].unique()) > 1:
        told["Job title"] = latest["role"].tolist()
    if (latest["note"] != "").any():
        told["Note"] = latest["note"].tolist()
    return pd.DataFrame(told)


def _frame(tracker: Tracker, name: str) -> pd.DataFrame:
    frames = (tracker.applications, tracker.events, tracker.companies)
    return dict(zip(TABLES, frames, strict=True))[name]


def _applications(part: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Row": part["origin_row"],
            "Company": part["company"],
            "Job title": part["role"],
            "Status": part["status"],
            "Stage reached": _stages(part["stage"]),
            "Outcome": [on_page(Outcome(outcome).label) for outcome in part["outcome"]],
            "Offer": [
                str(answer).capitalize() for answer in part["offer_answer"].astype("str").fillna("")
            ],
            "Reason": [
                "" if reason == Reason.UNSTATED else on_page(Reason(reason).label)
                for reason in part["reason"]
            ],
            "Source": [on_page(Channel(channel).label) for channel in part["channel"]],
            "Source as written": part["source"],
            "Location": part["location"],
            "Interest, %": part["interest"] * 100,
            "Contact": part["contact_name"],
            "Address": part["contact_address"],
            "Profile": part["contact_link"],
            "Link": part["link"],
            "Notes": part["notes"],
            "File": part["origin_file"],
            "Sheet": part["origin_sheet"],
        }
    )


def _events(part: pd.DataFrame, tracker: Tracker) -> pd.DataFrame:
    of = tracker.applications.set_index("id")[["company", "role"]].reindex(part["application"])
    # A fact about a company as such belongs to no application.
    named = part["company_key"].map(tracker.companies.set_index("company_key")["company"])
    return pd.DataFrame(
        {
            "No.": part["application"].where(part["application"] >= 0),
            "Company": of["company"]
            .where(of["company"].notna(), named.to_numpy())
            .fillna("")
            .to_numpy(),
            "Job title": of["role"].fillna("").to_numpy(),
            "What happened": [on_page(EventKind(kind).label) for kind in part["kind"]],
            "Date": part["day"].dt.date,
            "Our guess": part["inferred"],
            "Note": part["note"],
            "Column": part["column"],
        }
    )


def _companies(part: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Company": part["company"],
            "Applications": part["applications"],
            "Rejected": part["rejected"],
            "Open": part["open"],
            "Stage reached": _stages(part["stage"]),
            "First date": part["first_day"].dt.date,
            "Last date": part["last_day"].dt.date,
            "Highest interest, %": part["interest"] * 100,
        }
    )


def _stages(stages: pd.Series) -> list[str]:
    return [on_page(Stage(int(stage)).label) for stage in stages]
