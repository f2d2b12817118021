"""Headline figures at the top of a page."""

from dataclasses import dataclass

from ajar.model.estimate import Estimate
from ajar.present import phrases


@dataclass(frozen=True)
class Headline:
    """One figure at the top of a page, ready to be shown."""

    label: str
    value: str
    beneath: str
    """Interval and counts."""
    definition: str


def headline(label: str, estimate: Estimate) -> Headline:
    """An estimate as a headline figure; where only bounds are known, they are the figure."""
    doubt = phrases.interval(estimate)
    only_bounds = estimate.value is None and bool(doubt) and not estimate.too_small
    of_how_many = f"n = {estimate.n:,}"
    counted = of_how_many if estimate.k is None else f"{estimate.k:,} of {estimate.n:,}"
    unused = f"{estimate.excluded:,} could not be used." if estimate.excluded else ""
    return Headline(
        label,
        doubt if only_bounds else phrases.value(estimate),
        f"{doubt} · {counted}" if doubt and not only_bounds else counted,
        " ".join(
            phrases.sentence(part) for part in (estimate.definition, unused, estimate.note) if part
        ),
    )


def sent(applications: int, companies: int) -> Headline:
    """How many applications, at how many companies, as a headline figure."""
    named = phrases.counted(companies, "company", "companies")
    return Headline(
        "Applications sent",
        f"{applications:,}",
        f"at {named}" if companies else "companies are not named",
        "A plain count of what the files hold.",
    )
