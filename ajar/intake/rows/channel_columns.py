"""Which way each application took: its source, who referred, an agency, a note, its link."""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import Role
from ajar.intake.rows.parsed_table import constant, texts
from ajar.intake.tables.table import Mask, Table
from ajar.intake.values import agencies, booleans, channels, companies, job_links
from ajar.intake.values.words import words
from ajar.model.enums import Channel

_SAYING = (Role.STATUS, Role.OUTCOME, Role.UPDATED, Role.FROM, Role.TO, Role.EVENT, Role.KIND)
"""Columns whose words may name a channel, such as “Recruiter inquiry”."""


def employers(table: Table, roles: ColumnRoles) -> pd.DataFrame:
    """
    The ``company`` and the ``agency`` of each row, and a ``channel`` where the cell says one.

    Under a column of clients, the company beside it is the agency; a cell may name both.
    """
    named = _column(table, roles, Role.COMPANY)
    client = _column(table, roles, Role.CLIENT)
    agency = _column(table, roles, Role.AGENCY)
    codes, distinct = pd.factorize(named)
    split = agencies.split_each([str(text) for text in distinct])
    made = pd.DataFrame(split or [agencies.Employer("")], columns=agencies.Employer._fields)
    made = made.astype("str").take(codes).reset_index(drop=True)
    for_client = (client != "").to_numpy()
    given = agency.where(agency != "", made["agency"])
    made["agency"] = given.where(~for_client | (given != ""), made["company"])
    made["company"] = made["company"].where(~for_client, _clean(client))
    alone = ((made["company"] == "") & (made["agency"] != "")).to_numpy()
    made["company"] = made["company"].where(~alone, made["agency"])
    made["channel"] = made["channel"].where(made["agency"] == "", Channel.AGENCY.value)
    return made


def _clean(names: pd.Series) -> pd.Series:
    codes, distinct = pd.factorize(names)
    cleaned = pd.Series([companies.clean_name(str(name)) for name in distinct], dtype="str")
    return cleaned.take(codes).reset_index(drop=True)


def channel(
    table: Table, roles: ColumnRoles, made: pd.DataFrame, of_employer: pd.Series
) -> pd.Series:
    """
    The channel of each row, from whatever says it first.

    Who referred comes first, then the source, then an agency, then the words of statuses and
    notes, then the link of the job.

    Parameters
    ----------
    made
        Text columns of the table: ``source``, ``notes``, ``link`` and ``company``.
    of_employer
        What the company's own cell says.
    """
    source = _read(_column(table, roles, Role.SOURCE), channels.interpret)
    found = source.isin((Channel.UNKNOWN, Channel.JOB_BOARD))
    own = _names_company(made["source"], made["company"], found.to_numpy(dtype=bool))
    source = source.where(~own, Channel.CAREERS_PAGE.value)
    referrer = constant(Channel.UNKNOWN, table.height)
    for position in roles.at(Role.REFERRER):
        referrer = _first(referrer, _read(texts(table, position), _referrals))
    referred = (referrer == Channel.REFERRAL).to_numpy()
    direct = ((of_employer == Channel.AGENCY) & ~source.isin(_PERSONAL)).to_numpy()
    said = _first(source, referrer)
    said = said.where(~direct, Channel.AGENCY.value).where(~referred, Channel.REFERRAL.value)
    said = _first(said, of_employer)
    for position in roles.at(*_SAYING):
        said = _first(said, _read(texts(table, position), channels.stated_in))
    said = _first(said, _read(made["notes"], channels.stated_in))
    open_ = ((said == Channel.UNKNOWN) & (made["link"] != "")).to_numpy()
    if not open_.any():
        return said
    keys = _keys(made.loc[open_, "company"])
    linked = said.copy()
    linked[open_] = job_links.channels(made.loc[open_, "link"], keys).to_numpy()
    return linked


def _names_company(source: pd.Series, company: pd.Series, asked: Mask) -> Mask:
    """Those of the *asked* rows whose source is called after the company: “Amazon Jobs”."""
    named = np.zeros(len(source), dtype=bool)
    rows = np.flatnonzero(asked & (source != "").to_numpy() & (company != "").to_numpy())
    said, own = _keys(source.iloc[rows]).tolist(), _keys(company.iloc[rows]).tolist()
    named[rows] = [
        len(key) >= _SHORTEST and text.startswith(key) for text, key in zip(said, own, strict=True)
    ]
    return named


def _keys(names: pd.Series) -> pd.Series:
    """The company key of each name, each distinct one worked out once."""
    codes, distinct = pd.factorize(names)
    keys = companies.company_keys(map(str, distinct))
    return pd.Series(keys, dtype="str").take(codes).reset_index(drop=True)


_SHORTEST = 2
_PERSONAL = (Channel.REFERRAL, Channel.RECRUITER, Channel.NETWORKING)


def _first(known: pd.Series, other: pd.Series) -> pd.Series:
    """What is known, and else the other."""
    return known.where(known != Channel.UNKNOWN, other)


def _read(cells: pd.Series, interpret: Callable[[list[str]], Sequence[str]]) -> pd.Series:
    """What the distinct texts of a column are read as, for each row."""
    codes, distinct = pd.factorize(cells)
    read_as = [str(value) for value in interpret([str(text) for text in distinct])]
    return pd.Series(read_as, dtype="str").take(codes).reset_index(drop=True)


def _referrals(cells: list[str]) -> list[Channel]:
    """Under “referral”: a yes, a name or a code is one; a board is the board; a no says nothing."""
    answers = booleans.interpret([cell.strip() for cell in cells])
    sites = channels.interpret(cells)
    empty = words("not_happened")
    found = []
    for cell, answer, site in zip(cells, answers, sites, strict=True):
        nothing = not cell or answer is False or cell.strip().casefold() in empty
        named = Channel.REFERRAL if answer or site is Channel.UNKNOWN else site
        found.append(Channel.UNKNOWN if nothing else named)
    return found


def _column(table: Table, roles: ColumnRoles, role: Role) -> pd.Series:
    position = roles.first(role)
    return constant("", table.height) if position is None else texts(table, position)
