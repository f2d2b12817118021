"""Promised and planned days of applications, as the rules of the list look at them."""

from datetime import date

import numpy as np
import pandas as pd

from ajar.model.enums import PlanKind
from ajar.model.tracker import Tracker
from ajar.reengage.snapshots.application_events import extreme
from ajar.reengage.snapshots.phrases import calls_for_message, calls_for_no_message

FORMULA_ROWS, FORMULA_SHARE = 10, 0.6
"""Applications, and share of them, from which the same day after applying is a formula's."""

NO_MESSAGE = "own_work"
"""Kind of the plans that call for no message."""


def add_plans(table: pd.DataFrame, tracker: Tracker, as_of: date) -> None:
    """Days to the next promised or planned day of each kind; negative once it has passed."""
    plans = tracker.plans
    ids = pd.Index(tracker.applications["id"])
    row = ids.get_indexer(pd.Index(plans["application"]))
    ahead = np.asarray((plans["day"] - pd.Timestamp(as_of)).dt.days, dtype=np.float64)
    kind = plans["kind"].astype("str").to_numpy()
    # A day on which the person waits or works on something is a plan, and no message.
    kind[(kind == PlanKind.NEXT_ACTION) & calls_for_no_message(plans["text"])] = NO_MESSAGE
    for name in (*map(str, PlanKind), NO_MESSAGE):
        mine = (kind == name) & (row >= 0)
        dated = mine & ~np.isnan(ahead)
        later, gone = dated & (ahead > 0), dated & (ahead <= 0)
        # The first that is to come counts, or else the latest that has come.
        coming = extreme(row[later], ahead[later], len(ids), lowest=True)
        past = extreme(row[gone], ahead[gone], len(ids), lowest=False)
        table[f"days_to_{name}"] = np.where(np.isnan(coming), past, coming)
        table[f"plans_{name}"] = np.bincount(row[mine], minlength=len(ids)) > 0
    undated = (kind == PlanKind.NEXT_ACTION) & np.isnan(ahead) & (row >= 0)
    undated[undated] = calls_for_message(plans["text"][undated])
    cold = table["open"] & ~table["met"]
    to_write = np.bincount(row[undated], minlength=len(ids)) > 0
    # The same beside nearly every application is a formula's or a habit's, and no plan.
    usual = (to_write & cold).sum() >= max(FORMULA_ROWS, FORMULA_SHARE * cold.sum())
    table["meant_to_write"] = to_write & (not usual)
    after = (table["days_since_applied"] + table["days_to_next_action"]).where(cold).dropna()
    alike = after.groupby(after).transform("size")
    by_formula = alike.index[alike >= max(FORMULA_ROWS, FORMULA_SHARE * cold.sum())]
    table["plan_by_formula"] = table.index.isin(by_formula)
