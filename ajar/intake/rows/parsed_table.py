"""The result type of all layouts: applications and events of one table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ajar.intake.tables.ledger_builder import CellAccounting, LedgerBuilder
from ajar.intake.tables.table import Table
from ajar.model.arrays import Days, Flags, Ints
from ajar.model.enums import EventKind
from ajar.model.events import KINDS
from ajar.model.import_report import DayFirstGuess, Question, QuestionCode, StatusMatch
from ajar.model.import_settings import FileSettings
from ajar.model.tracker import Coverage

CODE = {kind: code for code, kind in enumerate(KINDS)}
"""Code of each kind of event; codes are stored as int8 to save memory."""

NO_DAY = np.datetime64("NaT", "us")


@dataclass
class ImportContext:
    """Settings and collectors for the import of one sheet."""

    settings: FileSettings
    ledger: LedgerBuilder
    account: CellAccounting
    answers: Mapping[str, str] = field(default_factory=dict)
    """Answers of the person to questions about the sheet, by question key."""
    by_colour: bool = False
    """Whether only colours mark which rows were sent."""
    questions: list[Question] = field(default_factory=list)

    def ask(
        self,
        code: QuestionCode,
        text: str,
        options: Mapping[str, str],
        guess: str,
        *,
        about: str = "",
        count: int = 1,
        answer: str | None = None,
    ) -> str:
        """
        Add a question, and return the name of the given answer or of *guess*.

        Parameters
        ----------
        options
            Label of each answer, by name.
        guess
            Name of the default answer.
        answer
            Given answer, if it is not stored in ``answers``.
        """
        named = (about,) if about else ()
        question = Question(
            code, text, options, guess, None, named, count, self.ledger.file, self.ledger.sheet
        )
        given = self.answers.get(question.key) if answer is None else answer
        if given in options:
            question = replace(question, answer=given)
        self.questions.append(question)
        return question.taken


@dataclass(frozen=True, eq=False)
class ParsedTable:
    """
    Applications and events of one table, before outcomes and duplicates are decided.

    ``rows`` has one row for each possible application, with a fresh index: the canonical text
    columns, ``interest``, ``origin_row`` and the meaning of the status: ``stage``,
    ``claim`` (an outcome, empty text if none is stated), ``offer_answer``, ``reason``,
    ``said_silent``. ``events`` names rows by their position there, and has ``code`` (of the
    kind), ``day``, ``inferred``, ``note`` and ``column``.
    """

    rows: pd.DataFrame
    events: pd.DataFrame
    coverage: Coverage
    statuses: tuple[StatusMatch, ...] = ()
    day_orders: tuple[DayFirstGuess, ...] = ()
    not_sent: int = 0
    """Number of rows that are left out because they were not sent."""
    kept: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    """Further frames of the tracker (contacts, fields, plans, signals) by name: their own columns,
    and ``row`` in place of the application."""


def events_frame(
    rows: Ints,
    kinds: EventKind | npt.NDArray[np.int8],
    *,
    days: Days | None = None,
    inferred: bool | Flags = False,
    notes: pd.Series | None = None,
    column: str = "",
) -> pd.DataFrame:
    """Return events in the columns of :class:`ParsedTable`, from arrays of equal length."""
    count = len(rows)
    return pd.DataFrame(
        {
            "row": rows.astype(np.int64),
            "code": np.full(count, CODE[kinds], np.int8) if isinstance(kinds, EventKind) else kinds,
            "day": np.full(count, NO_DAY) if days is None else days.astype("datetime64[us]"),
            "inferred": np.full(count, inferred) if isinstance(inferred, bool) else inferred,
            "note": constant("", count) if notes is None else notes.reset_index(drop=True),
            "column": constant(column, count),
        },
    )


def constant(text: str, count: int) -> pd.Series:
    """Return a text column with the same text in all rows."""
    import pyarrow as pa

    return _canonical(pa.repeat(pa.scalar(text, type=pa.large_string()), count))


def texts(table: Table, position: int) -> pd.Series:
    """Return the cells of a column as stripped text, empty where blank."""
    import pyarrow as pa
    import pyarrow.compute as pc

    column = table.columns[position]
    distinct = pa.array([*column.texts, ""], type=pa.large_string())
    trimmed = pc.utf8_trim_whitespace(distinct)
    codes = np.where(column.codes < 0, len(column.texts), column.codes)
    return _canonical(trimmed.take(pa.array(codes)))


def spread(distinct: Sequence[str], codes: Ints) -> pd.Series:
    """The text at each code, as canonical text."""
    import pyarrow as pa

    return _canonical(pa.array(distinct, type=pa.large_string()).take(pa.array(codes)))


def _canonical(texts_of_arrow: Any) -> pd.Series:  # noqa: ANN401 - pyarrow ships no types
    dtype: Any = pd.StringDtype(na_value=np.nan)
    return pd.Series(dtype.__from_arrow__(texts_of_arrow))


NO_EVENTS = events_frame(np.empty(0, np.int64), np.empty(0, np.int8))


def event_matrix(events: pd.DataFrame, height: int) -> Flags:
    """Return a flat mask of row and event kind, true if the row has an event of the kind."""
    known = np.zeros(height * len(KINDS), dtype=bool)
    known[event_index(events)] = True
    return known


def event_index(events: pd.DataFrame) -> Ints:
    """Return the position of each event in the mask of :func:`event_matrix`."""
    place: Ints = events["row"].to_numpy(np.int64) * len(KINDS) + events["code"].to_numpy()
    return place
