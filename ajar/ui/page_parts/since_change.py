"""“Since I changed something”: positive replies before and after a day that the person marks."""

from dataclasses import replace

import streamlit as st

from ajar.measure import page_data
from ajar.present import rejections
from ajar.ui.session.session_state import state
from ajar.ui.tracker.queries import FilteredView

_DAY = "changed_on"


def ask(view: FilteredView) -> None:
    """Draw the folded question for the day of a change, and the comparison since then."""
    with st.expander("Changed something, such as your CV?", key="since_change"):
        # Set on every run, so that it shows what holds, also from a saved workbook.
        st.session_state[_DAY] = day = view.tracker.decisions.changed_on
        st.date_input(
            "When did you change it?",
            key=_DAY,
            format="YYYY-MM-DD",
            max_value=max(filter(None, (view.tracker.as_of, day))),
            on_change=_save,
        )
        if day is None:
            st.caption("Choose the date to compare replies before and after it.")
            return
        st.markdown(rejections.since_change(page_data.since_change(view.table, day)))
        st.caption("This margin of error holds however often you look.")


def _save() -> None:
    state().prefer(replace(state().decisions, changed_on=st.session_state[_DAY]))
