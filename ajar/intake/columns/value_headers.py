"""Detect tables whose headers are days or statuses, with company names below."""

import re

from ajar.intake.columns.profile import profile_columns
from ajar.intake.tables.table import Table, column_of
from ajar.intake.values import statuses
from ajar.intake.values.dates import looks_like_days, read_days
from ajar.intake.values.import_cache import cached_for_import

_DAYS_ACROSS = 3
_SHARE = 0.6


@cached_for_import
def is_day(text: str) -> bool:
    """Return whether a text is just a day, with or without a year."""
    if len(text) > _LONGEST_DAY or not any(character.isdigit() for character in text):
        return False
    cell = column_of([text])
    return looks_like_days(cell) >= _ENOUGH_OF_A_DAY and not read_days(cell).unreadable.any()


_LONGEST_DAY = 30
_ENOUGH_OF_A_DAY = 0.5


def date_header_share(table: Table) -> float:
    """Return the share of headers that are days, or 0 if too few are."""
    daylike = sum(is_day(strip_suffix(header)) for header in table.headers)
    return daylike / len(table.headers) if enough_days(daylike, len(table.headers)) else 0.0


def enough_days(days: int, filled: int) -> bool:
    """Return whether enough headers are days: 60 % and three, or all of at least two."""
    return days >= _SHARE * filled and (days >= _DAYS_ACROSS or days == filled > 1)


def status_header_share(table: Table) -> float:
    """Return the share of headers that are statuses, or 0 if the cells are not mostly names."""
    is_status = [
        meaning.known and not meaning.near for meaning in statuses.interpret(table.headers)
    ]
    if sum(is_status) < _STATUSES_ACROSS or sum(is_status) < _SHARE * len(is_status):
        return 0.0
    below = profile_columns(table.columns)
    cells = sum(each.filled for each in below)
    if not cells:
        return 0.0
    facts = sum(
        each.filled * max(each.days, each.flags, each.statuses, each.numbers, each.links)
        for each in below
    )
    distinct = sum(each.distinct for each in below)
    names = facts <= _FACTS * cells and distinct >= _SHARE * cells
    return sum(is_status) / len(is_status) if names else 0.0


_STATUSES_ACROSS = 3
_FACTS = 0.2
"""Most cells that may be facts (days, numbers, …); on a board nearly all are names."""


def strip_suffix(header: str) -> str:
    """Return the header without the number of a repeated header and the time of a day."""
    return re.sub(r" \(\d+\)$|[T ]\d\d:\d\d.*$", "", header)
