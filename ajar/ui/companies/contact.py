"""Who to contact again: a list of companies, and the message for the one that is chosen."""

import pandas as pd
import streamlit as st

from ajar.measure.page_data import ApplicationTable
from ajar.present import contact_list as present
from ajar.reengage import Ranking, Recommendation
from ajar.ui import components
from ajar.ui.companies import contact_message
from ajar.ui.companies.contact_actions import pick
from ajar.ui.components import ListEntry
from ajar.ui.frame import navigation
from ajar.ui.session.session_state import state
from ajar.ui.tracker.queries import FilteredView
from ajar.ui.widgets.table import data_table

_MOST = 100
"""Companies of one list; nobody scrolls further."""
_TAB = "contact_tab"


def tabs(ranking: Ranking, rows: pd.DataFrame) -> str:
    """Draw the tabs with their counts; return the chosen one."""
    counts = present.counts(rows, sent=len(ranking.weekly_plan.sent))
    if sought := state().contact.sought:
        if tab := present.tab_of(rows, sought):
            st.session_state[_TAB] = tab
        elif st.session_state.get(_TAB) == present.SENT:
            st.session_state[_TAB] = present.first_tab(counts)
    chosen = st.segmented_control(
        "Show",
        list(counts),
        default=None if _TAB in st.session_state else present.first_tab(counts),
        required=True,
        format_func=lambda tab: f"{tab} ({counts[tab]:,})",
        key=_TAB,
        persist_state="session",
        label_visibility="collapsed",
        on_change=_leave,
        wrap=True,
    )
    return chosen or present.first_tab(counts)


def listed_rows(ranking: Ranking, view: FilteredView) -> pd.DataFrame:
    """The companies of the list that the filters leave, in order."""
    rows = ranking.frame()
    if not view.filters:
        return rows
    return rows.loc[rows["company_key"].isin(view.table.rows["company_key"].unique())]


def _entries(ranking: Ranking, rows: pd.DataFrame) -> list[ListEntry]:
    return [
        ListEntry(*present.entry(found))
        for company_key in rows["company_key"].head(_MOST)
        if isinstance(found := ranking.entry(company_key), Recommendation)
    ]


def _company_list(ranking: Ranking, rows: pd.DataFrame) -> None:
    """Draw the companies of *rows* as a list of which one is chosen."""
    entries = _entries(ranking, rows)
    done = state().contact.done
    if done and done.company_key not in {each.key for each in entries}:
        kept = ListEntry(*present.entry(done.recommendation))._replace(badge="Done")
        entries.insert(done.position, kept)
    components.company_list(
        "Companies to contact",
        entries,
        chosen=state().contact.company_key,
        key="contact_companies",
        on_pick=pick,
    )


def choose_first(rows: pd.DataFrame) -> None:
    """Choose the first company where none of the list, or one just dealt with, is chosen."""
    contact = state().contact
    keys = rows["company_key"].tolist()
    if contact.company_key and (contact.done or contact.company_key in {*keys, contact.sought}):
        return
    contact.company_key = keys[0] if keys else ""


def _leave() -> None:
    contact = state().contact
    contact.done, contact.company_key, contact.sought, contact.opened = None, "", "", False


def open_message(company_key: str) -> None:
    """Go to the message for a company."""
    contact = state().contact
    contact.company_key, contact.opened, contact.done = company_key, True, None
    contact.sought = company_key
    navigation.open_page("contact")


def _back_button() -> None:
    """
    Draw, on a phone, the way back from the message to the list.

    The stylesheet takes its presence for the message being open: a place that is always there,
    so that nothing else on the page is drawn anew when it comes and goes.
    """
    place = st.container()
    if state().contact.opened:
        with place, st.container(key="contact_back"):
            st.button(
                "Back to list",
                key="contact_back_button",
                type="tertiary",
                icon=":material/arrow_back:",
                on_click=_back,
            )


def _back() -> None:
    state().contact.opened = False


def sent_messages(ranking: Ranking) -> None:
    """Draw what was sent in the last weeks, and what came of it."""
    sent = ranking.weekly_plan.sent
    if not sent:
        st.markdown("Nothing sent yet. Mark a message as sent and it shows here.")
        return
    data_table(
        present.sent_table(sent, ranking.as_of), alt="Messages you sent, and what came of them"
    )


def long_shots(ranking: Ranking, rows: pd.DataFrame) -> None:
    """Draw the companies for which a new application is the better use of time, folded."""
    if rows.empty:
        return
    box = st.expander(f"Long shots ({len(rows):,})", on_change="rerun", key="long_shots")
    if box.open:
        with box:
            st.caption(
                "A new application is likely to bring more than a message to these. "
                "Select one to see its history."
            )
            opened = components.company_list(
                "Long shots", _entries(ranking, rows), chosen="", key="contact_long_shots"
            )
            if len(rows) > _MOST:
                st.caption(f"The first {_MOST:,} of {len(rows):,}.")
        if opened:
            navigation.open_company(opened)


def list_and_message(
    ranking: Ranking, every: pd.DataFrame, rows: pd.DataFrame, table: ApplicationTable
) -> None:
    """
    Draw the list at the left and the message at the right; on a phone one of the two.

    *rows* are those of *every* that the tab shows.
    """
    contact = state().contact
    if rows.empty and contact.done is None and not contact.sought:
        others, accepted = len(present.long_shots(every)), bool(ranking.search.accepted)
        st.markdown(present.empty_list_text(others, accepted=accepted))
        return
    _back_button()
    left, right = st.columns([36, 64], gap="medium")
    with left, st.container(key="contact_list"):
        _company_list(ranking, rows)
    with right, st.container(key="contact_message"):
        contact_message.message_pane(ranking, rows, table)
