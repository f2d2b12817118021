"""The words of an application: company, role, channel, contact, notes, as canonical columns."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from ajar.intake.assign import Roles
from ajar.intake.draft import constant, texts
from ajar.intake.remarks import Remarks
from ajar.intake.roles import TEXTS, Role
from ajar.intake.table import Table
from ajar.intake.values import channels, companies, interest, reasons
from ajar.intake.values.folding import fold
from ajar.model.ledger import Code
from ajar.model.words import Channel, Reason

_FIRST_IS_BEST = ("priorit", "rank", "tier", "优先", "優先", "순위", "지망")


def words(table: Table, roles: Roles) -> pd.DataFrame:
    """
    The canonical text columns of each row, with ``channel``, ``reason`` and ``interest``.

    Several columns of notes are joined, each but the first under its header.
    """
    made: dict[str, pd.Series | npt.NDArray[np.float64]] = {}
    for role, name in TEXTS.items():
        position = roles.first(role)
        made[name] = constant("", table.height) if position is None else texts(table, position)
    if (company := roles.first(Role.COMPANY)) is not None:
        made["company"] = _by_distinct(table, company, companies.clean_name)
    source = roles.first(Role.SOURCE)
    made["channel"] = (
        constant(Channel.UNKNOWN, table.height)
        if source is None
        else _mapped(
            table,
            source,
            [str(c) for c in channels.interpret(_distinct(table, source))],
            Channel.UNKNOWN,
        )
    )
    reason = roles.first(Role.REASON)
    made["reason"] = (
        constant(Reason.UNSTATED, table.height)
        if reason is None
        else _mapped(
            table,
            reason,
            [str(r) for r in reasons.interpret(_distinct(table, reason))],
            Reason.UNSTATED,
        )
    )
    made["interest"] = _interest(table, roles)
    made["notes"] = _notes(table, roles)
    return pd.DataFrame(made)


def _distinct(table: Table, position: int) -> list[str]:
    return [str(text).strip() for text in table.columns[position].texts]


def _mapped(table: Table, position: int, values: list[str], empty: str) -> pd.Series:
    """One value for each distinct text, spread over the rows."""
    spread = pd.Series([*values, empty], dtype="str")
    return spread.take(table.columns[position].codes).reset_index(drop=True)


def _by_distinct(table: Table, position: int, change: "object") -> pd.Series:
    assert callable(change)
    return _mapped(table, position, [change(text) for text in _distinct(table, position)], "")


def _interest(table: Table, roles: Roles) -> npt.NDArray[np.float64]:
    position = roles.first(Role.INTEREST)
    if position is None:
        return np.full(table.height, np.nan)
    header = fold(table.headers[position])
    first_is_best = any(word in header for word in _FIRST_IS_BEST)
    shares = interest.interpret(_distinct(table, position), first_is_best=first_is_best)
    return np.append(shares, np.nan)[table.columns[position].codes]


def _notes(table: Table, roles: Roles) -> pd.Series:
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


def company_keys(rows: pd.DataFrame, merges: "dict[str, str]") -> pd.Series:
    """The company key of each row, with the person's merges applied."""
    codes, distinct = pd.factorize(rows["company"])
    keys = [merges.get(key, key) for key in companies.keys(distinct.tolist())]
    return pd.Series(keys or [""], dtype="str").take(codes).reset_index(drop=True)


def report_companies(rows: pd.DataFrame, remarks: Remarks) -> None:
    """Tell about applications without a company, or with a stand-in for one."""
    named = rows["company"] != ""
    held = rows.loc[named & (rows["company_key"] == "")]
    remarks.add(
        Code.PLACEHOLDER_COMPANY,
        rows=held["origin_row"].to_numpy(),
        raw=held["company"].to_numpy(dtype=object),
    )
    missing = rows.loc[~named, "origin_row"].to_numpy()
    remarks.add(Code.COMPANY_MISSING, rows=missing)
