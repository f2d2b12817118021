"""Applications in play: offers to answer, interviews, and those that wait for a first reply."""

import pandas as pd

from ajar.measure.applications.application_table import ApplicationTable
from ajar.model.enums import OfferAnswer, Outcome, PlanKind, Stage

_PROMISED = (PlanKind.DECISION, PlanKind.DEADLINE, PlanKind.INTERVIEW, PlanKind.NEXT_ACTION)


def open_now(table: ApplicationTable) -> pd.DataFrame:
    """
    Return one row per application in play, offers first, then by stage and latest reply.

    Columns: ``application``, ``company``, ``company_key``, ``role``, ``stage``, ``offer`` (waits
    for an answer), ``waited`` (days since the last reply; NaN where unknown), ``plan`` (what is to
    happen next, a value of ``PlanKind``; empty for nothing) and ``plan_day``.
    """
    rows, applications = table.rows, table.tracker.applications
    unanswered = (applications["offer_answer"] == OfferAnswer.NONE).to_numpy()
    offer = (rows["outcome"] == Outcome.OFFER) & unanswered
    talking = (rows["outcome"] == Outcome.OPEN) & (rows["stage"] > Stage.APPLIED) & ~rows["silent"]
    mine = (offer | talking).to_numpy()
    found = pd.DataFrame(
        {
            "application": rows["id"][mine],
            "company": rows["company"][mine],
            "company_key": rows["company_key"][mine],
            "role": applications["role"].to_numpy()[mine],
            "stage": rows["stage"][mine].astype("int64"),
            "offer": offer[mine],
            "waited": (pd.Timestamp(table.as_of) - rows["last_response_on"]).dt.days[mine],
        }
    )
    plans = _next_plans(table)
    found = found.join(plans, on="application")
    found["plan"] = found["plan"].astype("object").fillna("").astype("str")
    return found.sort_values(
        ["offer", "stage", "waited"], ascending=[False, False, True], kind="stable"
    ).reset_index(drop=True)


def waiting(table: ApplicationTable) -> int:
    """Return the number of applications that wait for a first reply and are not silent."""
    rows = table.rows
    applied = (rows["outcome"] == Outcome.OPEN) & (rows["stage"] == Stage.APPLIED)
    return int((applied & ~rows["silent"]).sum())


def _next_plans(table: ApplicationTable) -> pd.DataFrame:
    """Return the next planned day of each application on or after the as-of date."""
    plans = table.tracker.plans
    coming = plans.loc[
        plans["kind"].isin([str(kind) for kind in _PROMISED])
        & (plans["day"] >= pd.Timestamp(table.as_of))
        & (plans["application"] >= 0)
    ].sort_values("day", kind="stable")
    first = coming.drop_duplicates("application").set_index("application")
    return first[["kind", "day"]].rename(columns={"kind": "plan", "day": "plan_day"})
