"""Headline figures and sentences of the Overview page."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from ajar.measure.page_data import Overview
from ajar.model.enums import PlanKind, Stage
from ajar.model.estimate import Estimate
from ajar.present import formats
from ajar.present.labels import on_page


@dataclass(frozen=True)
class Metric:
    """One headline figure at the top of a page."""

    label: str
    value: str
    caption: str
    """Interval and counts; empty where the value is a count."""
    definition: str


def headline(label: str, estimate: Estimate, *, unit: str = "application") -> Metric:
    """
    Return an estimate as a headline figure; its bounds if there is no value.

    *unit*: what it was read from.
    """
    doubt = formats.interval(estimate)
    only_bounds = estimate.value is None and bool(doubt) and not estimate.too_small
    of_all = f"from {formats.pluralize(estimate.n, unit)}"
    counted = of_all if estimate.k is None else f"{estimate.k:,} of {estimate.n:,}"
    unused = f"{estimate.excluded:,} left out." if estimate.excluded else ""
    return Metric(
        label,
        doubt if only_bounds else formats.value(estimate),
        f"{doubt} · {counted}" if doubt and not only_bounds else counted,
        " ".join(
            formats.sentence(part) for part in (estimate.definition, unused, estimate.note) if part
        ),
    )


def dated_later(applications: int) -> str:
    """
    Return a sentence on applications dated after the as-of date; empty for none.

    Examples
    --------
    >>> dated_later(1)
    '1 of them is dated later than today: rates count it, waiting times do not.'
    """
    if not applications:
        return ""
    verb, it = ("is", "it") if applications == 1 else ("are", "them")
    return (
        f"{applications:,} of them {verb} dated later than today: rates count {it}, "
        "waiting times do not."
    )


def dominant_company_notice(company: str, applications: int, of: int) -> str:
    """Return a sentence that most applications went to one company."""
    if applications == of:
        return (
            f"All {of:,} applications went to {company}, so these figures only tell you about "
            f"{company}."
        )
    return (
        f"{applications:,} of these {of:,} applications went to {company}, so these figures "
        f"mostly tell you about {company}."
    )


def metrics(answer: Overview) -> list[Metric]:
    """Return the four headline figures: response, interview and rejection rate, and reply time."""
    figures = answer.figures
    return [
        _rate("Response rate", figures.response.all_sent),
        _rate("Interview rate", figures.interview.all_sent, least=bool(answer.lower_bound)),
        _rate("Rejection rate", figures.rejection.all_sent),
        _reply_time(answer),
    ]


def _rate(label: str, estimate: Estimate, *, least: bool = False) -> Metric:
    """Return a rate as a headline figure; *least*: it is a lower bound."""
    words = " ".join(
        formats.sentence(each) for each in (estimate.definition, estimate.note) if each
    )
    if estimate.k is None or not estimate.n:
        return Metric(label, "–", "not in your file", words)
    if least and not estimate.k:
        return Metric(label, "–", f"none noted of {estimate.n:,}", words)
    counts = f"{estimate.k:,} of {estimate.n:,}"
    if estimate.too_small:
        return Metric(label, counts, "or more" if least else "", words)
    share = "–" if estimate.value is None else formats.percent(estimate.value)
    return Metric(label, share, f"at least {counts}" if least else counts, words)


def _reply_time(answer: Overview) -> Metric:
    label = "Median reply time"
    positive, rejection = answer.median_positive, answer.median_rejection
    known = [each for each in (positive, rejection) if each.value is not None]
    if not known:
        return Metric(label, "–", _no_reply_time(answer), positive.definition)
    if len(known) == 1:
        kind = "positive replies" if known[0] is positive else "rejections"
        return Metric(label, formats.value(known[0]), kind, known[0].definition)
    caption = f"positive; rejections {formats.value(rejection).removesuffix(' days')}"
    return Metric(label, formats.value(positive), caption, positive.definition)


def _no_reply_time(answer: Overview) -> str:
    if answer.figures.response.all_sent.k is None:
        return "not in your file"
    came = answer.median_positive.excluded + answer.median_rejection.excluded
    return "reply dates not known" if came else "no reply dates yet"


_RECENT = 60
"""Most days that are told as “… days ago”."""


def open_line(row: Any, as_of: date) -> str:  # noqa: ANN401 - a row of a frame
    """
    Return what is open at a company, in a few words.

    *row*: offer, stage, waited, plan, plan_day; see ``measure.open_now``.
    """
    parts = ["Offer to answer" if row.offer else on_page(Stage(int(row.stage)).label)]
    if row.plan:
        parts.append(f"{_PLANS[PlanKind(row.plan)]} {formats.day(row.plan_day.date())}")
    elif not pd.isna(row.waited):
        days = int(row.waited)
        if days > _RECENT:
            return " · ".join([*parts, f"last news {formats.day(as_of - timedelta(days=days))}"])
        parts.append(f"last news {formats.pluralize(days, 'day')} ago" if days else "news today")
    return " · ".join(parts)


_PLANS = {
    PlanKind.DECISION: "decision by",
    PlanKind.DEADLINE: "due",
    PlanKind.INTERVIEW: "interview on",
    PlanKind.NEXT_ACTION: "your plan for",
    PlanKind.REAPPLY: "apply again from",
    PlanKind.START: "start on",
}


def open_heading(count: int, waiting: int = 0, *, ended: bool = False) -> str:
    """
    Return a heading with the number of open applications, or those when a stale file *ended*.

    *waiting*: those told beneath, which wait for a first reply.
    """
    if not count:
        return "Open now" if waiting else "Nothing open right now"
    return f"Open when your file ended ({count:,})" if ended else f"Open now ({count:,})"


def waiting_line(waiting: int, *, more: bool) -> str:
    """
    Return a line with the applications that wait for a first reply; *more*: besides others.

    Examples
    --------
    >>> waiting_line(2, more=True), waiting_line(1, more=False)
    ('2 more wait for a first reply', '1 application waits for a first reply')
    """
    who = f"{waiting:,} more" if more else formats.pluralize(waiting, "application")
    return f"{who} wait{'s' if waiting == 1 else ''} for a first reply"
