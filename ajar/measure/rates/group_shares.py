"""Shares of applications by channel, kind of role, month, weekday, stage or company."""

from collections.abc import Mapping
from typing import Literal

import numpy as np
import pandas as pd

from ajar.measure.applications.application_table import ApplicationTable
from ajar.measure.applications.waiting_threshold import no_reply_cases
from ajar.measure.statistics.design_effect import Clusters
from ajar.measure.statistics.intervals import wilson
from ajar.model.enums import Channel, Outcome, Stage
from ajar.model.estimate import SMALLEST_N

By = Literal["channel", "role", "month", "weekday", "stage", "company"]
Measure = Literal["rejected", "decided_rejected", "no_reply", "positive"]

MAX_FALSE_DISCOVERY_RATE = 0.10
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def grouping(table: ApplicationTable, by: By) -> tuple[pd.Series, Mapping[str, str]]:
    """
    Return the group of each application, and the label of each group.

    Returns
    -------
    (Series, Mapping)
        A categorical aligned with ``rows`` whose categories are the groups in the order to show
        them, empty for an application without the day or company that the grouping needs (an
        unknown channel is a group); and group -> label.
    """
    rows = table.rows
    if by == "channel":
        return rows["channel"], {str(one): one.label for one in Channel}
    if by == "role":
        return table.role_group, {name: name for name in table.role_group.cat.categories}
    if by == "stage":
        labels = {str(int(one)): one.label for one in Stage}
        return _categorical(rows, rows["stage"].to_numpy(), labels), labels
    if by == "company":
        names = rows.loc[rows["company_key"] != ""].drop_duplicates("company_key")
        codes = pd.Index(names["company_key"]).get_indexer(pd.Index(rows["company_key"]))
        labels = dict(zip(names["company_key"], names["company"], strict=True))
        return _categorical(rows, codes, labels), labels
    days = rows["applied_on"].mask(rows["future"])
    if by == "weekday":
        codes = days.dt.day_of_week.fillna(-1).to_numpy(dtype=np.int64)
        labels = {name: name for name in _WEEKDAYS}
        return _categorical(rows, codes, labels), labels
    month = days.to_numpy().astype("datetime64[M]")
    known = np.unique(month[~np.isnat(month)])
    labels = {str(one): pd.Timestamp(one).strftime("%b %Y") for one in known}
    codes = np.where(np.isnat(month), -1, np.searchsorted(known, month))
    return _categorical(rows, codes, labels), labels


def _categorical(rows: pd.DataFrame, codes: np.ndarray, labels: Mapping[str, str]) -> pd.Series:
    names = pd.Index(list(labels), dtype="str")
    return pd.Series(pd.Categorical.from_codes(codes, names), index=rows.index)


def numerator_and_cases(table: ApplicationTable, measure: Measure) -> tuple[pd.Series, pd.Series]:
    """
    Return masks of the applications in the numerator and in the denominator of *measure*.

    ``rejected`` of all sent; ``decided_rejected`` of rejected and offered; ``no_reply``: silent of
    those older than the threshold; ``positive``: with a positive first response, of the same.
    """
    rows = table.rows
    rejected = rows["outcome"] == Outcome.REJECTED
    everyone = pd.Series(table.tracker.coverage.rejections, index=rows.index)
    if measure == "rejected":
        return rejected & everyone, everyone
    if measure == "decided_rejected":
        decided = (rejected | (rows["outcome"] == Outcome.OFFER)) & everyone
        return rejected & everyone, decided
    if measure == "no_reply":
        unanswered, old = no_reply_cases(rows)
        return unanswered & table.tracker.coverage.replies, old & table.tracker.coverage.replies
    old = rows["old_enough"] & table.tracker.coverage.replies
    return old & (rows["response"] == "positive"), old


def shares(table: ApplicationTable, measure: Measure, by: By) -> pd.DataFrame:
    """
    Return a share for each group.

    Returns
    -------
    DataFrame
        ``group, label, k, n, excluded`` (of the group, but not looked at), ``value, low, high``
        (as of ``proportions.proportion``). Empty groups are left out. Channels, stages,
        weekdays and months keep their order, roles and companies come by size.
    """
    hit, case = numerator_and_cases(table, measure)
    group, labels = grouping(table, by)
    codes = group.cat.codes.to_numpy()
    grouped = codes >= 0
    inside = case.to_numpy() & grouped
    mine, hits = codes[inside].astype(np.int64), hit.to_numpy()[inside]
    n = np.bincount(mine, minlength=len(labels))
    k = np.bincount(mine[hits], minlength=len(labels))
    value = k / np.maximum(n, 1)
    companies = table.rows["company_number"].to_numpy()[inside]
    clusters = Clusters.of(companies, mine, len(labels))
    effect = clusters.design_effects(hits - value[mine])
    low, high = wilson(k / effect, n / effect, clusters.quantiles())
    frame = pd.DataFrame(
        {
            "group": pd.Series(list(labels), dtype="str"),
            "label": pd.Series(list(labels.values()), dtype="str"),
            "k": k,
            "n": n,
            "excluded": np.bincount(codes[grouped], minlength=len(labels)) - n,
            "value": value,
            "low": low,
            "high": high,
        }
    )
    frame = frame.loc[frame["n"] > 0]
    if by in ("role", "company"):
        frame = frame.sort_values(["n", "label"], ascending=[False, True], kind="stable")
    return frame.reset_index(drop=True)


def adjust_p_values(frames: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """
    Adjust p-values over all groupings (false discovery rate) and mark notable groups.

    Returns
    -------
    dict
        The frames with ``q`` (p adjusted over all groups of all frames) and ``notable`` (q at
        most 0.10).

    References
    ----------
    .. [1] Benjamini, Y. and Hochberg, Y. (1995). Controlling the false discovery rate. JRSS B
           57, 289-300.
    """
    p = np.concatenate(
        [np.empty(0), *(frame["p"].to_numpy(dtype=np.float64) for frame in frames.values())]
    )
    q = np.full(p.size, np.nan)
    tested = ~np.isnan(p)
    if tested.any():
        from scipy.stats import false_discovery_control

        q[tested] = false_discovery_control(p[tested])
    marked, start = {}, 0
    for name, frame in frames.items():
        own = q[start : start + len(frame)]
        marked[name] = frame.assign(q=own, notable=own <= MAX_FALSE_DISCOVERY_RATE)
        start += len(frame)
    return marked


def stratified_odds_ratios(table: ApplicationTable, measure: Measure, by: By) -> pd.DataFrame:
    """
    Return the odds ratio of each group against all others, pooled and within channels.

    Where a group was mostly sent by one channel, the pooled figure shows the channel; the
    stratified one compares like with like (Mantel-Haenszel).

    Returns
    -------
    DataFrame
        ``group, label, n, pooled, stratified, low, high`` (95 % interval of the stratified one)
        and ``reverses`` (they lie on different sides of 1). Groups of fewer than five, and
        those that cannot be compared within any channel, are left out.
    """
    hit, case = numerator_and_cases(table, measure)
    (group, labels), (stratum, _) = grouping(table, by), grouping(table, "channel")
    cells = pd.DataFrame({"group": group, "stratum": stratum, "k": hit & case, "n": case})
    counts = cells.groupby(["group", "stratum"], observed=True)[["k", "n"]].sum()
    everybody = counts.groupby(level="stratum", observed=True).sum()
    found = []
    for name, label in labels.items():
        if name not in counts.index.get_level_values("group"):
            continue
        own = counts.loc[name].reindex(everybody.index, fill_value=0)
        others = everybody - own
        tables = np.stack(
            [own["k"], own["n"] - own["k"], others["k"], others["n"] - others["k"]]
        ).astype(np.float64)
        if own["n"].sum() >= SMALLEST_N and (ratio := odds_ratios(tables)):
            found.append((name, label, int(own["n"].sum()), *ratio))
    frame = pd.DataFrame(
        found, columns=["group", "label", "n", "pooled", "stratified", "low", "high"]
    )
    return frame.assign(reverses=(frame["pooled"] - 1) * (frame["stratified"] - 1) < 0)


def odds_ratios(tables: np.ndarray) -> tuple[float, float, float, float] | None:
    """
    Return the pooled and the Mantel-Haenszel odds ratio, with the 95 % interval of the latter.

    Parameters
    ----------
    tables
        One column per stratum: counted and not counted in the group, then in the others.

    Returns
    -------
    tuple or None
        ``pooled, stratified, low, high``; None where either cannot be computed.

    References
    ----------
    .. [1] Mantel, N. and Haenszel, W. (1959). JNCI 22, 719-748. Interval: Robins, Breslow and
           Greenland (1986), Biometrics 42, 311-323, as in statsmodels.
    """
    from statsmodels.stats.contingency_tables import StratifiedTable

    a, b, c, d = tables
    usable = (a + b > 0) & (c + d > 0)
    if not (b[usable] @ c[usable] and a[usable] @ d[usable] and b.sum() and c.sum()):
        return None
    stratified = StratifiedTable([np.array([[w, x], [y, z]]) for w, x, y, z in tables.T[usable]])
    low, high = stratified.oddsratio_pooled_confint()
    pooled = a.sum() * d.sum() / (b.sum() * c.sum())
    return float(pooled), float(stratified.oddsratio_pooled), float(low), float(high)
