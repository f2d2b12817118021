"""The rows of a tracker as Ajar read them, in the words of people."""

import pandas as pd

from ajar.model.enums import Channel, EventKind, Outcome, Reason, Stage
from ajar.model.tracker import Tracker

TABLES = ("Applications", "Events", "Companies")


def length(tracker: Tracker, name: str) -> int:
    """How many rows one of ``TABLES`` has."""
    return len(_frame(tracker, name))


def table(tracker: Tracker, name: str, start: int, stop: int) -> pd.DataFrame:
    """Rows *start* to *stop* (not included) of one of ``TABLES``."""
    part = _frame(tracker, name).iloc[start:stop]
    if name == "Applications":
        return _applications(part)
    if name == "Events":
        return _events(part, tracker)
    return _companies(part)


def _frame(tracker: Tracker, name: str) -> pd.DataFrame:
    frames = (tracker.applications, tracker.events, tracker.companies)
    return dict(zip(TABLES, frames, strict=True))[name]


def _applications(part: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "No.": part["id"],
            "Company": part["company"],
            "Role": part["role"],
            "Status as written": part["status"],
            "Furthest stage": _stages(part["stage"]),
            "Outcome": [Outcome(outcome).label for outcome in part["outcome"]],
            "Offer": [
                str(answer).capitalize() for answer in part["offer_answer"].astype("str").fillna("")
            ],
            "Reason": [
                "" if reason == Reason.UNSTATED else Reason(reason).label
                for reason in part["reason"]
            ],
            "Channel": [Channel(channel).label for channel in part["channel"]],
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
            "Row": part["origin_row"],
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
            "Role": of["role"].fillna("").to_numpy(),
            "What": [EventKind(kind).label for kind in part["kind"]],
            "Day": part["day"].dt.date,
            "Concluded": part["inferred"],
            "Words": part["note"],
            "Column": part["column"],
        }
    )


def _companies(part: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Company": part["company"],
            "Applications": part["applications"],
            "Not selected": part["rejected"],
            "Open": part["open"],
            "Furthest stage": _stages(part["stage"]),
            "First day": part["first_day"].dt.date,
            "Last day": part["last_day"].dt.date,
            "Highest interest, %": part["interest"] * 100,
        }
    )


def _stages(stages: pd.Series) -> list[str]:
    return [Stage(int(stage)).label for stage in stages]
