"""Format of the sheets that Ajar writes: their columns, and how a sheet is recognised."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal["text", "wrapped", "day", "number", "share", "yes", "link"]


class ColumnFormat(NamedTuple):
    """One column of a sheet."""

    text: str
    """Heading in the first row."""
    field: str
    """Canonical column, event kind or decision that it carries."""
    kind: Kind = "text"
    width: int = 14
    """In characters."""
    words: str = ""
    """Name of the list a person may pick from."""
    internal: bool = False
    """Whether only Ajar needs it to read the sheet back; it is folded away."""


@dataclass(frozen=True)
class SheetFormat:
    """One sheet."""

    name: str
    headings: tuple[ColumnFormat, ...]
    signature: frozenset[str]
    """Headings by which the sheet is recognised; no other sheet has them all."""

    def heading(self, field: str) -> str:
        """Return the heading of a field."""
        return next(each.text for each in self.headings if each.field == field)


def column_letters(column: int) -> str:
    """
    Return the letters of a spreadsheet column, counted from 1.

    Examples
    --------
    >>> column_letters(3), column_letters(28)
    ('C', 'AB')
    """
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
