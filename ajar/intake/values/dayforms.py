"""One text at a time: which calendar day it writes, and what remains open about it."""

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from ajar.intake.values.folding import fold

FILE = Path(__file__).with_name("days.toml")

EARLIEST, LATEST = 1990, 2100
"""Years a job search can lie in."""


@dataclass(frozen=True)
class Found:
    """
    A day as written.

    Either ``month`` and ``day`` are known, or ``first`` and ``second`` are two figures whose
    order the column has to settle. ``year`` is 0 where none is written.
    """

    year: int
    month: int = 0
    day: int = 0
    first: int = 0
    second: int = 0
    separator: str = ""
    repaired: bool = False
    """A slip of the keyboard was put right."""
    about: bool = False
    """Not an exact day: a month, “before”, “about”."""

    @property
    def open(self) -> bool:
        """Whether the order of day and month is not said by the text itself."""
        return self.month == 0

    def read(self, *, day_first: bool) -> date | None:
        """The day, None where there is no such day or no year."""
        if not self.open:
            return calendar_day(self.year, self.month, self.day)
        day, month = (self.first, self.second) if day_first else (self.second, self.first)
        return calendar_day(self.year, month, day)

    @property
    def only_order(self) -> bool | None:
        """True (day first) or False where just one order gives a day of the calendar."""
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
        """Whether any order gives a day of the calendar."""
        year = self.year or _LEAP_YEAR
        if not self.open:
            return self.about or calendar_day(year, self.month, self.day) is not None
        return bool(
            calendar_day(year, self.first, self.second)
            or calendar_day(year, self.second, self.first)
        )


_LEAP_YEAR = 2024


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The day, None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def parse(text: str) -> tuple[Found, ...]:
    """
    The days that *text* writes, at most two; empty where it writes none.

    “yesterday”, “1”, version and reference numbers write no day.

    Examples
    --------
    >>> parse("14 Jan 2026")[0].read(day_first=False)
    datetime.date(2026, 1, 14)
    >>> parse("8/82019 ")[0].repaired
    True
    >>> len(parse("8/3/2019 and 9/9/2019"))
    2
    >>> parse("2026-2038")
    ()
    """
    folded = fold(text)
    if not _may_be_day(folded):
        return ()
    plain = _without_weekday(_without_time(_common_marks(folded)))
    whole = _whole(plain) or _mended(plain)
    if whole is not None:
        return (whole,)
    return _inside(plain)


_FIGURES = re.compile(
    r"(?<!\d)(?:19|20|21)\d{2}[-/.年년,]|(?<!\d)(?:19|20|21)\d{6}(?!\d)|\d\s?[-/.,]+\s?[\doil]|\d[月월]|[令平]"
    r"|(?<![a-z])[rh]\.?\d"
)


def _may_be_day(folded: str) -> bool:
    """A cheap first look: figures with a separator, or a figure and the name of a month."""
    if not any(map(str.isdigit, folded)):
        return False
    if _FIGURES.search(folded):
        return True
    months = _words().months
    return any(word in months for word in re.findall(r"[^\W\d_]{3,}", folded))


def _whole(plain: str) -> Found | None:
    """The day that the whole text writes."""
    for form in _forms():
        match = form.pattern.fullmatch(plain)
        found = form.make(match) if match else None
        if found and found.possible:
            return found
    return None


def _mended(plain: str) -> Found | None:
    """The day that the text writes once one kind of slip is put right; figures stay as they are."""
    better = re.sub(r"(?<=\d)o|o(?=\d)", "0", plain)
    better = re.sub(r"(?<=[\d/.-])[li](?=[\d/.-])|^[li](?=\d)", "1", better)
    better = re.sub(r"\s*([-/.,])[-/.,\s]*(?=\d)", "/", better)
    if better == plain or not re.fullmatch(r"\d{1,4}/\d{1,2}/\d{2,4}", better):
        return None
    found = _whole(better)
    return None if found is None else replace(found, repaired=True)


def _inside(plain: str) -> tuple[Found, ...]:
    """Days with a year that stand among other words, in the order of the text."""
    if len(plain) > _LONGEST_REMARK:
        return ()
    taken: list[tuple[int, int, Found]] = []
    for form in _forms():
        if not form.inside:
            continue
        for match in form.pattern.finditer(plain):
            found = form.make(match)
            apart = all(match.end() <= start or match.start() >= stop for start, stop, _ in taken)
            if found and found.possible and apart and _stands_alone(plain, match):
                taken.append((match.start(), match.end(), found))
    taken.sort(key=lambda item: item[0])
    if not taken:
        return ()
    rest = plain
    for start, stop, _ in reversed(taken):
        rest = rest[:start] + " " + rest[stop:]
    about = _says_about(rest)
    return tuple(replace(found, about=found.about or about) for _, _, found in taken[:2])


_LONGEST_REMARK = 80


def _stands_alone(plain: str, match: re.Match[str]) -> bool:
    """Not a piece of a longer figure, word or path."""
    before = plain[match.start() - 1] if match.start() else " "
    after = plain[match.end()] if match.end() < len(plain) else " "
    return not (before.isdigit() or before in "-_/.#" or after.isdigit() or after in "-_/")


def _says_about(rest: str) -> bool:
    if "~" in rest or "?" in rest or "≈" in rest:
        return True
    return any(
        word in _words().about or any(mark in word for mark in _words().about_unspaced)
        for word in re.findall(r"[^\W\d_]+", rest)
    )


def _common_marks(plain: str) -> str:
    """One kind of apostrophe and dash, no brackets around, no final point or comma."""
    plain = re.sub(r"[–—]", "-", plain).strip(" \"'()[],;:|*")
    return plain[:-1] if re.fullmatch(r".*[a-z]{3,}\.|.*\d{4}\.", plain) else plain


_TIME = re.compile(
    r"(?P<day>.*?\d{1,4}[日일]?|.*[a-z])[,t]?\s*(?:at |um |a |@ ?|kl\.? ?|- ?)?"
    r"(?<!\d)(?:\d{1,2}[:h]\d{2}(?::\d{2})?(?:[.,]\d+)?|\d{1,2}(?=\s*[ap]\.?m))"
    r"\s*(?:[ap]\.?\s?m\.?|uhr|h)?"
    r"(?:\s*(?:-|to|bis)\s*\d{1,2}(?:[:h]\d{2})?\s*(?:[ap]\.?m\.?|uhr|h)?)?"
    r"\s*(?:z|utc|gmt|[a-z]{2,4}t)?(?:\s?[+-]\d{2}:?(?:\d{2})?)?(?P<rest>\b.*|\D.*|)"
)
_TIME_FIRST = re.compile(
    r"\d{1,2}[:h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?|uhr|h)?,?\s+(?:on |am |le |- )?(?P<day>.*\d.*)"
)


def _without_time(plain: str) -> str:
    if ":" not in plain and not re.search(r"\d\s*[ap]\.?m|\dh\d", plain):
        return plain
    if match := _TIME_FIRST.fullmatch(plain):
        return match["day"].strip(" ,")
    if match := _TIME.fullmatch(plain):
        return f"{match['day'].strip(' ,')} {match['rest'].strip(' ,')}".strip()
    return plain


def _without_weekday(plain: str) -> str:
    words = _words()
    first = re.match(r"([^\W\d_]+(?:-[^\W\d_]+)?)\.?,?\s+(?=\S*\d|\w+\.?\s*\d)", plain)
    if (
        first
        and first[1] in words.weekdays
        and (
            first[1] not in words.months
            or not re.fullmatch(r"\d{1,2}\D*(\d{4})?", plain[first.end() :])
        )
    ):
        plain = plain[first.end() :]
    last = re.search(r"[\s,(]+\(?([^\W\d_]+)\.?\)?$", plain)
    if last and last[1] in words.weekdays and re.search(r"\d", plain[: last.start()]):
        trimmed = plain[: last.start()]
        if last[1] not in words.months:
            plain = trimmed
    return words.weekday_unspaced.sub("", plain).strip()


@dataclass(frozen=True)
class _Words:
    months: dict[str, int]
    weekdays: frozenset[str]
    weekday_unspaced: re.Pattern[str]
    about: frozenset[str]
    about_unspaced: tuple[str, ...]


@cache
def _words() -> _Words:
    with FILE.open("rb") as file:
        content = tomllib.load(file)
    months = {
        fold(name): number
        for language in content["months"].values()
        for number, names in enumerate(language, start=1)
        for name in names
    }
    weekdays = [fold(word) for word in content["weekdays"]["words"]]
    about = [fold(word) for word in content["about"]["words"]]
    unspaced = [word for word in weekdays if word[0] >= "\u3000"]
    return _Words(
        months=months,
        weekdays=frozenset(weekdays),
        weekday_unspaced=re.compile(
            rf"\s*[(（]?(?:{'|'.join(unspaced)})[)）]?|\s*[(（][月火水木金土日一二三四五六월화수목금토일][)）]"
        ),
        about=frozenset(about),
        about_unspaced=tuple(word for word in about if word[0] >= "\u3000"),
    )


@dataclass(frozen=True)
class _Form:
    pattern: re.Pattern[str]
    make: Callable[[re.Match[str]], Found | None]
    inside: bool
    """Whether it is looked for among other words too."""


def _year(text: str) -> int:
    """Two figures mean 1970 to 2069."""
    year = int(text)
    if len(text) > 2:  # noqa: PLR2004
        return year
    return 2000 + year if year < 70 else 1900 + year  # noqa: PLR2004


def _year_first(match: re.Match[str]) -> Found | None:
    """2026-01-14, and 2026-14-01 as the slip it is."""
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    if calendar_day(year, month, day):
        return Found(year, month, day)
    return Found(year, day, month, repaired=True)


def _figures(match: re.Match[str]) -> Found:
    year = _year(match["y"])
    return Found(year, first=int(match["a"]), second=int(match["b"]), separator=match["s"])


def _two_figures(match: re.Match[str]) -> Found:
    return Found(0, first=int(match["a"]), second=int(match["b"]), separator=match["s"])


def _slipped(match: re.Match[str]) -> Found | None:
    """“8/82019”, “8.8,2019”, “2O24-01-05”: read if exactly one reading is a day in range."""
    readings = {
        (int(first), int(second), int(year))
        for first, second, year in _splits(match["a"], match["rest"])
        if EARLIEST <= int(year) <= LATEST
    }
    possible = [
        Found(year, first=first, second=second, separator=match["s"], repaired=True)
        for first, second, year in readings
    ]
    possible = [found for found in possible if found.possible]
    return possible[0] if len(possible) == 1 else None


def _splits(first: str, rest: str) -> Iterator[tuple[str, str, str]]:
    """Ways to split figures that lost a separator before the year."""
    if len(rest) in (5, 6):
        yield first, rest[:-4], rest[-4:]


def _month_name(match: re.Match[str]) -> Found | None:
    month = _words().months.get(match["n"])
    if month is None:
        return None
    year = match.groupdict().get("y")
    return Found(_year(year) if year else 0, month, int(match["d"]))


def _month_and_year(match: re.Match[str]) -> Found | None:
    month = _words().months.get(match["n"])
    return None if month is None else Found(_year(match["y"]), month, 1, about=True)


def _japanese_era(match: re.Match[str]) -> Found:
    start = {"令和": 2018, "平成": 1988, "r": 2018, "h": 1988}[match["e"]]
    year = 1 if match["y"] == "元" else int(match["y"])
    return Found(start + year, int(match["m"]), int(match["d"]))


def _unspaced_day(match: re.Match[str]) -> Found:
    year = match["y"]
    return Found(_year(year) if year else 0, int(match["m"]), int(match["d"]))


def _about(match: re.Match[str]) -> Found | None:
    inner = _whole(_without_weekday(match["rest"].strip(" ,")))
    words = re.findall(r"[^\W\d_]+", match["words"])
    marked = "~" in match["words"] or "≈" in match["words"] or "<" in match["words"]
    if inner is None or not (marked or any(word in _words().about for word in words)):
        return None
    return replace(inner, about=True)


_DAY, _MONTH, _YEAR4 = r"(?P<d>\d{1,2})", r"(?P<m>\d{1,2})", r"(?P<y>(?:19|20|21)\d{2})"
_NAME = r"(?P<n>[^\W\d_]{3,}(?<![日月年일월년]))"
_ORDINAL = r"(?:st|nd|rd|th|er|º|ª|°|\.|-?e|:e)?"
_APART = r"(?:[-/.,\s]|\bof\b|\bde\b|\bdel\b|\bthe\b)+"
_OF = _APART[:-1] + "*"


@cache
def _forms() -> tuple[_Form, ...]:
    """All forms, the more telling before the less."""
    return tuple(
        _Form(re.compile(pattern), make, inside)
        for pattern, make, inside in (
            (rf"{_YEAR4}\s?[-/.]\s?{_MONTH}\s?[-/.]\s?{_DAY}\.?", _year_first, True),
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
            (rf"{_DAY}{_ORDINAL}{_OF}{_NAME}{_OF}'?(?P<y>\d{{4}})", _month_name, True),
            (rf"{_NAME}{_OF}{_DAY}{_ORDINAL}{_APART}'?(?P<y>\d{{4}})", _month_name, True),
            (rf"{_YEAR4}{_OF}{_NAME}{_OF}{_DAY}{_ORDINAL}", _month_name, True),
            (rf"{_DAY}{_ORDINAL}{_OF}{_NAME}{_OF}'?(?P<y>\d{{2}})", _month_name, False),
            (rf"{_NAME}{_OF}{_DAY}{_ORDINAL}{_APART}'?(?P<y>\d{{2}})", _month_name, False),
            (rf"{_NAME}{_OF}(?P<y>(?:19|20)\d{{2}})", _month_and_year, False),
            (rf"{_YEAR4}{_OF}{_NAME}", _month_and_year, False),
            (rf"{_DAY}{_ORDINAL}{_OF}{_NAME}\.?", _month_name, True),
            (rf"{_NAME}{_OF}{_DAY}{_ORDINAL}", _month_name, True),
            (r"(?P<a>\d{1,2})(?P<s>[/.\-])(?P<b>\d{1,2})\.?", _two_figures, False),
            (r"(?P<a>\d{1,2})(?P<s>[-/.])(?P<rest>\d{5,6})", _slipped, False),
            (r"(?P<words>[^\d]+?)(?P<rest>[^\W_].*\d.*)", _about, False),
        )
    )
