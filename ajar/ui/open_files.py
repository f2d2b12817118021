"""
Opening a tracker: at once where it is small, with a bar and a way back where it is large.

What reads files is loaded when there is one: the page that invites is shown without it.
"""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

import streamlit as st

from ajar.model.decisions import ImportSettings
from ajar.model.errors import AjarError
from ajar.ui import progress_bar, session
from ajar.ui.jobs import Job
from ajar.ui.markdown import literal
from ajar.ui.session import Upload

_PENDING = "opening"


class _Pending(NamedTuple):
    uploads: tuple[Upload, ...]
    sample_day: date | None
    then: Callable[[], None]
    add: bool
    """Whether the files that are open are among them, and what was decided stays."""
    choices: ImportSettings


def open_files(
    uploads: tuple[Upload, ...],
    *,
    sample_day: date | None = None,
    add: bool = False,
    then: Callable[[], None] = lambda: None,
) -> bool:
    """
    Open files; whether they are taken, so that the drop area can be emptied.

    A file that cannot be used is answered with one sentence, and the tracker that is open stays
    open. So it does while a large file is being read, and when its reading is cancelled.

    Parameters
    ----------
    sample_day
        The day on which the sample is judged.
    add
        Whether the files that are open are among *uploads*, and what was decided stays.
    then
        Called once they are open.
    """
    from ajar.ui import queries

    choices = session.choices() if add else ImportSettings()
    pending = _Pending(uploads, sample_day, then, add, choices)
    work = queries.import_job(uploads, choices)
    if work.wait(progress_bar.PATIENCE):
        return _opened(work, pending)
    st.session_state[_PENDING] = pending
    return True


def show_opening_progress() -> None:
    """Show how far the opening of a large file is; open it once it is read."""
    pending: _Pending | None = st.session_state.get(_PENDING)
    if pending is None:
        return
    from ajar.ui import queries

    work = queries.import_job(pending.uploads, pending.choices)
    if not work.wait(0):
        here = session.files() if pending.add else ()
        names = ", ".join(upload.name for upload in pending.uploads if upload not in here)
        st.markdown(f"**Opening {literal(names)}**", anchors=False)
        progress_bar.progress_bar(work, on_cancel=_cancel)
        return
    del st.session_state[_PENDING]
    if _opened(work, pending):
        st.rerun()


def is_opening() -> bool:
    """Whether a file is being opened."""
    return _PENDING in st.session_state


def _opened(work: Job, pending: _Pending) -> bool:
    try:
        loaded = work.answer()
    except AjarError as error:
        st.error(literal(str(error)), icon=":material/draft:")
        return False
    from ajar.ui import queries

    if pending.add:
        session.add_files(pending.uploads, choices=loaded.choices, decisions=loaded.decisions)
    else:
        queries.forget_all_but(pending.uploads, pending.choices)
        session.open_files(
            pending.uploads,
            choices=loaded.choices,
            decisions=loaded.decisions,
            sample_day=pending.sample_day,
        )
    pending.then()
    return True


def _cancel() -> None:
    from ajar.ui import queries

    pending: _Pending = st.session_state.pop(_PENDING)
    queries.forget_loading(pending.uploads, pending.choices)
