"""Read applications that are listed under the headings of a Markdown text."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import compress, islice

from .cell_text import MARKDOWN_LINK
from .encode import WorkbookData
from .encodings import detect
from .tables import TableBuilder

_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(?P<text>.*\w.*?)[\s#]*")
_ITEM = re.compile(r"(?P<indent>\s*)(?:[-*+•]|\d{1,4}[.)])\s+(?:\[[ xX]\]\s+)?(?P<text>\S.*)")
_FIELD = re.compile(r"(?P<key>[^\W\d_][^:\uff1a]{0,39}?)\s*[:\uff1a](?!//)\s*(?P<value>\S.*)?")
_EMPHASIS = re.compile(r"(\*\*|__|~~|`|\*)(?P<text>\S.*?)\1")
_BESIDE = re.compile(r"\s+[\u2013\u2014|-]\s+|\s*\|\s*|:\s+")
_DAY_BEHIND = re.compile(r"(?P<rest>\S.*?)[\s,]*[(\[](?P<day>[^()\[\]]*\d[^()\[\]]*)[)\]]")
_DAY_AHEAD = re.compile(
    r"(?P<day>\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?\.?)(?:\s*[:\u2013\u2014-])?\s+(?P<rest>\S.*)"
)
_DAY = re.compile(r"\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?")
_OWN = ("Company", "Role", "Date", "Notes")
_TWICE = 2
_MOST_FIELDS = 100
"""Most fields that become columns; others stay in the notes."""
_LONGEST = 2_000
"""Most characters of a heading, an item or a field."""


@dataclass
class _Entry:
    """A heading or an item, and the lines below it."""

    text: str
    is_heading: bool
    lines: list[str] = field(default_factory=list)

    def named(self) -> list[str]:
        """Return the keys of the lines that have one, each once."""
        return list(dict.fromkeys(key for line in self.lines if (key := _key_and_value(line)[0])))

    def fields(self, known: Iterable[str]) -> dict[str, str]:
        """Return the values by key of the lines that have a *known* key."""
        found: dict[str, str] = {}
        for line in self.lines:
            key, value = _key_and_value(line)
            if key in known:
                found[key] = "; ".join(filter(None, (found.get(key), value)))
        return found

    def notes(self, known: Iterable[str]) -> str:
        """Return the other lines."""
        return "\n".join(line for line in self.lines if _key_and_value(line)[0] not in known)


def read(content: bytes, *, most_cells: int) -> WorkbookData:
    """
    Return one sheet with a row for each entry: company, role, day, notes and its fields.

    An entry is a heading with fields below it (“- Status: rejected”). Where no two headings share
    the key of a field, it is an item, with the items that are indented below it, and under a single
    heading with its status. Other headings, and lines of prose, are rows of one cell.
    """
    lines = detect(content).open(content).read().splitlines()
    entries = _blocks(lines, by_heading=True)
    under = Counter(key for entry in entries for key in entry.named())
    shared = {key for key, times in under.items() if times >= _TWICE}
    if not shared:
        entries = _blocks(lines, by_heading=False)
    is_record = [not each.is_heading or not shared.isdisjoint(each.named()) for each in entries]
    records = list(compress(entries, is_record))
    keys = dict.fromkeys(key for entry in records for key in entry.named())
    short = (key for key in keys if key in shared or len(key.split()) <= _TWICE)
    known = list(islice(short, _MOST_FIELDS))
    taken = {key.casefold() for key in known}
    own = ["Title" if name == "Company" and "company" in taken else name for name in _OWN]
    headed = shared or sum(entry.is_heading for entry in entries) > 1
    if not headed and "status" not in taken:
        own.append("Status")
    rows = [[*own, *known]]
    for entry, has_fields in zip(entries, is_record, strict=True):
        if has_fields:
            fields = entry.fields(known)
            parts = _parts(entry, known, with_status="Status" in own)
            rows.append([*parts, *(fields.get(key, "") for key in known)])
        else:
            rows.extend([text] for text in (entry.text, *entry.lines))
    table = TableBuilder()
    table.extend(rows, most_cells=most_cells)
    return WorkbookData([table])


def _blocks(lines: Iterable[str], *, by_heading: bool) -> list[_Entry]:
    """Headings with the lines below them; or else headings and items with those below the items."""
    found: list[_Entry] = []
    outer = 0
    for line in filter(str.strip, lines):
        heading, item = _match(_HEADING, line), _match(_ITEM, line)
        indent = len(item["indent"].expandtabs(4)) if item else 0
        outer = indent if found and found[-1].is_heading else outer
        if heading:
            found.append(_Entry(_plain(heading["text"]), is_heading=True))
        elif item and not by_heading and indent <= outer:
            found.append(_Entry(_plain(item["text"]), is_heading=False))
        elif found:
            found[-1].lines.append(_plain(item["text"] if item else line))
    return found


def _parts(entry: _Entry, known: list[str], *, with_status: bool) -> list[str]:
    """Company, role, day and notes of an entry; *with_status* the status behind the role."""
    text, day, notes = entry.text, "", entry.notes(known)
    for pattern in (_DAY_AHEAD, _DAY_BEHIND):
        if found := _match(pattern, text):
            text, day = found["rest"], found["day"]
            break
    parts = _BESIDE.split(text)
    days = [part for part in parts if _DAY.fullmatch(part)]
    named: list[str] = [part for part in parts if part not in days]
    named += [""] * len(_OWN)
    company, role, *more = named
    status = [more.pop(0)] if with_status else []
    notes = "\n".join(filter(None, (*more, notes)))
    return [company, role, day or " ".join(days), notes, *status]


def _match(pattern: re.Pattern[str], line: str) -> re.Match[str] | None:
    """The match of a whole line; long lines are prose and match nothing."""
    return pattern.fullmatch(line) if len(line) <= _LONGEST else None


def _key_and_value(line: str) -> tuple[str, str]:
    found = _match(_FIELD, line)
    return (found["key"], found["value"] or "") if found else ("", line)


def _plain(text: str) -> str:
    """The text without marks of emphasis, and the text of links."""
    if len(text) > _LONGEST:
        return text.strip()
    shown = MARKDOWN_LINK.sub(lambda link: link["text"], text.strip())
    return _EMPHASIS.sub(lambda mark: mark["text"], shown)
