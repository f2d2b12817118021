"""Find the saved import settings of a file, also when they were made for an earlier version."""

from dataclasses import replace

from ajar.intake.cells import Sheet, Workbook
from ajar.intake.detection.header_row import table_from_header
from ajar.model.import_settings import FileSettings, ImportSettings, SheetSettings

_MIN_SHARE = 0.8
"""Least share of the saved headers that a sheet must have for its settings to apply."""


def match_file_settings(workbook: Workbook, choices: ImportSettings) -> str | None:
    """
    Return the file name under which *choices* keeps the settings of this file, or None.

    The file's own name if its headers are unchanged; else the name of the file whose saved headers
    match best, since a later version may be renamed; else the empty name, if *choices* has it.
    """
    own = choices.files.get(workbook.name)
    if own is not None and (_without_headers(own) or _matching_headers(workbook, own)):
        return workbook.name
    likeness = {name: _matching_headers(workbook, each) for name, each in choices.files.items()}
    best = max(likeness, key=likeness.__getitem__, default="")
    if likeness.get(best):
        return best
    return "" if "" in choices.files else None


def match_sheet_settings(workbook: Workbook, sheet: Sheet, choices: FileSettings) -> SheetSettings:
    """
    Return the saved settings of *sheet*, by its name or by a name it had before.

    If they were made for a table with other headers, only ``read`` is kept.
    """
    own = choices.sheets.get(sheet.name)
    if own is not None:
        return own if _applies(own, workbook, sheet) else SheetSettings(read=own.read)
    named = {each.name for each in workbook.sheets}
    for name, other in choices.sheets.items():
        if name not in named and other.headers and _applies(other, workbook, sheet):
            return other
    return choices.sheets.get("", SheetSettings())


def with_current_names(workbook: Workbook, choices: FileSettings) -> FileSettings:
    """Return *choices* with its sheets renamed to their names in *workbook*."""
    found = {
        sheet.name: match_sheet_settings(workbook, sheet, choices) for sheet in workbook.sheets
    }
    return replace(
        choices, sheets={name: each for name, each in found.items() if each != SheetSettings()}
    )


def _without_headers(choices: FileSettings) -> bool:
    """Whether no sheet of *choices* has saved headers to compare."""
    return not any(sheet.headers for sheet in choices.sheets.values())


def _matching_headers(workbook: Workbook, choices: FileSettings) -> int:
    """Number of saved headers on sheets to which the settings apply."""
    return sum(
        len(chosen.headers)
        for chosen in choices.sheets.values()
        if chosen.headers and any(_applies(chosen, workbook, each) for each in workbook.sheets)
    )


def _applies(chosen: SheetSettings, workbook: Workbook, sheet: Sheet) -> bool:
    """Whether the sheet has the saved headers in the saved header row."""
    if not chosen.headers:
        return True
    found = table_from_header(workbook.name, sheet, chosen.header_row)
    matching = 0 if found is None else len(chosen.headers.intersection(found.table.headers))
    return matching >= _MIN_SHARE * len(chosen.headers)
