"""One row for each e-mail: the subject names the role and the company, or they have columns."""

import numpy as np
import pandas as pd

from ajar.intake.columns.assign import ColumnRole, Roles
from ajar.intake.columns.content import content
from ajar.intake.columns.roles import WORDS, Role
from ajar.intake.layouts import log
from ajar.intake.layouts.grouping import same_application
from ajar.intake.rows import dates, lines
from ajar.intake.rows.draft import Context, Draft, texts
from ajar.intake.rows.subjects import parse
from ajar.intake.tables.table import Table
from ajar.intake.values import statuses
from ajar.model.ledger import Code

NAME = "emails"
LABEL = "One row per e-mail"


def detect(table: Table, roles: Roles) -> float:
    """Subjects and days, and either several mails to an application or no status beside them."""
    if not roles.has(Role.SUBJECT) or not roles.has(Role.DAY, Role.UPDATED, Role.SAVED):
        return 0.0
    if not roles.has(*WORDS, Role.COMPANY):
        return 0.85
    named, _ = _named(table, roles)
    repeated = len(np.unique(same_application(*named))) < table.height
    return 0.85 if repeated and not roles.has(Role.APPLIED) else 0.0


def read(table: Table, roles: Roles, context: Context) -> Draft:
    """Mails about the same role are one application; their words say what happened."""
    kinds = lines.classify(table, roles)
    lines.report(table, kinds, context)
    table = table.take(kinds == lines.Line.ROW)
    found = dates.read(table, roles, context)
    day, _ = dates.span(found, table, roles.at(Role.DAY, Role.UPDATED, Role.SAVED))
    position = next(iter([*roles.at(Role.EVENT), *roles.at(*WORDS)]), None)
    subject = roles.at(Role.SUBJECT)[0]
    words = texts(table, subject if position is None else position)
    (named, known), from_text = _named(table, roles)
    if from_text:
        context.remarks.add(
            Code.COMPANY_FROM_TEXT, column=table.headers[subject], done="company and role"
        )
    groups = same_application(named, known)
    entries = _with_receipts(log.entries_frame(np.arange(named.height), words, day))
    header = table.headers[subject if position is None else position]
    return log.read(named, known, context, entries, groups, header)


def _with_receipts(entries: pd.DataFrame) -> pd.DataFrame:
    """A mail that confirms an application came on the day it was sent: that is told, too."""
    codes, distinct = pd.factorize(entries["words"])
    receipts = [m.name == "acknowledged" for m in statuses.interpret(distinct.tolist())]
    sent = entries.loc[np.array(receipts, dtype=bool)[codes]].assign(words=_SENT)
    return pd.concat([sent, entries]).sort_values("row", kind="stable", ignore_index=True)


_SENT = "Applied"


def _named(table: Table, roles: Roles) -> tuple[tuple[Table, Roles], bool]:
    """The table with columns for company and role, read from the subjects where it has none."""
    subjects = texts(table, roles.at(Role.SUBJECT)[0])
    codes, distinct = pd.factorize(subjects)
    read_as = [parse(str(text)) for text in distinct]
    from_text = False
    for role, place in ((Role.COMPANY, 0), (Role.JOB, 1)):
        if roles.has(role):
            continue
        found = [read_as[code][place] for code in codes]
        table = table.with_column(role.value, found)
        added = ColumnRole(role.value, role, 0.5, content(table.columns[-1]))
        roles = Roles((*roles.columns, added))
        from_text = True
    return (table, roles), from_text
