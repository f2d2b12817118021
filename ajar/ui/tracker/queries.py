"""
Results for the open tracker, computed once for the session that asks.

Everything here is cached with ``scope="session"``: no session is ever served another one's rows.
Small results are cached as data; a table, a ranking and a job have identity and are cached as
resources. A key names the files by their digests; a table is never part of a key.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from types import FunctionType
from typing import Any, TypeVar, cast

import pandas as pd
import streamlit as st

from ajar import intake, pipeline, reengage
from ajar.measure import page_data
from ajar.measure.page_data import ApplicationTable
from ajar.model.decisions import Decisions
from ajar.model.filters import Filters
from ajar.model.import_report import ImportResult
from ajar.model.import_settings import ImportSettings
from ajar.model.progress import Step
from ajar.pipeline import AnnotationCheck
from ajar.present.chart_card import ChartCard
from ajar.reengage import Backtest, Ranking
from ajar.startup import garbage_collection
from ajar.ui.jobs import export_jobs, import_jobs, limits
from ajar.ui.jobs.background_job import Job
from ajar.ui.jobs.import_jobs import Digests
from ajar.ui.session.session_state import state, today
from ajar.ui.session.upload import Upload
from ajar.ui.widgets import progress_bar

Answer = TypeVar("Answer")

_MAX_SIZE = "64MB"
"""Of the small results of one kind, as they are pickled."""
_CALCULATING = "Calculating…"
_QUESTION: dict[str | type[Any], Callable[[Any], Any]] = {
    FunctionType: lambda each: f"{each.__module__}.{each.__qualname__}"
}
"""How one question is told from another in a cache key."""


@dataclass(frozen=True)
class TrackerKey:
    """All that the table of applications depends on."""

    files: Digests
    settings: ImportSettings
    decisions: Decisions
    """What the person knows and wants of companies; not how the list is weighed and shown."""
    as_of: date
    today: date
    connections: str
    """Digest of LinkedIn's connections; empty without them."""


@dataclass(frozen=True, eq=False)
class OpenTracker:
    """The open files as imported, with the person's decisions, judged on a day."""

    imported: ImportResult
    decisions: Decisions
    table: ApplicationTable
    """Every application, decisions applied."""
    connections: Upload | None
    heavy: bool
    """Whether what is worked out of it waits for others and has to end in time."""
    key: TrackerKey = field(repr=False)

    @property
    def as_of(self) -> date:
        """The day everything is judged on."""
        return self.key.as_of

    def ranking(self) -> Ranking:
        """The companies to contact, by the person's weights and for the time they have."""
        chosen = self.decisions
        language = chosen.language or pipeline.draft_language(self.imported)
        ranking, weights = self.default_ranking(), tuple(sorted(chosen.weights.items()))
        return _ranking_as_shown(self.key, weights, chosen.messages_per_week, language, ranking)

    def default_ranking(self) -> Ranking:
        """The companies to contact by the default weights; no filter narrows what is known."""
        job = _ranking_job(self.key, self.table, self.connections, self.heavy)
        return progress_bar.wait_for(job, restart=_ranking_job.clear)

    def backtest(self) -> Backtest:
        """How the list would have done on the person's own past."""
        weights = tuple(sorted(self.decisions.weights.items()))
        if self.heavy:
            job = _backtest_job(self.key, weights, self.table, self.decisions)
            return progress_bar.wait_for(job, restart=_backtest_job.clear)
        return _backtest(self.key, weights, self.table, self.decisions)


@dataclass(frozen=True, eq=False)
class FilteredView:
    """An open tracker as a page sees it: narrowed by the filters."""

    tracker: OpenTracker
    filters: Filters
    table: ApplicationTable
    """What the filters leave; every measure of the page reads from it."""

    def ask(self, question: Callable[[ApplicationTable], Answer]) -> Answer:
        """The answer of ``question(table)``, a function of ``page_data``."""
        asked = question, self.tracker.key, self.filters, self.table
        if not self.tracker.heavy:
            return cast("Answer", _answer(*asked))
        job = _answer_job(*asked)
        return cast("Answer", progress_bar.wait_for(job, restart=_answer_job.clear))

    def card(
        self, present: Callable[..., ChartCard], *answers: object, **options: object
    ) -> ChartCard:
        """The card of ``present(*answers, **options)``; drawn once for the same answers."""
        return _card(present, answers, options)


def open_tracker(imported: ImportResult) -> OpenTracker:
    """The open tracker of the session, whose files were imported as *imported*."""
    held = state()
    key = TrackerKey(
        import_jobs.digests(held.files),
        held.settings,
        replace(held.decisions, weights={}, messages_per_week=0, language="", changed_on=None),
        held.as_of,
        today(),
        held.connections.digest if held.connections else "",
    )
    table = _table(key, imported)
    heavy = import_jobs.is_heavy(held.files)
    return OpenTracker(imported, held.decisions, table, held.connections, heavy, key)


def filtered_view(tracker: OpenTracker, filters: Filters) -> FilteredView:
    """The open tracker narrowed by the filters."""
    return FilteredView(tracker, filters, _filtered(tracker.key, filters, tracker.table))


def forget(files: tuple[Upload, ...], settings: ImportSettings) -> None:
    """Forget all results about these files, as when others are opened in their place."""
    import_jobs.cancel_import(files, settings)
    _clear_results()


def connections(upload: Upload) -> pd.DataFrame:
    """LinkedIn's connections: whom the person knows, and where."""
    return _connections(upload.name, upload.digest, upload)


def clear() -> None:
    """Cancel all jobs of the session and forget all results, as when a tracker is closed."""
    import_jobs.clear()
    _clear_results()


def _clear_results() -> None:
    export_jobs.cancel_all()
    for each in (
        *(_table, _filtered, _card),
        *(_ranking_job, _ranking_as_shown, _answer_job, _backtest_job),
    ):
        each.clear()
    for other in (_answer, _connections, _backtest, _annotation_check):
        other.clear()
    garbage_collection.include_everything()


@st.cache_resource(scope="session", show_spinner=False, max_entries=3)
def _table(key: TrackerKey, _imported: ImportResult) -> ApplicationTable:
    known = pipeline.tracker_on(_imported.tracker, key.decisions, as_of=key.as_of, today=key.today)
    return page_data.application_table(
        known,
        as_of=key.as_of,
        entered_in_bulk=key.settings.entered_in_bulk,
        noted_at_once=key.settings.noted_at_once,
    )


@st.cache_resource(scope="session", show_spinner=False, max_entries=4)
def _filtered(key: TrackerKey, filters: Filters, _table: ApplicationTable) -> ApplicationTable:
    return page_data.filtered(_table, filters)


@st.cache_data(
    scope="session",
    max_size=_MAX_SIZE,
    show_spinner=_CALCULATING,
    max_entries=32,
    hash_funcs=_QUESTION,
)
def _answer(
    question: Callable[[ApplicationTable], object],
    key: TrackerKey,
    filters: Filters,
    _table: ApplicationTable,
) -> object:
    return question(_table)


@st.cache_resource(scope="session", show_spinner=False, max_entries=32, hash_funcs=_QUESTION)
def _card(
    present: Callable[..., ChartCard], answers: tuple[object, ...], options: dict[str, object]
) -> ChartCard:
    # Plotly checks and copies at every step of making a figure: some 10 ms each.
    return present(*answers, **options)


@st.cache_resource(scope="session", show_spinner=False, max_entries=2, on_release=Job.cancel)
def _ranking_job(
    key: TrackerKey, _table: ApplicationTable, _connections: Upload | None, _heavy: bool
) -> Job[Ranking]:
    known = connections(_connections) if _connections else None

    def rank() -> Ranking:
        return reengage.rank(
            _table.tracker, as_of=key.as_of, decisions=key.decisions, connections=known
        )

    return limits.bounded_job(rank, Step.RANKING, heavy=_heavy)


@st.cache_resource(scope="session", show_spinner=False, max_entries=4)
def _ranking_as_shown(
    key: TrackerKey,
    weights: tuple[tuple[str, float], ...],
    messages_per_week: int,
    language: str,
    _ranking: Ranking,
) -> Ranking:
    # Cached so that every page has the same object, which makes its frame and places once.
    ranking = reengage.reweigh(_ranking, dict(weights)) if weights else _ranking
    return (
        ranking.with_messages_per_week(messages_per_week) if messages_per_week else ranking
    ).written_in(language)


@st.cache_resource(
    scope="session",
    show_spinner=False,
    max_entries=32,
    hash_funcs=_QUESTION,
    on_release=Job.cancel,
)
def _answer_job(
    question: Callable[[ApplicationTable], object],
    key: TrackerKey,
    filters: Filters,
    _table: ApplicationTable,
) -> Job[object]:
    return limits.bounded_job(partial(question, _table), Step.ANSWERING, heavy=True)


@st.cache_resource(scope="session", show_spinner=False, max_entries=2, on_release=Job.cancel)
def _backtest_job(
    key: TrackerKey,
    weights: tuple[tuple[str, float], ...],
    _table: ApplicationTable,
    _decisions: Decisions,
) -> Job[Backtest]:
    replay = partial(reengage.run_backtest, as_of=key.as_of, decisions=_decisions)
    return limits.bounded_job(partial(replay, _table.tracker), Step.ANSWERING, heavy=True)


@st.cache_data(scope="session", max_size=_MAX_SIZE, show_spinner=_CALCULATING, max_entries=2)
def _backtest(
    key: TrackerKey,
    weights: tuple[tuple[str, float], ...],
    _table: ApplicationTable,
    _decisions: Decisions,
) -> Backtest:
    return reengage.run_backtest(_table.tracker, as_of=key.as_of, decisions=_decisions)


@st.cache_data(scope="session", max_size=_MAX_SIZE, show_spinner=_CALCULATING, max_entries=2)
def _connections(name: str, digest: str, _upload: Upload) -> pd.DataFrame:
    return intake.read_connections(name, _upload.content, limits=limits.current_limits())


def annotation_check(tracker: OpenTracker, upload: Upload) -> AnnotationCheck:
    """Whether Ajar's columns can be added to a file, and what their place means."""
    read = tracker.key.files, tracker.key.settings
    return _annotation_check(read, upload.name, upload, tracker.imported)


@st.cache_data(scope="session", max_size=_MAX_SIZE, show_spinner=_CALCULATING, max_entries=8)
def _annotation_check(
    read: tuple[Digests, ImportSettings], name: str, _upload: Upload, _imported: ImportResult
) -> AnnotationCheck:
    return pipeline.check_annotations(
        _upload.name, _upload.content, _imported, limits=limits.current_limits()
    )
