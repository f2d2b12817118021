"""Published figures beside the person's own, with the same definition."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ajar.measure.applications.application_table import ApplicationTable
from ajar.measure.rates.key_figures import key_figures
from ajar.measure.rates.proportions import OLD_ENOUGH_DAYS, proportion
from ajar.measure.response_times.reply_days import median_days
from ajar.model.estimate import Estimate
from ajar.model.vocabulary import load


class Published(NamedTuple):
    """A published range of a measure, with its source."""

    measure: str
    """Name of the estimate it stands beside."""
    low: float
    high: float
    year: int
    source: str
    definition: str


class PublishedComparison(NamedTuple):
    """A person's own figure and the published one; None where none is comparable."""

    own: Estimate
    published: Published | None


@cache
def published() -> dict[str, Published]:
    """Return all published figures by the name of their estimate."""
    found = load(Path(__file__).with_suffix(".toml"))["figure"]
    return {each["measure"]: Published(**each) for each in found}


def compare_with_published(table: ApplicationTable) -> tuple[PublishedComparison, ...]:
    """Return the person's figures with the published figure of each."""
    figures = key_figures(table)
    own = (
        figures.positive.at_least_60_days_old,
        figures.interview.at_least_60_days_old,
        figures.offer.at_least_60_days_old,
        figures.rejection.at_least_60_days_old,
        _no_reply(table, figures.response.at_least_60_days_old),
        median_days(table, "positive"),
        median_days(table, "rejected"),
    )
    return tuple(PublishedComparison(each, published().get(each.name)) for each in own)


def _no_reply(table: ApplicationTable, response: Estimate) -> Estimate:
    """Return the complement of the response rate, as it is published."""
    name, definition = (
        f"no_reply_{OLD_ENOUGH_DAYS}",
        f"applications without any reply so far ÷ applications at least {OLD_ENOUGH_DAYS} days old",
    )
    if response.value is None:
        return replace(response, name=name, definition=definition)
    old = table.rows["age"] >= OLD_ENOUGH_DAYS
    return proportion(table, name, table.rows["response"] == "none", old, definition)
