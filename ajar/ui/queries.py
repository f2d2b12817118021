"""
Answers, remembered for the visitor who asked.

They stand on the session's shelf, keyed by the digests of the files and by what was chosen,
never by a table. What takes longer than a moment goes on in a thread while the page shows how
far it is and offers to end it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import TypeVar, cast

import pandas as pd
import streamlit as st

from ajar import pipeline
from ajar.model.decisions import Decisions, ImportSettings
from ajar.model.filters import Filters
from ajar.model.import_report import ImportResult
from ajar.model.progress import Progress, Step
from ajar.pipeline import ApplicationTable, Ranking
from ajar.ui import gc_freeze, limits, progress_bar
from ajar.ui.jobs import Job, JobCache
from ajar.ui.session import Upload

Answer = TypeVar("Answer")

_MOST = 64
_MOST_ROWS = 12_000_000
"""Rows that all remembered answers are about: a dozen answers about a full sheet."""
_MOST_BYTES = 256 << 20
"""Of files made to be taken away: a full sheet written twice."""


@dataclass(frozen=True, eq=False)
class OpenTracker:
    """One job search: its files as read, with what the person decided, on a day."""

    loaded: ImportResult
    decisions: Decisions
    as_of: date
    line: ApplicationTable
    """Every application, decisions applied."""
    known: Upload | None
    """LinkedIn's connections, if given."""
    key: str = field(repr=False)
    """Changes whenever files, choices, what is known about companies, or the day do."""

    def ranking(self) -> Ranking:
        """The re-engagement list by the person's weights, for as much time as they have."""
        found = self.default_ranking()
        weights, a_week = self.decisions.weights, self.decisions.a_week
        if weights:
            reweigh = partial(pipeline.with_weights, found, weights)
            found = cached(f"{self.key} rank {sorted(weights.items())!r}", reweigh)
        chosen = self.decisions.language or pipeline.language(self.loaded)

        def shown() -> Ranking:
            return (found.planned(a_week) if a_week else found).written_in(chosen)

        # The same object on every page, which has its table and its places once.
        return cached(
            f"{self.key} rank {sorted(weights.items())!r} {a_week} {chosen}",
            shown,
            rows=len(self.line),
        )

    def default_ranking(self) -> Ranking:
        """The list by the default weights; a ranking needs all that is known, so no filter."""
        known = connections(self.known) if self.known else None
        plain = _knowledge(self.decisions)
        rank = partial(
            pipeline.rank, self.line.tracker, as_of=self.as_of, decisions=plain, known=known
        )
        return cached(f"{self.key} rank", rank, step=Step.RANKING, rows=len(self.line))


@dataclass(frozen=True, eq=False)
class FilteredView:
    """A search as a page sees it: narrowed by the filters."""

    search: OpenTracker
    filters: Filters
    line: ApplicationTable
    """What the filters leave; every measure reads from it."""

    def ask(self, question: Callable[..., Answer], **details: object) -> Answer:
        """Answer of ``question(line, **details)``, computed once per view."""
        key = f"{self.search.key} {self.filters!r} {question.__name__} {sorted(details.items())!r}"
        return cached(key, partial(question, self.line, **details), rows=len(self.line))


def _ended(shelf: JobCache) -> None:
    shelf.clear()
    gc_freeze.nothing()


@st.cache_resource(scope="session", show_spinner=False, on_release=_ended)
def _shelf() -> JobCache:
    """The session's own; when the session ends, so does all work for it."""
    return JobCache(most=_MOST, most_rows=_MOST_ROWS, most_bytes=_MOST_BYTES)


def clear() -> None:
    """End all work of the session and forget what came of it, as when a tracker is closed."""
    _ended(_shelf())


def import_job(files: tuple[Upload, ...], choices: ImportSettings) -> Job:
    """
    The reading of files, begun or done; a new choice does not read their cells again.

    Its answer is what was read, or it raises an ``AjarError``.
    """
    shelf, most = _shelf(), limits.current_limits()
    digests = _digests(files)

    def load(progress: Progress) -> ImportResult:
        known, cells = shelf.cells
        if known != digests:
            contents = [(file.name, file.content) for file in files]
            cells = pipeline.read_cells(contents, limits=most, progress=progress)
            shelf.cells = digests, cells
        return pipeline.interpret(cells, choices=choices, progress=progress)

    return shelf.work(_loading_key(files, choices), load, step=Step.READING)


def forget_loading(files: tuple[Upload, ...], choices: ImportSettings) -> None:
    """End the reading and forget what came of it."""
    _shelf().drop(_loading_key(files, choices))


def forget_all_but(files: tuple[Upload, ...], choices: ImportSettings) -> None:
    """Forget what came of other files, as when these are opened in their place."""
    _shelf().keep_only(_loading_key(files, choices))


def _digests(files: tuple[Upload, ...]) -> list[tuple[str, str]]:
    return [(file.name, file.digest) for file in files]


def _loading_key(files: tuple[Upload, ...], choices: ImportSettings) -> str:
    return f"load {_digests(files)!r} {choices!r}"


def connections(upload: Upload) -> pd.DataFrame:
    """Whom the person knows, and where."""
    read = partial(
        pipeline.read_connections, upload.name, upload.content, limits=limits.current_limits()
    )
    return cached(f"connections {_digests((upload,))!r}", read, step=Step.READING)


def search(
    files: tuple[Upload, ...],
    loaded: ImportResult,
    *,
    choices: ImportSettings,
    decisions: Decisions,
    as_of: date,
    today: date,
    known: Upload | None = None,
) -> OpenTracker:
    """The search that *files*, read as *loaded*, tell of; *as_of* may have gone by *today*."""
    days = as_of, as_of < today
    key = repr((_digests(files), choices, _knowledge(decisions), days, known and known.digest))

    def timed() -> ApplicationTable:
        tracker = pipeline.decided(loaded.tracker, decisions)
        return pipeline.timed(
            pipeline.tracker_as_of(tracker, as_of=as_of, today=today),
            as_of=as_of,
            entered_in_bulk=choices.entered_in_bulk,
        )

    rows = len(loaded.tracker.applications)
    line = cached(f"{key} timed", timed, step=Step.MEASURING, rows=rows)
    return OpenTracker(loaded, decisions, as_of, line, known, key)


def _knowledge(decisions: Decisions) -> Decisions:
    """What the person knows and wants of companies, without how the list is weighed and shown."""
    return replace(decisions, weights={}, a_week=0, language="")


def view(whole: OpenTracker, filters: Filters) -> FilteredView:
    """The search narrowed by the filters."""
    narrow = partial(pipeline.narrowed, whole.line, filters)
    line = cached(f"{whole.key} {filters!r} narrowed", narrow, rows=len(whole.line))
    return FilteredView(whole, filters, line)


def cached(
    key: str, compute: Callable[[], Answer], *, step: Step = Step.ANSWERING, rows: int = 0
) -> Answer:
    """
    What ``compute()`` returns, computed once per *key*, which names all it depends on.

    *step* is what it does, *rows* how many its answer is about. Where it takes longer than a
    moment the page ends here with a bar, and is run again once there is an answer.
    """

    def work(progress: Progress) -> Answer:
        progress(step, 0.0)
        return compute()

    shelf = _shelf()
    progress_bar.resume_button(key)
    answer = progress_bar.wait_for(
        shelf.work(key, work, step=step, rows=rows), on_cancel=partial(_stop, shelf, key)
    )
    return cast("Answer", answer)


def write(asked: str, make: Callable[[Progress], bytes | str]) -> None:
    """Begin to make a large file; the page goes on meanwhile."""
    _shelf().work(_file_key(asked), make, step=Step.WRITING)


def download_job(asked: str) -> Job | None:
    """
    The making of a large file, going on or done.

    None before it was asked for, and where others asked for later have taken its room: it is
    not made a second time unasked.
    """
    return _shelf().standing(_file_key(asked))


def download_result(asked: str, work: Job) -> bytes | str:
    """The file that was made; what failed is forgotten, so that it can be tried again."""
    try:
        return cast("bytes | str", work.answer())
    except BaseException:
        forget_writing(asked)
        raise


def forget_writing(asked: str) -> None:
    """End the making of a file and forget what came of it."""
    _shelf().drop(_file_key(asked))


def _file_key(asked: str) -> str:
    return f"file {asked}"


def _stop(shelf: JobCache, key: str) -> None:
    shelf.drop(key)
    progress_bar.mark_cancelled(key)
