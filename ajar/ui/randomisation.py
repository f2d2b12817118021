"""Letting a coin decide whom to write to, so that the page may speak of causes."""

import secrets
from dataclasses import replace

import streamlit as st

from ajar.measure import page_data
from ajar.model.decisions import LoggedEvent
from ajar.model.enums import EventKind
from ajar.model.rows import rows_of
from ajar.present import follow_up_effect
from ajar.ui.queries import FilteredView
from ajar.ui.session import state


def offer(view: FilteredView) -> None:
    """A switch: while it is on, every application that has become silent gets a coin."""
    st.markdown("#### Find out for yourself: let a coin decide", anchors=False)
    st.caption(
        "You write where you are hopeful, so no comparison can say what writing does. A coin "
        "can: for each application that has been silent for two weeks it says write or wait, "
        "and after 45 days the page compares the two. What it said is kept with your decisions."
    )
    on = st.toggle("Flip a coin for silent applications", key="coin", persist_state="session")
    due = view.ask(page_data.eligible_for_randomisation)
    if on and not due.empty:
        now = state().decisions
        flips = tuple(
            LoggedEvent(
                str(row.company_key),
                secrets.choice((EventKind.COIN_WRITE, EventKind.COIN_WAIT)),
                view.tracker.as_of,
                application=int(row.application),
            )
            for row in rows_of(due)
        )
        state().decide("Applications drawn at random", replace(now, log=(*now.log, *flips)))
        st.rerun()
    said = view.ask(page_data.assignments)
    if said.empty:
        st.caption(follow_up_effect.due(len(due)))
        return
    st.markdown(follow_up_effect.flipped(said, view.tracker.as_of))
    st.dataframe(
        follow_up_effect.coins(said), hide_index=True, alt="What the coin said, by application"
    )
