"""Take the ending of an application from its notes where nothing else states one."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from ajar.intake.cells import EncodedColumn
from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import Role
from ajar.intake.rows.outcome import last_ending
from ajar.intake.rows.parsed_table import CODE, ImportContext, events_frame, texts
from ajar.intake.rows.row_days import RowDays
from ajar.intake.tables.table import Table
from ajar.intake.values import note_days, notes
from ajar.intake.values.normalize import tokens
from ajar.intake.values.note_endings import endings
from ajar.intake.values.prose_days import NoteDay
from ajar.intake.values.status_vocabulary import vocabulary
from ajar.model.arrays import Flags
from ajar.model.enums import EventKind, Outcome
from ajar.model.ledger import LedgerCode


def read(
    table: Table,
    roles: ColumnRoles,
    events: pd.DataFrame,
    was_sent: Flags,
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
            cells = texts(table, position).iloc[rows]
            frames += [
                events_frame(rows, kind, inferred=True, notes=cells, column=header)
                for kind in meaning.events
                if kind is not EventKind.APPLIED
            ]
            context.ledger.add(
                LedgerCode.FACT_FROM_NOTES,
                rows=table.rows[rows],
                column=header,
                raw=cells.to_numpy(dtype=object),
                done=meaning.label,
            )
            open_[rows] = False
    every = pd.concat(frames, ignore_index=True)
    back = _stepped_back(table, roles, was_sent, made, context)
    made[back] = str(Outcome.WITHDRAWN)
    # The row tells of the end as one by the company, or not at all.
    no = (every["code"] == CODE[EventKind.REJECTED]).to_numpy() & back[every["row"].to_numpy()]
    code = every["code"].mask(no, CODE[EventKind.WITHDRAWN]).astype("int8")
    new = np.setdiff1d(np.flatnonzero(back), every.loc[no, "row"].to_numpy())
    more = events_frame(new, EventKind.WITHDRAWN, inferred=True)
    every = pd.concat([every.assign(code=code), more], ignore_index=True)
    return every, pd.Series(made, dtype="str")


def _stepped_back(
    table: Table,
    roles: ColumnRoles,
    was_sent: Flags,
    claim: npt.NDArray[np.object_],
    context: ImportContext,
) -> Flags:
    """Rows that are open or turned down, and whose notes say that the person ended it."""
    back = np.zeros(table.height, dtype=bool)
    for position in roles.at(Role.NOTES):
        column = table.columns[position]
        for outcome in ("", str(Outcome.REJECTED)):
            rows = was_sent & (claim == outcome) & (column.codes >= 0)
            codes = np.unique(column.codes[rows])
            may = notes.may_say_stepped_back([str(column.texts[code]) for code in codes])
            saying = [
                code
                for code in codes[may]
                if len(text := str(column.texts[code])) <= notes.LONGEST_NOTE
                and notes.says_stepped_back(text, ended=bool(outcome))
            ]
            told = rows & np.isin(column.codes, saying)
            context.ledger.add(
                LedgerCode.FACT_FROM_NOTES,
                rows=table.rows[told],
                column=table.headers[position],
                raw=texts(table, position)[told].to_numpy(dtype=object),
                done=EventKind.WITHDRAWN.label,
            )
            back |= told
    return back


_LAST_OF_A_YEAR = (12, 31)


def _shares_a_word(name: str, columns: Sequence[EncodedColumn], row: int) -> bool:
    """Whether a name has a word in common with the cells of a row, apart from function words."""
    others = " ".join(column.cell(row) for column in columns)
    return not {*tokens(name)}.isdisjoint({*tokens(others)} - vocabulary().function_words)
