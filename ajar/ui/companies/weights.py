"""The weights of the score: sliders, and what they change this week."""

from dataclasses import replace
from typing import Any

import streamlit as st

from ajar import reengage
from ajar.model.rows import rows_of
from ajar.present import ranking_table, stop_line
from ajar.reengage import Ranking
from ajar.ui.charts import charts
from ajar.ui.session.session_state import state
from ajar.ui.tracker.queries import OpenTracker
from ajar.ui.widgets.markdown import literal

_RANGE = 90
"""Points at either end of a slider, as on the method view; 20 double or halve the odds."""
_FIRST = 8
"""Sliders that are shown at once: those of what counts most."""


def weight_sliders(search: OpenTracker, ranking: Ranking) -> None:
    """Draw the sliders for the weights of the score, when asked for; the list follows at once."""
    box = st.expander("Change what counts", on_change="rerun", key="weights")
    if box.open:
        with box:
            _time(ranking)
            _sliders(ranking)
            _moved(search, ranking)


def _time(ranking: Ranking) -> None:
    """Draw the controls for messages a week, and the minutes of one and of an application."""
    line = ranking.stop_line
    asked = (
        ("messages_per_week", "Messages a week", reengage.MOST_A_WEEK, ranking.a_week),
        ("message_minutes", "Minutes for a message", _AN_HOUR, line.message_minutes),
        (
            "application_minutes",
            "Minutes for an application",
            4 * _AN_HOUR,
            line.application_minutes,
        ),
    )
    with st.container(horizontal=True):
        for name, label, most, value in asked:
            st.number_input(
                label,
                min_value=1,
                max_value=most,
                value=min(value, most),
                key=f"list_{name}",
                width=200,
                on_change=_take,
                args=(name,),
            )
    if line.sentence:
        st.caption(literal(line.sentence))
    curve = stop_line.expected_replies(line)
    if curve.figure is not None:
        charts.figure(curve)


_AN_HOUR = 60


def _take(name: str) -> None:
    taken: dict[str, Any] = {name: int(st.session_state[f"list_{name}"])}
    state().prefer(replace(state().decisions, **taken))


def _sliders(ranking: Ranking) -> None:
    st.caption(
        "Right of the middle counts for a company, left of it against. The list updates at once."
    )
    table = ranking.weights.table().sort_values(
        "default", key=lambda each: -each.abs(), kind="stable"
    )
    every = st.toggle(f"Show all {len(table)}", key="weights_every", persist_state="session")
    with st.grid(2, min_column_width=300):
        for row in rows_of(table if every else table.head(_FIRST)):
            key = f"weight_{row.name}"
            # Set on every run, so that it stands where the weight is, also after a step back.
            # A weight from a workbook may lie beyond the ends of the slider.
            st.session_state[key] = min(max(int(row.points), -_RANGE), _RANGE)
            st.slider(
                str(row.words),
                -_RANGE,
                _RANGE,
                format="%+d",
                key=key,
                on_change=_set,
                args=(str(row.name), float(row.default), key),
            )
    if state().decisions.weights:
        st.button("Reset", key="weights_reset", on_click=_reset)


def _moved(search: OpenTracker, ranking: Ranking) -> None:
    if not state().decisions.weights:
        return
    changes = ranking_table.week_changes(search.default_ranking().frame(), ranking.frame())
    st.markdown(literal(changes))


def _set(name: str, default: float, key: str) -> None:
    now = state().decisions
    points = int(st.session_state[key])
    others = {each: weight for each, weight in now.weights.items() if each != name}
    changed = (
        others
        if points == round(reengage.POINTS_PER_LOG_ODDS * default)
        else {**others, name: points / reengage.POINTS_PER_LOG_ODDS}
    )
    state().decide("What counts changed", replace(now, weights=changed))


def _reset() -> None:
    state().decide("What counts reset", replace(state().decisions, weights={}))
