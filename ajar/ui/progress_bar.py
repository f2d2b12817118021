"""Work that takes longer than a moment: what is being done, how far it is, and a way to end it."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from ajar.ui.jobs import Job

PATIENCE = 0.8
"""Seconds in which an answer comes without any bar."""
_LOOK = 0.4
"""Seconds between two looks at the work."""
_STOPPED = "stopped"


def wait_for(work: Job, *, on_cancel: Callable[[], None]) -> Any:  # noqa: ANN401
    """The answer; or, where it takes long, a bar, and the page ends here until it has come."""
    if not work.wait(PATIENCE):
        progress_bar(work, on_cancel=on_cancel)
        st.stop()
    return work.answer()


@st.fragment(run_every=_LOOK)
def progress_bar(work: Job, *, on_cancel: Callable[[], None], key: str = "cancel_work") -> None:
    """How far *work* is. The page runs again when it has ended, or was ended."""
    if work.wait(0):
        st.rerun()
    told = f"{work.step.words}, {work.seconds} s so far"
    if work.share:
        told = f"{work.step.words}: {work.share:.0%} of the way, {work.seconds} s so far"
    with st.container(border=True):
        st.progress(work.share, text=told)
        if st.button("Cancel", key=key, icon=":material/close:"):
            on_cancel()
            st.rerun()


def mark_cancelled(key: str) -> None:
    """The person ended the work on *key*: it is not begun again unasked."""
    st.session_state[_STOPPED] = key


def resume_button(key: str) -> None:
    """End the page here while the work on *key* is the one that was stopped."""
    if st.session_state.get(_STOPPED) != key:
        return
    st.info("This was stopped before it was done. Other pages are still there.")
    if st.button("Go on after all", key="resume_work", icon=":material/play_arrow:"):
        del st.session_state[_STOPPED]
        st.rerun()
    st.stop()
