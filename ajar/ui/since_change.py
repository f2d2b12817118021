"""“Since I changed something”: positive replies before and after a day that the person marks."""

import streamlit as st

from ajar.measure import page_data
from ajar.present import rejections
from ajar.ui.queries import FilteredView


def ask(view: FilteredView) -> None:
    """A folded question for the day, and the answer."""
    with st.expander("Changed something, such as your CV?", key="since_change"):
        day = st.date_input(
            "When did you change it?",
            None,
            key="changed_on",
            format="YYYY-MM-DD",
            max_value=view.tracker.as_of,
            persist_state="session",
        )
        if day is None:
            st.caption("Choose the date to compare replies before and after it.")
            return
        st.markdown(rejections.since_change(page_data.since_change(view.table, day)))
        st.caption("This margin of error holds however often you look.")
