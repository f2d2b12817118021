"""Files become a tracker: what other layers use of the import."""

from collections.abc import Mapping

from ajar.intake.ajar_workbook.reading import LAYOUT as AJAR_WORKBOOK
from ajar.intake.answering import (
    answer_question,
    joined,
    leave_row_out,
    use_row,
    used_rows,
    with_day_order,
)
from ajar.intake.application_rows import application_rows
from ajar.intake.cells import Workbook
from ajar.intake.columns.roles import Role, label
from ajar.intake.connections import read as read_connections
from ajar.intake.detection.shapes import SHAPES
from ajar.intake.importer import interpret, read_cells
from ajar.intake.language import detect_language
from ajar.intake.layouts import LAYOUTS
from ajar.intake.message import PastedMessage, company_key, read_message
from ajar.intake.readers.file_type import display_name
from ajar.intake.settings import dumps as settings_to_json
from ajar.intake.settings import loads as settings_from_json
from ajar.intake.settings import with_header_fingerprints
from ajar.intake.summary import summary
from ajar.intake.values.statuses import meanings

__all__ = [
    "AJAR_WORKBOOK",
    "PastedMessage",
    "Workbook",
    "answer_question",
    "application_rows",
    "company_key",
    "detect_language",
    "display_name",
    "interpret",
    "joined",
    "layout_labels",
    "leave_row_out",
    "meaning_labels",
    "read_cells",
    "read_connections",
    "read_message",
    "role_labels",
    "settings_from_json",
    "settings_to_json",
    "summary",
    "use_row",
    "used_rows",
    "with_day_order",
    "with_header_fingerprints",
]


def role_labels() -> Mapping[str, str]:
    """Return the labels of column roles, by value."""
    return {role.value: label(role) for role in Role}


def meaning_labels() -> Mapping[str, str]:
    """Return the labels of status meanings, by name."""
    return {name: meaning.label for name, meaning in meanings().items()}


def layout_labels() -> Mapping[str, str]:
    """Return the labels of layouts, by name."""
    return {layout.NAME: layout.LABEL for layout in LAYOUTS} | SHAPES
