"""Days on which much was entered at once: told, and for the person to say so."""

from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from ajar.present import bulk_days as present
from ajar.present import formats
from ajar.ui.session.session_state import state

_MOST = 5


def bulk_days(days: pd.DataFrame) -> None:
    """
    Ask whether the words of a day were written down later than they came.

    *days*: day, replies, usual; those already confirmed are not among them.
    """
    confirmed = state().settings.entered_in_bulk
    if days.empty and not confirmed:
        return
    if not days.empty:
        st.info(present.bulk_sentence(days), icon=":material/event_repeat:")
    asked = [day.date() for day in days["day"].head(_MOST)]
    with st.container(horizontal=True):
        for day in sorted({*asked, *confirmed}):
            st.checkbox(
                f"I caught up on {formats.day(day)}",
                value=day in confirmed,
                key=f"bulk_{day}",
                on_change=_toggle,
                args=(day,),
                help="Answers written down that day then count as without a day.",
            )


def _toggle(day: date) -> None:
    now = state().settings
    state().correct(
        f"Entered at once on {formats.day(day)}",
        replace(now, entered_in_bulk=now.entered_in_bulk ^ {day}),
    )
