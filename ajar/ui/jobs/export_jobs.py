"""Large files that are written beside the page: started by a button, kept until they are taken."""

from collections.abc import Callable

import streamlit as st

from ajar.model.progress import Progress, Step
from ajar.ui.jobs import limits
from ajar.ui.jobs.background_job import Job

Content = bytes | str


class _ExportJobs(dict[str, tuple[object, Job[Content]]]):
    """The writing of large files: key of the button -> what the file depends on, and its job."""

    def cancel(self) -> None:
        """Cancel all, as when the session ends."""
        for _, job in self.values():
            job.cancel()
        self.clear()


def cancel_all() -> None:
    """Cancel the writing of all files of the session and forget them."""
    _export_jobs().cancel()


@st.cache_resource(scope="session", show_spinner=False, on_release=_ExportJobs.cancel)
def _export_jobs() -> _ExportJobs:
    return _ExportJobs()


def start(button: str, content_key: object, write: Callable[[Progress], Content]) -> None:
    """Start to write a large file for the button; *content_key* is what it depends on."""
    cancel(button)
    _export_jobs()[button] = content_key, Job(write, Step.WRITING, max_seconds=limits.max_seconds())


def started(button: str, content_key: object) -> Job[Content] | None:
    """The job that writes the button's file, running or done; None before it was asked for."""
    known, job = _export_jobs().get(button, (None, None))
    if job is not None and known != content_key:
        cancel(button)
        return None
    return job


def result(button: str, job: Job[Content]) -> Content:
    """The file that was written; a failed job is forgotten, so that it can be tried again."""
    try:
        return job.result()
    except BaseException:
        cancel(button)
        raise


def cancel(button: str) -> None:
    """Cancel the writing of a file and forget it."""
    _, job = _export_jobs().pop(button, (None, None))
    if job is not None:
        job.cancel()
