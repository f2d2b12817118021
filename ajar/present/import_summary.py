"""How a file was read, in sentences and tables for people."""

from collections.abc import Sequence

import pandas as pd

from ajar.model.import_report import ImportResult, Question, QuestionCode, SheetMatch, SheetReport
from ajar.model.ledger import LedgerCode
from ajar.present import formats

_LISTED = 3
"""Sheets named in the sentence; more are counted."""


def sentence(loaded: ImportResult) -> str:
    """What was read, in one sentence."""
    tracker = loaded.tracker
    sent = len(tracker.applications)
    if not sent:
        return _instead(loaded)
    companies = len(tracker.companies)
    told = f"{formats.pluralize(sent, 'application')}"
    if companies:
        told += f" at {formats.pluralize(companies, 'company', 'companies')}"
    told += f", from {_places(loaded)}"
    aside = sum(each.rows_read for each in loaded.readings) - sent
    rest = []
    if aside > 0:
        rest.append(f"{formats.pluralize(aside, 'row')} left out")
    questions = len(loaded.open_questions)
    if questions:
        rest.append(f"{formats.pluralize(questions, 'question')} for you")
    return ". ".join([told, *rest]) + "."


def questions_heading(questions: Sequence[Question]) -> str:
    """How many questions are open, in a heading."""
    still = sum(question.answer is None for question in questions)
    if not still:
        return "Your answers"
    return f"{formats.pluralize(still, 'question')} for you"


def option(question: Question, name: str) -> str:
    """One answer in words; the one that holds until somebody answers says so."""
    words = formats.capitalised(question.options[name])
    open_guess = name == question.guess and question.answer is None
    return f"{words} (guessed)" if open_guess else words


def answer_status(question: Question) -> str:
    """Whether a question was answered, and what hangs on it."""
    hangs = formats.pluralize(question.count, *_COUNTED.get(question.code, ("row", "rows")))
    if question.answer is not None:
        return f"Answered by you, for {hangs}."
    return f"Not answered yet; {hangs} {'hangs' if question.count == 1 else 'hang'} on it."


_DAYS = ("day", "days")
_COUNTED = {QuestionCode.DAY_ORDER: _DAYS, QuestionCode.FOLLOW_UP_SENT: _DAYS}
"""What is counted, where it is not rows."""


def place(question: Question) -> str:
    """File and sheet that a question is about."""
    return " · ".join(filter(None, (question.file, question.sheet)))


def sheet(reading: SheetMatch) -> str:
    """A sheet by its name, rows, and how much it looks like applications."""
    if not reading.rows:
        return f"{reading.name} · empty"
    rows = formats.pluralize(reading.rows, "row")
    return f"{reading.name} · {rows} · {formats.percent(reading.confidence)}"


def _instead(loaded: ImportResult) -> str:
    said = next((each.says for each in loaded.readings if each.says), "")
    rows = formats.pluralize(sum(each.rows_read for each in loaded.readings), "row")
    return said or f"{rows} read, and none of them is an application that was sent."


def _places(loaded: ImportResult) -> str:
    named = [_place(each) for each in loaded.readings if each.applications]
    if len(named) > _LISTED:
        return f"{len(named)} sheets"
    return " and ".join(named) or "the file"


def _place(reading: SheetReport) -> str:
    return f"the sheet {reading.sheet}" if reading.sheet else f"the file {reading.file}"


def ledger(frame: pd.DataFrame) -> pd.DataFrame:
    """The ledger with headings for people."""
    codes = [LedgerCode(code) for code in frame["code"]]
    return pd.DataFrame(
        {
            "What": [code.treatment.capitalize() for code in codes],
            "Why": [code.why for code in codes],
            "Made of it": frame["done"],
            "As written": frame["raw"],
            "Sheet": frame["sheet"],
            "Row": frame["row"].where(frame["row"] > 0),
            "Column": frame["column"],
            "File": frame["file"],
        }
    )


def cell_accounting(loaded: ImportResult) -> str:
    """Cells read, kept and reported: the three always add up."""
    read = sum(each.cells_read for each in loaded.readings)
    kept = sum(each.cells_kept for each in loaded.readings)
    told = sum(each.cells_reported for each in loaded.readings)
    return f"{read:,} cells read = {kept:,} kept + {told:,} reported below."
