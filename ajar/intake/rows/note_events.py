"""Facts that only the notes tell, in plain words; every one of them is marked as inferred."""

import numpy as np
import pandas as pd

from ajar.intake.cells import EncodedColumn
from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import Role
from ajar.intake.rows.parsed_table import CODE, ImportContext, events_frame, texts
from ajar.intake.tables.table import Ints, Mask, Table
from ajar.intake.values import notes
from ajar.model.enums import STAGE_EVENTS, EventKind
from ajar.model.ledger import LedgerCode

FACTS = tuple(kind for kind in STAGE_EVENTS if kind not in (EventKind.APPLIED, EventKind.OFFER))
"""What notes are believed about: conversations and tests that happened, not how it ended."""
_LONGEST = 2_000
"""Characters of a note in the ledger."""


def read(
    table: Table,
    roles: ColumnRoles,
    known: pd.DataFrame,
    was_sent: Mask,
    context: ImportContext,
) -> pd.DataFrame:
    """Events that the notes of sent rows tell and nothing else in the row does."""
    frames = []
    for position in roles.at(Role.NOTES):
        column, written = table.columns[position], texts(table, position)
        told = _told(column)
        for kind in FACTS:
            says = np.zeros(len(column.texts) + 1, dtype=bool)
            says[[code for code, kinds in told.items() if kind in kinds]] = True
            rows = np.flatnonzero(says[column.codes] & was_sent)
            rows = rows[~np.isin(rows, _rows_with(known, kind))]
            frames.append(
                events_frame(
                    rows,
                    kind,
                    inferred=True,
                    notes=written.iloc[rows],
                    column=table.headers[position],
                )
            )
            context.remarks.add(
                LedgerCode.FACT_FROM_NOTES,
                rows=table.rows[rows],
                column=table.headers[position],
                raw=written.iloc[rows].str.slice(0, _LONGEST).to_numpy(dtype=object),
                done=kind.label,
            )
    return pd.concat(frames, ignore_index=True) if frames else known.iloc[:0]


def _told(column: EncodedColumn) -> dict[int, set[EventKind]]:
    """The kinds of facts in each distinct note that tells any."""
    texts = [str(text) for text in column.texts]
    close = np.flatnonzero(notes.prefilter(texts))
    found = notes.facts(texts[code] for code in close)
    return {
        int(code): {fact.kind for fact in facts}
        for code, facts in zip(close, found, strict=True)
        if facts
    }


def _rows_with(events: pd.DataFrame, kind: EventKind) -> Ints:
    """Rows that are known to have got at least as far."""
    further = [CODE[k] for k, stage in STAGE_EVENTS.items() if stage >= STAGE_EVENTS[kind]]
    return events.loc[events["code"].isin(further), "row"].to_numpy()
