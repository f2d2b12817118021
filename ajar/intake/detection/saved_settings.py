"""Find the saved import settings of a file, also when they were made for an earlier version."""

from dataclasses import replace

from ajar.intake.cells import Sheet, Workbook
from ajar.intake.detection.header_row import table_from_header
from ajar.model.import_settings import FileSettings, ImportSettings, SheetSettings

_MIN_SHARE = 0.8
"""Least share of the saved headers that a sheet must have for its settings to apply."""


def match_file_settings(workbook: Workbook, settings: ImportSettings) -> str | None:
    """
    Return the file name under which *settings* keeps the settings of this file, or None.

    The file's own name if its headers are unchanged; else the name of the file whose saved headers
    match best, since a later version may be renamed; else the empty name, if *settings* has it.
    """
    own = settings.files.get(workbook.name)
    if own is not None and (_without_headers(own) or _matching_headers(workbook, own)):
        return workbook.name
    likeness = {name: _matching_headers(workbook, each) for name, each in settings.files.items()}
    best = max(likeness, key=likeness.__getitem__, default="")
    if likeness.get(best):
        return best
    return "" if "" in settings.files else None


def match_sheet_settings(workbook: Workbook, sheet: Sheet, settings: FileSettings) -> SheetSettings:
    """
    Return the saved settings of *sheet*, by its name or by a name it had before.

    If they were made for a table with other headers, only ``read`` is kept.
    """
    own = settings.sheets.get(sheet.name)
    if own is not None:
        return own if _applies(own, workbook, sheet) else SheetSettings(read=own.read)
    named = {each.name for each in workbook.sheets}
    for name, other in settings.sheets.items():
        if name not in named and other.headers and _applies(other, workbook, sheet):
            return other
    return settings.sheets.get("", SheetSettings())


def with_current_names(workbook: Workbook, settings: FileSettings) -> FileSettings:
    """Return *settings* with its sheets renamed to their names in *workbook*."""
    found = {
        sheet.name: match_sheet_settings(workbook, sheet, settings) for sheet in workbook.sheets
    }
    return replace(
        settings, sheets={name: each for name, each in found.items() if each != SheetSettings()}
    )


def _without_headers(settings: FileSettings) -> bool:
    """Whether no sheet of *settings* has saved headers to compare."""
    return not any(sheet.headers for sheet in settings.sheets.values())


def _matching_headers(workbook: Workbook, settings: FileSettings) -> int:
    """Number of saved headers on sheets to which the settings apply."""
    return sum(
        len(chosen.headers)
        for chosen in settings.sheets.values()
        if chosen.headers and any(_applies(chosen, workbook, each) for each in workbook.sheets)
    )


def _applies(chosen: SheetSettings, workbook: Workbook, sheet: Sheet) -> bool:
    """Whether the sheet has the saved headers in the saved header row."""
    if not chosen.headers:
        return True
    found = table_from_header(workbook.name, sheet, chosen.header_row)
    matching = 0 if found is None else len(chosen.headers.intersection(found.table.headers))
    return matching >= _MIN_SHARE * len(chosen.headers)
