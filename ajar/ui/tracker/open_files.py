"""
Opening a tracker: at once where it is small, with a bar and a way back where it is large.

What reads files is loaded when there is one: the page that invites is shown without it.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from ajar.model.errors import AjarError
from ajar.model.import_settings import ImportSettings
from ajar.ui.session.session_state import Refusal, state
from ajar.ui.session.upload import PendingFiles, Upload
from ajar.ui.widgets import progress_bar
from ajar.ui.widgets.markdown import literal

if TYPE_CHECKING:
    from ajar.model.import_report import ImportResult  # brings pandas along
    from ajar.ui.jobs.background_job import Job


def open_files(
    uploads: tuple[Upload, ...],
    *,
    sample_day: date | None = None,
    add: bool = False,
    then: Callable[[], None] = lambda: None,
) -> bool:
    """
    Open files; return whether they are taken, so that the drop area can be emptied.

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
    from ajar.ui.jobs import import_jobs

    settings = state().settings if add else _known_settings(sample_day)
    pending = PendingFiles(uploads, settings, add, sample_day, then)
    job = import_jobs.import_job(uploads, settings)
    state().refusal = None
    if job.wait(progress_bar.SHOW_AFTER_SECONDS):
        return _opened(job, pending)
    state().opening = pending
    return True


def show_opening_progress(page: str) -> None:
    """Show on *page* how far the opening of a large file is; open it once it is read."""
    held = state()
    pending = held.opening
    if pending is None:
        return
    from ajar.ui.jobs import import_jobs

    job = import_jobs.import_job(pending.uploads, pending.settings)
    if not job.wait(0):
        here = state().files if pending.add else ()
        names = ", ".join(upload.name for upload in pending.uploads if upload not in here)
        st.markdown(f"**Opening {literal(names)}**", anchors=False)
        progress_bar.progress_bar(job, on_cancel=_cancel)
        return
    try:
        _open(job.result(), pending)
    except AjarError as error:
        held.refusal = Refusal(page, str(error))
    held.opening = None  # last, so that a run that is broken off leaves something to go on with
    st.rerun()


def show_refusal(page: str) -> None:
    """
    Show why a large file could not be opened.

    It stays on *page* until the person leaves it or opens another file: a run of the page may be
    followed by another one at any moment.
    """
    held = state()
    if held.refusal and held.refusal.page != page:
        held.refusal = None
    if held.refusal:
        st.error(literal(held.refusal.why), icon=":material/draft:")


def is_opening() -> bool:
    """Whether a file is being opened."""
    return state().opening is not None


def _opened(job: "Job[ImportResult]", pending: PendingFiles) -> bool:
    try:
        loaded = job.result()
    except AjarError as error:
        st.error(literal(str(error)), icon=":material/draft:")
        return False
    _open(loaded, pending)
    return True


def _open(loaded: "ImportResult", pending: PendingFiles) -> None:
    if pending.add:
        state().add_files(pending.uploads, settings=loaded.settings, decisions=loaded.decisions)
    elif not _opened_as_newer_version(loaded, pending):
        _open_instead(loaded, pending)
    pending.then()


def _known_settings(sample_day: date | None) -> ImportSettings:
    """The corrections of the open files; they hold for a table with the same headers."""
    if sample_day or not state().files:
        return ImportSettings()
    from ajar import intake

    return intake.with_header_fingerprints(state().settings, _open_result())


def _open_result() -> "ImportResult":
    from ajar.ui.jobs import import_jobs

    return import_jobs.import_job(state().files, state().settings).result()


def _opened_as_newer_version(loaded: "ImportResult", pending: PendingFiles) -> bool:
    """Open files that are a newer version of the open ones, with all decisions; return whether."""
    if pending.sample_day or not state().files:
        return False
    from ajar.model.newer_version import (
        carried_over,
        is_newer_version,
        new_since,
        same_applications,
    )
    from ajar.ui.tracker import queries

    held, before, now = state(), _open_result().tracker, loaded.tracker
    same = same_applications(before, now)
    if not is_newer_version(before, same):
        return False
    queries.forget(held.files, held.settings)
    held.open_newer_version(
        pending.uploads,
        settings=loaded.settings,
        decisions=loaded.decisions or carried_over(held.decisions, before, now, same),
        new_since=new_since(before, now, same),
    )
    return True


def _open_instead(loaded: "ImportResult", pending: PendingFiles) -> None:
    """Open files in place of those that are open; that can be undone."""
    from ajar.ui.tracker import queries

    before = state().to_reopen() if state().files else None
    queries.forget(state().files, state().settings)
    state().open_files(
        pending.uploads,
        settings=replace(loaded.settings, entered_in_bulk=frozenset(), noted_at_once=False)
        if before and loaded.decisions is None
        else loaded.settings,
        decisions=loaded.decisions,
        sample_day=pending.sample_day,
    )
    state().closed = before


def _cancel() -> None:
    pending, state().opening = state().opening, None
    if pending:
        from ajar.ui.jobs import import_jobs

        import_jobs.cancel_import(pending.uploads, pending.settings)
