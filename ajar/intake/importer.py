"""Read files: bytes to cells, then tables, column roles, layouts and one tracker."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import PurePath

from ajar.intake import ajar_workbook, annotations
from ajar.intake.cells import Workbook
from ajar.intake.columns import headers
from ajar.intake.detection.header_row import WIDEST, too_wide
from ajar.intake.detection.ragged_rows import realign_rows
from ajar.intake.detection.saved_settings import match_file_settings, with_current_names
from ajar.intake.detection.sheets import detect_tables
from ajar.intake.merging.assemble import build_tracker, parsed_sheet_from, resolve_merge_chains
from ajar.intake.merging.parsed_sheet import ParsedSheet, parse_workbook, report_unused_settings
from ajar.intake.readers import LOCAL, Limits, read_workbook
from ajar.intake.values.import_cache import import_cache
from ajar.intake.values.status_vocabulary import vocabulary
from ajar.model.errors import AjarError, ImportSettingsError, NoTableError, UnreadableFileError
from ajar.model.import_report import ImportResult
from ajar.model.import_settings import FileSettings, ImportSettings
from ajar.model.progress import Cancelled, Progress, Step, no_progress


def read_cells(
    files: Sequence[tuple[str, bytes]],
    *,
    limits: Limits = LOCAL,
    progress: Progress = no_progress,
    meanwhile: Callable[[], object] | None = None,
) -> tuple[Workbook, ...]:
    """
    Return the cells of files, before any import settings apply.

    Parameters
    ----------
    files
        Name and content of each.
    limits
        Limits of size, memory and time per file.
    progress
        Called with the share that is read, from another thread. If it raises ``Cancelled``, reading
        and its processes end.
    meanwhile
        Called while the child process reads, after the vocabularies are loaded.

    Raises
    ------
    UnreadableFileError
        If a file yields no cells.
    """
    given_up = threading.Event()

    def watched(step: Step, done: float) -> None:
        if given_up.is_set():
            raise Cancelled
        progress(step, done)

    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(_read_each, files, limits, watched)
        try:
            vocabulary()
            headers.preload()
            if meanwhile:
                meanwhile()
            return reading.result()
        except BaseException:
            given_up.set()  # an interrupt reaches only this thread, and the child has to end, too
            raise


def _read_each(
    files: Sequence[tuple[str, bytes]], limits: Limits, progress: Progress
) -> tuple[Workbook, ...]:
    def share_of(place: int) -> Progress:
        return lambda step, done: progress(step, (place + done) / len(files))

    return tuple(
        read_workbook(name, content, limits, share_of(place))
        for place, (name, content) in enumerate(_apart(files))
    )


def _apart(files: Sequence[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """The files with unique names."""
    seen: dict[str, int] = {}
    for name, content in files:
        seen[name] = seen.get(name, 0) + 1
        path = PurePath(name)
        again = f"{path.stem} ({seen[name]}){path.suffix}"
        yield name if seen[name] == 1 else again, content


def interpret(
    workbooks: Sequence[Workbook],
    *,
    settings: ImportSettings | None = None,
    progress: Progress = no_progress,
) -> ImportResult:
    """
    Return one tracker and the import report from the cells of all files.

    Parameters
    ----------
    workbooks
        Result of ``read_cells``. Applications that appear in several of them are merged.
    settings
        Import settings of the person, which prevail over what is detected.
    progress
        Called as each step begins; an exception in it ends the import.

    Returns
    -------
    ImportResult
        The tracker, a report for each sheet that was read, and the settings under the present
        names of files and sheets.

    Raises
    ------
    NoTableError
        If no sheet has a table of applications.
    ImportSettingsError
        If a setting names something that does not exist.
    UnreadableFileError
        If the files exceed what can be read, or on an unexpected error.
    """
    try:
        with import_cache():
            return _interpret(workbooks, settings or ImportSettings(), progress)
    except (AjarError, Cancelled):
        raise
    except Exception as error:
        # No input may crash the application. The fuzz command searches for inputs that end here.
        names = ", ".join(workbook.name for workbook in workbooks)
        raise UnreadableFileError.interpretation_failed(names) from error


def _interpret(
    workbooks: Sequence[Workbook], settings: ImportSettings, progress: Progress
) -> ImportResult:
    settings = replace(settings, merges=resolve_merge_chains(settings.merges))
    ours = [_restore(book, settings) for book in workbooks if ajar_workbook.recognises(book)]
    if len(ours) == len(workbooks) == 1:
        return ours[0]
    parts = [parsed_sheet_from(loaded) for loaded in ours]
    taken: list[annotations.ReadAnnotations] = []
    unused, settled = dict(settings.files), {}
    for workbook in workbooks:
        if ajar_workbook.recognises(workbook):
            continue
        bare, columns = annotations.strip_annotations(workbook)
        taken += columns
        name = match_file_settings(bare, settings)
        if name is not None:
            unused.pop(name, None)
            settled[bare.name] = with_current_names(bare, settings.files[name])
        own = settled.get(bare.name, FileSettings())
        parts += _read_any(bare, own, settings.merges, progress)
    if not ours:
        parts[0] = report_unused_settings(parts[0], list(unused))
    progress(Step.JOINING, 0.0)
    in_force = replace(settings, files={**unused, **settled})
    loaded = replace(build_tracker(parts, settings), settings=in_force)
    if ours:
        loaded = replace(loaded, decisions=ours[0].decisions, settings=ours[0].settings)
    return annotations.restore_decisions(loaded, taken)


def _restore(workbook: Workbook, settings: ImportSettings) -> ImportResult:
    """Import an Ajar workbook; changed rows are read like those of any tracker."""

    def ordinary(book: Workbook, settings: ImportSettings) -> ImportResult:
        return build_tracker(_read_any(book, settings.files[""], settings.merges))

    return ajar_workbook.read(workbook, ordinary, settings)


def _read_any(
    workbook: Workbook,
    settings: FileSettings,
    merges: Mapping[str, str],
    progress: Progress = no_progress,
) -> list[ParsedSheet]:
    progress(Step.FINDING, 0.0)
    workbook = realign_rows(workbook)
    found = detect_tables(workbook, settings)
    if found.tables:
        progress(Step.INTERPRETING, 0.0)
        return parse_workbook(workbook, found, settings, merges)
    if any(sheet.read is False for sheet in settings.sheets.values()):
        raise ImportSettingsError.unreadable(f"no sheet of “{workbook.name}” is left to read")
    filled = [sheet for sheet in workbook.sheets if sheet.height]
    if any(map(too_wide, filled)):
        raise UnreadableFileError.too_large(workbook.name, f"sheets of up to {WIDEST:,} columns")
    raise NoTableError.nothing_found(workbook.name, max(len(filled), 1))
