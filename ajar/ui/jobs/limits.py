"""What a file may cost where the app runs."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TypeVar

import streamlit as st

from ajar.model.limits import HOSTED, LOCAL, Limits
from ajar.model.progress import Progress, Step
from ajar.model.work_slots import WorkSlots
from ajar.ui.jobs.background_job import Job
from ajar.ui.server import hosting

Result = TypeVar("Result")

_LARGE_FILES, _SMALL_FILES = WorkSlots(1), WorkSlots(1, gives_way=5.0)
"""
One computation on large files at a time, and one on small ones beside it.

All share one interpreter with every page: several at once take longer than one after the other. A
small file that takes long all the same keeps nobody waiting for more than five seconds.
"""


def current_limits() -> Limits:
    """More on one's own computer than where it is hosted."""
    return HOSTED if hosting.hosted() else LOCAL


def most_megabytes() -> int:
    """Size of the largest upload: what may be read here, and no more than the server takes."""
    allowed: int = st.get_option("server.maxUploadSize")
    return min(current_limits().content >> 20, allowed)


def max_seconds() -> float | None:
    """How long one computation may take; None on the person's own computer."""
    return HOSTED.most_seconds if hosting.hosted() else None


def is_heavy(size: int) -> bool:
    """Whether what is worked out of files of *size* bytes has to wait for its turn."""
    return size > current_limits().small_files


def slot(progress: Progress, *, heavy: bool) -> AbstractContextManager[None]:
    """Context of a computation, which waits in it for others on files of the same kind."""
    return (_LARGE_FILES if heavy else _SMALL_FILES).slot(progress)


def bounded_job(compute: Callable[[], Result], step: Step, *, heavy: bool) -> Job[Result]:
    """A job that waits for its turn, and that has to end in time on a host."""

    def work(progress: Progress) -> Result:
        with slot(progress, heavy=heavy):
            progress(step, 0.0)
            return compute()

    return Job(work, step, max_seconds=max_seconds())
