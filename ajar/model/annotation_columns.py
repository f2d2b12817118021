"""
Ajar's columns in a person's own file: headings, and the format of their cells.

What a person logged and decided stands in their own rows as plain text, so it can be read,
changed and added to by hand, and is taken up again when the file is opened in Ajar.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from ajar.model.decisions import LoggedEvent
from ajar.model.enums import EventKind

Kind = Literal["text", "number", "day"]
Cell = str | int | date | None


class AnnotationColumn(NamedTuple):
    """One of Ajar's columns in a person's file."""

    heading: str
    """Heading, by which the column is recognised when the file is read again."""
    field: str
    kind: Kind
    width: int
    """In characters."""
    computed: bool = True
    """Whether it is computed anew each time; otherwise it keeps the person's own text."""


FOLLOW_UP = AnnotationColumn("Ajar: follow-up", "follow_up", "text", 34, computed=False)
SCORE = AnnotationColumn("Ajar: score", "score", "number", 12)
ACTION = AnnotationColumn("Ajar: action", "action", "text", 30)
FROM = AnnotationColumn("Ajar: window from", "from", "day", 18)
UNTIL = AnnotationColumn("Ajar: window until", "until", "day", 18)
COMPANY = AnnotationColumn("Ajar: company", "company", "text", 24)
"""Company of the row's other columns, in case rows are sorted later."""
ROLE = AnnotationColumn("Ajar: role", "role", "text", 24)

ANNOTATION_COLUMNS = (FOLLOW_UP, SCORE, ACTION, FROM, UNTIL, COMPANY, ROLE)
"""Ajar's columns in the order in which they are added."""

DO_NOT_CONTACT = "do not contact"
SNOOZED = "snoozed until"


@dataclass(frozen=True)
class SheetAnnotations:
    """Contents of Ajar's columns in one sheet."""

    sheet: str
    """Empty for text files."""
    header_row: int
    """Counted from 1."""
    rows: Sequence[int]
    """Rows of applications, counted from 1, each once."""
    values: dict[str, Sequence[Cell]]
    """One entry per row, by ``AnnotationColumn.field``."""
    first_column: int = 0
    """Column in which the person's table begins, counted from 1; 0 where it is not known."""


_LABELS = {each.value.replace("_", " "): each for each in EventKind} | {
    each.label.casefold(): each for each in EventKind
}
"""Words of an entry (plain name or label, case-folded) -> event kind."""
_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})\s+")
_BETWEEN = re.compile(r"[;\n](?=\s*\d{4}-\d{2}-\d{2}\s)")
_PROTECTING_APOSTROPHE = re.compile(r"'(?=[=+\-@])")
"""Apostrophe that protects a text in a csv file from being read as a formula."""


def format_follow_ups(log: Iterable[LoggedEvent], rest: str = "") -> str:
    """
    Return the text of a cell with follow-ups and answers; *rest* is the person's own text.

    Examples
    --------
    >>> thanked = LoggedEvent("acme", EventKind.THANKED, date(2026, 11, 20), "warm")
    >>> format_follow_ups([thanked], "Call!")
    'Call!; 2026-11-20 Thanked: warm'
    """
    entries = [
        f"{each.day.isoformat()} {each.kind.label}{_note(each.note)}"
        for each in sorted(log, key=lambda each: each.day)
    ]
    return "; ".join([*([rest] if rest else []), *entries])


def _note(note: str) -> str:
    """Return a note on one line, without the separator of entries."""
    words = _BETWEEN.sub(",", " ".join(note.split()))
    return f": {words}" if words else ""


def parse_follow_ups(text: str) -> tuple[list[tuple[EventKind, date, str]], str]:
    """
    Return the entries of a cell of follow-ups, and its other text.

    An entry is a day and what happened, then a note after a colon; entries stand one a line or
    after a semicolon.

    Examples
    --------
    >>> parse_follow_ups("Call!; 2026-11-20 Thanked: warm")
    ([(<EventKind.THANKED: 'thanked'>, datetime.date(2026, 11, 20), 'warm')], 'Call!')
    """
    found, rest = [], []
    for part in _BETWEEN.split(text):
        entry = _entry(part)
        if entry:
            found.append(entry)
        elif part.strip():
            rest.append(part.strip())
    return found, without_apostrophe("; ".join(rest))


def without_apostrophe(text: str) -> str:
    """Return a text of a csv file without the apostrophe that protects it."""
    match = _PROTECTING_APOSTROPHE.match(text)
    return text[match.end() :] if match else text


def _entry(text: str) -> tuple[EventKind, date, str] | None:
    match = _DAY.match(text)
    if match is None:
        return None
    words = " ".join(text[match.end() :].split())
    fits = [
        label
        for label in _LABELS
        if words.casefold().startswith(label) and words[len(label) :].lstrip()[:1] in {"", ":"}
    ]
    if not fits:
        return None
    label = max(fits, key=len)
    try:
        day = date.fromisoformat(match[1])
    except ValueError:
        return None
    return _LABELS[label], day, words[len(label) :].lstrip(" :")


def snoozed(until: date) -> str:
    """Return the text of the action cell for a company that is snoozed until a day."""
    return f"{SNOOZED} {until.isoformat()}"


def parse_action(action: str) -> date | Literal["never"] | None:
    """
    Return the decision that the text of an action cell states, or None.

    Examples
    --------
    >>> parse_action("Do not contact"), parse_action("snoozed until 2026-12-01")
    ('never', datetime.date(2026, 12, 1))
    """
    words = " ".join(action.casefold().split())
    if words == DO_NOT_CONTACT:
        return "never"
    if words.startswith(SNOOZED):
        try:
            return date.fromisoformat(words.removeprefix(SNOOZED).strip())
        except ValueError:
            return None
    return None
