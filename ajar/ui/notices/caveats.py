"""What holds for every figure of a page, said once above them."""

from dataclasses import replace
from datetime import date

import streamlit as st

from ajar.measure import page_data
from ajar.present import formats, overview
from ajar.reengage import Ranking
from ajar.ui.session.session_state import state
from ajar.ui.tracker.queries import FilteredView
from ajar.ui.widgets.markdown import literal


def notices(view: FilteredView) -> None:
    """
    Say how the file is kept, where figures depend on it, and where one company has most of it.

    Nothing is said of one company where the person filtered for companies.
    """
    sentences = view.ask(page_data.record_keeping_notices)
    for sentence in sentences:
        st.info(literal(sentence), icon=":material/edit_calendar:")
    if sentences:
        noted_at_once()
    if view.filters.companies:
        return
    if (most := view.ask(page_data.dominant_company)) is not None:
        st.info(literal(overview.dominant_company_notice(*most)), icon=":material/domain:")


_NOTED = "noted_at_once"


def noted_at_once() -> None:
    """Let the person say that replies are noted on the day they come, or take that back."""
    st.session_state[_NOTED] = state().settings.noted_at_once
    st.checkbox(
        "I note replies on the day they come",
        key=_NOTED,
        on_change=_note,
        help="Then all dates are used as they stand in your file.",
    )


def _note() -> None:
    noted = bool(st.session_state[_NOTED])
    words = "Replies are noted on the day they come" if noted else "How the file is kept is judged"
    state().correct(words, replace(state().settings, noted_at_once=noted))


def list_notes(ranking: Ranking) -> None:
    """Say what is to be known about the list as a whole."""
    if ranking.notes:
        with st.container(key="list_notes"):
            st.caption(literal(" ".join(ranking.notes)))


def stale_notice(ranking: Ranking) -> None:
    """Ask, of a file that ended long ago, whether it is shown as of then or as of today."""
    if ranking.search.stale:
        _ask_for_day(ranking.search.last_entry, ranking.as_of)


def ask_whether_it_ended(view: FilteredView) -> bool:
    """
    Ask on a page of rates whether the search ended; return whether it is unanswered.

    Until then no rate is compared over time: replies may have come that nobody noted.
    """
    return _ask_for_day(view.table.record_keeping.last_entry, view.tracker.as_of)


def _ask_for_day(last: date | None, today: date) -> bool:
    if last is None or state().as_of_day is not None:
        return False
    with st.container(
        horizontal=True, vertical_alignment="center", border=True, key="stale_notice"
    ):
        st.markdown(
            f"Last entry: {formats.day(last)}. Show figures as of then or today?", width="stretch"
        )
        st.button("As of then", key="stale_then", type="primary", on_click=_judge_on, args=(last,))
        st.button("As of today", key="stale_today", on_click=_judge_on, args=(today,))
    return True


def _judge_on(day: date) -> None:
    state().as_of_day = day
