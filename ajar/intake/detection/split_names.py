"""Split cells that hold role and company together, such as “Analyst @ Acme”."""

from collections.abc import Collection
from dataclasses import replace

from ajar.intake.columns.headers import CERTAIN, roles_of_header
from ajar.intake.columns.roles import Role
from ajar.intake.tables.table import Table, column_of, counts
from ajar.intake.values.job_titles import role_at_company

_MOSTLY = 0.6
_ENOUGH = 2
_LONGEST = 200


def split_names(table: Table, chosen: Collection[str]) -> Table:
    """
    Return the table with role and company in separate columns if one column holds both.

    Unchanged if a header certainly means the company, or if fewer than 60 % of the cells of a
    column match the pattern.
    """
    if any(_is_company(header) for header in table.headers):
        return table
    pattern = role_at_company()
    for at, column in enumerate(table.columns):
        header = table.headers[at]
        known = roles_of_header(header)
        if header in chosen or (known and not {Role.ROLE, Role.COMPANY, Role.SUBJECT} & set(known)):
            continue
        found = [pattern.fullmatch(str(text).strip()[:_LONGEST]) for text in column.texts]
        times = counts(column)
        both = sum(int(n) for n, match in zip(times, found, strict=True) if match)
        if both < max(_MOSTLY * int(times.sum()), _ENOUGH):
            continue
        roles = [
            match["role"] if match else str(text)
            for text, match in zip(column.texts, found, strict=True)
        ]
        names = [match["company"] if match else "" for match in found]
        spread = [(roles[code], names[code]) if code >= 0 else ("", "") for code in column.codes]
        columns = list(table.columns)
        columns[at] = column_of([role for role, _ in spread])
        made = replace(table, columns=tuple(columns))
        return made.with_column("Company", [name for _, name in spread])
    return table


def _is_company(header: str) -> bool:
    return roles_of_header(header).get(Role.COMPANY, 0.0) >= CERTAIN
