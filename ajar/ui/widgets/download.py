"""One file to take away: made when it is pressed, or, where that takes long, beforehand."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import streamlit as st

from ajar.model.errors import AjarError
from ajar.model.progress import Progress, no_progress
from ajar.ui.jobs import export_jobs
from ajar.ui.widgets import progress_bar
from ajar.ui.widgets.markdown import literal

_MIMES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12",
    "csv": "text/csv",
    "ics": "text/calendar",
    "zip": "application/zip",
}

Content = bytes | str


class Download(NamedTuple):
    """One thing to take away."""

    label: str
    key: str
    name: str
    make: Callable[[Progress], Content]
    icon: str
    help: str
    content_key: object
    """All that its content depends on."""
    rows: int = 0
    """Number of companies, applications or the like that it has lines for."""
    quick: int = 4_000
    """Number of these that is written within about a second."""


def button(file: Download) -> None:
    """
    Draw the button that makes and downloads a file.

    A file that takes longer than a second is made first, beside a progress bar that can be
    cancelled, while the page goes on; then it can be downloaded.
    """
    if file.rows <= file.quick:
        _download(file, file.label, partial(file.make, no_progress))
        return
    job = export_jobs.started(file.key, file.content_key)
    if job is None:
        st.button(
            file.label,
            key=f"make_{file.key}",
            icon=file.icon,
            help=f"{file.help} With so many rows it takes a while to write.",
            on_click=export_jobs.start,
            args=(file.key, file.content_key, file.make),
        )
        return
    if job.wait(0):
        try:
            _download(file, f"{file.label}: ready", export_jobs.result(file.key, job))
        except AjarError as error:
            st.error(literal(str(error)), icon=":material/draft:")
    else:
        progress_bar.progress_bar(
            job, on_cancel=partial(export_jobs.cancel, file.key), key=f"cancel_{file.key}"
        )


def _download(file: Download, label: str, content: Content | Callable[[], Content]) -> None:
    st.download_button(
        label,
        content,
        file_name=file.name,
        mime=_MIMES.get(file.name.rsplit(".", 1)[-1].lower(), "text/plain"),
        icon=file.icon,
        help=file.help,
        on_click="ignore",
        key=file.key,
    )
