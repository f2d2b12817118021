"""What the person does about the chosen company: mark as sent, answer, snooze, undo, go on."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import streamlit as st

from ajar.model.decisions import LoggedEvent
from ajar.model.enums import EventKind, Stage
from ajar.present import contact_list as present
from ajar.present import formats
from ajar.reengage import Action, Recommendation
from ajar.ui.session.session_state import DoneStep, state
from ajar.ui.tracker import undo, updates
from ajar.ui.widgets.markdown import literal

_SNOOZES = {
    "Snooze for 2 weeks": 14,
    "Snooze for 1 month": 30,
    "Snooze for 3 months": 91,
    "Snooze for 6 months": 182,
}
_NEVER = "Don't suggest again"
_ANSWERS = {
    "I accepted the offer": EventKind.ACCEPTED,
    "I declined the offer": EventKind.DECLINED,
    "I asked for time": None,
}
"""What can be said to an offer; asking for time decides nothing yet."""
_TIME = 7
"""Days for which a company that was answered is not suggested again."""


def pick(company_key: str, opened: bool) -> None:
    """Choose a company; *opened*: on a phone, show its message."""
    contact = state().contact
    if contact.done and contact.done.company_key != company_key:
        contact.done = None
    contact.company_key, contact.sought = company_key, ""
    contact.opened = contact.opened or opened


def actions(
    company: Recommendation, as_of: date, rows: pd.DataFrame, done: DoneStep | None
) -> None:
    """Draw what can be done; after it, what was done, its undo and the way to the next company."""
    about = (company, as_of, rows)
    if company.action is Action.ANSWER and company.stage is Stage.OFFER:
        st.menu_button(
            "I've answered",
            list(_ANSWERS),
            key="contact_answered",
            type="primary",
            icon=":material/check:",
            disabled=done is not None,
            on_click=_answered,
            args=about,
        )
    elif company.drafts:
        st.button(
            "I've sent it",
            key="contact_sent",
            type="primary",
            icon=":material/check:",
            disabled=done is not None,
            on_click=_sent,
            args=about,
        )
    if done is None:
        st.menu_button(
            "Not now", [*_SNOOZES, _NEVER], key="contact_later", on_click=_put_off, args=about
        )
        return
    st.markdown(literal(done.words), width="content")
    undo.undo_button(
        key="contact_undo", named=False, company_key=company.company_key, on_undo=_undone
    )
    following = _next(rows, done)
    if following:
        name = rows.loc[rows["company_key"] == following, "company"].iloc[0]
        st.button(
            f"Next: {literal(str(name))}",
            key="contact_next",
            icon=":material/arrow_forward:",
            on_click=pick,
            args=(following, True),
        )


def _next(rows: pd.DataFrame, done: DoneStep) -> str:
    """The company after the one just dealt with; empty where there is none."""
    keys = [key for key in rows["company_key"] if key != done.company_key]
    return keys[min(done.position, len(keys) - 1)] if keys else ""


def _done(company: Recommendation, rows: pd.DataFrame, words: str) -> None:
    keys = rows["company_key"].tolist()
    place = keys.index(company.company_key) if company.company_key in keys else 0
    contact = state().contact
    contact.done = DoneStep(company.company_key, place, words, company)
    contact.company_key = company.company_key


def _already_done(company: Recommendation) -> bool:
    """Whether this is a second click that came before the page had followed the first."""
    done = state().contact.done
    return done is not None and done.company_key == company.company_key


def _undone() -> None:
    state().contact.done = None


def _sent(company: Recommendation, as_of: date, rows: pd.DataFrame) -> None:
    if _already_done(company):
        return
    words = f"Sent to {company.contact!s}" if str(company.contact) else f"Sent to {company.company}"
    words = f"{words} on {formats.day(as_of)}"
    logged = present.logged_as(company)
    if company.action is Action.WITHDRAW:
        logged = (EventKind.DECLINED if company.stage is Stage.OFFER else EventKind.WITHDRAWN,)
        _log_about_application(company, logged[0], as_of)
    elif logged:
        _log_messages(company, logged, as_of)
    else:
        until = as_of + timedelta(days=_TIME)
        _snooze(company, words, until)
        words = f"{words}. Back on {formats.day(until)}"
    _done(company, rows, f"{words}.")


def _answered(company: Recommendation, as_of: date, rows: pd.DataFrame) -> None:
    if _already_done(company):
        return
    answer = st.session_state["contact_answered"]
    kind = _ANSWERS[answer]
    if kind is not None:
        _log_about_application(company, kind, as_of)
        _done(company, rows, f"{company.company}: offer {kind.value}.")
        return
    until = as_of + timedelta(days=_TIME)
    _snooze(company, f"{company.company}: asked for time", until)
    _done(company, rows, f"{company.company}: back on {formats.day(until)}.")


def _log_messages(company: Recommendation, kinds: Sequence[EventKind], as_of: date) -> None:
    updates.log_events(
        company.company, [LoggedEvent(company.company_key, kind, as_of) for kind in kinds]
    )


def _log_about_application(company: Recommendation, kind: EventKind, as_of: date) -> None:
    event = LoggedEvent(company.company_key, kind, as_of, application=company.application)
    updates.log_events(company.company, [event])


def _put_off(company: Recommendation, as_of: date, rows: pd.DataFrame) -> None:
    if _already_done(company):
        return
    way = st.session_state["contact_later"]
    if way == _NEVER:
        now = state().decisions
        words = f"{company.company} won't be suggested again"
        changed = replace(now, do_not_contact=now.do_not_contact | {company.company_key})
        state().decide(words, changed, company_key=company.company_key)
    else:
        until = as_of + timedelta(days=_SNOOZES[way])
        words = f"{company.company}: back on {formats.day(until)}"
        _snooze(company, words, until)
    _done(company, rows, f"{words}.")


def _snooze(company: Recommendation, words: str, until: date) -> None:
    now = state().decisions
    changed = replace(now, snoozed={**now.snoozed, company.company_key: until})
    state().decide(words, changed, company_key=company.company_key)
