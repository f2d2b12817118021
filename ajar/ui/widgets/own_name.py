"""The person's own name, asked once and kept with the workbook."""

from dataclasses import replace

import streamlit as st

from ajar.ui.session.session_state import state

_LONGEST = 80


def text_input(key: str, *, placeholder: str) -> None:
    """Draw the field for the name; *placeholder* says where it will stand."""
    st.text_input(
        "Your name",
        state().decisions.own_name,
        max_chars=_LONGEST,
        placeholder=placeholder,
        key=key,
        on_change=_keep,
        args=(key,),
        width=220,
    )


def _keep(key: str) -> None:
    name = str(st.session_state[key]).strip()
    state().prefer(replace(state().decisions, own_name=name))
