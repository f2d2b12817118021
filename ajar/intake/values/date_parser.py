"""Parse the calendar days in one text, among times, weekdays and remarks."""

import re
from dataclasses import replace

from ajar.intake.values.date_formats import WrittenDate, forms, match_whole
from ajar.intake.values.date_words import LETTERS, words
from ajar.intake.values.import_cache import within_budget
from ajar.intake.values.normalize import normalize


def parse(text: str) -> tuple[WrittenDate, ...]:
    """
    Return the days in *text*, at most two.

    “yesterday”, “1”, version and reference numbers, and texts of more than 80 characters give none.

    Examples
    --------
    >>> parse("Wed, 14 Jan 2026, 9:30 AM")[0].read(day_first=False)
    datetime.date(2026, 1, 14)
    >>> parse("8/82019 ")[0].repaired
    True
    >>> len(parse("8/3/2019 and 9/9/2019"))
    2
    >>> parse("2026-2038")
    ()
    """
    if len(text) > _LONGEST:
        return ()
    folded = normalize(text)
    if not _may_be_day(folded):
        return ()
    plain = _without_time(_with_plain_marks(folded))
    bare = _without_weekday(plain)
    found = match_whole(plain) or match_whole(bare) or _corrected(bare) or _month_with_about(bare)
    if found is not None:
        return (found,)
    # “Mar 14, 2026 by mail”: a weekday in one language may be a month in another.
    if not within_budget("days among words", _MOST_AMONG_WORDS):
        return ()
    return _inside(bare) or (_inside(plain) if bare != plain else ())


def is_broken_day(text: str) -> bool:
    """
    Return whether a day was written in a cell and no longer tells which.

    Examples
    --------
    >>> [is_broken_day(text) for text in ("31/02/2026", "#VALUE!", "Invalid date", "######")]
    [True, True, True, True]
    >>> [is_broken_day(text) for text in ("2026-09-01", "#N/A", "0000-00-00", "Acme")]
    [False, False, False, False]
    """
    plain = normalize(text).strip()
    return (
        _BROKEN.fullmatch(plain) is not None
        and any(c in "123456789#v" for c in plain)
        and not parse(text)
    )


def is_days_ago(text: str) -> bool:
    """
    Return whether a day is told as its distance from one that the file does not name.

    Examples
    --------
    >>> [is_days_ago(text) for text in ("3 days ago", "vor einem Monat", "3天前", "30+ days ago")]
    [True, True, True, True]
    >>> [is_days_ago(text) for text in ("3 days", "ago", "2026-09-01", "Acme")]
    [False, False, False, False]
    """
    if len(text) > _LONGEST or text[:4].isdecimal():
        return False
    return words().ago.fullmatch(normalize(text).strip(" .")) is not None


_BROKEN = re.compile(
    r"#{3,}|#(?:value|ref|num|name|error|div/0)[!?]?|invalid date"
    r"|\d{1,4}\s?[-/.]\s?\d{1,3}\s?[-/.]\s?\d{1,5}|\d{4}-\d{3,4}"
)


_MOST_AMONG_WORDS = 50_000
"""Most distinct texts of an import that are searched for days among words."""
_LONGEST = 80
"""Most characters of a date cell; days in longer prose are not the day of the cell."""

_FIGURES = re.compile(
    r"(?<!\d)(?:19|20)\d{6}(?!\d)|\d\s?[-\u2013\u2014/.,]\s?[\dil]|\d[月월]",
)


def _may_be_day(folded: str) -> bool:
    """Fast check: digits with a separator, or a digit and a month name."""
    if not any(map(str.isdigit, folded)):
        return False
    if _FIGURES.search(folded):
        return True
    months = words().months
    return any(word in months for word in LETTERS.findall(folded))


def _with_plain_marks(plain: str) -> str:
    """The text with one kind of dash, without outer brackets and final full stop."""
    plain = plain.replace("\u2013", "-").replace("\u2014", "-").strip(" \"'()[];:|*")
    return plain.removesuffix(".")


_HALF = r"[ap]\.?\s?m\b\.?"
_CLOCK = (
    r"\d{1,2}(?:[:h]\d{2}(?::\d{2})?(?:[.,]\d+)?"
    rf"(?:\s*(?:{_HALF}|uhr\b|h\b))?|\s*{_HALF})"
)
_ZONE = (
    r"(?:\s*(?:z|utc|gmt|bst|cest|cet|ist|jst|kst|[ecmp][sd]t)\b)?"
    r"(?:\s*[+-]\d{2}(?::?\d{2})?)?"
)
_TIME = re.compile(
    rf"(?:@|\bat\b|\bum\b|\bkl\b\.?|(?<=\d)t)?\s*(?<!\d)"
    rf"{_CLOCK}(?:\s*(?:-|~|to|bis)\s*{_CLOCK})?{_ZONE}",
)


def _without_time(plain: str) -> str:
    return " ".join(_TIME.sub(" ", plain).split()).strip(" ,")


def _without_weekday(plain: str) -> str:
    known = words()
    first = _FIRST_WORD.match(plain)
    if first and first[1] in known.weekdays:
        plain = plain[first.end() :]
    last = _LAST_WORD.search(plain)
    if last and last[1] in known.weekdays:
        plain = plain[: last.start()]
    return known.weekday_mark.sub("", plain).strip()


_FIRST_WORD = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)?)\.?,?\s+")
_LAST_WORD = re.compile(r"[\s.,]*\(?([^\W\d_]+)\.?\)?$")


def _corrected(plain: str) -> WrittenDate | None:
    """The day in the whole text after correcting typing errors, or None."""
    better = re.sub(r"(?<=\d)o|o(?=\d)", "0", plain)
    better = re.sub(r"(?<=[\d/.-])[li](?=[\d/.-])|^[li](?=\d)", "1", better)
    better = re.sub(r"\s*([-/.,])[-/.,\s]*(?=\d)", "/", better)
    if better == plain or not re.fullmatch(r"\d{1,4}/\d{1,2}/\d{2,4}", better):
        return None
    found = match_whole(better)
    return None if found is None else replace(found, repaired=True)


def _month_with_about(plain: str) -> WrittenDate | None:
    """An approximate month with a word before it, such as “mid March 2026”, or None."""
    first, _, rest = plain.partition(" ")
    found = match_whole(rest) if words().says_about(first, "") else None
    return None if found is None else replace(found, about=True)


def _inside(plain: str) -> tuple[WrittenDate, ...]:
    """Days among other words, in the order of the text, at most two."""
    matches: list[tuple[int, int, WrittenDate]] = []
    for form in forms():
        for match in form.pattern.finditer(plain) if form.inside else ():
            found = form.make(match)
            apart = all(match.end() <= start or match.start() >= stop for start, stop, _ in matches)
            if found and found.possible and apart and _is_separate(plain, match):
                matches.append((match.start(), match.end(), found))
    matches.sort(key=lambda item: item[0])
    return tuple(
        replace(found, about=found.about or words().says_about(plain[:start], plain[stop:]))
        for start, stop, found in matches[:2]
    )


def _is_separate(plain: str, match: re.Match[str]) -> bool:
    """Whether a match is not part of a longer number or path."""
    before = plain[match.start() - 1] if match.start() else " "
    after = plain[match.end()] if match.end() < len(plain) else " "
    return not (before.isdigit() or before in "-_/.#" or after.isdigit() or after in "-_/")
