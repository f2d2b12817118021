"""Formats of numbers, days and lists in sentences."""

from collections.abc import Sequence
from datetime import date

from ajar.model.estimate import Estimate


def percent(share: float | None) -> str:
    """
    Return a share as a percentage; between 0 and 1% it says so.

    Examples
    --------
    >>> percent(0.284), percent(0.004), percent(1.0), percent(None)
    ('28%', 'under 1%', '100%', 'no data')
    """
    if share is None:
        return "no data"
    if 0 < share < 0.005:  # noqa: PLR2004 - rounds to 0 and is not 0
        return "under 1%"
    if 0.995 < share < 1:  # noqa: PLR2004 - rounds to 100 and is not 100
        return "over 99%"
    return f"{share * 100:.0f}%"


def share_range(low: float, high: float) -> str:
    """
    Return a range of shares.

    Examples
    --------
    >>> share_range(0.127, 0.23)
    '13–23%'
    """
    return f"{low * 100:.0f}–{high * 100:.0f}%"


def day(value: date) -> str:
    """
    Return a day with the month as a word.

    Examples
    --------
    >>> day(date(2026, 11, 3))
    '3 Nov 2026'
    """
    return f"{value.day} {value:%b %Y}"


def days(first: date, last: date) -> str:
    """
    Return a range of days; one day if both are the same.

    Examples
    --------
    >>> days(date(2026, 11, 3), date(2026, 12, 1)), days(date(2026, 11, 3), date(2026, 11, 3))
    ('3 Nov 2026 to 1 Dec 2026', '3 Nov 2026')
    """
    return day(first) if first == last else f"{day(first)} to {day(last)}"


def value(estimate: Estimate) -> str:
    """Return the value; k of n if there are too few cases for a percentage."""
    if not estimate.n:
        return _UNSAID["difference"] if estimate.unit == "difference" else "no data"
    if estimate.too_small:
        return "too few to say" if estimate.k is None else f"{estimate.k:,} of {estimate.n:,}"
    if estimate.value is None:
        return _UNSAID.get(estimate.unit, "no data")
    number = estimate.value
    points = round(number * 100)
    told = {
        "share": percent(number),
        "difference": f"{points:+d} points" if points else "0 points",
        "days": pluralize(round(number), "day"),
    }
    return told.get(estimate.unit, f"{number:,.0f}")


_UNSAID = {"days": "fewer than half so far", "difference": "too few to say"}


def interval(estimate: Estimate) -> str:
    """Return the 95 % interval in the unit of the value; empty without one."""
    low, high = estimate.low, estimate.high
    if estimate.unit == "share" and low is not None and high is not None:
        return share_range(low, high)
    if estimate.unit == "difference" and low is not None and high is not None:
        return f"{low * 100:+.0f} to {high * 100:+.0f} points"
    if estimate.unit == "days" and low is not None:
        if high is None:
            return f"{pluralize(round(low), 'day')} or more"
        return f"{low:.0f}–{high:.0f} days"
    return ""


def counts(estimate: Estimate) -> str:
    """
    Return numerator, denominator and the number left out.

    Examples
    --------
    >>> counts(Estimate("r", 0.5, 0.2, 0.8, 8, "share", "d", k=4, excluded=2))
    '4 of 8; 2 could not be used'
    """
    told = f"{estimate.k:,} of {estimate.n:,}" if estimate.k is not None else f"n = {estimate.n:,}"
    return f"{told}; {estimate.excluded:,} could not be used" if estimate.excluded else told


def pluralize(number: int, one: str, many: str = "") -> str:
    """
    Return a number with its noun.

    Examples
    --------
    >>> pluralize(1, "company", "companies"), pluralize(1200, "row")
    ('1 company', '1,200 rows')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def join_words(words: Sequence[str]) -> str:
    """
    Return the words as a list, the last after “and”.

    Examples
    --------
    >>> join_words(["one", "two", "three"]), join_words(["one"])
    ('one, two and three', 'one')
    """
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def sentence(words: str) -> str:
    """
    Return *words* with a capital at the start and a full stop at the end.

    Examples
    --------
    >>> sentence("rejected ÷ applications")
    'Rejected ÷ applications.'
    """
    words = words.strip()
    if not words:
        return ""
    return capitalised(words) + ("" if words.endswith((".", "?")) else ".")


def capitalised(words: str) -> str:
    """
    Return *words* with a capital at the start, the rest unchanged.

    Examples
    --------
    >>> capitalised("now, until 3 Dec 2026")
    'Now, until 3 Dec 2026'
    """
    return words[:1].upper() + words[1:]
