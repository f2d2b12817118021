"""One canonical text for every cell value a reader can return."""

import datetime
import math
import re
from typing import NamedTuple

from . import kinds

UNSHOWABLE = re.compile(
    # Control characters but tab and line feed, then what is no character at all, then the
    # marks that make text run backwards and so show something else than what is stored.
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff\u202a-\u202e\u2066-\u2069]",
)
WHOLE = 1e16
"""From here on a float no longer tells neighbouring whole numbers apart."""


class Odd(NamedTuple):
    """A cell whose kind its value alone does not tell: an error or a formula without a result."""

    kind: int
    text: str


class Truth(NamedTuple):
    """A boolean that, unlike True, is not equal to the number 1 as a key."""

    value: bool


class Cell(NamedTuple):
    """A canonical cell. An empty text means an empty cell."""

    text: str
    kind: int
    cleaned: bool = False


def canonical(value: object) -> Cell:
    """The canonical cell for what a reader returned."""
    if isinstance(value, str):
        return _text(value, kinds.TEXT)
    if isinstance(value, Odd):
        return _text(value.text, value.kind)
    if isinstance(value, Truth):
        return Cell("TRUE" if value.value else "FALSE", kinds.BOOL)
    if isinstance(value, (int, float)):
        return Cell(_number(value), kinds.NUMBER)
    if isinstance(value, datetime.datetime):
        return _day_with_time(value)
    if isinstance(value, datetime.date):
        return Cell(value.isoformat(), kinds.DAY)
    if isinstance(value, datetime.time):
        return Cell(value.strftime("%H:%M:%S"), kinds.TIME)
    if isinstance(value, datetime.timedelta):
        return Cell(_duration(value), kinds.TIME)
    return _text(str(value), kinds.TEXT)


def _text(text: str, kind: int) -> Cell:
    if text.isprintable():
        return Cell("" if text.isspace() else text, kind)
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    shown = UNSHOWABLE.sub("", lines)
    return Cell("" if shown.isspace() else shown, kind, cleaned=shown != lines)


def _number(value: float) -> str:
    if isinstance(value, int):
        return str(value)
    if not math.isfinite(value):
        return str(value)
    if value.is_integer() and abs(value) < WHOLE:
        return str(int(value))
    # Fifteen digits are what spreadsheets show: 0.1 + 0.2 is 0.3 to the person who typed it.
    return f"{value:.15g}"


def _day_with_time(value: datetime.datetime) -> Cell:
    # A day is stored as a binary fraction: 10:00 comes back as 09:59:59.999.
    if value.microsecond and value < datetime.datetime.max - datetime.timedelta(seconds=1):
        value = (value + datetime.timedelta(microseconds=500_000)).replace(microsecond=0)
    if value.time() == datetime.time():
        return Cell(value.date().isoformat(), kinds.DAY)
    return Cell(value.isoformat(timespec="seconds"), kinds.DAY)


def _duration(value: datetime.timedelta) -> str:
    seconds = round(value.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
