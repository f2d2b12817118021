"""The weights of the score: sliders, and what moved when one was."""

from dataclasses import replace

import streamlit as st

from ajar import reengage
from ajar.model.rows import rows_of
from ajar.present import ranking_table
from ajar.reengage import Ranking
from ajar.ui.queries import OpenTracker
from ajar.ui.session import state

_RANGE = 3.0
"""Log-odds at either end of a slider; 0.7 doubles or halves the odds."""


def weight_sliders(search: OpenTracker, ranking: Ranking) -> None:
    """Sliders for what counts how much, drawn when asked for; the list follows at once."""
    box = st.expander("Change what counts", on_change="rerun", key="weights")
    if box.open:
        with box:
            _time(ranking)
            _sliders(ranking)
            _moved(search, ranking)


def _time(ranking: Ranking) -> None:
    """How many messages the person has time for in a week."""
    st.number_input(
        "Messages a week",
        min_value=1,
        max_value=reengage.MOST_A_WEEK,
        value=ranking.a_week,
        key="list_a_week",
        width=160,
        on_change=_take_time,
    )


def _take_time() -> None:
    now = state().decisions
    state().prefer(replace(now, messages_per_week=int(st.session_state["list_a_week"])))


def _sliders(ranking: Ranking) -> None:
    st.caption("Move right if it should count more. The list updates at once.")
    table = ranking.weights.table()
    with st.grid(2, min_column_width=300):
        for row in rows_of(table):
            key = f"weight_{row.name}"
            # Set on every run, so that it stands where the weight is, also after a step back.
            st.session_state[key] = float(row.log_odds)
            st.slider(
                str(row.words),
                -_RANGE,
                _RANGE,
                step=0.05,
                key=key,
                on_change=_set,
                args=(str(row.name), float(row.default), key),
            )
    if state().decisions.weights:
        st.button("Reset", key="weights_reset", on_click=_reset)


def _moved(search: OpenTracker, ranking: Ranking) -> None:
    if not state().decisions.weights:
        return
    moved = ranking_table.moved(reengage.rank_changes(search.default_ranking(), ranking))
    if moved.empty:
        st.markdown("No change.")
        return
    st.markdown("**What changed**", anchors=False)
    st.dataframe(moved, hide_index=True, alt="Companies whose place in the list changed")


def _set(name: str, default: float, key: str) -> None:
    now = state().decisions
    value = float(st.session_state[key])
    others = {each: weight for each, weight in now.weights.items() if each != name}
    changed = others if value == default else {**others, name: value}
    state().decide("What counts changed", replace(now, weights=changed))


def _reset() -> None:
    state().decide("What counts reset", replace(state().decisions, weights={}))
