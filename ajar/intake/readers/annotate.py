"""Add Ajar's columns to a copy of a person's own file, in a child process."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ajar.intake.readers import decode, sandbox
from ajar.intake.readers.file_type import FileType, detect_file_type, display_name
from ajar.intake.readers.read import work_slots
from ajar.model.annotation_columns import ANNOTATION_COLUMNS, Cell, SheetAnnotations, parse_action
from ajar.model.errors import UnwritableFileError
from ajar.model.limits import Limits
from ajar.model.progress import no_progress

WRITABLE = frozenset({"xlsx", "text"})
"""Kinds of files to which columns can be added."""
LENGTH = 8
FACTOR = 3
"""Factor of the limits: writing holds the sheet and its copy, and takes more passes."""


def check(name: str, content: bytes, limits: Limits) -> FileType:
    """
    Return the type of a file to which columns can be added.

    Raises
    ------
    UnwritableFileError
        If Ajar can only read files of this kind.
    """
    look = detect_file_type(name, content, limits)
    if look.kind not in WRITABLE:
        raise UnwritableFileError.no_room(name, "only xlsx, xlsm and csv files take columns")
    return look


def annotate(
    name: str, content: bytes, additions: Sequence[SheetAnnotations], limits: Limits
) -> decode.AnnotatedCopy:
    """
    Return a copy of a file with Ajar's columns added or updated.

    Everything else in it is unchanged: sheets, formats, formulas, columns, charts, macros; of a
    text file its delimiter, its encoding and its line ends.

    Raises
    ------
    UnreadableFileError
        If the file cannot be read.
    UnwritableFileError
        If nothing can be added to it, with the reason.
    """
    name = display_name(name)
    look = check(name, content, limits)
    caps = limits.caps(look.inflated)
    caps = replace(caps, seconds=FACTOR * caps.seconds, answer=2 * caps.answer)
    wanted = json.dumps([_told(each) for each in additions]).encode()
    asked = len(wanted).to_bytes(LENGTH, "little") + wanted + content
    with work_slots(limits).slot(no_progress):
        ending = sandbox.run("annotate_copy", asked, caps)
    if ending.why:
        raise UnwritableFileError.no_room(name, f"it takes more {_TOOK[ending.why]} than is given")
    try:
        made = decode.decode_copy(ending.answer)
    except decode.ProtocolError:
        made = decode.ReadFailure("damaged")
    if isinstance(made, decode.ReadFailure):
        why = made.detail if made.why == "not writable" else "it may be damaged"
        raise UnwritableFileError.no_room(name, why)
    return made


_TOOK = {"slow": "time", "memory": "memory", "killed": "memory", "crash": "memory"}


def _told(additions: SheetAnnotations) -> dict[str, object]:
    return {
        "sheet": additions.sheet,
        "header_row": additions.header_row,
        "first_column": additions.first_column,
        "rows": [int(row) for row in additions.rows],
        "needed": list(map(_needed, additions.values["follow_up"], additions.values["action"])),
        "columns": [
            {
                "heading": column.heading,
                "kind": column.kind,
                "width": column.width,
                "computed": column.computed,
                "values": [_plain(value) for value in additions.values[column.field]],
            }
            for column in ANNOTATION_COLUMNS
        ],
    }


def _needed(follow_up: Cell, action: Cell) -> bool:
    """Whether a row has a text or a decision of the person."""
    return bool(follow_up) or parse_action(str(action or "")) is not None


def _plain(value: Cell) -> str | int | None:
    return value.isoformat() if isinstance(value, date) else value
