"""Convert cell values of all readers to canonical text."""

import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from . import cell_kinds

UNSHOWABLE = re.compile(
    # Control characters but tab and line feed, then what is no character at all, then the
    # marks that make text run backwards and so show something else than what is stored.
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff\u202a-\u202e\u2066-\u2069]",
)
HYPERLINK = re.compile(
    r"""=\s*(?:HYPERLINK|LIEN_HYPERTEXTE|HIPERV[IÍ]NCULO|HIPERLIGAÇÃO|COLLEG\.IPERTESTUALE)\(\s*"""
    r""""(?P<address>(?:[^"]|"")*)"\s*(?:[,;]\s*"(?P<text>(?:[^"]|"")*)"\s*)?\)""",
    re.IGNORECASE,
)
"""A formula for a link, with the separators and names of several languages."""
MARKDOWN_LINK = re.compile(r"!?\[(?P<text>[^\[\]]*\w[^\[\]]*)\]\(https?://[^()\s]+\)")
WHOLE = 1e16
"""Magnitude from which on a float cannot represent all whole numbers."""


class SpecialCell(NamedTuple):
    """A cell with an explicit kind: an error, or a formula without a result."""

    kind: int
    text: str


class BoolCell(NamedTuple):
    """A boolean that, unlike True, is not equal to the number 1 as a key."""

    value: bool


Cell = tuple[str, int, bool]
"""Canonical text (empty for an empty cell), kind, and whether characters were removed."""


def all_plain(values: Sequence[object]) -> bool:
    """Return whether all *values* are texts that need no cleaning, by one check of all."""
    if set(map(type, values)) != {str}:
        return False
    texts: Sequence[str] = values  # type: ignore[assignment]
    joined = "".join(texts)
    # What may be a link formula is looked at cell by cell: a search in all of them could take long.
    return (
        joined.isprintable()
        and not any(map(str.isspace, texts))
        and not any(mark in joined for mark in ('("', "]("))
    )


def canonical(value: object) -> Cell:
    """Return the canonical cell of a value."""
    return FORMS.get(type(value), _other)(value)


def shown_text(written: str) -> str:
    """
    Return what a text with links shows; empty for one without links.

    A HYPERLINK formula shows its text, else its address; Markdown's links show their text.

    Examples
    --------
    >>> shown_text('=HYPERLINK("https://acme.com/1","Data Analyst")')
    'Data Analyst'
    >>> shown_text("[Acme](https://acme.com), Berlin")
    'Acme, Berlin'
    """
    if "](" in written:
        shown = MARKDOWN_LINK.sub(lambda link: link["text"], written)
        return "" if shown == written else shown
    found = HYPERLINK.fullmatch(written.strip())
    if found is None:
        return ""
    return (found["text"] or found["address"]).replace('""', '"')


def _formula(odd: SpecialCell) -> Cell:
    shown = shown_text(odd.text) if odd.kind == cell_kinds.FORMULA else ""
    return _text(shown, cell_kinds.TEXT) if shown else _text(odd.text, odd.kind)


def _text(text: str, kind: int) -> Cell:
    if text.isprintable():
        return ("" if text.isspace() else text), kind, False
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    shown = UNSHOWABLE.sub("", lines)
    return ("" if shown.isspace() else shown), kind, shown != lines


def _other(value: object) -> Cell:
    return _text(str(value), cell_kinds.TEXT)


def _whole(value: int) -> Cell:
    return str(value), cell_kinds.NUMBER, False


def _number(value: float) -> Cell:
    if value.is_integer() and abs(value) < WHOLE:
        return str(int(value)), cell_kinds.NUMBER, False
    # Fifteen digits are what spreadsheets show: 0.1 + 0.2 is 0.3 to the person who typed it.
    return f"{value:.15g}", cell_kinds.NUMBER, False


def _truth(value: BoolCell) -> Cell:
    return ("TRUE" if value.value else "FALSE"), cell_kinds.BOOL, False


def _day(value: dt.date) -> Cell:
    return value.isoformat(), cell_kinds.DAY, False


def _day_with_time(value: dt.datetime) -> Cell:
    # A day is stored as a binary fraction: 10:00 comes back as 09:59:59.999.
    if value.microsecond and value.year < dt.MAXYEAR:
        value = (value + dt.timedelta(microseconds=500_000)).replace(microsecond=0)
    if value.time() == dt.time():
        return _day(value.date())
    return value.isoformat(timespec="seconds"), cell_kinds.DAY, False


def _time(value: dt.time) -> Cell:
    return value.isoformat(timespec="seconds"), cell_kinds.TIME, False


def _duration(value: dt.timedelta) -> Cell:
    return duration(round(value.total_seconds())), cell_kinds.TIME, False


def duration(seconds: int) -> str:
    """Return a duration as hours, minutes and seconds."""
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


FORMS: dict[type, Callable[[Any], Cell]] = {
    str: lambda text: _text(text, cell_kinds.TEXT),
    int: _whole,
    float: _number,
    SpecialCell: _formula,
    BoolCell: _truth,
    dt.date: _day,
    dt.datetime: _day_with_time,
    dt.time: _time,
    dt.timedelta: _duration,
}
