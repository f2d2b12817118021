"""Texts and tables of the list of companies to contact."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from ajar.model.enums import EventKind, Stage
from ajar.present import formats, updates
from ajar.present.recommendation import LOGGED_AS, likelihood_sentence
from ajar.reengage import (
    Action,
    Contact,
    ContactWindow,
    PlanBucket,
    Recommendation,
    Segment,
    SentMessage,
    WindowState,
)

TABS = {
    "This week": PlanBucket.THIS_WEEK,
    "Any time": PlanBucket.ANY_TIME,
    "Later": PlanBucket.LATER,
}
SENT = "Sent"
TONES = {"warm": "Friendly", "brief": "Short"}
_REACHED = {
    Stage.APPLIED: "applied",
    Stage.SCREEN: "had a screening call or test",
    Stage.INTERVIEW: "had an interview",
    Stage.FINAL: "reached the final round",
    Stage.OFFER: "got an offer",
}
_MOST_REASONS = 3


def counts(rows: pd.DataFrame, *, sent: int) -> dict[str, int]:
    """Return the number of companies in each tab; in the last one, of messages."""
    found = rows["bucket"].value_counts()
    return {name: int(found.get(bucket.value, 0)) for name, bucket in TABS.items()} | {SENT: sent}


def first_tab(counts: dict[str, int]) -> str:
    """Return the first tab that is not empty."""
    return next((name for name in TABS if counts[name]), next(iter(TABS)))


def tab_of(rows: pd.DataFrame, company_key: str) -> str:
    """Return the tab that a company is in; empty for none."""
    bucket = dict(zip(rows["company_key"], rows["bucket"], strict=True)).get(company_key)
    return next((tab for tab, each in TABS.items() if each.value == bucket), "")


def of_tab(rows: pd.DataFrame, tab: str) -> pd.DataFrame:
    """Return the companies of a tab, in order; those of “Later” by day."""
    if tab not in TABS:
        return rows.iloc[:0]
    chosen = rows.loc[rows["bucket"] == TABS[tab].value]
    if TABS[tab] is PlanBucket.LATER:
        return chosen.sort_values("window_from", kind="stable")
    return chosen


def long_shots(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the companies for which a new application is the better use of time."""
    return rows.loc[rows["segment"] == Segment.LET_GO.value]


def empty_list_text(others: int, *, accepted: bool = False) -> str:
    """
    Return the text of an empty list.

    *others*: companies that are long shots; *accepted*: an offer was accepted, so that nobody
    looks for another job.

    Examples
    --------
    >>> empty_list_text(0), empty_list_text(3, accepted=True)
    ('Nobody here at the moment.', 'Nobody here at the moment.')
    """
    said = "Nobody here at the moment."
    if not others or accepted:
        return said
    return (
        f"{said} For {formats.pluralize(others, 'company', 'companies')} a new application is "
        "likely to bring more than a message: see “Long shots”."
    )


_SOON = 14
"""Days of a step's time up to which its last one is told as a deadline."""


def when(window: ContactWindow) -> str:
    """Return when to take a step, such as “by 22 Nov 2026”."""
    if window.end is None:
        return "any time"
    if window.state == WindowState.EARLY and window.start:
        return f"from {formats.day(window.start)}"
    open_long = window.start is not None and (window.end - window.start).days > _SOON
    return f"{'any day until' if open_long else 'by'} {formats.day(window.end)}"


def step_line(company: Recommendation) -> str:
    """Return the next step and when to take it, or why a company has none."""
    if company.action is Action.NONE:
        return formats.sentence(company.why)
    offer = company.action is Action.ANSWER and company.stage is Stage.OFFER
    return f"{'Answer their offer' if offer else company.action.label}, {when(company.window)}"


def entry(company: Recommendation) -> tuple[str, str, str, tuple[str, ...]]:
    """Return key, name, likelihood and lines of a company in the list: its step, and why now."""
    who = f"You know {formats.join_words(company.connections)}" if company.connections else ""
    if company.action is Action.NONE:
        badge, lines = "", [step_line(company), who or f"You {_REACHED[company.stage]}"]
    else:
        badge = company.likelihood.value.capitalize() if asks_something(company) else ""
        lines = [step_line(company), formats.sentence(company.why), who]
    return company.company_key, company.company, badge, tuple(filter(None, lines))


def about_line(company: Recommendation) -> str:
    """Return the role, the stage reached and the last reply of the application."""
    parts = [company.role, f"you {_REACHED[company.stage]}"]
    if company.last_contact:
        parts.append(f"last reply {formats.day(company.last_contact)}")
    return formats.capitalised(" · ".join(filter(None, parts)))


def addressee(contact: Contact) -> str:
    """
    Return name and address of a contact, as a mail program writes them.

    Examples
    --------
    >>> addressee(Contact("Lucie Caron", "lucie@acme.example"))
    'Lucie Caron <lucie@acme.example>'
    """
    if contact.name and contact.address:
        return f"{contact.name} <{contact.address}>"
    return contact.address or contact.name


def asks_something(company: Recommendation) -> bool:
    """
    Return whether a positive reply is what the step is for.

    Not so where there is none, where an offer or a question is answered, or where the person
    withdraws: how likely a reply is would read as a reason for or against them.
    """
    return company.action not in (Action.NONE, Action.ANSWER, Action.WITHDRAW)


def reasons(company: Recommendation) -> list[str]:
    """Return the labels of the score terms with the most points, without negative ones."""
    if not asks_something(company):
        return []
    speaking = [each for each in company.reasons if each.factor != "base" and each.points > 0]
    return [each.label for each in speaking[:_MOST_REASONS]]


def likelihood(company: Recommendation) -> str:
    """Return the likelihood of a positive reply, with the person's own record, or nothing."""
    return likelihood_sentence(company) if asks_something(company) else ""


def logged_as(company: Recommendation) -> tuple[EventKind, ...]:
    """Return the event kinds that a sent message is logged as; empty without a message."""
    if company.action not in LOGGED_AS:
        return ()
    both = (EventKind.ASKED_FEEDBACK,) if company.asks_feedback else ()
    return (LOGGED_AS[company.action], *both)


def sent_table(sent: Sequence[SentMessage], as_of: date) -> pd.DataFrame:
    """Return the table of sent messages with their replies."""
    return pd.DataFrame(
        {
            "Company": [each.company for each in sent],
            "What": [updates.LABELS.get(EventKind(each.kind), each.kind) for each in sent],
            "Sent": [formats.day(each.day) for each in sent],
            "Reply": [_reply(each, as_of) for each in sent],
        }
    )


def _reply(message: SentMessage, as_of: date) -> str:
    if message.answered_on:
        return f"on {formats.day(message.answered_on)}"
    if message.expected_by < as_of:
        return "none so far"
    return f"expected by {formats.day(message.expected_by)}"
