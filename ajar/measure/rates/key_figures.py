"""Key figures: response, interview, offer and rejection rate."""

from typing import NamedTuple

import pandas as pd

from ajar.measure.applications.application_table import ApplicationTable
from ajar.measure.applications.first_responses import COMPANY_RESPONSES
from ajar.measure.rates.proportions import (
    OLD_ENOUGH_DAYS,
    empty_proportion,
    proportion,
)
from ajar.model.enums import Outcome, Stage
from ajar.model.estimate import Estimate


class Rate(NamedTuple):
    """A share of all applications, and the same of those at least 60 days old."""

    all_sent: Estimate
    at_least_60_days_old: Estimate


class KeyFigures(NamedTuple):
    """Rates of a search."""

    response: Rate
    """Any reply from a person there; a rejection is a reply."""
    positive: Rate
    """A call, a test or an interview at least."""
    interview: Rate
    offer: Rate
    rejection: Rate


def key_figures(table: ApplicationTable) -> KeyFigures:
    """Return the rates of a search."""
    rows, coverage = table.rows, table.tracker.coverage
    replied = rows["response"].isin(COMPANY_RESPONSES)
    stage = rows["stage"]
    silent_file = "" if coverage.replies else "Your file doesn't say who replied."
    no_rejections = "" if coverage.rejections else "Your file doesn't say who rejected you."
    return KeyFigures(
        response=_rate(table, "response_rate", replied, "with a reply so far", silent_file),
        positive=_rate(
            table,
            "positive_rate",
            stage > Stage.APPLIED,
            "that led to a call, a test or an interview so far",
            silent_file,
        ),
        interview=_rate(
            table,
            "interview_rate",
            stage >= Stage.INTERVIEW,
            "that led to an interview so far",
            silent_file,
        ),
        offer=_rate(
            table, "offer_rate", stage >= Stage.OFFER, "that led to an offer so far", silent_file
        ),
        rejection=_rate(
            table,
            "rejection_rate_sent",
            rows["outcome"] == Outcome.REJECTED,
            "rejected so far",
            no_rejections,
        ),
    )


def _rate(table: ApplicationTable, name: str, hit: pd.Series, words: str, unknown: str) -> Rate:
    """Return a rate; *unknown* is a sentence if the file does not cover it, else empty."""
    old = table.rows["age"] >= OLD_ENOUGH_DAYS
    old_name = f"{name.removesuffix('_sent')}_{OLD_ENOUGH_DAYS}"
    definition = f"applications {words} ÷ all applications"
    old_definition = f"applications {words} ÷ applications at least {OLD_ENOUGH_DAYS} days old"
    if unknown:
        return Rate(
            empty_proportion(name, definition, len(table), unknown),
            empty_proportion(old_name, old_definition, len(table), unknown),
        )
    return Rate(
        proportion(table, name, hit, hit | True, definition),
        proportion(table, old_name, hit, old, old_definition),
    )
