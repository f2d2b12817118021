"""
The facade: what pages and the command line ask for, each answer one call.

Bytes become a tracker; a tracker becomes estimates; estimates become a ranked list.
"""

import importlib
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from ajar import intake, reengage
from ajar.export import annotations
from ajar.intake import answering, connections
from ajar.intake import settings as saved_choices
from ajar.intake import summary as _facts
from ajar.intake.ajar_workbook.reading import LAYOUT as AJAR_WORKBOOK
from ajar.intake.application_rows import application_rows
from ajar.intake.cells import Workbook
from ajar.intake.language import detect_language
from ajar.intake.readers import annotate
from ajar.intake.readers.file_type import display_name
from ajar.measure import all_estimates, application_table, filters, funnel, randomisation
from ajar.measure.all_estimates import Estimates
from ajar.measure.application_table import ApplicationTable
from ajar.measure.page_data import (
    ANSWER_WITHIN,
    REJECTION_GROUPS,
    CompanyHistory,
    company,
    dominant_company,
    filter_options,
    follow_ups,
    overview,
    rejections,
    response_times,
    roles_side_by_side,
)
from ajar.measure.risk_difference import FollowUpComparison
from ajar.model.as_of import as_known_on
from ajar.model.decisions import Decisions, ImportSettings
from ajar.model.errors import AjarError
from ajar.model.filters import Filters
from ajar.model.import_report import ImportResult, Question
from ajar.model.limits import HOSTED, LOCAL, Limits
from ajar.model.progress import Progress, no_progress
from ajar.model.tracker import Tracker
from ajar.reengage import (
    A_WEEK,
    MOST_A_WEEK,
    Action,
    ExcludedCompany,
    PlanBucket,
    Ranking,
    Recommendation,
    WatchlistEntry,
)

__all__ = [
    "AJAR_WORKBOOK",
    "ANSWER_WITHIN",
    "A_WEEK",
    "HOSTED",
    "LOCAL",
    "MOST_A_WEEK",
    "REJECTION_GROUPS",
    "Action",
    "ApplicationTable",
    "CompanyHistory",
    "Estimates",
    "ExcludedCompany",
    "FollowUpComparison",
    "Limits",
    "PlanBucket",
    "Ranking",
    "Recommendation",
    "WatchlistEntry",
    "Workbook",
    "annotate_file",
    "annotation_error",
    "answer_question",
    "application_rows",
    "assignments",
    "company",
    "decided",
    "display_name",
    "dominant_company",
    "draft_languages",
    "eligible_for_randomisation",
    "facts",
    "filter_options",
    "flows",
    "follow_ups",
    "interpret",
    "joined",
    "language",
    "layouts",
    "load",
    "meanings",
    "measure",
    "measured",
    "narrowed",
    "overview",
    "rank",
    "rank_changes",
    "read_cells",
    "read_choices",
    "read_connections",
    "rejections",
    "replay",
    "response_times",
    "roles",
    "roles_side_by_side",
    "save_choices",
    "timed",
    "tracker_as_of",
    "with_header_fingerprints",
    "with_weights",
]

_LARGE = 1_000_000
"""Bytes of files whose reading takes longer than it takes to load the libraries."""


def load(
    files: Sequence[tuple[str, bytes]],
    *,
    choices: ImportSettings | None = None,
    limits: Limits = LOCAL,
    progress: Progress = no_progress,
) -> ImportResult:
    """
    Read files, together, into one tracker.

    Raises
    ------
    AjarError
        With one plain sentence, when a file cannot be read or holds no table.
    Cancelled
        If *progress* raises it; then nothing of the work goes on.
    """
    cells = read_cells(files, limits=limits, progress=progress)
    return intake.interpret(cells, choices=choices, progress=progress)


def read_cells(
    files: Sequence[tuple[str, bytes]], *, limits: Limits = LOCAL, progress: Progress = no_progress
) -> tuple[Workbook, ...]:
    """The part of ``load`` that no choice can change; it raises the same."""
    large = sum(len(content) for _, content in files) > _LARGE
    return intake.read_cells(
        files, limits=limits, progress=progress, meanwhile=_load_solver if large else None
    )


def _load_solver() -> None:
    """Load what ranking needs and reading does not, which takes a quarter of a second."""
    importlib.import_module("scipy.optimize")


def interpret(
    cells: tuple[Workbook, ...], *, choices: ImportSettings, progress: Progress = no_progress
) -> ImportResult:
    """The rest of ``load``; it raises the same."""
    return intake.interpret(cells, choices=choices, progress=progress)


def facts(loaded: ImportResult) -> dict[str, Any]:
    """Counts of what was read; None where the files do not say."""
    return _facts.summary(loaded)


def decided(tracker: Tracker, decisions: Decisions) -> Tracker:
    """The tracker with everything the person logged in Ajar."""
    return reengage.apply(tracker, decisions)


def tracker_as_of(tracker: Tracker, *, as_of: date, today: date) -> Tracker:
    """
    What the tracker said on *as_of*, where that day has gone by.

    Today, what is dated later is an appointment or a slip, and stays.
    """
    return as_known_on(tracker, as_of) if as_of < today else tracker


def timed(
    tracker: Tracker, *, as_of: date, entered_in_bulk: frozenset[date] = frozenset()
) -> ApplicationTable:
    """Days, waits and silence of every application; all measures read from it."""
    return application_table.build(tracker, as_of=as_of, entered_in_bulk=entered_in_bulk)


def narrowed(line: ApplicationTable, chosen: Filters) -> ApplicationTable:
    """The part a person is looking at, judged by the thresholds of the whole search."""
    return filters.keep(line, chosen)


def measure(
    tracker: Tracker, *, as_of: date, entered_in_bulk: frozenset[date] = frozenset()
) -> Estimates:
    """Every estimate and curve by name."""
    line = timed(tracker, as_of=as_of, entered_in_bulk=entered_in_bulk)
    return all_estimates.all_estimates(line)


def eligible_for_randomisation(line: ApplicationTable) -> pd.DataFrame:
    """Silent applications for which no coin was flipped yet."""
    return randomisation.eligible(line)


def assignments(line: ApplicationTable) -> pd.DataFrame:
    """What the coin said so far."""
    return randomisation.assignments(line)


def rank(
    tracker: Tracker,
    *,
    as_of: date,
    decisions: Decisions | None = None,
    known: pd.DataFrame | None = None,
) -> Ranking:
    """The re-engagement list; *tracker* has the decisions applied, *known* are connections."""
    return reengage.rank(
        tracker, as_of=as_of, decisions=decisions or Decisions(), connections=known
    )


def draft_languages() -> Mapping[str, str]:
    """Languages the drafts can be had in: code -> name as its speakers write it."""
    return reengage.draft_languages()


def language(loaded: ImportResult) -> str:
    """Code of the language the drafts are in unless the person says so: the file's, or English."""
    return reengage.nearest_language(detect_language(loaded.readings))


def with_weights(ranking: Ranking, weights: Mapping[str, float]) -> Ranking:
    """The same list under other weights, without looking at the tracker again."""
    return reengage.reweigh(ranking, weights)


def measured(line: ApplicationTable, *, progress: Progress = no_progress) -> Estimates:
    """Every estimate and curve of what a person is looking at; it ends where *progress* raises."""
    return all_estimates.all_estimates(line, progress=progress)


def flows(line: ApplicationTable) -> pd.DataFrame:
    """From where to where applications went: source, target (labels), count."""
    return funnel.flows(line)


def rank_changes(before: Ranking, after: Ranking) -> pd.DataFrame:
    """Places before and after a change of weights: company, was, now, moved."""
    return reengage.rank_changes(before, after)


def replay(tracker: Tracker, *, as_of: date, decisions: Decisions) -> reengage.Backtest:
    """How the list would have done on the person's own past."""
    return reengage.run_backtest(tracker, as_of=as_of, decisions=decisions)


def roles() -> Mapping[str, str]:
    """Roles a column can have: value -> label."""
    return intake.role_labels()


def meanings() -> Mapping[str, str]:
    """Meanings a status word can have: name -> label."""
    return intake.meaning_labels()


def layouts() -> Mapping[str, str]:
    """Layouts a sheet can have: name -> label."""
    return intake.layout_labels()


def answer_question(
    choices: ImportSettings, question: Question, name: str | None
) -> ImportSettings:
    """The choices with a question answered by one of its options, or open again."""
    return answering.answer_question(choices, question, name)


def joined(choices: ImportSettings, one: str, other: str) -> ImportSettings:
    """The choices with two companies, by their keys, taken for one."""
    return answering.joined(choices, one, other)


def with_header_fingerprints(choices: ImportSettings, loaded: ImportResult) -> ImportSettings:
    """The choices with the headers by which the next version of a file is known again."""
    return saved_choices.with_header_fingerprints(choices, loaded)


def save_choices(choices: ImportSettings, loaded: ImportResult) -> str:
    """Choices as JSON, to be used on the next version of the same file."""
    return saved_choices.dumps(choices, loaded)


def read_choices(text: str) -> ImportSettings:
    """
    Choices from JSON.

    Raises
    ------
    ChoicesError
        If it is not what ``save_choices`` writes.
    """
    return saved_choices.loads(text)


def annotation_error(
    name: str, content: bytes, loaded: ImportResult, *, limits: Limits = LOCAL
) -> str:
    """Why a person's own file cannot be updated, in a sentence; empty where it can."""
    file = display_name(name)
    try:
        annotate.check(file, content, limits)
        annotations.sheets(loaded, file)
    except AjarError as error:
        return str(error)
    return ""


def annotate_file(
    name: str,
    content: bytes,
    loaded: ImportResult,
    ranking: Ranking,
    decisions: Decisions,
    *,
    limits: Limits = LOCAL,
) -> bytes:
    """
    A copy of a person's own file with Ajar's columns added, or refreshed where it has them.

    Raises
    ------
    UnwritableFileError
        If they cannot be added without touching what stands there, with the reason.
    """
    file = display_name(name)
    columns = annotations.annotations(loaded, file, ranking=ranking, decisions=decisions)
    return annotate.annotate(name, content, columns, limits)


def read_connections(name: str, content: bytes, *, limits: Limits = LOCAL) -> pd.DataFrame:
    """LinkedIn's ``Connections.csv``: whom the person knows, and where."""
    return connections.read(name, content, limits=limits)
