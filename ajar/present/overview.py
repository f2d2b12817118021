"""Headline figures at the top of a page."""

from dataclasses import dataclass

from ajar.model.estimate import Estimate
from ajar.present import formats


@dataclass(frozen=True)
class Metric:
    """One figure at the top of a page, ready to be shown."""

    label: str
    value: str
    beneath: str
    """Interval and counts."""
    definition: str


def headline(label: str, estimate: Estimate) -> Metric:
    """An estimate as a headline figure; where only bounds are known, they are the figure."""
    doubt = formats.interval(estimate)
    only_bounds = estimate.value is None and bool(doubt) and not estimate.too_small
    of_how_many = f"n = {estimate.n:,}"
    counted = of_how_many if estimate.k is None else f"{estimate.k:,} of {estimate.n:,}"
    unused = f"{estimate.excluded:,} could not be used." if estimate.excluded else ""
    return Metric(
        label,
        doubt if only_bounds else formats.value(estimate),
        f"{doubt} · {counted}" if doubt and not only_bounds else counted,
        " ".join(
            formats.sentence(part) for part in (estimate.definition, unused, estimate.note) if part
        ),
    )


def sent(applications: int, companies: int, *, dated_later: int = 0) -> Metric:
    """
    How many applications, at how many companies, as a headline figure.

    *dated_later*: how many of them carry a day that has not come yet.
    """
    named = formats.pluralize(companies, "company", "companies")
    return Metric(
        "Applications sent",
        f"{applications:,}",
        (f"at {named}" if companies else "companies are not named")
        + (f" · {dated_later:,} dated later" if dated_later else ""),
        "A plain count of what the files hold as sent."
        + (
            f" {dated_later:,} of them {'carries' if dated_later == 1 else 'carry'} a day after "
            "the one this is judged on: a slip or a plan. Shares of all sent count them, waits "
            "do not."
            if dated_later
            else ""
        ),
    )


def mostly_one(company: str, applications: int, of: int) -> str:
    """What it means for all figures that most applications went to one company."""
    if applications == of:
        return (
            f"All {of:,} applications went to {company}, so these figures say how {company} "
            "answers, not how others would. The intervals cannot show that."
        )
    return (
        f"{applications:,} of these {of:,} applications went to {company}, so these figures are "
        f"mostly about how {company} answers. The intervals cannot show all of that."
    )
