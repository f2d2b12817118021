"""Tell company and role apart where a row has both in one cell, or each in the other's column."""

import re
from dataclasses import replace

import numpy as np

from ajar.intake.columns.assign import ColumnRole, ColumnRoles
from ajar.intake.columns.profile import profile_column
from ajar.intake.columns.roles import Role
from ajar.intake.rows.parsed_table import ImportContext, texts
from ajar.intake.tables.table import Table, column_of
from ajar.intake.values import companies, job_titles
from ajar.model.arrays import Flags, Ints
from ajar.model.ledger import LedgerCode

_MOSTLY = 0.6
"""Least share of the other rows whose role is a job title."""
_SOME = 0.3
"""Most share of rows that may be swapped."""
_BOTH_TITLES = 0.2
"""Most share of further rows in which a company looks like a title."""
_SAMPLE = 200
"""Most rows that are looked at to learn which column holds the titles."""
HEADER = "role in {header}"


def unswapped(table: Table, roles: ColumnRoles, context: ImportContext) -> Table:
    """
    Return the table with company and role exchanged in the rows that have them swapped.

    Such a row has a job title as its company and none as its role, in a table of which most rows
    have it the other way round.
    """
    company, role = roles.first(Role.COMPANY), roles.first(Role.ROLE)
    if company is None or role is None:
        return table
    both = (table.columns[company].codes >= 0) & (table.columns[role].codes >= 0)
    named = both & _titles(table, company, slice(None))
    if not named.any() or named.mean() > _SOME + _BOTH_TITLES:
        return table
    sample = np.flatnonzero(both & ~named)[:_SAMPLE]
    if not len(sample) or _titles(table, role, sample)[sample].mean() < _MOSTLY:
        return table
    swapped = named & ~_titles(table, role, np.flatnonzero(named))
    if not swapped.any() or swapped.mean() > _SOME:
        return table
    columns = list(table.columns)
    ours, theirs = texts(table, company), texts(table, role)
    columns[company] = column_of(ours.where(~swapped, theirs).tolist())
    columns[role] = column_of(theirs.where(~swapped, ours).tolist())
    context.ledger.add(
        LedgerCode.FIELDS_REALIGNED,
        rows=table.rows[np.flatnonzero(swapped)],
        raw=(ours + ", " + theirs).to_numpy(dtype=object)[swapped],
        done="company and role exchanged",
    )
    return replace(table, columns=tuple(columns))


def split(table: Table, roles: ColumnRoles) -> tuple[Table, ColumnRoles]:
    """
    Return table and roles with the role taken out of company cells, in rows without a role.

    “Acme - Data Analyst”, “Data Analyst at Acme”, “Acme Senior Engineer” and “Data Analyst” alone.
    """
    company, role = roles.first(Role.COMPANY), roles.first(Role.ROLE)
    if company is None:
        return table, roles
    column = table.columns[company]
    lacking = column.codes >= 0
    if role is not None:
        lacking &= table.columns[role].codes < 0
    asked = np.unique(column.codes[lacking])
    asked = asked[job_titles.may_be_titles([str(column.texts[code]) for code in asked])]
    parts = {
        int(code): both for code in asked if (both := name_and_title(str(column.texts[code])))[1]
    }
    if not parts:
        return table, roles
    rows = lacking & np.isin(column.codes, list(parts))
    names = texts(table, company).tolist()
    titles = [""] * table.height if role is None else texts(table, role).tolist()
    for row in np.flatnonzero(rows).tolist():
        names[row], titles[row] = parts[int(column.codes[row])]
    columns = list(table.columns)
    columns[company] = column_of(names)
    if role is not None:
        columns[role] = column_of(titles)
        return replace(table, columns=tuple(columns)), roles
    header = HEADER.format(header=table.headers[company])
    made = replace(table, columns=tuple(columns)).with_column(header, titles)
    added = ColumnRole(header, Role.ROLE, _CONFIDENCE, profile_column(made.columns[-1]))
    return made, ColumnRoles((*roles.columns, added))


_CONFIDENCE = 0.7


def name_and_title(text: str) -> tuple[str, str]:
    """
    Return company and job title in a cell; one of them may be empty.

    Examples
    --------
    >>> name_and_title("Acme - 4711 Data Analyst"), name_and_title("Data Analyst at Acme")
    (('Acme', 'Data Analyst'), ('Acme', 'Data Analyst'))
    >>> name_and_title("Acme Senior Engineer"), name_and_title("Designer Brands")
    (('Acme', 'Senior Engineer'), ('Designer Brands', ''))
    """
    text = " ".join(text.split())
    if not job_titles.is_title(text):
        return text, ""
    if found := job_titles.role_at_company().fullmatch(text):
        return (found["company"], found["role"]) if is_title(found["role"]) else (text, "")
    if found := _DASH.fullmatch(text):
        first, second = found["first"], _NUMBER.sub("", found["second"])
        if is_title(second) != is_title(first):
            return (first, second) if is_title(second) else (second, first)
        return text, ""
    name, title = _cut(text)
    several = len(_WORDS.findall(title)) > 1  # one word may be a name: “Stage”
    return (name, title) if several and is_title(text) else (text, "")


def _cut(text: str) -> tuple[str, str]:
    """*text* before and from its last words that are all common in job titles."""
    words = text.split()
    start = len(words)
    while start and job_titles.is_common(words[start - 1]):
        start -= 1
    return " ".join(words[:start]), " ".join(words[start:])


_DASH = re.compile(r"(?P<first>\S.*?)\s+[-\u2013\u2014|]\s+(?P<second>\S.*)")
_WORDS = re.compile(r"\w+")
_NUMBER = re.compile(r"^#?\d+\s+")
_LEVEL = re.compile(r"\s+(?:\d|I{1,3}|IV)$")
"""The level of a position: “Analyst II”."""


def _titles(table: Table, position: int, rows: Ints | slice) -> Flags:
    """Mask of the asked *rows* whose cell ends as a job title and is no company by its form."""
    column = table.columns[position]
    asked = np.unique(column.codes[rows])
    asked = asked[asked >= 0]
    asked = asked[job_titles.may_be_titles([str(column.texts[code]) for code in asked])]
    found = np.zeros(len(column.texts) + 1, dtype=bool)
    for code in asked:
        found[code] = is_title(str(column.texts[code]))
    spread: Flags = found[column.codes]
    return spread


def is_title(text: str) -> bool:
    """
    Return whether *text* ends as a job title does, its remarks and level left out.

    Examples
    --------
    >>> is_title("Analyst II (Python)"), is_title("Analyst Software Inc")
    (True, False)
    """
    last = _LEVEL.sub("", _BEHIND.split(text, maxsplit=1)[0].strip()).split()[-1:]
    return bool(last) and job_titles.is_title(last[0]) and not companies.looks_like_name(text)


_BEHIND = re.compile(r"[(,/]|\s[-\u2013\u2014|]\s")
"""Where the remarks behind a title begin: “Developer (Python)”, “Developer - AI”."""
