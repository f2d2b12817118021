"""Take the ending of an application from its notes where nothing else states one."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ajar.intake.cells import EncodedColumn
from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import Role
from ajar.intake.rows.outcome import last_ending
from ajar.intake.rows.parsed_table import ImportContext, events_frame, texts
from ajar.intake.rows.row_days import RowDays
from ajar.intake.tables.table import Mask, Table
from ajar.intake.values import note_days
from ajar.intake.values.normalize import tokens
from ajar.intake.values.note_endings import endings
from ajar.intake.values.prose_days import NoteDay
from ajar.intake.values.status_vocabulary import vocabulary
from ajar.model.enums import EventKind
from ajar.model.ledger import LedgerCode


def read(
    table: Table,
    roles: ColumnRoles,
    events: pd.DataFrame,
    was_sent: Mask,
    context: ImportContext,
    *,
    claim: pd.Series,
    days: RowDays,
) -> tuple[pd.DataFrame, pd.Series]:
    """
    Return *events* and *claim* with the rejections and withdrawals that only notes state.

    A status such as “Interviewing” may be older than “Rejected after the final round” beside it.
    An ending with a day or a year of an earlier application is none, nor is one that is said of
    another company or role than those of the row.

    Parameters
    ----------
    claim
        The outcome that the status of each row states, empty where it states none.
    days
        Days of the rows, for those of the endings.
    """
    made, frames = claim.to_numpy(dtype=object).copy(), [events]
    open_ = was_sent & (made == "") & (last_ending(events, table.height) < 0)
    names = [table.columns[position] for position in roles.at(Role.COMPANY, Role.ROLE)]
    for position in roles.at(Role.NOTES):
        column, header = table.columns[position], table.headers[position]
        asked = np.unique(column.codes[open_ & (column.codes >= 0)])
        found = endings([str(column.texts[code]) for code in asked])
        for code, ending in zip(asked, found, strict=True):
            if ending is None:
                continue
            meaning = ending.meaning
            stated = [
                step.day
                for step in note_days.events(str(column.texts[code]))
                if step.kind in meaning.events
            ]
            if ending.year:
                stated.append(NoteDay(ending.year, *_LAST_OF_A_YEAR))
            rows = np.flatnonzero(open_ & (column.codes == code))
            own = [
                not any(days.is_earlier(row, day) for day in stated)
                and (not ending.name or _shares_a_word(ending.name, names, row))
                for row in rows.tolist()
            ]
            rows = rows[np.array(own, dtype=bool)]
            made[rows] = str(meaning.outcome)
            notes = texts(table, position).iloc[rows]
            frames += [
                events_frame(rows, kind, inferred=True, notes=notes, column=header)
                for kind in meaning.events
                if kind is not EventKind.APPLIED
            ]
            context.ledger.add(
                LedgerCode.FACT_FROM_NOTES,
                rows=table.rows[rows],
                column=header,
                raw=notes.to_numpy(dtype=object),
                done=meaning.label,
            )
            open_[rows] = False
    return pd.concat(frames, ignore_index=True), pd.Series(made, dtype="str")


_LAST_OF_A_YEAR = (12, 31)


def _shares_a_word(name: str, columns: Sequence[EncodedColumn], row: int) -> bool:
    """Whether a name has a word in common with the cells of a row, apart from function words."""
    others = " ".join(column.cell(row) for column in columns)
    return not {*tokens(name)}.isdisjoint({*tokens(others)} - vocabulary().function_words)
