"""Choices that were made for a file, or for an earlier version of it."""

from dataclasses import replace

from ajar.intake.cells import Sheet, Workbook
from ajar.intake.detection.header_row import table_from_header
from ajar.model.decisions import FileSettings, ImportSettings, SheetSettings

_MATCHING = 0.8
"""Share of the saved headers that a sheet must have for choices to hold for it."""


def match_file_settings(workbook: Workbook, choices: ImportSettings) -> str | None:
    """
    The name under which *choices* has those for this file; None where it has none.

    The file's own name if its headers are still the same; else the file whose saved headers fit
    best, as the next version of a file has another name; else the empty name, if it is there.
    """
    own = choices.files.get(workbook.name)
    if own is not None and (_unmarked(own) or _likeness(workbook, own)):
        return workbook.name
    likeness = {name: _likeness(workbook, each) for name, each in choices.files.items()}
    best = max(likeness, key=likeness.__getitem__, default="")
    if likeness.get(best):
        return best
    return "" if "" in choices.files else None


def match_sheet_settings(workbook: Workbook, sheet: Sheet, choices: FileSettings) -> SheetSettings:
    """
    What was chosen for *sheet*: under its name, else under one it had before.

    Of choices made for a table with other headers, only whether to read it is left.
    """
    own = choices.sheets.get(sheet.name)
    if own is not None:
        return own if _holds(own, workbook, sheet) else SheetSettings(read=own.read)
    named = {each.name for each in workbook.sheets}
    for name, other in choices.sheets.items():
        if name not in named and other.headers and _holds(other, workbook, sheet):
            return other
    return choices.sheets.get("", SheetSettings())


def with_current_names(workbook: Workbook, choices: FileSettings) -> FileSettings:
    """The choices with each sheet's under the name it has in *workbook*."""
    found = {
        sheet.name: match_sheet_settings(workbook, sheet, choices) for sheet in workbook.sheets
    }
    return replace(
        choices, sheets={name: each for name, each in found.items() if each != SheetSettings()}
    )


def _unmarked(choices: FileSettings) -> bool:
    """Whether it does not say for which headers it was made."""
    return not any(sheet.headers for sheet in choices.sheets.values())


def _likeness(workbook: Workbook, choices: FileSettings) -> int:
    """How many saved headers are on sheets for which the choices hold."""
    return sum(
        len(chosen.headers)
        for chosen in choices.sheets.values()
        if chosen.headers and any(_holds(chosen, workbook, each) for each in workbook.sheets)
    )


def _holds(chosen: SheetSettings, workbook: Workbook, sheet: Sheet) -> bool:
    """Whether the sheet has the headers that this was chosen for, in the row it names."""
    if not chosen.headers:
        return True
    found = table_from_header(workbook.name, sheet, chosen.header_row)
    met = 0 if found is None else len(chosen.headers.intersection(found.table.headers))
    return met >= _MATCHING * len(chosen.headers)
