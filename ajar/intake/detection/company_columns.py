"""Find columns that could hold the companies in place of the one whose header says so."""

from ajar.intake.columns import headers as header_words
from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.headers import CERTAIN, roles_of_header
from ajar.intake.columns.roles import Role
from ajar.intake.detection.reading_quality import likeness
from ajar.intake.tables.table import Table

_MOST_COMPANIES = 3
"""Most columns that are tried."""
_MOSTLY, _VARIED = 0.6, 0.5
"""Least share of filled cells, and of distinct texts among them, in a column of companies."""
_LOOKED_AT = 60
"""Texts of a column that are looked at."""
_LOWER = 0.3
"""Weight of lower-case initials: names are capitalised in scripts with cases."""


def other_company_columns(table: Table, roles: ColumnRoles, company: int | None) -> list[int]:
    """
    Positions of columns that could be the company column in place of *company*.

    Columns whose header can mean the company; if *company* is None and there are none, the column
    without a certain header whose cells look most like company names.
    """
    if (
        company is not None
        and roles_of_header(roles.columns[company].header).get(Role.COMPANY, 0) >= CERTAIN
    ):
        return []
    claims = [
        at
        for at, column in enumerate(roles.columns)
        if at != company
        and Role.COMPANY in roles_of_header(column.header)
        and column.content.filled
        and not column.content.counting
        and column.content.numbers < _MOSTLY
    ]
    if company is not None:
        return claims[:_MOST_COMPANIES]
    free = [
        at
        for at, column in enumerate(roles.columns)
        if max(roles_of_header(column.header).values(), default=0.0) < header_words.NUMBERED
    ]
    like = {at: _company_likeness(table, roles, at) for at in free}
    best = max(like, key=like.__getitem__, default=None)
    return claims[:_MOST_COMPANIES] or ([] if best is None or not like[best] else [best])


def _company_likeness(table: Table, roles: ColumnRoles, at: int) -> float:
    """How much the cells of a column look like company names, 0 to 1; 0 below 0.6."""
    cells, height = roles.columns[at].content, table.height
    if cells.filled < _MOSTLY * height or cells.distinct < _VARIED * cells.filled:
        return 0.0
    if cells.counting or cells.numbers >= _MOSTLY:
        return 0.0
    texts = [str(text).strip() for text in table.columns[at].texts[:_LOOKED_AT]]
    like = sum(map(likeness, texts)) / max(len(texts), 1)
    lower = sum(text[:1].islower() for text in texts) / max(len(texts), 1)
    return 0.0 if like < _MOSTLY else round(like - _LOWER * lower, 1)
