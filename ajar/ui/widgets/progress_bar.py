"""The progress of a job that takes longer than a moment, and a button to cancel it."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from ajar.model.errors import AjarError
from ajar.ui.jobs.background_job import Job
from ajar.ui.widgets.markdown import literal

Result = TypeVar("Result")

SHOW_AFTER_SECONDS = 0.8
"""Seconds a page waits for a job before it shows a progress bar."""
_REFRESH = 0.4
"""Seconds between two looks at the job."""


def wait_for(job: Job[Result], *, restart: Callable[[], None]) -> Result:
    """
    The result of *job*; where it takes long, a progress bar, and the page ends here until then.

    Where it was ended because it takes too long, the page says so and ends here.

    *restart* forgets a job that the person cancelled, so that it starts again.
    """
    if job.cancelled:
        st.info("You cancelled this. The other pages still work.")
        st.button("Continue", key="restart_job", icon=":material/play_arrow:", on_click=restart)
        st.stop()
    if not job.wait(SHOW_AFTER_SECONDS):
        progress_bar(job, on_cancel=job.cancel)
        st.stop()
    try:
        return job.result()
    except AjarError as error:
        st.error(literal(str(error)), icon=":material/hourglass_disabled:")
        st.stop()


@st.fragment(run_every=_REFRESH)
def progress_bar(
    job: Job[Result], *, on_cancel: Callable[[], None], key: str = "cancel_work"
) -> None:
    """Draw the progress of *job*; the page runs again once it has ended or was cancelled."""
    if job.wait(0):
        st.rerun()
    text = f"{job.step.words}, {job.seconds} s so far"
    if job.share:
        text = f"{job.step.words}: {job.share:.0%}, {job.seconds} s so far"
    with st.container(border=True):
        st.progress(job.share, text=text)
        if st.button("Cancel", key=key, icon=":material/close:"):
            on_cancel()
            st.rerun()
