"""Which rows are applications: what was really sent, and what is saved, planned or drafted."""

from dataclasses import dataclass

import numpy as np

from ajar.intake.columns.assign import Roles
from ajar.intake.columns.roles import FOLLOW_UPS, STAGES, WORDS, Role
from ajar.intake.rows.draft import Context
from ajar.intake.rows.event_columns import Happenings
from ajar.intake.rows.lines import row_texts
from ajar.intake.rows.status_columns import Standing
from ajar.intake.tables.table import Mask, Table
from ajar.intake.values.folding import tokens
from ajar.intake.values.words import words
from ajar.model.ledger import Code
from ajar.model.words import Outcome


@dataclass(frozen=True, eq=False)
class Evidence:
    """What the columns of a table say about whether each row was sent; masks over its rows."""

    applied: Mask
    """A day or a yes for applying."""
    not_applied: Mask
    """A plain no for applying."""
    happened: Mask
    """Something that only happens to what was sent."""
    messages: Mask
    """By its kind the row is a message, a contact or a task."""


def evidence(table: Table, roles: Roles, happenings: dict[int, Happenings]) -> Evidence:
    """Collect it from the columns of happenings and the column of kinds."""
    masks = {name: np.zeros(table.height, dtype=bool) for name in ("yes", "no", "more")}
    for position, found in happenings.items():
        role = roles.columns[position].role
        if role is Role.APPLIED:
            masks["yes"] |= found.yes
            masks["no"] |= found.no
        elif role not in FOLLOW_UPS:
            masks["more"] |= found.yes
    return Evidence(
        masks["yes"], masks["no"] & ~masks["yes"], masks["more"], _messages(table, roles)
    )


def _messages(table: Table, roles: Roles) -> Mask:
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


def decide(
    table: Table, roles: Roles, standing: Standing, found: Evidence, context: Context
) -> Mask:
    """
    Rows that are applications.

    A day or a yes for applying decides; then what the status means; then whatever else
    happened. A row of which nothing is said is an application only where blank means waiting.
    """
    known, said = standing.flag("known"), standing.said
    is_sent, proves = standing.flag("is_application"), standing.flag("proves_sent")
    by_words = said & (~known | (is_sent & proves))
    planned = said & known & ~is_sent
    unclear = said & known & is_sent & ~proves
    against = planned & (found.applied | found.happened)
    _contradictions(table, against & found.applied, standing, context)
    unclear &= ~found.not_applied & _proven(standing, roles, mixed=bool(planned.any()))
    left_out = said & known & is_sent & ~proves & ~unclear & ~found.applied & ~found.happened
    _ask_about_unclear(left_out, standing, context)
    sent = found.applied | found.happened | by_words | unclear
    sent &= ~(planned & ~found.applied)
    sent &= ~(found.not_applied & ~said & ~found.happened)
    blank = ~said & ~found.applied & ~found.happened & ~found.not_applied
    sent |= blank & blank_means_sent(table, roles, standing, context)
    return sent & ~found.messages


def _proven(standing: Standing, roles: Roles, *, mixed: bool) -> Mask:
    """
    Rows whose words (“withdrawn”, “closed”) fit what was never sent, but count as sent.

    All of them in a list of nothing but applications. Where there is a column for applying, one
    withdraws what one has sent, but a role can be closed before. Where sent and planned rows
    stand side by side without such a column, the words prove nothing.
    """
    if roles.has(Role.APPLIED):
        return np.asarray(standing.pick("outcome") != Outcome.CLOSED)
    return np.full(len(standing.codes), not mixed)


def _ask_about_unclear(left_out: Mask, standing: Standing, context: Context) -> None:
    left = np.flatnonzero(left_out)
    if not len(left):
        return
    context.ask(
        "unclear_sent",
        f"Were the rows with a status such as “{standing.written.iat[left[0]]}” ever sent?",
        "not sent",
        ("sent",),
        len(left),
    )


def blank_means_sent(table: Table, roles: Roles, standing: Standing, context: Context) -> bool:
    """
    Whether a row without a day of applying, a status or an event was sent nevertheless.

    A table that has no column for any of them is taken for applications if it names roles and
    does not call itself a list of something else; the person is asked.

    Not where the table has a column for applying, nor where its statuses have a word for
    “applied”; but where only outcomes are written down, blank means waiting.
    """
    if context.by_colour:
        return True
    if roles.has(Role.APPLIED):
        return False
    waiting = [
        m for m in standing.meanings[:-1] if m.known and m.is_application and not m.events[1:]
    ]
    if roles.has(*WORDS, Role.HISTORY) and standing.said.any():
        return not any(m.name in {"applied", "waiting", "in_progress"} for m in waiting)
    if roles.has(*STAGES, Role.REJECTED, Role.REPLIED, Role.SILENT):
        return True
    dated = roles.has(Role.SAVED, Role.DEADLINE)
    if roles.has(Role.JOB) and not dated and table.height and not says_list(table):
        context.ask(
            "all_sent",
            "Nothing here says which rows were really sent. Are all of them applications?",
            "all of them",
            ("none of them",),
            table.height,
        )
        return True
    return False


def says_list(table: Table) -> bool:
    """Whether the sheet calls itself a list of things to look at and not of applications."""
    said = tokens(" ".join((table.sheet, table.file, *table.above[:3])))
    return not words("list_of_wishes").isdisjoint(said)


def _contradictions(table: Table, rows: Mask, standing: Standing, context: Context) -> None:
    """A status that says “not sent” beside a day of applying."""
    if not rows.any():
        return
    at = np.flatnonzero(rows)
    context.remarks.add(
        Code.STATUS_CONTRADICTS,
        rows=table.rows[at],
        raw=standing.written.iloc[at].to_numpy(dtype=object),
        done="taken as sent, because it has a day of applying",
    )
    context.ask(
        "planned_but_dated",
        f"{len(at)} rows have a day of applying but a status such as "
        f"“{standing.written.iat[at[0]]}”. Were they sent?",
        "sent",
        ("not sent",),
        len(at),
    )


def set_aside(table: Table, sent: Mask, standing: Standing, context: Context) -> None:
    """Keep the rows that were not sent in the ledger; their cells count as reported."""
    rows = np.flatnonzero(~sent)
    labels = standing.pick("label")[rows]
    known = standing.flag("known")[rows]
    context.remarks.add(
        Code.NOT_APPLICATION,
        rows=table.rows[rows],
        raw=row_texts(table, rows),
        done=[str(label) if k else "" for label, k in zip(labels, known, strict=True)],
    )
    own, into = table.sheet_rows()
    context.account.report(own[~sent[into]])


def has_identity(table: Table, roles: Roles) -> Mask:
    """Rows that name a company, a role, a link or a subject."""
    named = np.zeros(table.height, dtype=bool)
    for position in roles.at(Role.COMPANY, Role.JOB, Role.LINK, Role.SUBJECT):
        named |= table.columns[position].codes >= 0
    return named
