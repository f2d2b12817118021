"""Funnel: applications by the furthest stage reached, conversions and flows."""

from dataclasses import replace

import pandas as pd

from ajar.measure.applications.application_table import ApplicationTable
from ajar.measure.applications.waiting_threshold import is_settled, is_too_young, went_quiet
from ajar.measure.rates.proportions import empty_proportion, proportion
from ajar.measure.statistics.design_effect import share_interval
from ajar.model.enums import Outcome, Stage
from ajar.model.estimate import Estimate

_SILENT, _QUIET = "No reply", "Went quiet"
_WAITING = "Waiting"
_HIDES_STAGES = (Outcome.REJECTED, Outcome.CLOSED)
"""Outcomes that do not tell which stages came before."""


def funnel(table: ApplicationTable) -> pd.DataFrame:
    """
    Return the applications that reached each stage or went further.

    A rejection after an interview is an interview.

    Returns
    -------
    DataFrame
        One row per stage: ``stage`` (0 to 4), ``label``, ``reached`` (count), ``share`` of all
        applications with ``low`` and ``high``, and ``n`` (all applications). Without
        applications the shares are NaN.
    """
    n = len(table)
    passed = [(table.rows["stage"] >= stage).to_numpy() for stage in Stage]
    reached = pd.Series([int(each.sum()) for each in passed])
    low, high = zip(
        *(share_interval(each, table.rows["company_number"]) for each in passed), strict=True
    )
    return pd.DataFrame(
        {
            "stage": [int(stage) for stage in Stage],
            "label": [stage.label for stage in Stage],
            "reached": reached,
            "share": reached / n if n else float("nan"),
            "low": low,
            "high": high,
            "n": n,
        }
    )


def conversions(table: ApplicationTable) -> tuple[Estimate, ...]:
    """
    Return the share that went on from each stage to the next, of those for which it is settled.

    Settled are those that ended or are silent past the threshold, and those that went on and are
    older than the threshold: counting quick replies to young applications, while the others still
    wait, would bias the share upwards.

    Returns
    -------
    tuple of Estimate
        ``conversion_applied_screen``, ``conversion_screen_interview``,
        ``conversion_interview_final`` and ``conversion_final_offer``.
    """
    stage, rows = table.rows["stage"], table.rows
    ended, too_young = is_settled(rows), is_too_young(rows, table.thresholds)
    made = []
    for at in Stage:
        if at is Stage.OFFER:
            break
        beyond = Stage(at + 1)
        settled = (ended & (stage == at)) | (~too_young & (stage > at))
        found = proportion(
            table,
            f"conversion_{at.name.lower()}_{beyond.name.lower()}",
            stage > at,
            settled,
            f"reached “{beyond.label}” or further ÷ reached “{at.label}” and ended, or older "
            "than the waiting threshold",
            of=int((stage >= at).sum()),
        )
        unknown = settled & (stage == at) & rows["outcome"].isin(_HIDES_STAGES)
        made.append(_with_bounds(table, found, stage > at, settled, unknown))
    return tuple(made)


def _with_bounds(
    table: ApplicationTable,
    found: Estimate,
    passed: pd.Series,
    settled: pd.Series,
    unknown: pd.Series,
) -> Estimate:
    """Return the estimate, without a value if stages before a rejection may be missing."""
    if table.replies_not_covered:
        return empty_proportion(found.name, found.definition, found.n, table.replies_not_covered)
    if table.tracker.coverage.stage_history or not unknown.any():
        return found
    _, high = share_interval((passed | unknown)[settled], table.rows.loc[settled, "company_number"])
    return replace(found, value=None, high=float(high), note=lower_bound(table))


def lower_bound(table: ApplicationTable) -> str:
    """Return a sentence if stages reached may be missing from the file, else empty."""
    if table.tracker.coverage.stage_history:
        return ""
    return "Your file keeps only the latest status, so earlier interviews may be missing."


def flows(table: ApplicationTable) -> pd.DataFrame:
    """
    Return the links of a Sankey diagram: from stage to stage, and from each stage to outcomes.

    Returns
    -------
    DataFrame
        ``source``, ``target`` (labels) and ``count`` (applications, above 0), in the order of
        the stages. What flows into a stage flows out of it; an offer is where it ends.
    """
    stage, rows = table.rows["stage"], table.rows
    ending = rows["outcome"].astype("str").map({str(one): one.label for one in Outcome})
    ending = ending.mask(rows["outcome"] == Outcome.OPEN, _WAITING).mask(rows["silent"], _SILENT)
    ending = ending.mask(went_quiet(rows), _QUIET)
    links = []
    for at in Stage:
        if at is not Stage.OFFER:
            onwards = int((stage > at).sum())
            links.append((at.label, Stage(at + 1).label, onwards))
        here = ending[(stage == at) & (rows["outcome"] != Outcome.OFFER)].value_counts()
        links.extend((at.label, str(label), int(count)) for label, count in here.items())
    links = [link for link in links if link[2]]
    return pd.DataFrame(links, columns=["source", "target", "count"])
