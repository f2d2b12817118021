"""Detect the language of a file by its headings and status words."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from ajar.intake.columns import headers
from ajar.intake.values import vocabularies
from ajar.intake.values.normalize import normalize
from ajar.model.import_report import SheetReport

ENGLISH, AMERICAN = "en", "en-US"


def detect_language(reports: Sequence[SheetReport]) -> str:
    """
    Return the code of the language of most known words; English if there are none.

    Words of several languages count for each of them. English with the month before the day is
    American English.

    Returns
    -------
    str
        A code of two letters, or ``en-US``.
    """
    votes: Counter[str] = Counter()
    for word in {normalize(word) for report in reports for word in _words(report)}:
        votes.update(_speakers().get(word, ()))
    most = max(votes.values(), default=0)
    if votes[ENGLISH] < most:
        return min(language for language, count in votes.items() if count == most)
    month_first = any(o.day_first is False for report in reports for o in report.day_orders)
    return AMERICAN if month_first else ENGLISH


def _words(report: SheetReport) -> Iterator[str]:
    yield from (column.header for column in report.columns)
    yield from (status.raw for status in report.statuses)


@cache
def _speakers() -> dict[str, frozenset[str]]:
    """Languages of each known heading and status word."""
    tables = [
        *vocabularies.load("headers.toml", headers.FOLDER).values(),
        *vocabularies.load("statuses.toml")["meaning"].values(),
    ]
    known: dict[str, set[str]] = {}
    for table in tables:
        for language, listed in table.items():
            # Settings of a meaning stand beside its languages, whose codes have two letters.
            if len(language) == len(ENGLISH) and isinstance(listed, list):
                for word in listed:
                    known.setdefault(normalize(word), set()).add(language)
    return {word: frozenset(languages) for word, languages in known.items()}
