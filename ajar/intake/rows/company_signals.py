"""Extract signals about companies from notes, reasons and statuses."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from ajar.intake.columns.assign import ColumnRoles
from ajar.intake.columns.roles import STATUS_ROLES, Role
from ajar.intake.rows.status_columns import StatusColumn
from ajar.intake.tables.table import Table
from ajar.intake.values import note_signals
from ajar.intake.values.notes import LONGEST_NOTE
from ajar.model.enums import SignalKind

_BY_STATUS: Mapping[str, SignalKind] = {
    "scam": SignalKind.SCAM,
    "ghost_job": SignalKind.SCAM,
    "talent_pool": SignalKind.KEPT_ON_FILE,
    "kept_on_file": SignalKind.KEPT_ON_FILE,
    "waitlisted": SignalKind.WAITLISTED,
    "role_reposted": SignalKind.ROLE_REPOSTED,
    "recruiter_left": SignalKind.RECRUITER_LEFT,
    "no_sponsorship": SignalKind.NO_SPONSORSHIP,
    "second_choice": SignalKind.SECOND_CHOICE,
    "offer_rescinded": SignalKind.OFFER_RESCINDED,
    "reapply_later": SignalKind.REAPPLY_LATER,
    "laid_off": SignalKind.LAYOFFS,
}
"""Signal of each status meaning that is about the company."""

_PROSE = (Role.NOTES, Role.REASON, Role.FOLLOW_UP)


def signals(table: Table, roles: ColumnRoles, status: StatusColumn) -> pd.DataFrame:
    """Return the signals about companies, each kind once per row."""
    frames = [_signals_in(table, position) for position in roles.at(*_PROSE, *STATUS_ROLES)]
    kinds = [_BY_STATUS.get(meaning.name) for meaning in status.meanings]
    known = np.array([kind is not None for kind in kinds], dtype=bool)
    rows = np.flatnonzero(known[status.codes])
    position = roles.first(Role.STATUS)
    frames.append(
        pd.DataFrame(
            {
                "row": rows,
                "kind": [str(kinds[code]) for code in status.codes[rows]],
                "text": status.written.iloc[rows].to_numpy(dtype=object),
                "column": "" if position is None else table.headers[position],
            }
        )
    )
    found = pd.concat(frames, ignore_index=True).astype({"row": "int64"})
    return found.drop_duplicates(["row", "kind"], ignore_index=True)


def _signals_in(table: Table, position: int) -> pd.DataFrame:
    column = table.columns[position]
    by_text = note_signals.signals([str(text) for text in column.texts])
    has_signals = np.array([*map(bool, by_text), False], dtype=bool)
    entries = [
        (int(row), str(signal.kind), signal.clause)
        for row in np.flatnonzero(has_signals[column.codes])
        for signal in by_text[column.codes[row]]
        # An advertisement warns of fraud in the employer's name.
        if signal.kind is not SignalKind.SCAM
        or len(column.texts[column.codes[row]]) <= LONGEST_NOTE
    ]
    frame = pd.DataFrame(entries, columns=["row", "kind", "text"])
    return frame.assign(column=table.headers[position])
