"""
What composes the layers: files to a tracker, a tracker with decisions, Ajar's columns in a file.

Everything else is asked where it lives: ``ajar.intake``, ``ajar.measure.page_data`` and
``ajar.reengage``.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from ajar import intake
from ajar.export import annotation_contents
from ajar.intake import Workbook, display_name
from ajar.intake.readers import annotate
from ajar.model.apply_decisions import with_decisions
from ajar.model.as_of import as_known_on
from ajar.model.decisions import Decisions
from ajar.model.errors import AjarError, UnwritableFileError
from ajar.model.import_report import ImportResult
from ajar.model.import_settings import ImportSettings
from ajar.model.limits import LOCAL, Limits
from ajar.model.progress import Progress, no_progress
from ajar.model.tracker import Tracker
from ajar.reengage import Ranking
from ajar.startup import load_solver

_LARGE = 1_000_000
"""Bytes of files whose reading takes longer than it takes to load the libraries."""


def load(
    files: Sequence[tuple[str, bytes]],
    *,
    settings: ImportSettings | None = None,
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
    return intake.interpret(cells, settings=settings, progress=progress)


def read_cells(
    files: Sequence[tuple[str, bytes]], *, limits: Limits = LOCAL, progress: Progress = no_progress
) -> tuple[Workbook, ...]:
    """Read the cells, the part of ``load`` that no setting changes; it raises the same."""
    large = sum(len(content) for _, content in files) > _LARGE
    return intake.read_cells(
        files, limits=limits, progress=progress, meanwhile=load_solver if large else None
    )


def interpret(
    cells: tuple[Workbook, ...], *, settings: ImportSettings, progress: Progress = no_progress
) -> ImportResult:
    """Interpret the cells, the rest of ``load``; it raises the same."""
    return intake.interpret(cells, settings=settings, progress=progress)


def tracker_on(tracker: Tracker, decisions: Decisions, *, as_of: date, today: date) -> Tracker:
    """
    Return the tracker with the person's decisions, as it was known on *as_of*.

    Only where that day has gone by is what came later left out: today, what is dated later is an
    appointment or a slip, and stays.
    """
    decided = with_decisions(tracker, decisions)
    return as_known_on(decided, as_of) if as_of < today else decided


def draft_language(imported: ImportResult) -> str:
    """Code of the language of the drafts unless the person chose one: the file's."""
    return intake.detect_language(imported.reports)


class AnnotationCheck(NamedTuple):
    """What has to be known before a person's own file is updated, each in a sentence or empty."""

    error: str = ""
    """Why it cannot be."""
    note: str = ""
    """What the copy will lack."""


def check_annotations(
    name: str, content: bytes, loaded: ImportResult, *, limits: Limits = LOCAL
) -> AnnotationCheck:
    """
    Whether Ajar's columns can be added to a person's own file, and where they would stand.

    Columns that cannot stand right beside the table are not sorted along with it.
    """
    file = display_name(name)
    try:
        headings = annotation_contents.only_headings(loaded, file)
        apart = annotate.annotate(name, content, headings, limits).apart
    except AjarError as error:
        return AnnotationCheck(error=str(error))
    sheets = ", ".join(f"“{sheet}”" for sheet in apart)
    return AnnotationCheck(note=APART.format(sheets) if apart else "")


APART = (
    "On {} there is no room right beside your table, so Ajar's columns stand further to the "
    "right: sorting or filtering the table does not move them. Each row of them says which "
    "company it is about, and is read by that."
)


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
    Return a copy of a person's own file with Ajar's columns added or refreshed.

    Raises
    ------
    UnwritableFileError
        If they cannot be added without touching what stands there, with the reason.
    """
    file = display_name(name)
    columns = annotation_contents.annotations(
        loaded, file, ranking=ranking, decisions=decisions, progress=progress
    )
    made = annotate.annotate(name, content, columns, limits)
    if made.ragged and not _read_alike(name, content, made.content, loaded.settings, limits):
        raise UnwritableFileError.no_room(
            file,
            "not all of its rows have as many fields as its headings, and with more columns they "
            "would be read differently",
        )
    return made.content


def _read_alike(
    name: str, before: bytes, after: bytes, settings: ImportSettings, limits: Limits
) -> bool:
    """Whether a file and its copy give the same applications and events."""
    read = [
        load([(name, content)], settings=settings, limits=limits).tracker
        for content in (before, after)
    ]
    return all(
        getattr(read[0], frame).equals(getattr(read[1], frame))
        for frame in ("applications", "events")
    )
