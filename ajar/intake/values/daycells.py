"""Read the distinct cells of a date column: dates, serial numbers and texts."""

import re
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from ajar.intake.cells import CellKind, EncodedColumn
from ajar.intake.values.date_formats import EARLIEST, WrittenDate
from ajar.intake.values.date_parser import parse
from ajar.intake.values.date_words import LETTERS, words
from ajar.intake.values.normalize import normalize
from ajar.intake.values.year_inference import number
from ajar.model.arrays import Flags, Floats


@dataclass(frozen=True, eq=False)
class DateCells:
    """Content of each distinct cell: a complete day, or a day found in text, or neither."""

    plain: Floats
    """Complete days as days since 1970, NaN for all other cells."""
    counted: Flags
    """Complete days that are written as a bare number."""
    found: list[WrittenDate | None]
    second: list[WrittenDate | None]
    """Second day in the same cell."""
    half_days: bool
    """Whether times are written with AM and PM."""


def read_cells(column: EncodedColumn) -> DateCells:
    """
    Read every distinct cell of *column* by itself; open questions are decided per column.

    Patterns run over Python strings: this function is mostly called with short columns, for which
    pandas string methods have too much overhead.
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
        days[iso] = [number(_iso_day(texts[position])) for position in iso]
    counted = _counts_of_days(texts, kinds)
    days = np.where(np.isnan(counted), days, counted)
    textual = np.isin(column.kinds, (CellKind.TEXT, CellKind.NUMBER, CellKind.DAY))
    left = np.flatnonzero(np.isnan(days) & textual).tolist()
    bare = [_CLOCK.sub("", texts[position]).strip() for position in left]
    parsed = {text: parse(text) for text in dict.fromkeys(bare)}
    parsed |= _parse_unknown_months([text for text, these in parsed.items() if not these])
    for position, text in zip(left, bare, strict=True):
        these = parsed[text]
        found[position] = these[0] if these else None
        second[position] = these[1] if len(these) > 1 else None
    half_days = any(_HALF_DAY.search(text) for text in texts[:_ENOUGH])
    return DateCells(days, ~np.isnan(counted), found, second, half_days)


def _iso_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:  # “2026-02-30”
        return None


_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d[\d:.,+\-Z ]*)?")
_CLOCK = re.compile(r",?\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AaPp]\.?[Mm]\.?)?\s*$")
_HALF_DAY = re.compile(r"\d\s*[AP]\.?M", re.IGNORECASE)
_ENOUGH = 1000


def _counts_of_days(texts: list[str], kinds: list[int]) -> Floats:
    """Days since 1970 of cells with spreadsheet serial numbers or Unix timestamps, else NaN."""
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
"""Spreadsheet serial number of 1970-01-01: they count days from 1899-12-30."""
_SECONDS = 86400
_TEN_FIGURES, _THIRTEEN_FIGURES = 1e9, 1e12
_LAST_COUNTED = 2065


def _parse_unknown_months(texts: list[str]) -> dict[str, tuple[WrittenDate, ...]]:
    """Days with month names missing from the vocabulary, parsed by ``dateparser``."""
    shaped = [
        text
        for text in texts
        if len(text) <= _LONGEST and _UNKNOWN_MONTH.fullmatch(text) and not _known_words(text)
    ]
    if not shaped:
        return {}
    import dateparser

    settings = {
        "STRICT_PARSING": True,
        "REQUIRE_PARTS": ["day", "month", "year"],
        "PARSERS": ["absolute-time"],
    }
    made = {text: dateparser.parse(text, settings=settings) for text in shaped[:_MOST_SLOW]}
    return {
        text: (WrittenDate(d.year, d.month, d.day),) for text, d in made.items() if d is not None
    }


def _known_words(text: str) -> bool:
    """Whether a text has known words, so that it has no unknown month: “week 3 2026”."""
    known = words()
    return any(
        word in known.about or word in known.months for word in LETTERS.findall(normalize(text))
    )


_LONGEST = 40
_MOST_SLOW = 100
"""Most distinct texts of a column for the slow parser (about 10 ms each)."""
_UNKNOWN_MONTH = re.compile(
    r"\W*(?:\w{1,2}\W+)?\d{1,2}(?:\W*\w{1,2}\W+|\W+)[^\W\d_]{3,}"
    r"(?:\W+\w{1,2}\W+|\W+)(?:19|20)\d{2}\W*"
    r"|\W*[^\W\d_]{3,}\W+\d{1,2}\W+(?:19|20)\d{2}\W*"
)


def since_1970(days: npt.NDArray[np.datetime64]) -> Floats:
    """Return days since 1970, NaN for NaT."""
    whole = days.astype("datetime64[D]")
    return np.where(np.isnat(whole), np.nan, whole.astype("int64").astype(float))
