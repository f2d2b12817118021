"""Infer the channel of each row from source, referrer, agency, notes and link."""

import re
from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
import pandas as pd

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import Role
from ajar.intake.rows.emails import NO_EMPLOYER
from ajar.intake.rows.parsed_table import constant, spread, texts
from ajar.intake.tables.table import Table
from ajar.intake.values import agencies, booleans, channels, companies, contacts, job_links
from ajar.intake.values.normalize import tokens
from ajar.intake.values.words import words
from ajar.model.arrays import Flags
from ajar.model.enums import Channel, ContactRelation

_TEXT_ROLES = (Role.STATUS, Role.OUTCOME, Role.UPDATED, Role.FROM, Role.TO, Role.EVENT, Role.KIND)
"""Columns whose text may name a channel, such as “Recruiter inquiry”."""


def employers(table: Table, roles: ColumnRoles) -> pd.DataFrame:
    """
    Return ``company``, ``agency`` and ``channel`` of each row, from the company cells.

    With a client column, the company column holds the agency; one cell may name both.
    """
    named = _column(table, roles, Role.COMPANY)
    client = _column(table, roles, Role.CLIENT)
    agency = _column(table, roles, Role.AGENCY)
    codes, distinct = pd.factorize(named)
    split = agencies.split_each(distinct.tolist())
    fields = zip(*(split or [agencies.Employer("")]), strict=True)
    made = pd.DataFrame(
        {
            name: spread([str(text) for text in texts_of_field], codes)
            for name, texts_of_field in zip(agencies.Employer._fields, fields, strict=True)
        }
    )
    for_client = (client != "").to_numpy()
    given = agency.where(agency != "", made["agency"])
    made["agency"] = given.where(~for_client | (given != ""), made["company"])
    made["company"] = made["company"].where(~for_client, _clean(client))
    alone = ((made["company"] == "") & (made["agency"] != "")).to_numpy()
    made["company"] = made["company"].where(~alone, made["agency"])
    made["channel"] = made["channel"].where(made["agency"] == "", Channel.AGENCY.value)
    nameless = (made["company"] == "").to_numpy()
    if nameless.any():
        made["company"] = made["company"].where(~nameless, _clean(_clients(table, roles)))
    if not roles.has(Role.COMPANY) and roles.has(Role.LINK):
        links, titles = _column(table, roles, Role.LINK), _column(table, roles, Role.ROLE)
        pairs = zip(links, titles, strict=True)
        linked = pd.Series([job_links.employer(*pair) for pair in pairs], dtype="str")
        made["company"] = made["company"].where(made["company"] != "", linked)
    return made


def _clean(names: pd.Series) -> pd.Series:
    codes, distinct = pd.factorize(names)
    return spread([companies.clean_name(name) for name in distinct.tolist()], codes)


def channel(
    table: Table, roles: ColumnRoles, made: pd.DataFrame, of_employer: pd.Series
) -> pd.Series:
    """
    Return the channel of each row.

    In this order: referrer, source, agency, statuses and notes, job link.

    Parameters
    ----------
    made
        Text columns of the table: ``source``, ``notes``, ``link`` and ``company``.
    of_employer
        Channel from the company cell.
    """
    interpret = partial(channels.interpret, respell=True)
    source = _read(_column(table, roles, Role.SOURCE), interpret)
    found = source.isin((Channel.UNKNOWN, Channel.JOB_BOARD))
    own = _names_company(made["source"], made["company"], found.to_numpy(dtype=bool))
    source = source.where(~own, Channel.CAREERS_PAGE.value)
    referrer = constant(Channel.UNKNOWN, table.height)
    for position in roles.at(Role.REFERRER):
        referrer = _first(referrer, _read(texts(table, position), _referrals))
    referred = (referrer == Channel.REFERRAL).to_numpy()
    direct = ((of_employer == Channel.AGENCY) & ~source.isin(_PERSONAL)).to_numpy()
    channel_of_row = _first(source, referrer)
    channel_of_row = channel_of_row.where(~direct, Channel.AGENCY.value).where(
        ~referred, Channel.REFERRAL.value
    )
    channel_of_row = _first(channel_of_row, of_employer)
    channel_of_row = _first(channel_of_row, _of_contacts(table, roles, made["company"]))
    for position in roles.at(Role.KIND):
        channel_of_row = _first(channel_of_row, _read(texts(table, position), _outreach))
    for position in roles.at(*_TEXT_ROLES):
        channel_of_row = _first(channel_of_row, _read(texts(table, position), channels.stated_in))
        channel_of_row = _first(channel_of_row, _read(texts(table, position), _in_brackets))
    channel_of_row = _first(channel_of_row, _read(made["notes"], channels.stated_in))
    channel_of_row = _first(channel_of_row, _read(made["notes"], _by_way))
    via = _read(made["role"], channels.stated_in)
    channel_of_row = _first(channel_of_row, via.where(via.isin(_PLACES), Channel.UNKNOWN.value))
    open_ = ((channel_of_row == Channel.UNKNOWN) & (made["link"] != "")).to_numpy()
    if not open_.any():
        return channel_of_row
    keys = _keys(made.loc[open_, "company"])
    linked = channel_of_row.copy()
    linked[open_] = job_links.channels(made.loc[open_, "link"], keys).to_numpy()
    return linked


def _names_company(source: pd.Series, company: pd.Series, asked: Flags) -> Flags:
    """Mask of the *asked* rows whose source starts with the company name: “Amazon Jobs”."""
    named = np.zeros(len(source), dtype=bool)
    rows = np.flatnonzero(asked & (source != "").to_numpy() & (company != "").to_numpy())
    source_keys, own = _keys(source.iloc[rows]).tolist(), _keys(company.iloc[rows]).tolist()
    named[rows] = [
        len(key) >= _SHORTEST and text.startswith(key)
        for text, key in zip(source_keys, own, strict=True)
    ]
    return named


def _keys(names: pd.Series) -> pd.Series:
    """Company key of each name, computed once per distinct name."""
    codes, distinct = pd.factorize(names)
    return spread(companies.company_keys(map(str, distinct)), codes)


_SHORTEST = 2
_PLACES = (Channel.JOB_BOARD, Channel.CAREERS_PAGE)
_PERSONAL = (Channel.REFERRAL, Channel.RECRUITER, Channel.NETWORKING)


def _first(known: pd.Series, other: pd.Series) -> pd.Series:
    """*known*, with unknown channels filled from *other*."""
    return known.where(known != Channel.UNKNOWN, other)


def _read(cells: pd.Series, interpret: Callable[[list[str]], Sequence[str]]) -> pd.Series:
    """Apply *interpret* to the distinct texts of a column; one value per row."""
    codes, distinct = pd.factorize(cells)
    return spread([str(value) for value in interpret([str(text) for text in distinct])], codes)


def _clients(table: Table, roles: ColumnRoles) -> pd.Series:
    """Company that a recruiter is named with, for each row: “Karl Berg for Kestrel”."""
    found = constant("", table.height)
    for position in roles.at(Role.CONTACT_NAME):
        if contacts.relation_of(table.headers[position]) is ContactRelation.RECRUITER:
            behind = texts(table, position).str.extract(_FOR, expand=False).fillna("")
            found = found.where(found != "", behind.astype("str"))
    return found


_FOR = r"(?i)\b(?:for|für|pour|para|voor)\s+(.+)$"
"""What stands behind these words in a cell is whom a recruiter recruits for."""


def _of_contacts(table: Table, roles: ColumnRoles, company: pd.Series) -> pd.Series:
    """Channel that the cells of contacts tell: a recruiter of another firm, “(via Indeed)”."""
    keys, client = _keys(company).tolist(), _keys(_clients(table, roles)).tolist()
    domain = _recruiter_domains(table, roles).tolist()
    through = [
        bool(key and (host or _alike(key, name))) and not _alike(key, host)
        for key, name, host in zip(keys, client, domain, strict=True)
    ]
    found = constant(Channel.UNKNOWN, table.height).mask(
        np.array(through, dtype=bool), Channel.AGENCY.value
    )
    for position in roles.at(Role.CONTACT_NAME):
        found = _first(found, _read(texts(table, position), _sites))
    return found


def _recruiter_domains(table: Table, roles: ColumnRoles) -> pd.Series:
    """Name in the mail address of each row's recruiter, where it is no mail provider's."""
    found = constant("", table.height)
    for position in roles.at(Role.CONTACT_NAME, Role.CONTACT_ADDRESS):
        if contacts.relation_of(table.headers[position]) is ContactRelation.RECRUITER:
            address = texts(table, position).str.extract(_DOMAIN, expand=False).fillna("")
            own = address.where(~address.str.contains(NO_EMPLOYER), "")
            found = found.where(
                found != "", own.str.lower().str.replace(_NOT_LETTER, "", regex=True)
            )
    return found.astype("str")


_DOMAIN = r"@([\w.-]+)\.[A-Za-z]{2,}"
_NOT_LETTER = r"[^a-z0-9]"


def _alike(key: str, other: str) -> bool:
    """Whether two names without spaces are one company's: one has the other in it."""
    return bool(key and other) and (key in other or other in key)


def _sites(cells: list[str]) -> list[Channel]:
    """Job boards in cells of contacts: alone, behind “via”, or as an address."""
    behind = [_VIA.split(cell, maxsplit=1)[-1] for cell in cells]
    told = [
        part if part != cell or len(cell.split()) == 1 else ""
        for part, cell in zip(behind, cells, strict=True)
    ]
    linked = [any(map(job_links.is_job_board, cell.split())) for cell in cells]
    return [
        Channel.JOB_BOARD if channel is Channel.JOB_BOARD or has_link else Channel.UNKNOWN
        for channel, has_link in zip(channels.interpret(told), linked, strict=True)
    ]


def _by_way(cells: list[str]) -> list[Channel]:
    """Board or page of each note that says no more than the way: “via corporate web site”."""
    ways = [_WAY.fullmatch(cell) for cell in cells]
    told = channels.interpret([found[1] if found else "" for found in ways])
    return [channel if channel in _PLACES else Channel.UNKNOWN for channel in told]


_VIA = re.compile(r"\b(?:via|through|über|par)\s+", re.IGNORECASE)
_WAY = re.compile(rf"\s*{_VIA.pattern}(.{{1,60}})", re.IGNORECASE)


def _in_brackets(cells: list[str]) -> list[Channel]:
    """Board or page that stands in brackets behind a status: “Applied (3 May, LinkedIn)”."""
    inside = [found[1] if (found := _BRACKETS.match(cell)) else "" for cell in cells]
    return [
        next((c for c in channels.interpret(text.split(",")) if c in _PLACES), Channel.UNKNOWN)
        for text in inside
    ]


_BRACKETS = re.compile(r"[^()]{1,30}\(([^()]{1,80})\)\s*$")


def _outreach(cells: list[str]) -> list[Channel]:
    """Networking for each kind of entry that is a message nobody asked for: “Cold email”."""
    cold = words("kind_outreach")
    return [
        Channel.UNKNOWN if cold.isdisjoint(tokens(cell)) else Channel.NETWORKING for cell in cells
    ]


def _referrals(cells: list[str]) -> list[Channel]:
    """
    Channels of a referral column: a yes, a name or a code is a referral, a job board is not.

    Nor is somebody whose title says that they recruit: “Ann Poe, HR”.
    """
    answers = booleans.interpret([cell.strip() for cell in cells])
    sites = channels.interpret(cells)
    empty = words("not_happened")
    found = []
    for cell, answer, site, people in zip(
        cells, answers, sites, contacts.people(cells), strict=True
    ):
        nothing = not cell or answer is False or cell.strip().casefold() in empty
        named = Channel.REFERRAL if answer or site is Channel.UNKNOWN else site
        if people and all(each.relation is ContactRelation.RECRUITER for each in people):
            named = Channel.RECRUITER
        found.append(Channel.UNKNOWN if nothing else named)
    return found


def _column(table: Table, roles: ColumnRoles, role: Role) -> pd.Series:
    position = roles.first(role)
    return constant("", table.height) if position is None else texts(table, position)
