"""Build the canonical text columns: company, role, channel, contact, notes."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import pandas as pd

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import TEXT_FIELDS, Role
from ajar.intake.rows import channel_columns
from ajar.intake.rows.parsed_table import constant, spread, texts
from ajar.intake.rows.subjects import parse
from ajar.intake.tables.ledger_builder import LedgerBuilder
from ajar.intake.tables.table import Table
from ajar.intake.values import companies, interest, reasons
from ajar.intake.values.normalize import normalize
from ajar.model.arrays import Floats
from ajar.model.enums import Reason
from ajar.model.ledger import LedgerCode

_FIRST_IS_BEST = ("priorit", "rank", "tier", "优先", "優先", "순위", "지망")


def text_columns(table: Table, roles: ColumnRoles) -> pd.DataFrame:
    """
    Return the canonical text columns of each row, with ``channel``, ``reason`` and ``interest``.

    ``company`` is the employer, ``agency`` the agency between. Several note columns are joined,
    each but the first with its header.
    """
    made: dict[str, pd.Series | Floats] = {}
    for role, name in TEXT_FIELDS.items():
        position = roles.first(role)
        made[name] = constant("", table.height) if position is None else texts(table, position)
    if not roles.has(Role.SOURCE) and roles.has(Role.REFERRER):
        made["source"] = texts(table, roles.at(Role.REFERRER)[0])
    if not roles.has(Role.ROLE) and roles.has(Role.SUBJECT):
        made["role"] = _read(table, roles, Role.SUBJECT, _roles_in_subjects, "")
    employers = channel_columns.employers(table, roles)
    made["company"], made["agency"] = employers["company"], employers["agency"]
    made["reason"] = _read(table, roles, Role.REASON, reasons.interpret, Reason.UNSTATED)
    made["interest"] = _interest(table, roles)
    made["notes"] = _notes(table, roles)
    words = pd.DataFrame(made)
    words["channel"] = channel_columns.channel(table, roles, words, employers["channel"])
    return words


def _roles_in_subjects(distinct: list[str]) -> list[str]:
    return [parse(text)[1] for text in distinct]


def _read(
    table: Table,
    roles: ColumnRoles,
    role: Role,
    interpret: Callable[[list[str]], Sequence[str]],
    empty: str,
) -> pd.Series:
    """Apply *interpret* to the distinct texts of the column with this role; one value per row."""
    position = roles.first(role)
    if position is None:
        return constant(empty, table.height)
    read_as = [str(value) for value in interpret(_distinct(table, position))]
    spread = pd.Series([*read_as, str(empty)], dtype="str")
    return spread.take(table.columns[position].codes).reset_index(drop=True)


def _distinct(table: Table, position: int) -> list[str]:
    return [str(text).strip() for text in table.columns[position].texts]


def _interest(table: Table, roles: ColumnRoles) -> Floats:
    position = roles.first(Role.INTEREST)
    if position is None:
        return np.full(table.height, np.nan)
    header = normalize(table.headers[position])
    first_is_best = any(word in header for word in _FIRST_IS_BEST)
    shares = interest.interpret(_distinct(table, position), first_is_best=first_is_best)
    return np.append(shares, np.nan)[table.columns[position].codes]


def _notes(table: Table, roles: ColumnRoles) -> pd.Series:
    positions = roles.at(Role.NOTES, Role.REASON)
    if not positions:
        return constant("", table.height)
    notes = texts(table, positions[0])
    for position in positions[1:]:
        more = texts(table, position)
        headed = (table.headers[position] + ": " + more).where(more != "", "")
        gap = pd.Series(np.where((notes != "") & (headed != ""), "\n", ""), dtype="str")
        notes = notes + gap + headed
    return notes


def company_keys(rows: pd.DataFrame, merges: Mapping[str, str]) -> pd.Series:
    """Return the company key of each row, with the person's merges applied."""
    codes, distinct = pd.factorize(rows["company"])
    keys = [merges.get(key, key) for key in companies.company_keys(distinct.tolist())]
    return spread(keys, codes)


def report_companies(rows: pd.DataFrame, ledger: LedgerBuilder) -> None:
    """Report applications without a company, or with a placeholder for one."""
    named = rows["company"] != ""
    held = rows.loc[named & (rows["company_key"] == "")]
    ledger.add(
        LedgerCode.PLACEHOLDER_COMPANY,
        rows=held["origin_row"].to_numpy(),
        raw=held["company"].to_numpy(dtype=object),
    )
    missing = rows.loc[~named, "origin_row"].to_numpy()
    ledger.add(LedgerCode.COMPANY_MISSING, rows=missing)
