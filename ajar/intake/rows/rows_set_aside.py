"""Report the rows that are no applications, and the people who are named in them."""

import numpy as np
import pandas as pd

from ajar.intake.rows.is_application import WISH_LIST
from ajar.intake.rows.parsed_table import ImportContext
from ajar.intake.rows.row_types import row_texts
from ajar.intake.rows.status_columns import StatusColumn
from ajar.intake.tables.table import Table
from ajar.model.arrays import Flags
from ajar.model.ledger import LedgerCode


def report_set_aside(
    table: Table,
    sent: Flags,
    status: StatusColumn,
    context: ImportContext,
    named: tuple[pd.DataFrame, pd.DataFrame],
) -> None:
    """
    Report rows that were not sent in the ledger, and who is named in those still to be sent.

    Their cells count as reported. *named* are the people, and the text columns of the table.
    """
    rows = np.flatnonzero(~sent)
    labels = status.pick("label")[rows]
    known = status.flag("known")[rows]
    context.ledger.add(
        LedgerCode.NOT_APPLICATION,
        rows=table.rows[rows],
        raw=row_texts(table, rows),
        done=[str(label) if k else "" for label, k in zip(labels, known, strict=True)],
    )
    own, into = table.sheet_rows()
    context.account.report(own[~sent[into]])
    to_send = ~sent & (~status.has_status | np.isin(status.pick("name").astype(str), _TO_SEND))
    people, texts = named
    company, at = texts["company"].to_numpy(dtype=object), people["row"].to_numpy(np.int64)
    known = (people["name"] != "").to_numpy() & (to_send & (company != ""))[at]
    context.ledger.add(
        LedgerCode.CONTACT_NOT_APPLIED,
        rows=table.rows[at[known]],
        raw=company[at[known]],
        done=people.loc[known, "name"].tolist(),
    )


_TO_SEND = [*WISH_LIST, "drafted", "opportunity"]
"""Meanings of rows that the person may still send."""
