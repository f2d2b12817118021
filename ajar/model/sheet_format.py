"""Format of the sheets that Ajar writes: their columns, and how a sheet is recognised."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal["text", "wrapped", "day", "number", "share", "yes", "link"]


class ColumnFormat(NamedTuple):
    """One column of a sheet."""

    text: str
    """As it stands in the first row."""
    field: str
    """Canonical column, event kind or decision that it carries."""
    kind: Kind = "text"
    width: int = 14
    """In characters."""
    words: str = ""
    """Name of the list a person may pick from."""
    internal: bool = False
    """Needed by Ajar to put things back; shown folded away."""


@dataclass(frozen=True)
class SheetFormat:
    """One sheet."""

    name: str
    headings: tuple[ColumnFormat, ...]
    signature: frozenset[str]
    """Headings that no other sheet has together; they tell which sheet it is."""

    def heading(self, field: str) -> str:
        """The heading of a field."""
        return next(each.text for each in self.headings if each.field == field)
