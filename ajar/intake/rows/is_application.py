"""Decide which rows are applications, and which are saved, planned or drafted jobs."""

from collections.abc import Sequence

import numpy as np

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.headers import roles_of_header
from ajar.intake.columns.roles import (
    DAY_ROLES,
    EVENT_ROLES,
    STAGE_ROLES,
    STATUS_ROLES,
    UNUSED_ROLES,
    Role,
)
from ajar.intake.rows import unknown_statuses
from ajar.intake.rows.parsed_table import ImportContext
from ajar.intake.rows.row_types import row_texts
from ajar.intake.rows.status_columns import StatusColumn
from ajar.intake.rows.submission_evidence import SubmissionEvidence
from ajar.intake.tables.table import Table
from ajar.intake.values import channels
from ajar.intake.values.normalize import tokens
from ajar.intake.values.statuses import StatusMeaning
from ajar.intake.values.words import words
from ajar.model.arrays import Flags
from ajar.model.enums import Channel, EventKind, Outcome, Stage
from ajar.model.import_report import QuestionCode
from ajar.model.import_settings import USE_ROW
from ajar.model.ledger import LedgerCode


def is_application(
    table: Table,
    roles: ColumnRoles,
    status: StatusColumn,
    found: SubmissionEvidence,
    context: ImportContext,
) -> Flags:
    """
    Return the mask of rows that are applications.

    A day or a yes for applying decides; then the meaning of the status; then other events. An
    unfinished form is no application, even with a day. A day in a plain “date” column counts unless
    the status contradicts it, and a no for applying unless the status implies a sent application. A
    row without evidence is an application only if :func:`blank_means_sent`.
    """
    known, has_status = status.flag("known"), status.has_status
    is_sent, proves = status.flag("is_application"), status.flag("proves_sent")
    # In a list of applications and messages, an application or cold mail is sent with its message.
    by_message = has_status & found.by_kind & (status.pick("name") == _OUTREACH)
    planned = has_status & known & ~is_sent & ~by_message
    told = ~unknown_statuses.may_be_unsent(status, planned) & (~known | (is_sent & proves))
    by_words: Flags = (has_status & told) | by_message
    unclear = has_status & known & is_sent & ~proves
    against = planned & found.applied & (status.pick("name") != _UNFINISHED)
    dated_sent = against & _ask_planned_but_dated(table, against, status, context)
    unclear &= ~found.not_applied & (
        _proven(status, found, mixed=bool(planned.any())) | found.by_kind
    )
    left_out = has_status & is_sent & ~by_words & ~unclear & ~found.applied & ~found.happened
    left_out &= ~found.denied
    unclear |= left_out & _ask_unclear(left_out, status, context)
    sent = found.applied | found.happened | by_words | unclear | (found.dated & ~has_status)
    sent &= ~planned | dated_sent
    denied = (found.not_applied & ~found.happened) | (found.denied & ~found.applied)
    sent &= ~(denied & ~_implies_sent(status))
    aside = planned & ~sent & ~against & has_identity(table, roles)
    sent |= aside & _ask_set_aside(aside, status, context)
    blank = ~has_status & ~found.applied & ~found.dated & ~found.happened & ~found.not_applied
    wishes = found.dated & ~has_status & ~found.applied & ~found.happened
    if wishes.any() and not has_status.any() and is_list_of(table, "wishes"):
        sent &= ~wishes | _ask_wishes(int(wishes.sum()), context)
    nearly_all = found.dated.sum() >= _NEARLY_ALL * table.height and not planned.any()
    if nearly_all and not found.has_column:
        sent |= blank & ~found.denied & has_identity(table, roles)
    else:
        sent |= blank & blank_means_sent(table, roles, status, context)
    return (sent & ~found.messages) | _used_anyway(table, ~sent, context)


def _used_anyway(table: Table, left_out: Flags, context: ImportContext) -> Flags:
    """Mask of rows that the person counts as applications, by the text of the row."""
    wanted = {key.removeprefix(USE_ROW) for key in context.answers if key.startswith(USE_ROW)}
    used = np.zeros(table.height, dtype=bool)
    rows = np.flatnonzero(left_out) if wanted else np.array([], dtype=np.int64)
    used[rows] = [text in wanted for text in row_texts(table, rows)]
    return used


_NEARLY_ALL, _MOST = 0.9, 0.75
"""Shares of rows with a plain “date” from which on those without are applications, too, and from
which on closed ones without are none."""


_UNFINISHED, _OUTREACH = "unfinished", "outreach"


def _implies_sent(status: StatusColumn) -> Flags:
    """Mask of rows whose status implies a sent application; “open” and “closed” do not."""
    implied = [
        m.known
        and m.is_application
        and m.proves_sent
        and (m.name == "applied" or m.said_silent or bool({*m.events} - {EventKind.APPLIED}))
        and all(unknown_statuses.is_application(name) for name in m.ambiguous)
        for m in status.meanings
    ]
    return np.array(implied, dtype=bool)[status.codes]


def _proven(status: StatusColumn, found: SubmissionEvidence, *, mixed: bool) -> Flags:
    """
    Mask of rows whose ambiguous status (“withdrawn”, “closed”) counts as sent.

    With a column for applying, all but closed ones: a role may be closed before an application.
    Without it, all in a list without planned rows, and none in a mixed list; nor a closed one
    without a day where most rows have one.
    """
    is_open = np.asarray(status.pick("outcome") != Outcome.CLOSED, dtype=bool)
    if found.has_column:
        return is_open
    sent: Flags = is_open | found.dated | bool(found.dated.mean() < _MOST)
    return sent & (not mixed)


def _ask_unclear(left_out: Flags, status: StatusColumn, context: ImportContext) -> bool:
    """Ask whether rows with a status that unsent jobs also have were sent."""
    left = np.flatnonzero(left_out)
    if not len(left):
        return False
    taken = context.ask(
        QuestionCode.UNCLEAR_SENT,
        f"Were the rows with a status such as “{status.written.iloc[left[0]]}” ever sent?",
        {"no": "no, not sent", "yes": "yes, sent"},
        "no",
        count=len(left),
    )
    return taken == "yes"


WISH_LIST = {"planned", "saved"}
"""Meanings of rows of a wish list, which are certainly no applications."""
_TENTH = 0.1
_FEW = 3


def _ask_set_aside(aside: Flags, status: StatusColumn, context: ImportContext) -> bool:
    """Ask whether rows with an unsent status were sent after all, if there are many."""
    doubtful = aside & ~np.isin(status.pick("name").astype(str), list(WISH_LIST))
    rows = np.flatnonzero(doubtful)
    if len(rows) < max(_FEW, _TENTH * len(aside)):
        return False
    taken = context.ask(
        QuestionCode.ROWS_SET_ASIDE,
        f"Rows with a status such as “{status.written.iloc[rows[0]]}” are left out as not sent. "
        "Were they sent after all?",
        {"no": "no, never sent", "yes": "yes, sent"},
        "no",
        count=len(rows),
    )
    return taken == "yes"


def blank_means_sent(
    table: Table, roles: ColumnRoles, status: StatusColumn, context: ImportContext
) -> Flags | bool:
    """
    Return whether rows without a day of applying, a status or an event were sent.

    Where colours tell what happened, rows with a cell to be coloured were sent.

    False with a column for applying, or if the statuses include “applied” or only unsent ones; True
    if only outcomes are recorded, as blank then means waiting. A table without any such column is
    taken as applications if it has a role column and is no wish list; the person is asked.
    """
    if context.by_colour:
        return _marked(table, roles)
    if roles.has(Role.APPLIED):
        return False
    waiting = [m for m in status.meanings[:-1] if m.known and m.is_application and not m.events[1:]]
    if roles.has(*STATUS_ROLES, Role.HISTORY) and status.has_status.any():
        unsent = [m.known and not m.is_application for m in status.meanings[:-1]]
        return not all(unsent) and not _says_applied(status, waiting)
    if roles.has(*STAGE_ROLES, Role.REJECTED, Role.REPLIED, Role.SILENT):
        return True
    dated = roles.has(Role.SAVED, Role.DEADLINE)
    is_list = is_list_of(table, "wishes") or is_list_of(table, "leads")
    if roles.has(Role.ROLE) and not dated and table.height and not is_list:
        return _all_sent(
            "Nothing here says which rows were really sent.", "all", table.height, context
        )
    return False


def _says_applied(status: StatusColumn, waiting: Sequence[StatusMeaning]) -> bool:
    """
    Return whether statuses say “applied”, so that rows without a status were not sent.

    “Referred” only says how one was sent, beside others that were sent without a referral.
    """
    sent = [m for m in waiting if m.name in {"applied", "waiting", "in_progress"}]
    codes = [place for place, m in enumerate(status.meanings) if m in sent]
    texts = status.written[np.isin(status.codes, codes)].unique().tolist()
    return any(channel is not Channel.REFERRAL for channel in channels.interpret(texts))


def _all_sent(why: str, guess: str, count: int, context: ImportContext) -> bool:
    taken = context.ask(
        QuestionCode.ALL_SENT,
        f"{why} Are all of them applications?",
        {"all": "yes, all of them", "none": "no, none of them"},
        guess,
        count=count,
    )
    return taken == "all"


def _marked(table: Table, roles: ColumnRoles) -> Flags:
    """Mask of rows with a cell under the header of an event, of which only the colour tells."""
    return table.has_cell(
        position
        for position in roles.at(Role.NOTES)
        if EVENT_ROLES & set(roles_of_header(table.headers[position]))
    )


def is_list_of(table: Table, things: str) -> bool:
    """Return whether the names or titles of the sheet mean a list of “wishes” or “leads”."""
    title = " ".join((table.sheet, table.file, *table.above[:3]))
    listed = (_spaced(word) for word in words(f"list_of_{things}"))
    return any(word in _spaced(title) for word in listed)


def _spaced(text: str) -> str:
    """The words of a text, each with a space before and after it."""
    return f" {' '.join(tokens(text))} "


def _ask_wishes(count: int, context: ImportContext) -> bool:
    """Ask whether the rows of a wish list were sent on their days."""
    return _all_sent("The days here may be those on which jobs were found.", "none", count, context)


def _ask_planned_but_dated(
    table: Table, rows: Flags, status: StatusColumn, context: ImportContext
) -> bool:
    """Ask whether rows with an unsent status and a day of applying were sent."""
    if not rows.any():
        return True
    at = np.flatnonzero(rows)
    taken = context.ask(
        QuestionCode.PLANNED_BUT_DATED,
        f"Rows with a status such as “{status.written.iloc[at[0]]}” have a day of applying. "
        "Were they sent?",
        {"sent": "yes, sent", "planned": "no, not yet"},
        "sent",
        count=len(at),
    )
    context.ledger.add(
        LedgerCode.STATUS_CONTRADICTS,
        rows=table.rows[at],
        raw=status.written.iloc[at].to_numpy(dtype=object),
        done=_CONTRADICTION_RESULT[taken],
    )
    return taken == "sent"


_CONTRADICTION_RESULT = {
    "sent": "taken as sent, because it has a day of applying",
    "planned": "taken as not sent, because you said so",
}


def has_identity(table: Table, roles: ColumnRoles) -> Flags:
    """Return the mask of rows with a company, a role, a link or a subject."""
    named = table.has_cell(roles.at(Role.COMPANY, Role.ROLE, Role.SUBJECT))
    for position in roles.at(Role.LINK):
        column = table.columns[position]
        addresses = np.array([*("." in str(text) for text in column.texts), False], dtype=bool)
        named |= addresses[column.codes]
    return named


def says_more_than_defaults(table: Table, roles: ColumnRoles, status: StatusColumn) -> Flags:
    """
    Return the mask of rows with a fact of their own: not only days and what other rows say, too.

    A known status is one where it says more than “applied”, another cell where no other row has it.
    """
    known = status.flag("known")
    ended = np.asarray(status.pick("outcome") != Outcome.OPEN, dtype=bool)
    more: Flags = known & (ended | np.asarray(status.pick("stage") > Stage.APPLIED, dtype=bool))
    for position in roles.at(*(set(Role) - UNUSED_ROLES - DAY_ROLES - {Role.APPLIED, Role.LINK})):
        codes = table.columns[position].codes
        alone = np.append(np.bincount(codes[codes >= 0]) == 1, False)[codes]
        more |= alone & ~known if roles.columns[position].role in STATUS_ROLES else alone
    return more
