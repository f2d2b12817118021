"""
Answers, remembered for the visitor who asked.

The only cached functions of the project. They are scoped to the session, bounded, and keyed by
the digest of the files' bytes and by what was chosen, never by a table.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, TypeVar

import streamlit as st

from ajar import pipeline
from ajar.model.decisions import Choices, Decisions
from ajar.model.filters import Filters
from ajar.model.reading import Loaded
from ajar.model.tracker import Tracker
from ajar.ui.session import Upload

Answer = TypeVar("Answer")


@dataclass(frozen=True, eq=False)
class View:
    """A tracker as a page sees it: with decisions applied, narrowed by the filters."""

    tracker: Tracker
    as_of: date
    decisions: Decisions
    filters: Filters
    loaded: Loaded
    key: str = field(repr=False)
    """Changes whenever anything above does."""

    def ask(self, question: Callable[..., Answer], **details: object) -> Answer:
        """Answer of ``question(tracker, as_of=…, **details)``, computed once per view."""
        key = f"{self.key} {question.__name__} {sorted(details.items())!r}"
        return _answer(key, partial(question, self.tracker, as_of=self.as_of, **details))


def _described(value: object) -> str:
    return repr(value)


@st.cache_resource(
    scope="session",
    max_entries=3,
    show_spinner="Reading your file…",
    hash_funcs={Upload: lambda upload: (upload.name, upload.digest), Choices: _described},
)
def load(files: tuple[Upload, ...], choices: Choices) -> Loaded:
    """Read the files in the child process; the same files and choices are read once."""
    return pipeline.load([(file.name, file.content) for file in files], choices=choices)


@st.cache_resource(
    scope="session",
    max_entries=6,
    show_spinner=False,
    hash_funcs={
        Upload: lambda upload: (upload.name, upload.digest),
        Choices: _described,
        Decisions: _described,
        Filters: _described,
    },
)
def view(
    files: tuple[Upload, ...],
    choices: Choices,
    decisions: Decisions,
    filters: Filters,
    as_of: date,
) -> View:
    """The tracker of these files as it is to be seen."""
    loaded = load(files, choices)
    tracker = pipeline.narrowed(pipeline.decided(loaded.tracker, decisions), filters)
    key = repr(([(file.name, file.digest) for file in files], choices, decisions, filters, as_of))
    return View(tracker, as_of, decisions, filters, loaded, key)


@st.cache_resource(scope="session", max_entries=64, show_spinner=False)
def _answer(key: str, _compute: Callable[[], Any]) -> Any:  # noqa: ANN401, ARG001 - see ask()
    return _compute()
