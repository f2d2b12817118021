"""Undo, named, where the change was made and in the sidebar."""

from collections.abc import Callable

import streamlit as st

from ajar.ui.session.session_state import state
from ajar.ui.widgets.markdown import literal


def undo_button(
    *,
    key: str = "undo",
    named: bool = True,
    company_key: str | None = None,
    on_undo: Callable[[], None] = lambda: None,
) -> None:
    """
    Draw a button that undoes the last change; nothing where there is none.

    With *company_key* only where the last change is about that company. It bears the name of the
    change, unless that stands beside it.
    """
    changes = state().changes
    if not changes or company_key not in (None, changes[-1].company_key):
        return
    st.button(
        f"Undo: {literal(changes[-1].label)}" if named else "Undo",
        key=key,
        type="tertiary",
        icon=":material/undo:",
        on_click=_undo,
        args=(on_undo,),
    )


def _undo(then: Callable[[], None]) -> None:
    state().undo()
    then()
