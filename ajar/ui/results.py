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
from ajar.model.decisions import Choices, Decisions
from ajar.model.filters import Filters
from ajar.model.progress import Progress, Step
from ajar.model.reading import Loaded
from ajar.pipeline import Ranking, Timeline
from ajar.ui import limits, patience, spared
from ajar.ui.session import Upload
from ajar.ui.shelf import Shelf, Work

Answer = TypeVar("Answer")

_MOST = 64
_MOST_ROWS = 12_000_000
"""Rows that all remembered answers are about: a dozen answers about a full sheet."""
_MOST_BYTES = 256 << 20
"""Of files made to be taken away: a full sheet written twice."""


@dataclass(frozen=True, eq=False)
class Search:
    """One job search: its files as read, with what the person decided, on a day."""

    loaded: Loaded
    decisions: Decisions
    as_of: date
    line: Timeline
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
            reweigh = partial(pipeline.reweigh, found, weights)
            found = remembered(f"{self.key} rank {sorted(weights.items())!r}", reweigh)
        chosen = self.decisions.language or pipeline.language(self.loaded)

        def shown() -> Ranking:
            return (found.planned(a_week) if a_week else found).written_in(chosen)

        # The same object on every page, which has its table and its places once.
        return remembered(
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
        return remembered(f"{self.key} rank", rank, step=Step.RANKING, rows=len(self.line))


@dataclass(frozen=True, eq=False)
class View:
    """A search as a page sees it: narrowed by the filters."""

    search: Search
    filters: Filters
    line: Timeline
    """What the filters leave; every measure reads from it."""

    def ask(self, question: Callable[..., Answer], **details: object) -> Answer:
        """Answer of ``question(line, **details)``, computed once per view."""
        key = f"{self.search.key} {self.filters!r} {question.__name__} {sorted(details.items())!r}"
        return remembered(key, partial(question, self.line, **details), rows=len(self.line))


def _ended(shelf: Shelf) -> None:
    shelf.clear()
    spared.nothing()


@st.cache_resource(scope="session", show_spinner=False, on_release=_ended)
def _shelf() -> Shelf:
    """The session's own; when the session ends, so does all work for it."""
    return Shelf(most=_MOST, most_rows=_MOST_ROWS, most_bytes=_MOST_BYTES)


def forget_everything() -> None:
    """End all work of the session and forget what came of it, as when a tracker is closed."""
    _ended(_shelf())


def loading(files: tuple[Upload, ...], choices: Choices) -> Work:
    """
    The reading of files, begun or done; a new choice does not read their cells again.

    Its answer is what was read, or it raises an ``AjarError``.
    """
    shelf, most = _shelf(), limits.here()
    digests = _digests(files)

    def load(progress: Progress) -> Loaded:
        known, cells = shelf.cells
        if known != digests:
            contents = [(file.name, file.content) for file in files]
            cells = pipeline.read_cells(contents, limits=most, progress=progress)
            shelf.cells = digests, cells
        return pipeline.interpret(cells, choices=choices, progress=progress)

    return shelf.work(_loading_key(files, choices), load, step=Step.READING)


def forget_loading(files: tuple[Upload, ...], choices: Choices) -> None:
    """End the reading and forget what came of it."""
    _shelf().drop(_loading_key(files, choices))


def forget_all_but(files: tuple[Upload, ...], choices: Choices) -> None:
    """Forget what came of other files, as when these are opened in their place."""
    _shelf().keep_only(_loading_key(files, choices))


def _digests(files: tuple[Upload, ...]) -> list[tuple[str, str]]:
    return [(file.name, file.digest) for file in files]


def _loading_key(files: tuple[Upload, ...], choices: Choices) -> str:
    return f"load {_digests(files)!r} {choices!r}"


def connections(upload: Upload) -> pd.DataFrame:
    """Whom the person knows, and where."""
    read = partial(pipeline.read_connections, upload.name, upload.content, limits=limits.here())
    return remembered(f"connections {_digests((upload,))!r}", read, step=Step.READING)


def search(
    files: tuple[Upload, ...],
    loaded: Loaded,
    *,
    choices: Choices,
    decisions: Decisions,
    as_of: date,
    today: date,
    known: Upload | None = None,
) -> Search:
    """The search that *files*, read as *loaded*, tell of; *as_of* may have gone by *today*."""
    days = as_of, as_of < today
    key = repr((_digests(files), choices, _knowledge(decisions), days, known and known.digest))

    def timed() -> Timeline:
        tracker = pipeline.decided(loaded.tracker, decisions)
        return pipeline.timed(
            pipeline.known_then(tracker, as_of=as_of, today=today),
            as_of=as_of,
            entered_in_bulk=choices.entered_in_bulk,
        )

    rows = len(loaded.tracker.applications)
    line = remembered(f"{key} timed", timed, step=Step.MEASURING, rows=rows)
    return Search(loaded, decisions, as_of, line, known, key)


def _knowledge(decisions: Decisions) -> Decisions:
    """What the person knows and wants of companies, without how the list is weighed and shown."""
    return replace(decisions, weights={}, a_week=0, language="")


def view(whole: Search, filters: Filters) -> View:
    """The search narrowed by the filters."""
    narrow = partial(pipeline.narrowed, whole.line, filters)
    line = remembered(f"{whole.key} {filters!r} narrowed", narrow, rows=len(whole.line))
    return View(whole, filters, line)


def remembered(
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
    patience.go_on_if_asked(key)
    answer = patience.answer_of(
        shelf.work(key, work, step=step, rows=rows), on_cancel=partial(_stop, shelf, key)
    )
    return cast("Answer", answer)


def write(asked: str, make: Callable[[Progress], bytes | str]) -> None:
    """Begin to make a large file; the page goes on meanwhile."""
    _shelf().work(_file_key(asked), make, step=Step.WRITING)


def being_written(asked: str) -> Work | None:
    """
    The making of a large file, going on or done.

    None before it was asked for, and where others asked for later have taken its room: it is
    not made a second time unasked.
    """
    return _shelf().standing(_file_key(asked))


def written(asked: str, work: Work) -> bytes | str:
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


def _stop(shelf: Shelf, key: str) -> None:
    shelf.drop(key)
    patience.stop(key)
