"""Collect the evidence on whether rows were sent: columns, kinds of entries and notes."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import FOLLOW_UP_ROLES, Role
from ajar.intake.rows.stage_columns import StageColumn
from ajar.intake.tables.table import Table
from ajar.intake.values import notes
from ajar.intake.values.normalize import tokens
from ajar.intake.values.prose_days import spaced
from ajar.intake.values.words import words
from ajar.model.arrays import Flags


@dataclass(frozen=True, eq=False)
class SubmissionEvidence:
    """Evidence on whether each row was sent, as masks over the rows."""

    applied: Flags
    """A day or a yes for applying."""
    dated: Flags
    """A day in a plain “date” column: the day of applying, or of writing the row."""
    not_applied: Flags
    """A plain no for applying."""
    happened: Flags
    """An event that only applications have."""
    messages: Flags
    """The row is a message, a contact or a task by its kind."""
    by_kind: Flags
    """The row is an application by its kind, in a list of applications and messages."""
    denied: Flags
    """The notes state that it was never sent."""
    has_column: bool
    """Whether a column has the role ``APPLIED`` by its header."""


def evidence(
    table: Table, roles: ColumnRoles, happenings: dict[int, StageColumn], plain: Collection[int]
) -> SubmissionEvidence:
    """
    Return the evidence in event columns, the kind column and notes.

    Parameters
    ----------
    plain
        Positions of columns that are only called “date”.
    """
    masks = {name: np.zeros(table.height, dtype=bool) for name in ("yes", "dated", "no", "more")}
    for position, found in happenings.items():
        role = roles.columns[position].role
        if role is Role.APPLIED:
            masks["dated" if position in plain else "yes"] |= found.yes
            masks["no"] |= found.no
        elif role not in FOLLOW_UP_ROLES:
            masks["more"] |= found.yes
    by_kind, messages = _kinds(table, roles)
    return SubmissionEvidence(
        applied=masks["yes"],
        dated=masks["dated"],
        not_applied=masks["no"] & ~masks["yes"],
        happened=masks["more"],
        messages=messages,
        by_kind=by_kind,
        denied=_denied(table, roles),
        has_column=not set(roles.at(Role.APPLIED)) <= set(plain),
    )


def _denied(table: Table, roles: ColumnRoles) -> Flags:
    """Mask of rows whose notes, or words beside the company, state that nothing was sent."""
    denied = np.zeros(table.height, dtype=bool)
    for position in roles.at(Role.NOTES, Role.COMPANY):
        column = table.columns[position]
        is_denied = notes.says_not_submitted([str(text) for text in column.texts])
        denied |= np.append(is_denied, False)[column.codes]
    return denied


def _kinds(table: Table, roles: ColumnRoles) -> tuple[Flags, Flags]:
    """
    Masks of rows that are applications and messages by their kind, in a list of both.

    A cold mail for a role is an application like others: its status decides, unless the list has
    an application to that company anyway. So is a row of any kind whose words say that an
    application was sent: “Referral follow-up: application sent”.
    """
    position = roles.first(Role.KIND)
    none = np.zeros(table.height, dtype=bool)
    if position is None:
        return none, none
    kinds = [set(tokens(str(text))) for text in table.columns[position].texts]
    sent = [not words("kind_sent").isdisjoint(kind) for kind in kinds]
    cold = [not words("kind_outreach").isdisjoint(kind) for kind in kinds]
    messages = [
        c or not words("kind_message").isdisjoint(k) for c, k in zip(cold, kinds, strict=True)
    ]
    if not any(sent) or not any(m and not s for m, s in zip(messages, sent, strict=True)):
        return none, none
    codes = table.columns[position].codes
    by_kind = np.append(sent, False)[codes]
    asked = np.append(cold, False)[codes]
    asked &= _has(table, roles, Role.ROLE) & ~_known_company(table, roles, by_kind)
    asked |= _has(table, roles, Role.ROLE) & _says_sent(table, roles)
    # In such a list, rows of any other kind are no applications, either.
    return by_kind | asked, np.append(~np.array(sent), False)[codes] & ~asked


def _says_sent(table: Table, roles: ColumnRoles) -> Flags:
    """Mask of rows whose notes or source say “application sent”."""
    says = np.zeros(table.height, dtype=bool)
    for position in roles.at(Role.NOTES, Role.SOURCE):
        column = table.columns[position]
        told = [
            any(phrase in spaced(str(text)) for phrase in words("application_sent"))
            for text in column.texts
        ]
        says |= np.append(np.array(told, dtype=bool), False)[column.codes]
    return says


def _has(table: Table, roles: ColumnRoles, role: Role) -> Flags:
    """Mask of rows with a filled cell in the column of this role."""
    position = roles.first(role)
    if position is None:
        return np.zeros(table.height, dtype=bool)
    filled: Flags = table.columns[position].codes >= 0
    return filled


def _known_company(table: Table, roles: ColumnRoles, rows: Flags) -> Flags:
    """Mask of rows with the company of one of *rows*."""
    position = roles.first(Role.COMPANY)
    if position is None:
        return np.zeros(table.height, dtype=bool)
    codes = table.columns[position].codes
    return np.isin(codes, codes[rows & (codes >= 0)])
