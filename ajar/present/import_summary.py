"""Sentences and tables on how files were read."""

from collections.abc import Sequence

import pandas as pd

from ajar.model.enums import Stage
from ajar.model.import_report import ImportResult, Question, QuestionCode, SheetMatch, SheetReport
from ajar.model.ledger import LedgerCode
from ajar.model.newer_version import NewSince
from ajar.model.rows import rows_of
from ajar.present import formats
from ajar.present.labels import on_page

_LISTED = 3
"""Most sheets or companies named in a sentence."""


def sentence(loaded: ImportResult) -> str:
    """Return a sentence on what was read."""
    tracker = loaded.tracker
    sent = len(tracker.applications)
    if not sent:
        return _instead(loaded)
    companies = len(tracker.companies)
    told = f"{formats.pluralize(sent, 'application')}"
    if companies:
        told += f" at {formats.pluralize(companies, 'company', 'companies')}"
    told += f", from {_places(loaded)}"
    aside = sum(each.rows_read for each in loaded.reports) - sent
    rest = []
    if aside > 0:
        rest.append(f"{formats.pluralize(aside, 'row')} left out")
    questions = len(_questions(loaded))
    if questions:
        rest.append(f"{formats.pluralize(questions, 'question')} for you")
    if pairs := len(loaded.open_questions) - questions:
        rest.append(f"{formats.pluralize(pairs, 'pair')} of similar company names to check")
    return ". ".join([told, *rest]) + "."


def _questions(loaded: ImportResult) -> list[Question]:
    """Return the open questions but those on similar company names, which have their own place."""
    return [each for each in loaded.open_questions if each.code is not QuestionCode.SAME_COMPANY]


def questions_heading(questions: Sequence[Question], loaded: ImportResult) -> str:
    """Return a heading with the number of *questions* that are open, of all."""
    still = sum(question.answer is None for question in questions)
    if not still:
        return "Your answers"
    of = len(_questions(loaded))
    if still < of:
        return f"First {still:,} of {of:,} questions for you"
    return f"{formats.pluralize(still, 'question')} for you"


def first_questions(loaded: ImportResult) -> list[Question]:
    """
    Return the open questions to be answered before the figures are used.

    They decide more than a tenth of the rows each; where less than half of the rows could be
    used, it is all of them.
    """
    rows, used = _rows_and_used(loaded)
    asked = _questions(loaded)
    if 2 * used < rows:
        return asked
    return [each for each in asked if each.code not in _COUNTED and 10 * each.count > rows]


def rows_used(loaded: ImportResult) -> str:
    """How many of the rows that were read are applications; empty where all of them are."""
    rows, used = _rows_and_used(loaded)
    if used >= rows:
        return ""
    return f"{'Only ' * (2 * used < rows)}{used:,} of {formats.pluralize(rows, 'row')} used so far."


def _rows_and_used(loaded: ImportResult) -> tuple[int, int]:
    return sum(each.rows_read for each in loaded.reports), len(loaded.tracker.applications)


def option(question: Question, name: str) -> str:
    """Return an answer in words, marked if it is the one in force without an answer."""
    words = formats.capitalised(on_page(question.options[name]))
    open_guess = name == question.guess and question.answer is None
    return f"{words} (our guess)" if open_guess else words


def answer_status(question: Question) -> str:
    """Return whether a question was answered, and how many rows depend on it."""
    hangs = formats.pluralize(question.count, *_COUNTED.get(question.code, ("row", "rows")))
    if question.answer is not None:
        return f"You answered this ({hangs})."
    return f"Affects {hangs}."


_DAYS = ("day", "days")
_COUNTED = {QuestionCode.DAY_ORDER: _DAYS, QuestionCode.FOLLOW_UP_SENT: _DAYS}
"""Noun of what a question counts, if it is not rows."""


def place(question: Question) -> str:
    """Return the file and sheet that a question is about."""
    return " · ".join(filter(None, (question.file, question.sheet)))


def sheet(report: SheetMatch) -> str:
    """Return a sheet's name, rows, and how much it looks like applications."""
    if not report.rows:
        return f"{report.name} · empty"
    rows = formats.pluralize(report.rows, "row")
    return f"{report.name} · {rows} · {formats.percent(report.confidence)}"


def new_since(changes: NewSince) -> str:
    """
    Return one line on what is new in a newer version of a file.

    Examples
    --------
    >>> from ajar.model.enums import Outcome
    >>> new_since(NewSince(("Acme",), {Outcome.REJECTED: ("Borg", "Cyan")}, {}))
    'New since your last upload: 1 application · 2 rejected (Borg and Cyan).'
    >>> new_since(NewSince((), {}, {}))
    'Nothing new since your last upload.'
    """
    new = len(changes.applications)
    parts = [formats.pluralize(new, "application")] * bool(new)
    for words, companies in (
        *((_REACHED[stage], names) for stage, names in changes.stages.items()),
        *((on_page(outcome.label).lower(), names) for outcome, names in changes.outcomes.items()),
    ):
        parts.append(f"{len(companies):,} {words}{_named(companies)}")
    if not parts:
        return "Nothing new since your last upload."
    return f"New since your last upload: {' · '.join(parts)}."


_REACHED = {
    Stage.SCREEN: "with a screening call or test",
    Stage.INTERVIEW: "with an interview",
    Stage.FINAL: "in the final round",
    Stage.OFFER: "with an offer",
}


def _named(companies: Sequence[str]) -> str:
    """Return the first companies in brackets; empty if none is named."""
    names = list(dict.fromkeys(filter(None, companies)))
    if not names:
        return ""
    more = [f"{len(names) - _LISTED:,} more"] if len(names) > _LISTED else []
    return f" ({formats.join_words([*names[:_LISTED], *more])})"


def _instead(loaded: ImportResult) -> str:
    said = next((each.empty_reason for each in loaded.reports if each.empty_reason), "")
    rows = formats.pluralize(sum(each.rows_read for each in loaded.reports), "row")
    return said or f"{rows} read, and none of them is an application that was sent."


def _places(loaded: ImportResult) -> str:
    named = [_place(each) for each in loaded.reports if each.applications]
    if len(named) > _LISTED:
        return f"{len(named)} sheets"
    return " and ".join(named) or "the file"


def _place(report: SheetReport) -> str:
    return f"sheet “{report.sheet}”" if report.sheet else report.file


def ledger(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the ledger with headings for people."""
    codes = [LedgerCode(code) for code in frame["code"]]
    return pd.DataFrame(
        {
            "Action": [formats.capitalised(on_page(code.treatment)) for code in codes],
            "Reason": [code.why for code in codes],
            "Read as": frame["done"],
            "In your file": frame["raw"],
            "Sheet": frame["sheet"],
            "Row": frame["row"].where(frame["row"] > 0),
            "Column": frame["column"],
            "File": frame["file"],
        }
    )


def left_out(
    entries: pd.DataFrame, used: Sequence[tuple[str, str, str]]
) -> dict[tuple[str, str, str], str]:
    """
    Return file, sheet and text of each row that can be used anyway -> its label.

    *entries*: rows of the ledger; *used*: rows that are used already, which stand first.
    """
    labels = {row: _shortened(row[2]) for row in used}
    for entry in rows_of(entries):
        row = (str(entry.file), str(entry.sheet), str(entry.raw))
        labels[row] = f"Row {entry.row}: {_shortened(row[2])}"
    return labels


_LONGEST_LABEL = 90


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_LABEL else f"{text[:_LONGEST_LABEL]}…"


def cell_accounting(loaded: ImportResult) -> str:
    """Return a sentence with the cells read, kept and reported."""
    read = sum(each.cells_read for each in loaded.reports)
    kept = sum(each.cells_kept for each in loaded.reports)
    told = sum(each.cells_reported for each in loaded.reports)
    return f"{told:,} of {read:,} cells were changed or left out; {kept:,} stand as they were."
