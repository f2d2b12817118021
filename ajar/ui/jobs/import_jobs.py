"""
The import of files: one job for each way of reading them, of the session that asks.

The cells of the files are read once, whatever the settings.
"""

import streamlit as st

from ajar import pipeline
from ajar.intake import Workbook
from ajar.model.import_report import ImportResult
from ajar.model.import_settings import ImportSettings
from ajar.model.limits import Limits
from ajar.model.progress import Progress, Step
from ajar.ui.jobs import limits
from ajar.ui.jobs.background_job import Job
from ajar.ui.session.upload import Upload

Digests = tuple[tuple[str, str], ...]
"""Name and digest of each file."""


def import_job(files: tuple[Upload, ...], settings: ImportSettings) -> Job[ImportResult]:
    """
    The import of files, running or done; other settings do not read their cells again.

    Its result is what was imported, or it raises an ``AjarError``.
    """
    return _import_job(digests(files), settings, files)


def cancel_import(files: tuple[Upload, ...], settings: ImportSettings) -> None:
    """Cancel the import and forget its result."""
    _import_job.clear(digests(files), settings, files)


def digests(files: tuple[Upload, ...]) -> Digests:
    """Name and digest of each file."""
    return tuple((file.name, file.digest) for file in files)


class _Cells:
    """The cells of files, read by the first import that needs them."""

    def __init__(self, files: tuple[Upload, ...]) -> None:
        self._files = files
        self._workbooks: tuple[Workbook, ...] | None = None

    def read(self, caps: Limits, progress: Progress) -> tuple[Workbook, ...]:
        """The cells; it raises what reading them raises."""
        if self._workbooks is None:
            contents = [(file.name, file.content) for file in self._files]
            self._workbooks = pipeline.read_cells(contents, limits=caps, progress=progress)
        return self._workbooks


def is_heavy(files: tuple[Upload, ...]) -> bool:
    """Whether work on these files waits for its turn on a host."""
    return limits.is_heavy(sum(len(file.content) for file in files))


@st.cache_resource(scope="session", show_spinner=False, max_entries=1)
def _cells(files: Digests, _files: tuple[Upload, ...]) -> _Cells:
    return _Cells(_files)


@st.cache_resource(scope="session", show_spinner=False, max_entries=2, on_release=Job.cancel)
def _import_job(
    files: Digests, settings: ImportSettings, _files: tuple[Upload, ...]
) -> Job[ImportResult]:
    cells, caps = _cells(files, _files), limits.current_limits()

    def load(progress: Progress) -> ImportResult:
        read = cells.read(caps, progress)
        with limits.slot(progress, heavy=is_heavy(_files)):
            progress(Step.FINDING, 0.0)  # from here on the time counts
            return pipeline.interpret(read, settings=settings, progress=progress)

    return Job(load, Step.READING, max_seconds=limits.max_seconds())


def clear() -> None:
    """Cancel all imports of the session and forget their results."""
    _import_job.clear()
    _cells.clear()
