"""Every estimate and curve by its name, as the command line prints them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from ajar.measure.applications.application_table import ApplicationTable, application_table
from ajar.measure.applications.first_responses import ReplyKind
from ajar.measure.follow_ups import comparison_designs
from ajar.measure.rates import funnel, key_figures, proportions
from ajar.measure.rates.group_shares import By, Measure, shares
from ajar.measure.response_times import curve_estimates, reply_days, response_curves
from ajar.model.estimate import Curve, Estimate
from ajar.model.progress import Progress, Step, no_progress
from ajar.model.rows import rows_of
from ajar.model.tracker import Tracker

DAYS = (30, 60, 90)
LANDMARKS = (7, 14, 21)

_BY_DAY: tuple[ReplyKind, ...] = ("rejected", "reply", "positive")
_TIMES: tuple[ReplyKind, ...] = ("reply", "positive", "rejected")
_SHARES: dict[str, tuple[Measure, tuple[By, ...]]] = {
    "rejection_rate_sent": ("rejected", ("channel", "role", "month", "weekday", "stage")),
    "rejection_rate_decided": ("decided_rejected", ("channel", "role")),
    "no_reply_share": ("no_reply", ("channel", "role", "month", "weekday")),
}
_CURVES_BY: tuple[By, ...] = ("channel", "role")


@dataclass(frozen=True)
class Estimates:
    """Estimates and curves by name; a group is ``NAME[channel=referral]``."""

    estimates: dict[str, Estimate]
    curves: dict[str, Curve]


def measure(tracker: Tracker, *, as_of: date) -> Estimates:
    """Return every estimate and curve of a tracker as of a day."""
    return all_estimates(application_table(tracker, as_of=as_of))


def all_estimates(table: ApplicationTable, *, progress: Progress = no_progress) -> Estimates:
    """
    Return every estimate and curve of an application table.

    *progress* is told before each estimate; what it raises ends the work.
    """
    progress(Step.MEASURING, 0.0)
    estimates: dict[str, Estimate] = {}
    for estimate in _estimates(table):
        estimates[estimate.name] = estimate
        progress(Step.MEASURING, 0.0)
    drawn = [
        *response_curves.first_response_curves(table).values(),
        response_curves.rejected_curve(table),
        response_curves.reply_chance_after_silence(table),
    ]
    return Estimates(estimates, {curve.name: curve for curve in drawn})


def _estimates(table: ApplicationTable) -> Iterator[Estimate]:
    whole = (
        proportions.rejection_rate_sent(table),
        proportions.rejection_rate_decided(table),
        proportions.no_reply_share(table),
    )
    yield from whole
    for rate in key_figures.key_figures(table):
        if rate.all_sent.name != whole[0].name:
            yield rate.all_sent
        yield rate.at_least_60_days_old
    yield from (reply_days.median_days(table, kind) for kind in _TIMES)
    for what in _BY_DAY:
        yield from (curve_estimates.by_day(table, what, day) for day in DAYS)
    yield from funnel.conversions(table)
    yield from (curve_estimates.waiting_time(table, what) for what in _TIMES)
    yield table.waiting_threshold
    yield from (
        comparison_designs.landmark_comparison(table, landmark).difference for landmark in LANDMARKS
    )
    yield comparison_designs.naive_comparison(table).difference
    for estimate in whole:
        yield from _by_group(table, estimate)
    for by in _CURVES_BY:
        for group, found in curve_estimates.by_day_grouped(table, _BY_DAY, DAYS[0], by):
            yield replace(found, name=f"{found.name}[{by}={group}]")


def _by_group(table: ApplicationTable, whole: Estimate) -> Iterator[Estimate]:
    """Return the share *whole* of each group."""
    counted, groupings = _SHARES[whole.name]
    for by in groupings:
        for group in rows_of(shares(table, counted, by)):
            yield replace(
                whole,
                name=f"{whole.name}[{by}={group.group}]",
                value=float(group.value),
                low=float(group.low),
                high=float(group.high),
                k=int(group.k),
                n=int(group.n),
                excluded=int(group.excluded),
            )
