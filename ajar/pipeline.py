"""
What composes the layers: files to a tracker, a tracker with decisions, Ajar's columns in a file.

Everything else is asked where it lives: ``ajar.intake``, ``ajar.measure.page_data`` and
``ajar.reengage``.
"""

import importlib
from collections.abc import Sequence
from datetime import date

from ajar import intake, reengage
from ajar.export import annotations
from ajar.intake import Workbook, display_name
from ajar.intake.readers import annotate
from ajar.model.as_of import as_known_on
from ajar.model.decisions import Decisions, ImportSettings
from ajar.model.errors import AjarError
from ajar.model.import_report import ImportResult
from ajar.model.limits import LOCAL, Limits
from ajar.model.log import with_decisions
from ajar.model.progress import Progress, no_progress
from ajar.model.tracker import Tracker
from ajar.reengage import Ranking

_LARGE = 1_000_000
"""Bytes of files whose reading takes longer than it takes to load the libraries."""


def load(
    files: Sequence[tuple[str, bytes]],
    *,
    choices: ImportSettings | None = None,
    limits: Limits = LOCAL,
    progress: Progress = no_progress,
) -> ImportResult:
    """
    Read files, together, into one tracker.

    Raises
    ------
    AjarError
        With one plain sentence, when a file cannot be read or holds no table.
    Cancelled
        If *progress* raises it; then nothing of the work goes on.
    """
    cells = read_cells(files, limits=limits, progress=progress)
    return intake.interpret(cells, choices=choices, progress=progress)


def read_cells(
    files: Sequence[tuple[str, bytes]], *, limits: Limits = LOCAL, progress: Progress = no_progress
) -> tuple[Workbook, ...]:
    """The part of ``load`` that no choice can change; it raises the same."""
    large = sum(len(content) for _, content in files) > _LARGE
    return intake.read_cells(
        files, limits=limits, progress=progress, meanwhile=_load_solver if large else None
    )


def _load_solver() -> None:
    """Load what ranking needs and reading does not, which takes a quarter of a second."""
    importlib.import_module("scipy.optimize")


def interpret(
    cells: tuple[Workbook, ...], *, choices: ImportSettings, progress: Progress = no_progress
) -> ImportResult:
    """The rest of ``load``; it raises the same."""
    return intake.interpret(cells, choices=choices, progress=progress)


def tracker_on(tracker: Tracker, decisions: Decisions, *, as_of: date, today: date) -> Tracker:
    """
    The tracker with the person's decisions, as it was known on *as_of*.

    Only where that day has gone by is what came later left out: today, what is dated later is an
    appointment or a slip, and stays.
    """
    decided = with_decisions(tracker, decisions)
    return as_known_on(decided, as_of) if as_of < today else decided


def draft_language(imported: ImportResult) -> str:
    """Code of the language of the drafts unless the person chose one: the file's, or English."""
    return reengage.nearest_language(intake.detect_language(imported.readings))


def annotation_error(
    name: str, content: bytes, loaded: ImportResult, *, limits: Limits = LOCAL
) -> str:
    """Why a person's own file cannot be updated, in a sentence; empty where it can."""
    file = display_name(name)
    try:
        annotate.check(file, content, limits)
        annotations.sheets(loaded, file)
    except AjarError as error:
        return str(error)
    return ""


def annotate_file(
    name: str,
    content: bytes,
    loaded: ImportResult,
    ranking: Ranking,
    decisions: Decisions,
    *,
    limits: Limits = LOCAL,
    progress: Progress = no_progress,
) -> bytes:
    """
    A copy of a person's own file with Ajar's columns added, or refreshed where it has them.

    Raises
    ------
    UnwritableFileError
        If they cannot be added without touching what stands there, with the reason.
    """
    file = display_name(name)
    columns = annotations.annotations(
        loaded, file, ranking=ranking, decisions=decisions, progress=progress
    )
    return annotate.annotate(name, content, columns, limits)
