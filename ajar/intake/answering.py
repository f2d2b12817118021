"""Apply the answer to a question to the import settings."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from ajar.model.import_report import Question, QuestionCode
from ajar.model.import_settings import DAY, MONTH, USE_ROW, YEAR, ImportSettings, sorted_pair

T = TypeVar("T")


def answer_question(
    settings: ImportSettings, question: Question, name: str | None
) -> ImportSettings:
    """
    Return the settings with *question* answered by the option *name*, or open if it is None.

    Answers about statuses, column roles and the order of days are stored in the setting of that
    name, so that questions and the tables of settings always agree.
    """
    file, sheet = question.file, question.sheet
    if question.code is QuestionCode.DAY_ORDER:
        (header,) = question.about
        return with_day_order(settings, file, sheet, header, name)
    if question.code is QuestionCode.STATUS_MEANING:
        (raw,) = question.about
        return settings.with_file(file, statuses=_with(settings.of_file(file).statuses, raw, name))
    if question.code is QuestionCode.COLUMN_MEANING:
        (header,) = question.about
        return settings.with_file(file, roles=_with(settings.of_file(file).roles, header, name))
    if question.code is QuestionCode.SHEET:
        return settings.with_sheet(file, sheet, read=None if name is None else name == "yes")
    if question.code is QuestionCode.SAME_COMPANY:
        return _same_company(settings, question, name)
    answers = _with(settings.of_sheet(file, sheet).answers, question.key, name)
    return settings.with_sheet(file, sheet, answers=answers)


def with_day_order(
    settings: ImportSettings, file: str, sheet: str, header: str, order: str | None
) -> ImportSettings:
    """
    Return the settings with what comes first in the days of a column; None for automatic.

    “day” and “month” hold for the header in the whole file; “year” is an answer about the sheet.
    """
    day_first = order == DAY if order in {DAY, MONTH} else None
    orders = _with(settings.of_file(file).day_first, header, day_first)
    key = f"{QuestionCode.DAY_ORDER}: {header}"
    answers = _with(settings.of_sheet(file, sheet).answers, key, YEAR if order == YEAR else None)
    settings = settings.with_file(file, day_first=orders)
    return settings.with_sheet(file, sheet, answers=answers)


def use_row(settings: ImportSettings, file: str, sheet: str, text: str) -> ImportSettings:
    """Return the settings with the left-out row of this *text* (see the ledger) used anyway."""
    answers = _with(settings.of_sheet(file, sheet).answers, f"{USE_ROW}{text}", "yes")
    return settings.with_sheet(file, sheet, answers=answers)


def leave_row_out(settings: ImportSettings, file: str, sheet: str, text: str) -> ImportSettings:
    """Return the settings without ``use_row`` for the row of this *text*."""
    answers = _with(settings.of_sheet(file, sheet).answers, f"{USE_ROW}{text}", None)
    return settings.with_sheet(file, sheet, answers=answers)


def used_rows(settings: ImportSettings) -> list[tuple[str, str, str]]:
    """Return file, sheet and text of each row that is used anyway."""
    return [
        (file, sheet, key.removeprefix(USE_ROW))
        for file, of_file in settings.files.items()
        for sheet, of_sheet in of_file.sheets.items()
        for key in of_sheet.answers
        if key.startswith(USE_ROW)
    ]


def joined(settings: ImportSettings, one: str, other: str) -> ImportSettings:
    """Return the settings with the company key *other* merged into *one*."""
    apart = settings.apart - {sorted_pair(one, other)}
    return replace(settings, merges={**settings.merges, other: one}, apart=apart)


def _same_company(settings: ImportSettings, question: Question, name: str | None) -> ImportSettings:
    one, other = question.about
    if name == "one":
        return joined(settings, one, other)
    pairs = {(one, other), (other, one)}
    merges = {key: same for key, same in settings.merges.items() if (same, key) not in pairs}
    apart = settings.apart - {sorted_pair(one, other)}
    return replace(
        settings, merges=merges, apart=apart | {sorted_pair(one, other)} if name == "two" else apart
    )


def _with(known: Mapping[str, T], key: str, value: T | None) -> dict[str, T]:
    """The mapping with the value for *key* set, or removed if it is None."""
    rest = {each: kept for each, kept in known.items() if each != key}
    return rest if value is None else {**rest, key: value}
