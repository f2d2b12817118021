"""Layout “emails”: one row per e-mail, with company and role in columns or in the e-mail text."""

from dataclasses import replace

import numpy as np
import pandas as pd

from ajar.intake.columns.assign import ColumnRole, ColumnRoles
from ajar.intake.columns.profile import profile_column
from ajar.intake.columns.roles import STATUS_ROLES, Role
from ajar.intake.layouts import history
from ajar.intake.layouts.grouping import same_application
from ajar.intake.rows import dates, row_types
from ajar.intake.rows.emails import (
    company_and_role,
    is_about_applying,
    most_informative_sentence,
    plain_text,
)
from ajar.intake.rows.parsed_table import ImportContext, ParsedTable, texts
from ajar.intake.tables.table import Table, column_of
from ajar.intake.values import statuses
from ajar.model.arrays import Flags, Ints
from ajar.model.ledger import LedgerCode

NAME = "emails"
LABEL = "One row per email"


def detect(table: Table, roles: ColumnRoles) -> float:
    """Confidence: a subject column, and several e-mails per application or no status column."""
    position = roles.first(Role.SUBJECT)
    if position is None:
        return 0.0
    plain = roles.columns[position].content.subjects >= _MIN_SUBJECTS
    if not roles.has(Role.DAY, Role.UPDATED, Role.SAVED, Role.SENDER) and not plain:
        return 0.0
    if not roles.has(*STATUS_ROLES, Role.COMPANY):
        return 0.85
    if roles.has(Role.APPLIED):
        return 0.85 if plain and not roles.has(Role.ROLE) else 0.0
    (named, known), _ = _with_company_and_role(table, roles)
    repeated = len(np.unique(same_application(named, known))) < table.height
    return 0.85 if repeated or plain else 0.0


_MIN_SUBJECTS = 0.2
"""Least share of subjects that are typical of e-mails about applications."""


def read(table: Table, roles: ColumnRoles, context: ImportContext) -> ParsedTable:
    """Group e-mails by company and role into applications, with one event per e-mail."""
    kinds = row_types.classify(table, roles)
    row_types.report(table, kinds, context)
    table = table.take(kinds == row_types.RowType.ROW)
    for position in roles.at(Role.APPLIED):  # the day of the e-mail, whatever the header says
        roles = roles.given(position, Role.DAY)
    mails = _email_texts(table, roles)
    (named, known), from_text = _with_company_and_role(table, roles)
    if from_text:
        context.ledger.add(
            LedgerCode.COMPANY_FROM_TEXT,
            column=table.headers[roles.at(Role.SUBJECT)[0]],
            done="company and role",
        )
    groups = same_application(named, known, fill_only_role=True)
    about = _in_related_groups(mails, groups)
    _set_aside(table, ~about, context)
    named, mails = named.take(about), mails.loc[about].reset_index(drop=True)
    groups = pd.factorize(groups[about])[0].astype(np.int64)
    days = [Role.DAY, Role.UPDATED, Role.SAVED]
    found = dates.read(named, known, context)
    day, _ = dates.span(found, named, known.at(*days))
    sentences = [
        most_informative_sentence(*texts_of)
        for texts_of in mails[[*_TEXT_COLUMNS, "sender"]].itertuples(index=False)
    ]
    entries = history.entries_frame(np.arange(named.height), pd.Series(sentences, dtype="str"), day)
    position = next(
        iter([*roles.at(Role.EVENT), *roles.at(*STATUS_ROLES), *roles.at(Role.SUBJECT)])
    )
    parsed = history.read(
        named, known, context, _with_applied_entries(entries), groups, table.headers[position]
    )
    return replace(parsed, not_sent=parsed.not_sent + int((~about).sum()))


_TEXT_COLUMNS = ["status", "subject", "text"]


def _email_texts(table: Table, roles: ColumnRoles) -> pd.DataFrame:
    """Status, subject, text and sender of each e-mail, empty text where missing."""
    empty = pd.Series([""] * table.height, dtype="str")
    places = {
        "status": [*roles.at(Role.EVENT), *roles.at(*STATUS_ROLES)],
        "subject": roles.at(Role.SUBJECT),
        "text": roles.at(Role.NOTES),
        "sender": [*roles.at(Role.SENDER), *roles.at(Role.CONTACT_ADDRESS)],
    }
    mails = pd.DataFrame(
        {name: texts(table, at[0]) if at else empty for name, at in places.items()}
    )
    return mails.assign(
        subject=mails["subject"].str.split().str.join(" "), text=mails["text"].map(plain_text)
    )


def _in_related_groups(mails: pd.DataFrame, groups: Ints) -> Flags:
    """Mask of the e-mails in groups with at least one e-mail about an application."""
    own = [is_about_applying(*pieces) for pieces in mails[_TEXT_COLUMNS].itertuples(index=False)]
    return pd.Series(own, dtype=bool).groupby(groups).transform("any").to_numpy(dtype=bool)


def _set_aside(table: Table, rows: Flags, context: ImportContext) -> None:
    """Report unrelated e-mails in the ledger; their cells count as reported."""
    at = np.flatnonzero(rows)
    context.ledger.add(
        LedgerCode.NOT_APPLICATION,
        rows=table.rows[at],
        raw=row_types.row_texts(table, at),
        done="a mail about something else",
    )
    own, into = table.sheet_rows()
    context.account.report(own[rows[into]])


def _with_applied_entries(entries: pd.DataFrame) -> pd.DataFrame:
    """Add an “applied” entry for each acknowledgement: it arrives on the day of applying."""
    codes, distinct = pd.factorize(entries["words"])
    receipts = [m.name == "acknowledged" for m in statuses.interpret(distinct.tolist())]
    sent = entries.loc[np.array(receipts, dtype=bool)[codes]].assign(words=_APPLIED)
    return pd.concat([sent, entries]).sort_values("row", kind="stable", ignore_index=True)


_APPLIED = "Applied"


def _with_company_and_role(
    table: Table, roles: ColumnRoles
) -> tuple[tuple[Table, ColumnRoles], bool]:
    """Table and roles with company and role columns, and whether these come from the e-mails."""
    mails = _email_texts(table, roles)
    read_as = [
        company_and_role(*parts)
        for parts in mails[["subject", "text", "sender"]].itertuples(index=False)
    ]
    from_text = False
    for role, place in ((Role.COMPANY, 0), (Role.ROLE, 1)):
        found = [each[place] for each in read_as]
        if (own := roles.first(role)) is not None:
            written = texts(table, own)
            strange = written.str.contains("@", regex=False).to_numpy() & (np.array(found) != "")
            if not strange.any():
                continue
            columns = list(table.columns)
            columns[own] = column_of(np.where(strange, found, written).tolist())
            table, from_text = replace(table, columns=tuple(columns)), True
            continue
        table = table.with_column(role.value, found)
        added = ColumnRole(role.value, role, 0.5, profile_column(table.columns[-1]))
        roles = ColumnRoles((*roles.columns, added))
        from_text = True
    return (table, roles), from_text
