"""Report unknown statuses, and ask about ambiguous ones."""

from collections.abc import Sequence

import numpy as np

from ajar.intake.rows.parsed_table import ImportContext
from ajar.intake.tables.table import Table
from ajar.intake.values import statuses
from ajar.intake.values.statuses import StatusMeaning
from ajar.model.import_report import QuestionCode, StatusMatch
from ajar.model.ledger import LedgerCode

_SURE = 0.75
"""Least confidence of an ambiguous status that is not asked about."""
_MOST_ASKED = 3
"""Most unknown statuses that are asked about; the report lists all of them."""


def report_statuses(
    table: Table, position: int, meanings: Sequence[StatusMeaning], context: ImportContext
) -> None:
    """Report unknown and misspelt statuses in the ledger, one remark per row."""
    codes, distinct = table.columns[position].codes, table.columns[position].texts
    labels = np.array([*(meaning.label for meaning in meanings), ""], dtype=object)
    for remark, holds in (
        (LedgerCode.STATUS_NEAR_MATCH, [meaning.near for meaning in meanings]),
        (LedgerCode.STATUS_UNKNOWN, [not meaning.known for meaning in meanings]),
    ):
        rows = np.flatnonzero(np.array([*holds, False], dtype=bool)[codes])
        context.ledger.add(
            remark,
            rows=table.rows[rows],
            column=table.headers[position],
            raw=distinct[codes[rows]],
            done=labels[codes[rows]].tolist() if remark is LedgerCode.STATUS_NEAR_MATCH else "",
        )


def ask_about_statuses(
    matches: Sequence[StatusMatch], guessed: Sequence[StatusMeaning], context: ImportContext
) -> None:
    """Ask about ambiguous statuses, and about the most frequent unknown ones."""
    words = {match.raw: (match, guess) for match, guess in zip(matches, guessed, strict=True)}
    known = statuses.meanings()
    unknown = [match for match, guess in words.values() if not guess.known]
    puzzling = sorted(unknown, key=lambda match: -match.count)[:_MOST_ASKED]
    for match, guess in words.values():
        doubtful = guess.ambiguous and guess.confidence < _SURE
        if not doubtful and match not in puzzling:
            continue
        names = [guess.name, *guess.ambiguous] if doubtful else list(known)
        chosen_meaning = context.settings.statuses.get(match.raw)
        names += [chosen_meaning] if chosen_meaning and chosen_meaning not in names else []
        context.ask(
            QuestionCode.STATUS_MEANING,
            f"What does “{match.raw}” mean?",
            {name: known[name].label for name in names if name in known},
            guess.name,
            about=match.raw,
            count=match.count,
            answer=chosen_meaning,
        )
