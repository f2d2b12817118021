"""A random test of following up, so that the page may speak of causes."""

import secrets
from dataclasses import replace

import streamlit as st

from ajar.measure import page_data
from ajar.model.decisions import LoggedEvent
from ajar.model.enums import EventKind
from ajar.model.rows import rows_of
from ajar.present import follow_up_comparisons, follow_ups, formats
from ajar.ui.charts import charts
from ajar.ui.session.session_state import state
from ajar.ui.tracker.queries import FilteredView
from ajar.ui.widgets.table import data_table


def draw(view: FilteredView, result: page_data.FollowUpComparison | None) -> None:
    """Draw the folded random test: while it is on, chance decides which silent ones to write to."""
    with st.expander("Run your own random test", key="random_test"):
        st.caption(
            "For each application with no reply for two weeks, Ajar picks at random whether you "
            "follow up or wait. After 45 days you see which did better."
        )
        on = st.toggle("Start a random test", key="random_test_on", persist_state="session")
        due = view.ask(page_data.eligible_for_randomisation)
        if on and not due.empty:
            now = state().decisions
            drawn = tuple(
                LoggedEvent(
                    str(row.company_key),
                    secrets.choice((EventKind.COIN_WRITE, EventKind.COIN_WAIT)),
                    view.tracker.as_of,
                    application=int(row.application),
                )
                for row in rows_of(due)
            )
            state().decide("Applications drawn at random", replace(now, log=(*now.log, *drawn)))
            st.rerun()
        so_far = view.ask(page_data.assignments)
        if so_far.empty:
            ready = formats.pluralize(len(due), "application is", "applications are")
            st.caption(f"{formats.capitalised(ready)} ready.")
            return
        st.markdown(follow_ups.assignments_sentence(so_far, view.tracker.as_of))
        data_table(follow_ups.assignments(so_far), alt="What was chosen at random")
        if result is not None and not result.too_few:
            charts.show(view.card(follow_up_comparisons.random_test, result))
