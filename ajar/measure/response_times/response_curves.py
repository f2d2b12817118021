"""Cumulative incidence of each kind of first response as curves with intervals."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from ajar.measure.applications.application_table import ApplicationTable
from ajar.measure.applications.first_responses import RESPONSE_KINDS
from ajar.measure.response_times.incidence import incidence_of_table
from ajar.model.estimate import Curve

_FIRST = {
    "positive": (("positive",), "a positive reply"),
    "rejected": (("rejected",), "a rejection"),
    "closed": (("closed", "withdrawn"), "the role closed or the person's withdrawal"),
    "other": (("other",), "a reply without a stated meaning"),
}


def first_response_curves(table: ApplicationTable) -> dict[str, Curve]:
    """
    Return curves of the share with each kind of first response by each day, and still waiting.

    Returns
    -------
    dict
        ``curve_first_positive``, ``curve_first_rejected``, ``curve_first_closed`` (closed, or
        withdrawn by the person), ``curve_first_other`` (a reply whose meaning the file does not
        say) and ``curve_waiting``; they sum to one on every day. Where a curve is a lower
        bound, its points have a column ``highest`` (``lowest`` for the share waiting).
    """
    curves = {
        f"curve_first_{name}": incidence_of_table(table, "response", kinds).as_curve(
            f"curve_first_{name}",
            f"share of applications whose first response, by that day, was {told}",
        )
        for name, (kinds, told) in _FIRST.items()
    }
    return {**curves, "curve_waiting": _waiting(table, curves)}


def _waiting(table: ApplicationTable, curves: Mapping[str, Curve]) -> Curve:
    """Return one minus the incidence of all kinds; an upper bound if one is a lower bound."""
    found = incidence_of_table(table, "response", RESPONSE_KINDS[1:])
    curve = found.as_curve(
        "curve_waiting", "share of applications without any response by that day"
    )
    value = 1 - pd.concat([each.points["value"] for each in curves.values()], axis=1).sum(axis=1)
    points = curve.points.assign(
        value=value.clip(lower=0.0), low=1 - curve.points["high"], high=1 - curve.points["low"]
    )
    note = curve.note
    bounded = any("highest" in each.points for each in curves.values())
    if bounded or found.highest is not None:
        highest = curve.points.get("highest", curve.points["value"])
        points = points.drop(columns="highest", errors="ignore").assign(
            lowest=1 - highest, high=np.maximum(points["high"], points["value"])
        )
        note = (
            f"An upper bound: {found.undated} of {found.dated + found.undated} first responses "
            f"carry no usable day; it could be as low as {100 * points['lowest'].min():.0f} %."
        )
    return Curve(curve.name, points, curve.n, "share", curve.definition, curve.excluded, note)


def rejected_curve(table: ApplicationTable) -> Curve:
    """Return the curve of the share that had ended in a rejection by each day, at any stage."""
    return incidence_of_table(table, "end", ("rejected",)).as_curve(
        "curve_rejected",
        "share of applications that had ended in a rejection by that day, at whatever stage",
    )


def reply_chance_after_silence(table: ApplicationTable) -> Curve:
    """
    Return the curve of the chance of a positive reply after so many days without any reply.

    ``(F(end) - F(d)) / S(d)`` with F the incidence of positive first responses, S the share still
    waiting and the end the last day with five at risk: the incidence, by that day, among those
    still waiting after day d. Without points where positive replies give only bounds, or days are
    noted late.
    """
    found = incidence_of_table(table, "response", ("positive",))
    # Without exact days there are no points, since they depend on days alone.
    last = None if found.max_delay_days or found.highest is not None else found.last_at_risk
    points = found.after(last) if last else _no_points()
    until = "the last day with five still waiting" if last is None else f"day {last}"
    return Curve(
        "hear_after_silence",
        points,
        found.n,
        "share",
        "of applications still without any reply after that day, the share that gets a positive "
        f"reply later, by {until}",
        found.excluded,
        found.note,
    )


def _no_points() -> pd.DataFrame:
    columns = {"day": "int64", "value": "float64", "low": "float64", "high": "float64"}
    return pd.DataFrame(columns=[*columns, "at_risk"]).astype({**columns, "at_risk": "int64"})
