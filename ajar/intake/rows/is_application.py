"""Which rows are applications: what was really sent, and what is saved, planned or drafted."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import FOLLOW_UPS, STAGES, WORDS, Role
from ajar.intake.rows.parsed_table import ImportContext
from ajar.intake.rows.row_types import row_texts
from ajar.intake.rows.stage_columns import StageColumn
from ajar.intake.rows.status_columns import StatusColumn
from ajar.intake.tables.table import Mask, Table
from ajar.intake.values import notes
from ajar.intake.values.normalize import tokens
from ajar.intake.values.words import words
from ajar.model.enums import EventKind, Outcome
from ajar.model.import_report import QuestionCode
from ajar.model.ledger import LedgerCode


@dataclass(frozen=True, eq=False)
class SubmissionEvidence:
    """What the columns of a table say about whether each row was sent; masks over its rows."""

    applied: Mask
    """A day or a yes for applying."""
    dated: Mask
    """A day in a column that is only called “date”: of applying, or of writing the row down."""
    not_applied: Mask
    """A plain no for applying."""
    happened: Mask
    """Something that only happens to what was sent."""
    messages: Mask
    """By its kind the row is a message, a contact or a task."""
    denied: Mask
    """Its notes say in plain words that it was never sent."""
    has_column: bool
    """Whether a column is named after applying."""


def evidence(
    table: Table, roles: ColumnRoles, happenings: dict[int, StageColumn], plain: Collection[int]
) -> SubmissionEvidence:
    """
    Collect it from the columns of happenings, of kinds and of notes.

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
        elif role not in FOLLOW_UPS:
            masks["more"] |= found.yes
    return SubmissionEvidence(
        applied=masks["yes"],
        dated=masks["dated"],
        not_applied=masks["no"] & ~masks["yes"],
        happened=masks["more"],
        messages=_messages(table, roles),
        denied=_denied(table, roles),
        has_column=not set(roles.at(Role.APPLIED)) <= set(plain),
    )


def _denied(table: Table, roles: ColumnRoles) -> Mask:
    """Rows whose notes deny that anything was sent."""
    denied = np.zeros(table.height, dtype=bool)
    for position in roles.at(Role.NOTES):
        column = table.columns[position]
        says = notes.says_not_submitted([str(text) for text in column.texts])
        denied |= np.append(says, False)[column.codes]
    return denied


def _messages(table: Table, roles: ColumnRoles) -> Mask:
    """Rows that are messages, in a list of applications and messages; none in other tables."""
    position = roles.first(Role.KIND)
    none = np.zeros(table.height, dtype=bool)
    if position is None:
        return none
    kinds = [set(tokens(str(text))) for text in table.columns[position].texts]
    sent = [not words("kind_sent").isdisjoint(kind) for kind in kinds]
    messages = [not words("kind_message").isdisjoint(kind) for kind in kinds]
    if not any(sent) or not any(m and not s for m, s in zip(messages, sent, strict=True)):
        return none
    # In such a list, a kind that is neither is no application either.
    return np.append(~np.array(sent), False)[table.columns[position].codes]


def is_application(
    table: Table,
    roles: ColumnRoles,
    standing: StatusColumn,
    found: SubmissionEvidence,
    context: ImportContext,
) -> Mask:
    """
    Rows that are applications.

    A day or a yes for applying decides; then what the status means; then whatever else
    happened. A form that was begun and never sent is none, whatever day stands beside it. A day
    under a plain “date” counts where no status says otherwise, and a plain no for applying where
    no word says more than that the matter is open. A row of which nothing is said is an
    application only where blank means waiting.
    """
    known, said = standing.flag("known"), standing.said
    is_sent, proves = standing.flag("is_application"), standing.flag("proves_sent")
    by_words = said & (~known | (is_sent & proves))
    planned = said & known & ~is_sent
    unclear = said & known & is_sent & ~proves
    against = planned & found.applied & (standing.pick("name") != _UNFINISHED)
    in_spite = against & _dated_all_the_same(table, against, standing, context)
    unclear &= ~found.not_applied & _proven(standing, found, mixed=bool(planned.any()))
    left_out = said & known & is_sent & ~proves & ~unclear & ~found.applied & ~found.happened
    left_out &= ~found.denied
    unclear |= left_out & _sent_after_all(left_out, standing, context)
    sent = found.applied | found.happened | by_words | unclear | (found.dated & ~said)
    sent &= ~planned | in_spite
    denied = (found.not_applied & ~found.happened) | (found.denied & ~found.applied)
    sent &= ~(denied & ~_tells(standing))
    aside = planned & ~sent & ~against & has_identity(table, roles)
    sent |= aside & _set_aside_wrongly(aside, standing, context)
    blank = ~said & ~found.applied & ~found.dated & ~found.happened & ~found.not_applied
    sent |= blank & blank_means_sent(table, roles, standing, context)
    return sent & ~found.messages


_UNFINISHED = "unfinished"


def _tells(standing: StatusColumn) -> Mask:
    """Rows whose words say that it was sent, or what came of it; “open” and “closed” do not."""
    tells = [
        m.known
        and m.is_application
        and m.proves_sent
        and (m.name == "applied" or m.said_silent or bool({*m.events} - {EventKind.APPLIED}))
        for m in standing.meanings
    ]
    return np.array(tells, dtype=bool)[standing.codes]


def _proven(standing: StatusColumn, found: SubmissionEvidence, *, mixed: bool) -> Mask:
    """
    Rows whose words (“withdrawn”, “closed”) fit what was never sent, but count as sent.

    All of them in a list of nothing but applications. Where there is a column for applying, one
    withdraws what one has sent, but a role can be closed before. Where sent and planned rows
    stand side by side without such a column, the words prove nothing.
    """
    if found.has_column:
        return np.asarray(standing.pick("outcome") != Outcome.CLOSED)
    return np.full(len(standing.codes), not mixed)


def _sent_after_all(left_out: Mask, standing: StatusColumn, context: ImportContext) -> bool:
    """Whether the person says so of rows whose words fit what was never sent."""
    left = np.flatnonzero(left_out)
    if not len(left):
        return False
    taken = context.ask(
        QuestionCode.UNCLEAR_SENT,
        f"Were the rows with a status such as “{standing.written.iat[left[0]]}” ever sent?",
        {"no": "no, not sent", "yes": "yes, sent"},
        "no",
        count=len(left),
    )
    return taken == "yes"


_PLAINLY_NOT = {"planned", "saved"}
"""Meanings of rows of a wish list, which nobody takes for applications."""
_TENTH = 0.1
_FEW = 3


def _set_aside_wrongly(aside: Mask, standing: StatusColumn, context: ImportContext) -> bool:
    """Whether the person says so of the many rows that a status keeps apart as not sent."""
    doubtful = aside & ~np.isin(standing.pick("name").astype(str), list(_PLAINLY_NOT))
    rows = np.flatnonzero(doubtful)
    if len(rows) < max(_FEW, _TENTH * len(aside)):
        return False
    taken = context.ask(
        QuestionCode.ROWS_SET_ASIDE,
        f"Rows with a status such as “{standing.written.iat[rows[0]]}” are left out as not sent. "
        "Were they sent after all?",
        {"no": "no, never sent", "yes": "yes, sent"},
        "no",
        count=len(rows),
    )
    return taken == "yes"


def blank_means_sent(
    table: Table, roles: ColumnRoles, standing: StatusColumn, context: ImportContext
) -> bool:
    """
    Whether a row without a day of applying, a status or an event was sent nevertheless.

    A table that has no column for any of them is taken for applications if it names roles and
    does not call itself a list of something else; the person is asked.

    Not where the table has a column for applying, nor where its statuses have a word for
    “applied” or only words for what was not sent; but where only outcomes are written down,
    blank means waiting.
    """
    if context.by_colour:
        return True
    if roles.has(Role.APPLIED):
        return False
    waiting = [
        m for m in standing.meanings[:-1] if m.known and m.is_application and not m.events[1:]
    ]
    if roles.has(*WORDS, Role.HISTORY) and standing.said.any():
        unsent = [m.known and not m.is_application for m in standing.meanings[:-1]]
        applied = any(m.name in {"applied", "waiting", "in_progress"} for m in waiting)
        return not applied and not all(unsent)
    if roles.has(*STAGES, Role.REJECTED, Role.REPLIED, Role.SILENT):
        return True
    dated = roles.has(Role.SAVED, Role.DEADLINE)
    if roles.has(Role.JOB) and not dated and table.height and not is_wish_list(table):
        taken = context.ask(
            QuestionCode.ALL_SENT,
            "Nothing here says which rows were really sent. Are all of them applications?",
            {"all": "yes, all of them", "none": "no, none of them"},
            "all",
            count=table.height,
        )
        return taken == "all"
    return False


def is_wish_list(table: Table) -> bool:
    """Whether the sheet calls itself a list of things to look at and not of applications."""
    said = tokens(" ".join((table.sheet, table.file, *table.above[:3])))
    return not words("list_of_wishes").isdisjoint(said)


def _dated_all_the_same(
    table: Table, rows: Mask, standing: StatusColumn, context: ImportContext
) -> bool:
    """Whether rows were sent whose status says “not sent” beside a day of applying."""
    if not rows.any():
        return True
    at = np.flatnonzero(rows)
    taken = context.ask(
        QuestionCode.PLANNED_BUT_DATED,
        f"Rows with a status such as “{standing.written.iat[at[0]]}” have a day of applying. "
        "Were they sent?",
        {"sent": "yes, sent", "planned": "no, not yet"},
        "sent",
        count=len(at),
    )
    context.remarks.add(
        LedgerCode.STATUS_CONTRADICTS,
        rows=table.rows[at],
        raw=standing.written.iloc[at].to_numpy(dtype=object),
        done=_IN_SPITE[taken],
    )
    return taken == "sent"


_IN_SPITE = {
    "sent": "taken as sent, because it has a day of applying",
    "planned": "taken as not sent, because you said so",
}


def set_aside(table: Table, sent: Mask, standing: StatusColumn, context: ImportContext) -> None:
    """Keep the rows that were not sent in the ledger; their cells count as reported."""
    rows = np.flatnonzero(~sent)
    labels = standing.pick("label")[rows]
    known = standing.flag("known")[rows]
    context.remarks.add(
        LedgerCode.NOT_APPLICATION,
        rows=table.rows[rows],
        raw=row_texts(table, rows),
        done=[str(label) if k else "" for label, k in zip(labels, known, strict=True)],
    )
    own, into = table.sheet_rows()
    context.account.report(own[~sent[into]])


def has_identity(table: Table, roles: ColumnRoles) -> Mask:
    """Rows that name a company, a role, a link or a subject."""
    named = np.zeros(table.height, dtype=bool)
    for position in roles.at(Role.COMPANY, Role.JOB, Role.LINK, Role.SUBJECT):
        named |= table.columns[position].codes >= 0
    return named
