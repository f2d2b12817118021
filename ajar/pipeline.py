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
from ajar.export import own_file
from ajar.intake import answering, connections
from ajar.intake import choices as saved_choices
from ajar.intake import facts as _facts
from ajar.intake.ajar_workbook.reading import LAYOUT as AJAR_WORKBOOK
from ajar.intake.cells import Workbook
from ajar.intake.language import kept_in
from ajar.intake.reading import own_columns
from ajar.intake.reading.glance import shown
from ajar.measure import coin, everything, filters, funnel, timeline
from ajar.measure.difference import Comparison
from ajar.measure.everything import Measures
from ajar.measure.questions import (
    ANSWER_WITHIN,
    REJECTION_GROUPS,
    CompanyHistory,
    company,
    filter_options,
    follow_ups,
    mostly_at,
    overview,
    rejections,
    response_times,
    roles_side_by_side,
)
from ajar.measure.timeline import Timeline
from ajar.model.decisions import Choices, Decisions
from ajar.model.errors import AjarError
from ajar.model.filters import Filters
from ajar.model.known import known_on
from ajar.model.limits import HOSTED, LOCAL, Limits
from ajar.model.progress import Progress, unwatched
from ajar.model.reading import Loaded, Question
from ajar.model.tracker import Tracker
from ajar.reengage import (
    A_WEEK,
    MOST_A_WEEK,
    Action,
    Door,
    Excluded,
    Ranking,
    Reopening,
    When,
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
    "CompanyHistory",
    "Comparison",
    "Door",
    "Excluded",
    "Limits",
    "Measures",
    "Ranking",
    "Reopening",
    "Timeline",
    "When",
    "Workbook",
    "answered",
    "company",
    "decided",
    "draft_languages",
    "due_for_a_coin",
    "facts",
    "filter_options",
    "flipped_coins",
    "flows",
    "follow_ups",
    "interpret",
    "joined",
    "known_then",
    "language",
    "layouts",
    "load",
    "marked",
    "meanings",
    "measure",
    "measured",
    "mostly_at",
    "moved",
    "narrowed",
    "overview",
    "rank",
    "read_cells",
    "read_choices",
    "read_connections",
    "rejections",
    "replay",
    "response_times",
    "reweigh",
    "roles",
    "roles_side_by_side",
    "save_choices",
    "shown",
    "timed",
    "update_own_file",
    "why_not_updated",
]

_LARGE = 1_000_000
"""Bytes of files whose reading takes longer than it takes to load the libraries."""


def load(
    files: Sequence[tuple[str, bytes]],
    *,
    choices: Choices | None = None,
    limits: Limits = LOCAL,
    progress: Progress = unwatched,
) -> Loaded:
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
    files: Sequence[tuple[str, bytes]], *, limits: Limits = LOCAL, progress: Progress = unwatched
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
    cells: tuple[Workbook, ...], *, choices: Choices, progress: Progress = unwatched
) -> Loaded:
    """The rest of ``load``; it raises the same."""
    return intake.interpret(cells, choices=choices, progress=progress)


def facts(loaded: Loaded) -> dict[str, Any]:
    """Counts of what was read; None where the files do not say."""
    return _facts.facts(loaded)


def decided(tracker: Tracker, decisions: Decisions) -> Tracker:
    """The tracker with everything the person logged in Ajar."""
    return reengage.apply(tracker, decisions)


def known_then(tracker: Tracker, *, as_of: date, today: date) -> Tracker:
    """
    What the tracker said on *as_of*, where that day has gone by.

    Today, what is dated later is an appointment or a slip, and stays.
    """
    return known_on(tracker, as_of) if as_of < today else tracker


def timed(
    tracker: Tracker, *, as_of: date, entered_in_bulk: frozenset[date] = frozenset()
) -> Timeline:
    """Days, waits and silence of every application; all measures read from it."""
    return timeline.timeline(tracker, as_of=as_of, entered_in_bulk=entered_in_bulk)


def narrowed(line: Timeline, chosen: Filters) -> Timeline:
    """The part a person is looking at, judged by the thresholds of the whole search."""
    return filters.keep(line, chosen)


def measure(
    tracker: Tracker, *, as_of: date, entered_in_bulk: frozenset[date] = frozenset()
) -> Measures:
    """Every estimate and curve by name."""
    line = timed(tracker, as_of=as_of, entered_in_bulk=entered_in_bulk)
    return everything.measure_line(line)


def due_for_a_coin(line: Timeline) -> pd.DataFrame:
    """Silent applications for which no coin was flipped yet."""
    return coin.due(line)


def flipped_coins(line: Timeline) -> pd.DataFrame:
    """What the coin said so far."""
    return coin.flipped(line)


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


def language(loaded: Loaded) -> str:
    """Code of the language the drafts are in unless the person says so: the file's, or English."""
    return reengage.nearest_language(kept_in(loaded.readings))


def reweigh(ranking: Ranking, weights: Mapping[str, float]) -> Ranking:
    """The same list under other weights, without looking at the tracker again."""
    return reengage.reweigh(ranking, weights)


def measured(line: Timeline, *, progress: Progress = unwatched) -> Measures:
    """Every estimate and curve of what a person is looking at; it ends where *progress* raises."""
    return everything.measure_line(line, progress=progress)


def flows(line: Timeline) -> pd.DataFrame:
    """From where to where applications went: source, target (labels), count."""
    return funnel.flows(line)


def moved(before: Ranking, after: Ranking) -> pd.DataFrame:
    """Places before and after a change of weights: company, was, now, moved."""
    return reengage.compare(before, after)


def replay(tracker: Tracker, *, as_of: date, decisions: Decisions) -> reengage.Replay:
    """How the list would have done on the person's own past."""
    return reengage.replay(tracker, as_of=as_of, decisions=decisions)


def roles() -> Mapping[str, str]:
    """Roles a column can have: value -> label."""
    return intake.role_labels()


def meanings() -> Mapping[str, str]:
    """Meanings a status word can have: name -> label."""
    return intake.meaning_labels()


def layouts() -> Mapping[str, str]:
    """Layouts a sheet can have: name -> label."""
    return intake.layout_labels()


def answered(choices: Choices, question: Question, name: str | None) -> Choices:
    """The choices with a question answered by one of its options, or open again."""
    return answering.answered(choices, question, name)


def joined(choices: Choices, one: str, other: str) -> Choices:
    """The choices with two companies, by their keys, taken for one."""
    return answering.joined(choices, one, other)


def marked(choices: Choices, loaded: Loaded) -> Choices:
    """The choices with the headers by which the next version of a file is known again."""
    return saved_choices.marked(choices, loaded)


def save_choices(choices: Choices, loaded: Loaded) -> str:
    """Choices as JSON, to be used on the next version of the same file."""
    return saved_choices.dumps(choices, loaded)


def read_choices(text: str) -> Choices:
    """
    Choices from JSON.

    Raises
    ------
    ChoicesError
        If it is not what ``save_choices`` writes.
    """
    return saved_choices.loads(text)


def why_not_updated(name: str, content: bytes, loaded: Loaded, *, limits: Limits = LOCAL) -> str:
    """Why a person's own file cannot be updated, in a sentence; empty where it can."""
    file = shown(name)
    try:
        own_columns.check(file, content, limits)
        own_file.sheets(loaded, file)
    except AjarError as error:
        return str(error)
    return ""


def update_own_file(
    name: str,
    content: bytes,
    loaded: Loaded,
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
    file = shown(name)
    columns = own_file.additions(loaded, file, ranking=ranking, decisions=decisions)
    return own_columns.with_columns(name, content, columns, limits)


def read_connections(name: str, content: bytes, *, limits: Limits = LOCAL) -> pd.DataFrame:
    """LinkedIn's ``Connections.csv``: whom the person knows, and where."""
    return connections.read(name, content, limits=limits)
