"""Group the rows of a table by application."""

from dataclasses import replace

import numpy as np
import pandas as pd

from ajar.intake.cells import EncodedColumn
from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import Role
from ajar.intake.rows.parsed_table import texts
from ajar.intake.tables.table import Table, select
from ajar.intake.values import companies
from ajar.intake.values.normalize import normalize
from ajar.model.arrays import Ints


def first_filled_per_group(table: Table, groups: Ints) -> Table:
    """
    Return one row per group with the first filled cell of every column.

    Groups are numbered from 0. ``rows`` is the sheet row of the first row of each group.
    """
    count = int(groups.max()) + 1 if len(groups) else 0
    columns = []
    for column in table.columns:
        codes = np.full(count, -1, dtype=np.int32)
        filled = np.flatnonzero(column.codes >= 0)
        into, first = np.unique(groups[filled], return_index=True)
        codes[into] = column.codes[filled[first]]
        columns.append(select(EncodedColumn(codes, column.texts, column.kinds), np.arange(count)))
    rows = np.zeros(count, dtype=np.int64)
    into, first = np.unique(groups, return_index=True)
    rows[into] = table.rows[first]
    own, position = table.sheet_rows()
    return replace(table, columns=tuple(columns), rows=rows, parts=(own, groups[position]))


def same_application(table: Table, roles: ColumnRoles, *, fill_only_role: bool = False) -> Ints:
    """
    Return the group number of each row; rows of the same application share it.

    Rows are grouped by the file's own id if ids repeat, else by company and role; rows with neither
    are their own group. Numbers follow the order in which applications first appear.

    Parameters
    ----------
    fill_only_role
        Whether a row without a role joins the only role of its company.
    """
    key = _id_keys(table, roles)
    if key is None:
        key = _name_keys(table, roles)
        key = _fill_only_role(key) if fill_only_role else key
    alone = (key == "").to_numpy()
    key = key.where(~alone, pd.Series([f"\0{row}" for row in range(len(key))], dtype="str"))
    return pd.factorize(key)[0].astype(np.int64)


def _fill_only_role(key: pd.Series) -> pd.Series:
    """Keys of company and role, with missing roles filled by the only role of the company."""
    parts = key.str.split("\0", n=1, expand=True)
    if parts.shape[1] == 1:
        return key
    company, role = parts[0], parts[1].fillna("")
    named = role.where(role != "")
    only = named.groupby(company).transform("first")
    alone = named.groupby(company).transform("nunique") == 1
    joins = (company != "") & (role == "") & alone
    return key.where(~joins, company + "\0" + only.fillna(""))


def _id_keys(table: Table, roles: ColumnRoles) -> pd.Series | None:
    positions = roles.at(Role.ID, Role.REQUISITION)
    if not positions:
        return None
    position = positions[0]
    key = texts(table, position)
    repeats = key.loc[key != ""].duplicated().any()
    return key if repeats and (key != "").all() else None


def _name_keys(table: Table, roles: ColumnRoles) -> pd.Series:
    company = roles.first(Role.COMPANY)
    job = roles.first(Role.ROLE)
    parts = []
    if company is not None:
        codes, distinct = pd.factorize(texts(table, company))
        known = companies.company_keys(distinct.tolist())
        plain = [key or normalize(text) for key, text in zip(known, distinct, strict=True)]
        parts.append(pd.Series(plain, dtype="str").take(codes).reset_index(drop=True))
    if job is not None:
        codes, distinct = pd.factorize(texts(table, job))
        folded = pd.Series([normalize(text) for text in distinct], dtype="str")
        parts.append(folded.take(codes).reset_index(drop=True))
    if not parts:
        return pd.Series([""] * table.height, dtype="str")
    if len(parts) == 1:
        return parts[0]
    both = parts[0] + "\0" + parts[1]
    return both.where(both != "\0", "")
