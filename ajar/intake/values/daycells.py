"""The distinct cells of a column: plain days, counts of days, and texts that write a day."""

import re
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from ajar.intake.cells import CellKind, EncodedColumn
from ajar.intake.values.date_formats import EARLIEST, WrittenDate
from ajar.intake.values.date_parser import parse
from ajar.intake.values.daywords import LETTERS, words
from ajar.intake.values.normalize import normalize
from ajar.intake.values.year_inference import number

Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class DateCells:
    """What each distinct cell holds; a cell has either a plain day or a day as found in text."""

    plain: Numbers
    """Days since 1970 that leave nothing open, NaN for all other cells."""
    counted: Flags
    """Plain days that were written as a bare number."""
    found: list[WrittenDate | None]
    second: list[WrittenDate | None]
    """A second day in the same cell."""
    half_days: bool
    """Times are written with AM and PM."""


def read_cells(column: EncodedColumn) -> DateCells:
    """
    Read every distinct cell of *column* by itself; what stays open is the column's to decide.

    Patterns run over plain Python strings: sheets are searched for days cell by cell and line by
    line, and a frame's string methods cost more to set up than a short column takes to read.
    """
    texts = [str(text) for text in column.texts]
    days = np.full(len(texts), np.nan)
    found: list[WrittenDate | None] = [None] * len(texts)
    second: list[WrittenDate | None] = [None] * len(texts)
    kinds = column.kinds.tolist()
    day = int(CellKind.DAY)
    iso = [
        position
        for position, (text, kind) in enumerate(zip(texts, kinds, strict=True))
        if kind == day or _ISO.fullmatch(text)
    ]
    if iso:
        plain = [texts[position][:10] for position in iso]
        made = pd.to_datetime(plain, format="%Y-%m-%d", errors="coerce")
        days[iso] = since_1970(made.to_numpy())
    counted = _counts_of_days(texts, kinds)
    days = np.where(np.isnan(counted), days, counted)
    textual = np.isin(column.kinds, (CellKind.TEXT, CellKind.NUMBER, CellKind.DAY))
    left = np.flatnonzero(np.isnan(days) & textual).tolist()
    bare = [_CLOCK.sub("", texts[position]).strip() for position in left]
    parsed = {text: parse(text) for text in dict.fromkeys(bare)}
    parsed |= _leftovers([text for text, these in parsed.items() if not these])
    for position, text in zip(left, bare, strict=True):
        these = parsed[text]
        found[position] = these[0] if these else None
        second[position] = these[1] if len(these) > 1 else None
    half_days = any(_HALF_DAY.search(text) for text in texts[:_ENOUGH])
    return DateCells(days, ~np.isnan(counted), found, second, half_days)


_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d[\d:.,+\-Z ]*)?")
_CLOCK = re.compile(r",?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AaPp]\.?[Mm]\.?)?\s*$")
_HALF_DAY = re.compile(r"\d\s*[AP]\.?M", re.IGNORECASE)
_ENOUGH = 1000


def _counts_of_days(texts: list[str], kinds: list[int]) -> Numbers:
    """Days since 1970 of cells that count days (spreadsheets) or seconds (computers)."""
    days = np.full(len(texts), np.nan)
    countable = (int(CellKind.TEXT), int(CellKind.NUMBER))
    shaped = [
        position
        for position, (text, kind) in enumerate(zip(texts, kinds, strict=True))
        if kind in countable and _COUNT.fullmatch(text)
    ]
    if not shaped:
        return days
    numbers = np.array([float(texts[position]) for position in shaped])
    made = np.select(
        [numbers < _TEN_FIGURES, numbers < _THIRTEEN_FIGURES],
        [np.floor(numbers) - _SERIAL_1970, np.floor(numbers / _SECONDS)],
        np.floor(numbers / (_SECONDS * 1000)),
    )
    first, last = number(date(EARLIEST, 1, 1)), number(date(_LAST_COUNTED, 1, 1))
    days[shaped] = np.where((made >= first) & (made < last), made, np.nan)
    return days


_COUNT = re.compile(r"[0-9]{5}(?:\.[0-9]+)?|[0-9]{10}(?:\.[0-9]+)?|[0-9]{13}")
_SERIAL_1970 = 25569
"""Spreadsheets count days from 1899-12-30."""
_SECONDS = 86400
_TEN_FIGURES, _THIRTEEN_FIGURES = 1e9, 1e12
_LAST_COUNTED = 2065


def _leftovers(texts: list[str]) -> dict[str, tuple[WrittenDate, ...]]:
    """Days in a language whose months the vocabulary lacks: a figure, a word and a year."""
    shaped = [
        text
        for text in texts
        if len(text) <= _LONGEST and _LEFTOVER.fullmatch(text) and not _known_words(text)
    ]
    if not shaped:
        return {}
    import dateparser

    settings = {
        "STRICT_PARSING": True,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
    }
    made = {text: dateparser.parse(text, settings=settings) for text in shaped[:_MOST_LEFTOVERS]}
    return {
        text: (WrittenDate(d.year, d.month, d.day),) for text, d in made.items() if d is not None
    }


def _known_words(text: str) -> bool:
    """“week 3 2026”: words that are known not to be a month."""
    known = words()
    return any(
        word in known.about or word in known.months for word in LETTERS.findall(normalize(text))
    )


_LONGEST = 40
_MOST_LEFTOVERS = 100
"""Distinct texts a column may hand to the slow parser (some 10 ms each)."""
_LEFTOVER = re.compile(
    r"\W*(?:\w{1,2}\W+)?\d{1,2}(?:\W*\w{1,2}\W+|\W+)[^\W\d_]{3,}"
    r"(?:\W+\w{1,2}\W+|\W+)(?:19|20)\d{2}\W*"
    r"|\W*[^\W\d_]{3,}\W+\d{1,2}\W+(?:19|20)\d{2}\W*"
)


def since_1970(days: npt.NDArray[np.datetime64]) -> Numbers:
    """Days since 1970, NaN for NaT."""
    whole = days.astype("datetime64[D]")
    return np.where(np.isnat(whole), np.nan, whole.astype("int64").astype(float))
