"""Dialogs that add something: an update, an application, an e-mail that is pasted in."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from ajar import intake
from ajar.intake import PastedMessage
from ajar.measure.page_data import ApplicationTable
from ajar.model.decisions import AddedApplication, LoggedEvent
from ajar.model.enums import EventKind
from ajar.model.event_groups import ABOUT_APPLICATION
from ajar.model.rows import rows_of
from ajar.present import formats, updates
from ajar.ui.session.session_state import state
from ajar.ui.widgets.markdown import literal

_KINDS = list(updates.LABELS)
_WAYS = ("An update", "An application", "A pasted email")
_MOST = 2_000
"""Applications in a drop-down; of more, the latest."""


def add_menu(table: ApplicationTable) -> None:
    """Draw the menu of what can be added from any page."""
    way = st.menu_button("Add", list(_WAYS), key="add", icon=":material/add:")
    if way == _WAYS[0]:
        add_update(table)
    elif way == _WAYS[1]:
        add_application(table.as_of)
    elif way == _WAYS[2]:
        paste_message(table)


@st.dialog("Add an update")
def add_update(table: ApplicationTable, company_key: str = "") -> None:
    """Ask what happened to an application, on which day; nothing is chosen beforehand."""
    number = _application(table, company_key, None)
    kind = _kind(None)
    day = st.date_input(
        "Date", table.as_of, max_value=table.as_of, key="update_day", format="YYYY-MM-DD"
    )
    note = st.text_input("Note", key="update_note", max_chars=500)
    if st.button("Save", key="update_save", type="primary"):
        _save_update(table, number, kind, day, note)


@st.dialog("Add an application")
def add_application(as_of: date) -> None:
    """Ask for an application that is not in the file."""
    company = st.text_input("Company", key="added_company", max_chars=200)
    role = st.text_input("Job title", key="added_role", max_chars=200)
    source = st.text_input("Source", key="added_source", max_chars=200)
    day = st.date_input(
        "Date applied", as_of, max_value=as_of, key="added_day", format="YYYY-MM-DD"
    )
    link = st.text_input("Job link", key="added_link", max_chars=1000)
    if not st.button("Save", key="added_save", type="primary"):
        return
    name = " ".join(company.split())
    if not name:
        st.error("Enter the company.")
        return
    now = state().decisions
    added = AddedApplication(
        name, intake.company_key(name), role.strip(), source.strip(), day, link.strip()
    )
    state().decide(
        f"Application at {name} added",
        replace(now, added=(*now.added, added)),
        company_key=added.company_key,
    )
    st.rerun()


@st.dialog("Paste an email", width="medium")
def paste_message(table: ApplicationTable) -> None:
    """Read an e-mail and propose the update it reports; it counts once it is saved."""
    st.caption("Paste the email with its From, Date and Subject lines if you can.")
    text = st.text_area("Email", key="pasted", height=180, max_chars=20_000)
    if not text.strip():
        # What was pasted is taken once the field is left, which a click on this does.
        st.button("Read email", key="pasted_read", type="primary")
        return
    message = intake.read_message(text)
    st.markdown(_proposal(message))
    number = _application(table, message.company_key, message)
    kind = _kind(message.kind)
    read_day = message.day if message.day and message.day <= table.as_of else None
    day = st.date_input(
        "Date",
        read_day or table.as_of,
        max_value=table.as_of,
        key="update_day",
        format="YYYY-MM-DD",
    )
    if st.button("Save", key="update_save", type="primary"):
        _save_update(table, number, kind, day, message.sentence[:500])


def _proposal(message: PastedMessage) -> str:
    if message.kind is None:
        return "We couldn't tell what this email says. Choose below."
    who = literal(message.company) or "the company"
    what = updates.LABELS.get(message.kind, message.kind.label).lower()
    return f"Proposed: {who}, {what}. Because it says: “{literal(message.sentence[:200])}”"


def _application(
    table: ApplicationTable, company_key: str, message: PastedMessage | None
) -> int | None:
    """The application that is chosen; those of *company_key* come first, the latest of them."""
    rows = table.tracker.applications
    applied = table.rows["applied_on"].to_numpy()
    rows = rows.assign(applied=applied, mine=rows["company_key"] == company_key)
    rows = rows.sort_values(["mine", "applied"], ascending=False, na_position="last").head(_MOST)
    if company_key and not message:
        rows = rows.loc[rows["mine"]]
    labels = {
        int(row.id): _label(str(row.company), str(row.role), row.applied) for row in rows_of(rows)
    }
    known = bool(company_key) and bool(rows["mine"].any())
    return st.selectbox(
        "Application",
        list(labels),
        index=0 if known and (message or len(labels) == 1) else None,
        format_func=lambda number: labels.get(number, ""),
        placeholder="Choose an application",
        key="update_application",
    )


def _label(company: str, role: str, applied: pd.Timestamp) -> str:
    day = "" if pd.isna(applied) else formats.day(applied.date())
    return " · ".join(filter(None, [company or "Company unknown", role, day]))


def _kind(guess: EventKind | None) -> EventKind | None:
    return st.selectbox(
        "What happened?",
        _KINDS,
        index=_KINDS.index(guess) if guess in _KINDS else None,
        format_func=lambda kind: updates.LABELS[kind],
        placeholder="Choose what happened",
        key="update_kind",
    )


def _save_update(
    table: ApplicationTable,
    number: int | None,
    kind: EventKind | None,
    day: date | None,
    note: str,
) -> None:
    missing = _missing(number, kind, day)
    if missing:
        st.error(missing)
        return
    assert number is not None
    assert kind is not None
    assert day is not None
    row = table.tracker.applications.set_index("id").loc[number]
    key, company = str(row["company_key"]), str(row["company"])
    about = number if kind in ABOUT_APPLICATION or not key else -1
    log_events(company, [LoggedEvent(key, kind, day, note.strip(), about)])
    st.rerun()


def _missing(number: int | None, kind: EventKind | None, day: date | None) -> str:
    if number is None:
        return "Choose an application."
    if kind is None:
        return "Choose what happened."
    return "" if day else "Choose a date."


def log_events(company: str, events: Sequence[LoggedEvent]) -> None:
    """Log what was sent or heard; it can be undone by its name."""
    now = state().decisions
    words = ", ".join(updates.LABELS.get(each.kind, each.kind.label) for each in events)
    state().decide(
        f"{company or 'Application'}: {words}",
        replace(now, log=(*now.log, *events)),
        company_key=events[0].company_key,
    )
