"""Headers that are values themselves: days, or statuses, with companies standing below them."""

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
    """Whether a text is a day and no more than that; a year need not be there."""
    if len(text) > _LONGEST_DAY or not any(character.isdigit() for character in text):
        return False
    cell = column_of([text])
    return looks_like_days(cell) >= _ENOUGH_OF_A_DAY and not read_days(cell).unreadable.any()


_LONGEST_DAY = 30
_ENOUGH_OF_A_DAY = 0.5


def date_header_share(table: Table) -> float:
    """The share of headers that are days, where the header is a row of days."""
    daylike = sum(is_day(strip_suffix(header)) for header in table.headers)
    return daylike / len(table.headers) if enough_days(daylike, len(table.headers)) else 0.0


def enough_days(days: int, filled: int) -> bool:
    """Whether so many of the headers are days; two are enough where there are no others."""
    return days >= _SHARE * filled and (days >= _DAYS_ACROSS or days == filled > 1)


def status_header_share(table: Table) -> float:
    """The share of headers that are statuses, where names and not facts stand below them."""
    told = [meaning.known and not meaning.near for meaning in statuses.interpret(table.headers)]
    if sum(told) < _STATUSES_ACROSS or sum(told) < _SHARE * len(told):
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
    return sum(told) / len(told) if names else 0.0


_STATUSES_ACROSS = 3
_FACTS = 0.2
"""Share of cells that may look like a fact; on a board nearly all are names."""


def strip_suffix(header: str) -> str:
    """The header as written, where a repeated one was numbered or a day has a time."""
    return re.sub(r" \(\d+\)$|[T ]\d\d:\d\d.*$", "", header)
