"""Extract the contacts of a table from its contact columns, or from notes."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence

import numpy as np
import pandas as pd

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import PERSON_ROLES, Role
from ajar.intake.rows.parsed_table import texts
from ajar.intake.tables.table import Table
from ajar.intake.values import (
    booleans,
    channels,
    companies,
    contacts,
    contacts_in_notes,
    follow_up_texts,
)
from ajar.intake.values.contacts import Person
from ajar.intake.values.people_words import plain
from ajar.model.arrays import Flags, Ints
from ajar.model.enums import Channel, ContactRelation

_TEXT_ROLES = (Role.UPDATED, Role.STATUS, Role.OUTCOME)
"""Text columns that may also name a contact."""


_SITES = (Role.SOURCE, Role.LINK)
"""Columns of websites, in which some write the person there instead."""


def people(table: Table, roles: ColumnRoles, made: pd.DataFrame) -> pd.DataFrame:
    """
    Return one row per person: position in *table*, name, address, link, relation and column.

    Parameters
    ----------
    made
        The text columns of the table, for its notes, sources and companies.
    """
    frames = [
        _in_columns(table, roles, positions, relation)
        for relation, positions in _grouped(table, roles).items()
    ]
    known = pd.concat(frames, ignore_index=True) if frames else _frame([], [], "", None)
    named = np.zeros(table.height, dtype=bool)
    named[known.loc[known["name"] != "", "row"].to_numpy(np.int64)] = True
    written = [(made["notes"], "notes"), (made["source"], "source")]
    written += [(texts(table, at), table.headers[at]) for at in roles.at(*_TEXT_ROLES)]
    from_texts = [_in_notes(cells, column, made, ~named) for cells, column in written]
    from_texts += [_in_follow_ups(table, at, ~named) for at in roles.at(Role.FOLLOW_UP)]
    everybody = pd.concat([known, *from_texts], ignore_index=True)
    found = _with_noted_addresses(_with_clean_names(everybody), made["notes"])
    return found.drop_duplicates(["row", "name", "address"])


def _with_noted_addresses(found: pd.DataFrame, notes: pd.Series) -> pd.DataFrame:
    """
    *found* with the addresses that spell a name in the notes of its row.

    “Mailed ana.poe@acme.example” is the address of Ana Poe where she has none.
    """
    notes_beside = notes.iloc[found["row"]].tolist()
    addresses = [
        contacts_in_notes.address_of(name, note)
        if name and not address and "@" in note
        else address
        for name, address, note in zip(found["name"], found["address"], notes_beside, strict=True)
    ]
    return found.assign(address=pd.Series(addresses, index=found.index, dtype="str"))


def _with_clean_names(found: pd.DataFrame) -> pd.DataFrame:
    """
    *found* with each name as the row's other columns have it, where they have less of it.

    “Ana S. Birch” of the company Birch is “Ana S.” where another column says so.
    """
    if len(set(found["column"])) == 1:
        return found
    named = found.loc[found["name"].str.contains(" ")]
    pairs = named.reset_index().merge(named, on="row", suffixes=("", "_clean"))
    pairs = pairs.loc[pairs["column"] != pairs["column_clean"]]
    longer = [
        name.startswith(f"{clean} ")
        for name, clean in zip(pairs["name"], pairs["name_clean"], strict=True)
    ]
    clean = pairs.loc[longer].drop_duplicates("index").set_index("index")["name_clean"]
    names = found["name"].copy()
    names.loc[clean.index] = clean
    return found.assign(name=names)


def without_own_addresses(
    table: Table, roles: ColumnRoles, chosen_roles: Collection[str] = ()
) -> ColumnRoles:
    """
    Return roles in which a column of addresses that the person applied with is a mere field.

    Most of its cells are one address, whatever the company, and its header does not say whose it
    is. A column whose role the person chose stays what it is.
    """
    named = next(iter(roles.at(Role.COMPANY) or roles.at(Role.ROLE)), None)
    for position in roles.at(Role.CONTACT_ADDRESS):
        codes, header = table.columns[position].codes, table.headers[position]
        if named is None or header in chosen_roles or contacts.relation_of(header):
            continue
        often = np.bincount(codes[codes >= 0]).argmax() if (codes >= 0).any() else -1
        rows = np.flatnonzero((codes == often) & (codes >= 0))
        beside = np.unique(table.columns[named].codes[rows])
        if 2 * len(rows) > (codes >= 0).sum() and (beside >= 0).sum() >= _SEVERAL:
            roles = roles.given(position, Role.FIELD)
    return roles


_SEVERAL = 4
"""Least companies that one address stands beside to be the person's own."""


def first_of_each(found: pd.DataFrame, height: int) -> pd.DataFrame:
    """Return ``contact_name``, ``contact_address`` and ``contact_link`` of each row."""
    order = (found["name"] == "").to_numpy()
    firsts = found.iloc[np.argsort(order, kind="stable")].drop_duplicates("row").set_index("row")
    firsts = firsts.reindex(range(height))
    return pd.DataFrame(
        {
            f"contact_{name}": firsts[name].astype("str").fillna("")
            for name in ("name", "address", "link")
        }
    )


def _grouped(table: Table, roles: ColumnRoles) -> dict[ContactRelation, list[int]]:
    """Contact columns grouped by the relation of their people."""
    grouped: defaultdict[ContactRelation, list[int]] = defaultdict(list)
    named = [position for position in roles.at(*_SITES) if _holds_placeholders(table, position)]
    if named:
        grouped[ContactRelation.CONTACT] += named
    for position in roles.at(*PERSON_ROLES):
        role = roles.columns[position].role
        stated = contacts.relation_of(table.headers[position])
        of_referrer = ContactRelation.REFERRER if role is Role.REFERRER else None
        grouped[of_referrer or stated or ContactRelation.CONTACT].append(position)
    general = grouped.get(ContactRelation.CONTACT, [])
    others = [relation for relation in grouped if relation is not ContactRelation.CONTACT]
    if len(others) == 1 and not any(_is_name(roles, position) for position in general):
        grouped[others[0]] += grouped.pop(ContactRelation.CONTACT, [])
    return dict(grouped)


def _is_name(roles: ColumnRoles, position: int) -> bool:
    return roles.columns[position].role is Role.CONTACT_NAME


def _holds_placeholders(table: Table, position: int) -> bool:
    return any(map(contacts.is_placeholder, table.columns[position].texts))


def _names_under(table: Table, roles: ColumnRoles, position: int) -> pd.Series:
    """The cells of a column of people; of one of websites only those that stand for a name."""
    cells = texts(table, position)
    if roles.columns[position].role not in _SITES:
        return cells
    column = table.columns[position]
    named = [*map(contacts.is_placeholder, column.texts), False]
    return cells.where(np.array(named, dtype=bool)[column.codes], "")


def _in_columns(
    table: Table, roles: ColumnRoles, positions: list[int], relation: ContactRelation
) -> pd.DataFrame:
    """People in a group of columns with name, address and profile of the same people."""
    cells = _names_under(table, roles, positions[0])
    for position in positions[1:]:
        cells = cells + "\n" + _names_under(table, roles, position)
    codes, distinct = pd.factorize(cells)
    cell_texts = distinct.tolist()
    if relation is ContactRelation.REFERRER:
        cell_texts = _without_answers(cell_texts)
    found = contacts.people(cell_texts)
    return _spread(codes, found, table.headers[positions[0]], relation)


def _without_answers(cells: list[str]) -> list[str]:
    """Cells of a referral column, with yes, no, codes and job boards as empty text."""
    answered = booleans.interpret([cell.strip() for cell in cells])
    sites = channels.interpret(cells)
    known = {Channel.UNKNOWN, Channel.REFERRAL, Channel.RECRUITER, Channel.AGENCY}
    return [
        cell if answer is None and site in known and not _CODE.fullmatch(cell.strip()) else ""
        for cell, answer, site in zip(cells, answered, sites, strict=True)
    ]


_CODE = re.compile(
    r"[a-z0-9]*|[A-Z0-9]{3,}|[A-Z]{2,}[a-z0-9]+|(?!Ma?c|De|O')[A-Za-z0-9]*[a-z][A-Z0-9][A-Za-z0-9]*"
)
"""A referral code rather than a name: all lower case, all capitals, or mixed case."""


def _in_notes(cells: pd.Series, column: str, made: pd.DataFrame, rows: Flags) -> pd.DataFrame:
    """
    People in free text, for rows without a name in their contact columns.

    “Consultant - Data” under the role “Consultant - Data and AI” is no consultant called Data.
    """
    written = cells.where(pd.Series(rows), "")
    codes, distinct = pd.factorize(written)
    cell_texts = distinct.tolist()
    may = contacts_in_notes.prefilter(cell_texts)
    near = [text if hit else "" for text, hit in zip(cell_texts, may, strict=True)]
    found = _spread(codes, contacts_in_notes.in_notes(near), column, None)
    own = made.iloc[found["row"]]
    names = companies.company_keys(found["name"].tolist())
    employers = companies.company_keys(own["company"].tolist())
    other = [
        not name or not employer or (name not in employer and employer not in name)
        for name, employer in zip(names, employers, strict=True)
    ]
    in_role = [
        bool(name) and f" {plain(name)} " in f" {plain(role)} "
        for name, role in zip(found["name"], own["role"], strict=True)
    ]
    kept: pd.DataFrame = found.loc[np.array(other, dtype=bool) & ~np.array(in_role, dtype=bool)]
    return kept


def _in_follow_ups(table: Table, position: int, rows: Flags) -> pd.DataFrame:
    """People to whom cells of a follow-up column say that the person wrote."""
    codes, distinct = pd.factorize(texts(table, position).where(pd.Series(rows), ""))
    found = [follow_up_texts.people(str(text)) for text in distinct]
    return _spread(codes, found, table.headers[position], None)


def _spread(
    codes: Ints,
    found: Sequence[Sequence[Person]],
    column: str,
    relation: ContactRelation | None,
) -> pd.DataFrame:
    """People of each distinct text, repeated for every row with it."""
    many = np.array([len(each) for each in found], dtype=np.int64)
    rows = np.flatnonzero(many[codes] > 0)
    places = [codes[row] for row in rows]
    repeated = np.repeat(rows, many[places] if places else 0)
    persons = [person for place in places for person in found[place]]
    return _frame(repeated.tolist(), persons, column, relation)


def _frame(
    rows: list[int], persons: list[Person], column: str, relation: ContactRelation | None
) -> pd.DataFrame:
    general = relation or ContactRelation.CONTACT
    relations = [
        general if person.relation in (None, ContactRelation.CONTACT) else person.relation
        for person in persons
    ]
    return pd.DataFrame(
        {
            "row": pd.Series(rows, dtype="int64"),
            "name": pd.Series([person.name for person in persons], dtype="str"),
            "address": pd.Series([person.address for person in persons], dtype="str"),
            "link": pd.Series([person.link for person in persons], dtype="str"),
            "relation": pd.Series([str(each) for each in relations], dtype="str"),
            "column": pd.Series([column] * len(persons), dtype="str"),
        }
    )
