"""Date formats, and what each of them leaves undecided."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from ajar.intake.values.date_words import words

EARLIEST, LATEST = 1990, 2100
"""First and last year of a plausible day."""
LIKELY_YEARS = range(2010, 2046)
"""Years that two figures before a month and a day may stand for."""


@dataclass(frozen=True)
class WrittenDate:
    """
    A day as written.

    Either ``month`` and ``day`` are known, or ``first`` and ``second`` are two numbers whose
    order is decided for the column. ``year`` is 0 if none is written.
    """

    year: int
    month: int = 0
    day: int = 0
    first: int = 0
    second: int = 0
    last: int = 0
    """Third number where it has two figures: the year, or the day of “25.9.28”."""
    separator: str = ""
    repaired: bool = False
    """Whether a typing error was corrected."""
    about: bool = False
    """Whether the day is approximate: a month, “before”, “about”."""

    @property
    def open(self) -> bool:
        """Whether the order of day and month is undecided."""
        return self.month == 0

    def read(self, *, day_first: bool) -> date | None:
        """Return the day in this order, or None without a year or if it does not exist."""
        if not self.open:
            return calendar_day(self.year, self.month, self.day)
        day, month = (self.first, self.second) if day_first else (self.second, self.first)
        return calendar_day(self.year, month, day)

    @property
    def only_order(self) -> bool | None:
        """True (day first) or False if only one order gives an existing day, else None."""
        year = self.year or _LEAP_YEAR
        orders = [
            day_first
            for day_first, day, month in (
                (True, self.first, self.second),
                (False, self.second, self.first),
            )
            if calendar_day(year, month, day)
        ]
        return orders[0] if len(orders) == 1 else None

    @property
    def possible(self) -> bool:
        """Whether any order gives an existing day."""
        year = self.year or _LEAP_YEAR
        if not self.open:
            return self.about or calendar_day(year, self.month, self.day) is not None
        return bool(
            calendar_day(year, self.first, self.second)
            or calendar_day(year, self.second, self.first)
        )


_LEAP_YEAR = 2024


def calendar_day(year: int, month: int, day: int) -> date | None:
    """Return the day, or None if it does not exist."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def match_whole(plain: str) -> WrittenDate | None:
    """
    Return the day if all of *plain* is a date, else None.

    *plain* is normalised and has no time and no weekday.
    """
    for form in forms():
        match = form.pattern.fullmatch(plain)
        found = form.make(match) if match else None
        if found and found.possible:
            return found
    return None


@dataclass(frozen=True)
class DateFormat:
    """A pattern, and the function that converts its match to a day."""

    pattern: re.Pattern[str]
    make: Callable[[re.Match[str]], WrittenDate | None]
    inside: bool
    """Whether it is also searched among other words."""


def _year(text: str) -> int:
    """The year as a number; two digits mean 1970 to 2069."""
    year = int(text)
    if len(text) > len("70"):
        return year
    return year + (_CENTURY if year >= _TURN else _CENTURY + 100)


_CENTURY, _TURN = 1900, 70


def _year_first(match: re.Match[str]) -> WrittenDate | None:
    """A day from 2026-01-14, or corrected from 2026-14-01."""
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    if calendar_day(year, month, day):
        return WrittenDate(year, month, day)
    return WrittenDate(year, day, month, repaired=True)


def _figures(match: re.Match[str]) -> WrittenDate:
    one, two, year = int(match["a"]), int(match["b"]), match["y"]
    last = int(year) if len(year) == len("70") else 0
    return WrittenDate(_year(year), first=one, second=two, last=last, separator=match["s"])


def _short_year_first(match: re.Match[str]) -> WrittenDate | None:
    """A day from 25.9.3, whose last number is no year; 10.2.1 is rather a version."""
    year = _year(match["y"])
    return WrittenDate(year, int(match["m"]), int(match["d"])) if year in _NO_VERSIONS else None


_NO_VERSIONS = range(2020, 2046)


def _two_figures(match: re.Match[str]) -> WrittenDate:
    return WrittenDate(0, first=int(match["a"]), second=int(match["b"]), separator=match["s"])


def _slipped(match: re.Match[str]) -> WrittenDate:
    """A day without the separator before the year: “8/82019”."""
    return replace(_figures(match), repaired=True)


def _month_name(match: re.Match[str]) -> WrittenDate | None:
    month = words().months.get(match["n"])
    if month is None:
        return None
    year = match.groupdict().get("y")
    return WrittenDate(_year(year) if year else 0, month, int(match["d"]))


def _month_and_year(match: re.Match[str]) -> WrittenDate | None:
    month = words().months.get(match["n"])
    return None if month is None else WrittenDate(_year(match["y"]), month, 1, about=True)


def _month_in_figures(match: re.Match[str]) -> WrittenDate | None:
    month = int(match["m"])
    return WrittenDate(int(match["y"]), month, 1, about=True) if 1 <= month <= _MONTHS else None


_MONTHS = 12


def _japanese_era(match: re.Match[str]) -> WrittenDate:
    start = {"令和": 2018, "平成": 1988, "r": 2018, "h": 1988}[match["e"]]
    year = 1 if match["y"] == "元" else int(match["y"])
    return WrittenDate(start + year, int(match["m"]), int(match["d"]))


def _unspaced_day(match: re.Match[str]) -> WrittenDate:
    year = match["y"]
    return WrittenDate(_year(year) if year else 0, int(match["m"]), int(match["d"]))


_DAY, _MONTH, _YEAR4 = r"(?P<d>\d{1,2})", r"(?P<m>\d{1,2})", r"(?P<y>(?:19|20|21)\d{2})"
_NAME = r"(?P<n>[^\W\d_]{3,})"
# “º” and “ª” are normalised to letters, which must not begin a month name: “14enero2026”.
_ORDINAL = r"(?:(?:st|nd|rd|th|er|-?e|:e|o|a)(?![^\W\d_])|°)?"
_APART = r"(?:[-/.,\s]|\bof\b|\bde\b|\bdel\b|\bthe\b)+"
_OF = _APART[:-1] + "*"


@cache
def forms() -> tuple[DateFormat, ...]:
    """Return all formats, the more specific ones first."""
    return tuple(
        DateFormat(re.compile(pattern), make, inside)
        for pattern, make, inside in (
            (rf"{_YEAR4}\s?[-/.]\s?{_MONTH}\s?[-/.]\s?{_DAY}", _year_first, True),
            (r"(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})", _year_first, False),
            (
                rf"(?:(?P<y>\d{{4}}|\d{{2}})[年년]\s?)?{_MONTH}[月월]\s?{_DAY}[日号號일]?",
                _unspaced_day,
                True,
            ),
            (
                rf"(?P<e>令和|平成|r|h)\.?(?P<y>\d{{1,2}}|元)[年.]{_MONTH}[月.]{_DAY}日?",
                _japanese_era,
                True,
            ),
            (
                r"(?P<a>\d{1,2})\s?(?P<s>[-/.])\s?(?P<b>\d{1,2})\s?(?P=s)\s?'?(?P<y>\d{4}|\d{2})",
                _figures,
                True,
            ),
            (
                r"'?(?P<y>\d{2})\s?(?P<s>[-/.])\s?(?P<m>\d{1,2})\s?(?P=s)\s?(?P<d>\d)",
                _short_year_first,
                False,
            ),
            (rf"{_DAY}{_ORDINAL}{_OF}{_NAME}{_OF}'?(?P<y>\d{{4}})", _month_name, True),
            (rf"{_NAME}{_OF}{_DAY}{_ORDINAL}{_APART}'?(?P<y>\d{{4}})", _month_name, True),
            (rf"{_YEAR4}{_OF}{_NAME}{_OF}{_DAY}{_ORDINAL}", _month_name, True),
            (rf"{_DAY}{_ORDINAL}{_OF}{_NAME}{_OF}'?(?P<y>\d{{2}})", _month_name, False),
            (rf"{_NAME}{_OF}{_DAY}{_ORDINAL}{_APART}'?(?P<y>\d{{2}})", _month_name, False),
            (rf"{_NAME}{_OF}(?P<y>(?:19|20)\d{{2}})", _month_and_year, False),
            (rf"{_YEAR4}{_OF}{_NAME}", _month_and_year, False),
            (rf"{_YEAR4}\s?[-/.年년]\s?{_MONTH}[月월]?", _month_in_figures, False),
            (rf"{_MONTH}\s?[-/.]\s?{_YEAR4}", _month_in_figures, False),
            (rf"{_DAY}{_ORDINAL}{_OF}{_NAME}", _month_name, True),
            (rf"{_NAME}{_OF}{_DAY}{_ORDINAL}", _month_name, True),
            (r"(?P<a>\d{1,2})(?P<s>[/.\-])(?P<b>\d{1,2})", _two_figures, False),
            (r"(?P<a>\d{1,2})(?P<s>[-/.])(?P<b>\d{1,2})(?P<y>(?:19|20)\d{2})", _slipped, False),
        )
    )
