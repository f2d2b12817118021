"""Bytes become a tracker: cells, tables, roles of columns, layouts, facts, ledger."""

from collections.abc import Sequence
from dataclasses import replace

from ajar.intake.assemble import Part, build, merges_in_full, read_workbook
from ajar.intake.find import find
from ajar.intake.reading import LOCAL, Limits
from ajar.intake.reading import read_workbook as read_cells
from ajar.model.decisions import Choices
from ajar.model.errors import ChoicesError, NoTableError
from ajar.model.reading import Loaded

__all__ = ["read"]


def read(
    files: Sequence[tuple[str, bytes]],
    *,
    choices: Choices | None = None,
    limits: Limits = LOCAL,
) -> Loaded:
    """
    Read files, together, into one tracker.

    Parameters
    ----------
    files
        Name and content of each. The same application met in two of them is one.
    choices
        How the person wants them read, where that differs from what is detected.
    limits
        How much one file may cost.

    Returns
    -------
    Loaded
        The tracker, and a reading for each sheet that was read.

    Raises
    ------
    UnreadableFileError
        If a file yields no cells.
    NoTableError
        If cells were read but no table of applications is among them.
    ChoicesError
        If a choice names something that does not exist.
    """
    choices = choices or Choices()
    choices = replace(choices, merges=merges_in_full(choices.merges))
    workbooks = [read_cells(name, content, limits) for name, content in files]
    names = {sheet.name for workbook in workbooks for sheet in workbook.sheets}
    if choices.sheet is not None and choices.sheet not in names:
        raise ChoicesError.unreadable(f"there is no sheet “{choices.sheet}”")
    parts: list[Part] = []
    for workbook in workbooks:
        found = find(workbook, choices)
        if found:
            parts += read_workbook(workbook, found, choices)
        elif choices.sheet is None or any(s.name == choices.sheet for s in workbook.sheets):
            filled = [sheet for sheet in workbook.sheets if sheet.height]
            raise NoTableError.nothing_found(workbook.name, max(len(filled), 1))
    return build(parts)
