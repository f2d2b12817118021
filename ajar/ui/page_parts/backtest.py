"""The replay of the person's own history on the Method page."""

import streamlit as st

from ajar.present import backtest as present
from ajar.ui.charts.charts import show
from ajar.ui.tracker.queries import OpenTracker
from ajar.ui.widgets.markdown import literal
from ajar.ui.widgets.table import table


def draw(search: OpenTracker) -> None:
    """Run the replay and show how the list would have done."""
    replay = search.backtest()
    st.markdown(literal(replay.note))
    if replay.enough:
        table(
            present.strategies_table(replay.table), alt="How each way of choosing would have done"
        )
        st.caption(present.WAYS_DEFINITION)
        show(present.calibration(replay.calibration))
