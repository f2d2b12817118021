"""
Answers, remembered for the visitor who asked.

The only cached functions of the project. They are scoped to the session, bounded, and keyed by
the digests of the files and by what was chosen, never by a table.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from ajar import pipeline
from ajar.model.decisions import Choices, Decisions
from ajar.model.filters import Filters
from ajar.model.reading import Loaded
from ajar.pipeline import Ranking, Timeline
from ajar.ui import hosting
from ajar.ui.session import Upload

Answer = TypeVar("Answer")


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
    """Changes whenever files, choices, decisions other than weights, or the day do."""

    def ranking(self) -> Ranking:
        """The re-engagement list by the person's weights."""
        weights = self.decisions.weights
        if not weights:
            return self.default_ranking()
        reweigh = partial(pipeline.reweigh, self.default_ranking(), weights)
        return remembered(f"{self.key} rank {sorted(weights.items())!r}", reweigh)

    def default_ranking(self) -> Ranking:
        """The list by the default weights; a ranking needs all that is known, so no filter."""

        def rank() -> Ranking:
            known = connections(self.known) if self.known else None
            plain = replace(self.decisions, weights={})
            return pipeline.rank(self.line.tracker, as_of=self.as_of, decisions=plain, known=known)

        return remembered(f"{self.key} rank", rank)


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
        return remembered(key, partial(question, self.line, **details))


def _identity(upload: Upload) -> tuple[str, str]:
    return upload.name, upload.digest


@st.cache_resource(
    scope="session",
    max_entries=3,
    show_spinner="Reading your file…",
    hash_funcs={Upload: _identity, Choices: repr},
)
def load(files: tuple[Upload, ...], choices: Choices) -> Loaded:
    """Read the files in the child process; the same files and choices are read once."""
    return pipeline.load(
        [(file.name, file.content) for file in files], choices=choices, limits=hosting.limits()
    )


@st.cache_resource(
    scope="session",
    max_entries=2,
    show_spinner="Reading your connections…",
    hash_funcs={Upload: _identity},
)
def connections(upload: Upload) -> pd.DataFrame:
    """Whom the person knows, and where."""
    return pipeline.read_connections(upload.name, upload.content, limits=hosting.limits())


def search(
    files: tuple[Upload, ...],
    choices: Choices,
    decisions: Decisions,
    as_of: date,
    known: Upload | None = None,
) -> Search:
    """The search these files tell of."""
    loaded = load(files, choices)
    digests = [(file.name, file.digest) for file in files]
    facts = replace(decisions, weights={})
    key = repr((digests, choices, facts, as_of, known and known.digest))

    def timed() -> Timeline:
        return pipeline.timed(
            pipeline.decided(loaded.tracker, decisions),
            as_of=as_of,
            entered_in_bulk=choices.entered_in_bulk,
        )

    return Search(loaded, decisions, as_of, remembered(f"{key} timed", timed), known, key)


def view(whole: Search, filters: Filters) -> View:
    """The search narrowed by the filters."""
    narrow = partial(pipeline.narrowed, whole.line, filters)
    line = remembered(f"{whole.key} {filters!r} narrowed", narrow)
    return View(whole, filters, line)


def remembered(key: str, compute: Callable[[], Answer]) -> Answer:
    """What ``compute()`` returns, computed once per *key*, which names all it depends on."""
    answer: Answer = _answer(key, compute)
    return answer


@st.cache_resource(scope="session", max_entries=64, show_spinner=False)
def _answer(key: str, _compute: Callable[[], Any]) -> Any:  # noqa: ANN401, ARG001
    return _compute()
