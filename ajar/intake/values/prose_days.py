"""Days as prose writes them: “20 Feb”, “on 3/4”, “in six months”, “next week”."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from ajar.intake.values import vocabularies
from ajar.intake.values.date_formats import calendar_day
from ajar.intake.values.date_words import LETTERS
from ajar.intake.values.date_words import words as date_words
from ajar.intake.values.normalize import normalize

NEAR = 40
"""Most characters between a phrase and its day."""
_GAP = re.compile(r"[\s:(\u2013-]*")
"""Characters allowed between a day and the phrase after it."""
_MONTHS = 12


@dataclass(frozen=True)
class NoteDay:
    """A day in prose; ``day`` is 0 for a month, ``year`` is 0 if none is written."""

    year: int
    month: int = 0
    day: int = 0
    months_later: int = 0
    """Months after the last day of the row, for “in six months”."""
    days_later: int = 0
    """Days after it, for “next week”."""
    counted_from: "NoteDay | None" = None
    """The day beside it from which such months and days are counted instead."""

    def on_or_after(self, base: date | None) -> date | None:
        """Return the day; without a year the first one from *base* on, or None without *base*."""
        if self.counted_from is not None and base is not None:
            base = self.counted_from.nearest(base)
        if self.months_later:
            return None if base is None else _later(base, self.months_later)
        if self.days_later:
            return None if base is None else base + timedelta(days=self.days_later)
        if self.year:
            return calendar_day(self.year, self.month, self.day or 1)
        if base is None:
            return None
        this = calendar_day(base.year, self.month, self.day or 1)
        if this is not None and this >= base:
            return this
        return calendar_day(base.year + 1, self.month, self.day or 1)

    def nearest(self, base: date) -> date | None:
        """Return the day; without a year the one nearest to *base*."""
        if self.year or self.months_later:
            return self.on_or_after(base)
        years = (base.year - 1, base.year, base.year + 1)
        days = [calendar_day(year, self.month, self.day or 1) for year in years]
        return min((day for day in days if day), key=lambda day: abs(day - base), default=None)


def spaced(text: str) -> str:
    """Normalised text with hyphens between words as spaces: “thank-you” is “thank you”."""
    return re.sub(r"(?<=[^\W\d_])-(?=[^\W\d_])", " ", normalize(text.replace("\n", " ; ")))


def is_automatic(clause: str) -> bool:
    """
    Return whether a clause that was ``spaced`` tells of an answer by a machine.

    Examples
    --------
    >>> is_automatic("replied 3 may: out of office"), is_automatic("replied from the office")
    (True, False)
    """
    return _automatic().search(clause) is not None


@cache
def _automatic() -> re.Pattern[str]:
    listed = vocabularies.load("note_days.toml")["automatic"]["words"]
    return vocabularies.whole_words(map(spaced, listed))


@cache
def _numbers_by_phrase(table: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """Pattern of phrases such as “next week” or “spring”, and the number that each stands under."""
    days = {
        spaced(phrase): int(number)
        for number, listed in vocabularies.load("note_days.toml")[table].items()
        for phrase in listed
    }
    return vocabularies.whole_words(days), days


@cache
def _day_pattern() -> re.Pattern[str]:
    months = sorted(date_words().months, key=len, reverse=True)
    names = "|".join(map(re.escape, (m for m in months if m.isascii())))
    month = rf"(?<![^\W\d_])(?P<name>{names})\.?(?!\w)"
    return re.compile(
        r"(?<![\d.])(?:"
        r"(?P<iso>(?P<y>20\d\d)-(?P<m>\d{1,2})-(?P<d>\d{1,2}))"
        r"|(?P<a>\d{1,2})(?P<mark>[/.])(?P<b>\d{1,2})(?:(?P=mark)(?P<c>20\d\d|\d\d))?\.?"
        r"|(?P<mm>\d{2})-(?P<dd>\d{2})"
        r"|(?:(?P<zy>20\d\d)\s*年\s*)?(?P<zm>\d{1,2})\s*月\s*(?P<zd>\d{1,2})\s*[日号]?"
        rf"|(?:(?P<before>\d{{1,2}})(?:st|nd|rd|th|\.|er|o|º)?\s*(?:of\s+|de\s+)?)?{month}"
        r"(?:\s+(?P<after>\d{1,2})(?:st|nd|rd|th)?(?!\d))?(?:,?\s*(?:de\s+)?(?P<year>20\d\d))?"
        r"|(?P<count>\d{1,2}|six|sechs|seis|zes|three|drei|trois|tres|drie|twelve)\s+"
        r"(?P<unit>months?|monate?n?|mois|meses|mes|maanden|years?|jahre?|ans|anos?|jaar)(?!\w)"
        r")(?![\d-])"
    )


_COUNTS = {"six": 6, "sechs": 6, "seis": 6, "zes": 6, "twelve": 12} | dict.fromkeys(
    ("three", "drei", "trois", "tres", "drie"), 3
)


def day_in(
    part: str,
    whole: str,
    *,
    day_first: bool | None,
    lead: str = "",
    at_end: bool = False,
    exact: bool = False,
) -> NoteDay | None:
    """
    First day in a part of a note; *at_end*: one at its end; *exact*: not “about” a day.

    “Mid May” is the 15th and “end of May” the last day, also where *lead*, the words right before
    the part, ends with “end of”.
    """
    for match in _day_pattern().finditer(part):
        if at_end and not _GAP.fullmatch(part, match.end()):
            continue
        if not at_end and match.start() > NEAR:
            return None
        before = part[: match.start()]
        day = None if exact else _in_part_of_month(match, f"{lead} {before}")
        day = day or _day_of_match(match, whole, day_first=day_first)
        if day is not None:
            return None if exact and _is_about(before) else day
    return None


def _in_part_of_month(match: re.Match[str], before: str) -> NoteDay | None:
    """The middle or the last day of a month alone where the words before it say so."""
    if not match["name"] or match["before"] or match["after"]:
        return None
    year, month = int(match["year"] or 0), date_words().months[match["name"]]
    for name, pattern in _parts_of_months().items():
        if pattern.search(before):
            last = calendar.monthrange(year or _COMMON_YEAR, month)[1]
            return NoteDay(year, month, _MIDDLE if name == "middle" else last)
    return None


_MIDDLE, _COMMON_YEAR = 15, 2001


@cache
def _parts_of_months() -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile(vocabularies.whole_words(map(spaced, listed)).pattern + r"[\s-]*$")
        for name, listed in vocabularies.load("note_days.toml")["part_of_month"].items()
    }


def only_day_in(
    clause: str, whole: str, *, day_first: bool | None = None, any_year: bool = False
) -> NoteDay | None:
    """Return the exact day of a clause if it has no other; *any_year*: one without a year, too."""
    found = [_day_of_match(m, whole, day_first=day_first) for m in _day_pattern().finditer(clause)]
    days = {day for day in found if day is not None}
    only = days.pop() if len(days) == 1 else None
    return only if only and (only.year or any_year) and only.day else None


def without_days(text: str) -> str:
    """
    Return *text* without its days and the words that lead to them.

    Examples
    --------
    >>> without_days("Rejected on 3 May"), without_days("2026-05-03: declined")
    ('Rejected', 'declined')
    """
    return " ".join(_day_and_its_lead().sub(" ", text).split()).strip(" :-\u2013")


@cache
def _day_and_its_lead() -> re.Pattern[str]:
    lead = r"(?:\b(?:on|at|for|am|für|le|pour|el|para|em|op|voor|den|il)\s+)?"
    return re.compile(lead + _day_pattern().pattern, re.IGNORECASE)


def _is_about(before: str) -> bool:
    """Whether the last word before a day says that it is not exact."""
    words = LETTERS.findall(before)
    return bool(words) and words[-1] in date_words().about


def days_later(part: str) -> NoteDay | None:
    """The day of “next week” or “in two weeks” in a part of a note; None without one."""
    days = _number_in("later", part)
    return NoteDay(0, days_later=days) if days else None


def season_in(part: str) -> NoteDay | None:
    """
    The month in which a season or a quarter in a part of a note begins; None without one.

    Not where it stands for something of the season: “summer internship”, “Spring Boot”.
    """
    pattern, numbers = _numbers_by_phrase("season")
    for match in pattern.finditer(part):
        # “After the holidays” begins with such a word itself.
        own, space, _ = match[0].partition(" ")
        lead = part[: match.start()] + (own + space if space else "")
        if _season_lead().search(lead) or not _MORE.match(part, match.end()):
            return NoteDay(0, numbers[match[0]])
    return None


_MORE = re.compile(r"\s+[^\W\d_]")
"""A word right behind a season."""


@cache
def _season_lead() -> re.Pattern[str]:
    """Words right before a season that make it a time: “in spring”."""
    listed = vocabularies.folded(vocabularies.load("note_days.toml")["season_lead"]["words"])
    return re.compile(vocabularies.whole_words(listed).pattern + r"\s+$")


def _number_in(table: str, part: str) -> int | None:
    pattern, numbers = _numbers_by_phrase(table)
    match = pattern.search(part)
    return numbers[" ".join(match[0].split())] if match else None


def only_exact_day(text: str, *, day_first: bool | None) -> NoteDay | None:
    """Return the exact day of a normalised text that has no other; months and spans are none."""
    found = [_day_of_match(m, text, day_first=day_first) for m in _day_pattern().finditer(text)]
    days = {day for day in found if day is not None and day.day}
    return days.pop() if len(days) == 1 else None


def _day_of_match(match: re.Match[str], whole: str, *, day_first: bool | None) -> NoteDay | None:
    if match["iso"] or match["zm"]:
        year, month, day = ("y", "m", "d") if match["iso"] else ("zy", "zm", "zd")
        return _valid_day(int(match[year] or 0), int(match[month]), int(match[day]))
    if match["mm"]:
        # “09-03” is 3 September only if other days in the note are written as ISO dates.
        written = re.search(r"20\d\d-\d\d-\d\d", whole)
        return _valid_day(0, int(match["mm"]), int(match["dd"])) if written else None
    if match["a"]:
        return _numeric_day(match, day_first=day_first)
    if match["count"]:
        many = match["count"]
        months = _COUNTS.get(many) or int(many)
        return NoteDay(0, months_later=months * (_MONTHS if match["unit"][0] in "yja" else 1))
    day = match["before"] or match["after"]
    if not day and not match["year"] and match["name"] in _AMBIGUOUS_MONTHS:
        return None
    return _valid_day(int(match["year"] or 0), date_words().months[match["name"]], int(day or 0))


_AMBIGUOUS_MONTHS = {"may", "mar", "march", "mai", "set", "mart", "maj", "out", "ago", "des"}
"""Month names that are also other words, and count only next to a number."""


def _numeric_day(match: re.Match[str], *, day_first: bool | None) -> NoteDay | None:
    one, two = int(match["a"]), int(match["b"])
    year = int(match["c"] or 0)
    year += 2000 if 0 < year < 100 else 0  # noqa: PLR2004
    if match["mark"] == "." and not (year or match[0].endswith(".")):
        return None  # “2.5” is a number
    if match["mark"] == ".":
        day_first = True
    if day_first is None:
        day_first = True if one > _MONTHS else False if two > _MONTHS or one == two else None
    if day_first is None:
        return None
    return _valid_day(year, two, one) if day_first else _valid_day(year, one, two)


def _valid_day(year: int, month: int, day: int) -> NoteDay | None:
    if not 1 <= month <= _MONTHS or day > 31:  # noqa: PLR2004
        return None
    return NoteDay(year, month, day)


def _later(base: date, months: int) -> date:
    place = base.month - 1 + months
    year, month = base.year + place // _MONTHS, place % _MONTHS + 1
    return date(year, month, min(base.day, calendar.monthrange(year, month)[1]))
