"""Rejections by the furthest stage that was reached before."""

import pandas as pd

from ajar.measure.applications.application_table import ApplicationTable
from ajar.model.enums import Outcome, Stage


def rejections_by_stage(table: ApplicationTable) -> pd.DataFrame:
    """
    Return the rejections by the furthest stage that was reached before.

    Returns
    -------
    DataFrame
        One row per stage below an offer: ``stage``, ``rejected``, ``reached`` (applications that
        got that far) and ``share`` (of all rejections; NaN without any).
    """
    stage = table.rows["stage"]
    rejected = table.rows["outcome"] == Outcome.REJECTED
    rows = [
        (int(at), int((rejected & (stage == at)).sum()), int((stage >= at).sum()))
        for at in Stage
        if at is not Stage.OFFER
    ]
    frame = pd.DataFrame(rows, columns=["stage", "rejected", "reached"])
    return frame.assign(share=frame["rejected"] / (frame["rejected"].sum() or float("nan")))
