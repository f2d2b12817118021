"""What one visitor's session holds. Every key is named here, and nothing is kept elsewhere."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from ajar.model.decisions import Decisions, ImportSettings, LoggedEvent
from ajar.ui.autosave import Autosave

_FILES = "files"
_CHOICES = "choices"
_CHOICES_BEFORE = "choices_before"
_DECISIONS = "decisions"
_UNDO = "decisions_before"
_AS_OF = "as_of"
_CONNECTIONS = "connections"
_SAVER = "saver"
_STEPS = 50
"""Decisions that can be taken back, one after the other."""


@dataclass(frozen=True)
class Upload:
    """One file as it came; two uploads with the same name and digest are the same file."""

    name: str
    content: bytes
    digest: str

    @classmethod
    def of(cls, name: str, content: bytes) -> "Upload":
        """Take a file in."""
        return cls(name, content, hashlib.sha256(content).hexdigest())


def init() -> None:
    """Start a session; the first call of every page, so that any page can be the first."""
    st.session_state.setdefault(_FILES, ())
    st.session_state.setdefault(_CHOICES, ImportSettings())
    st.session_state.setdefault(_CHOICES_BEFORE, ImportSettings())
    st.session_state.setdefault(_DECISIONS, Decisions())
    st.session_state.setdefault(_UNDO, ())
    st.session_state.setdefault(_AS_OF, None)
    st.session_state.setdefault(_CONNECTIONS, None)
    st.session_state.setdefault(_SAVER, None)


def files() -> tuple[Upload, ...]:
    """The files that make up the tracker; empty before the first upload."""
    uploads: tuple[Upload, ...] = st.session_state[_FILES]
    return uploads


def open_files(
    uploads: Iterable[Upload],
    *,
    choices: ImportSettings | None = None,
    decisions: Decisions | None = None,
    sample_day: date | None = None,
) -> None:
    """
    Make these files the tracker.

    *choices* and *decisions* are what an Ajar workbook among them holds; *sample_day* marks them
    as the sample, which is judged on the day it was made for.
    """
    st.session_state[_FILES] = tuple(uploads)
    st.session_state[_CHOICES] = st.session_state[_CHOICES_BEFORE] = choices or ImportSettings()
    st.session_state[_DECISIONS] = decisions or Decisions()
    st.session_state[_UNDO] = ()
    st.session_state[_AS_OF] = sample_day
    st.session_state[_CONNECTIONS] = None
    st.session_state[_SAVER] = None


def add_files(
    uploads: Iterable[Upload], *, choices: ImportSettings, decisions: Decisions | None
) -> None:
    """
    Make these files the tracker, which those that are open are among.

    What was decided stays; where nothing was, an Ajar workbook among them may say it.
    """
    st.session_state[_FILES] = tuple(uploads)
    set_settings(choices)
    if decisions is not None and st.session_state[_DECISIONS] == Decisions():
        decide(decisions)


def remove_file(position: int) -> None:
    """Go on without one of the files, and without what was chosen for it."""
    kept = [upload for at, upload in enumerate(files()) if at != position]
    left = files()[position]
    st.session_state[_FILES] = tuple(kept)
    set_settings(choices().without_file(left.name))


def close_files() -> None:
    """Forget the tracker and everything decided about it."""
    open_files(())


def as_of() -> date:
    """The day on which everything is judged: today, the sample's day, or what was asked for."""
    chosen: date | None = st.session_state[_AS_OF]
    return chosen or today()


def today() -> date:
    """The calendar day."""
    return date.today()  # noqa: DTZ011 - the person's own is meant


def set_as_of(day: date | None) -> None:
    """Judge everything on another day; None is today."""
    st.session_state[_AS_OF] = day


def choices() -> ImportSettings:
    """How the files are to be read, where the person knows better."""
    chosen: ImportSettings = st.session_state[_CHOICES]
    return chosen


def set_settings(chosen: ImportSettings) -> None:
    """Read the files in another way from now on."""
    st.session_state[_CHOICES_BEFORE] = choices()
    st.session_state[_CHOICES] = chosen


def replace_settings(chosen: ImportSettings) -> None:
    """The same choices, under the names that files and sheets have here."""
    st.session_state[_CHOICES] = chosen


def undo_settings() -> bool:
    """Back to the choices before the last ones, which led nowhere; whether there were others."""
    before: ImportSettings = st.session_state[_CHOICES_BEFORE]
    others = before != choices()
    st.session_state[_CHOICES] = before
    return others


def decisions() -> Decisions:
    """What the person decided about companies."""
    decided: Decisions = st.session_state[_DECISIONS]
    return decided


def decide(decided: Decisions) -> None:
    """Take a decision; the last ``_STEPS`` can be taken back one by one."""
    steps: tuple[Decisions, ...] = st.session_state[_UNDO]
    st.session_state[_UNDO] = (*steps, decisions())[-_STEPS:]
    st.session_state[_DECISIONS] = decided


def set_preferences(decided: Decisions) -> None:
    """Change how the list is shown and not what is known: nothing that needs taking back."""
    st.session_state[_DECISIONS] = decided


def log(*events: LoggedEvent) -> None:
    """Note something the person sent or heard."""
    now = decisions()
    decide(replace(now, log=(*now.log, *events)))


def can_undo() -> bool:
    """Whether there is a decision to take back."""
    return bool(st.session_state[_UNDO])


def undo() -> None:
    """Take the last decision back."""
    steps: tuple[Decisions, ...] = st.session_state[_UNDO]
    if steps:
        st.session_state[_UNDO] = steps[:-1]
        st.session_state[_DECISIONS] = steps[-1]


def saver() -> Autosave | None:
    """What keeps the open tracker on this computer; None while the person has not asked."""
    keeping: Autosave | None = st.session_state[_SAVER]
    return keeping


def set_autosave(keeping: Autosave | None) -> None:
    """Keep the open tracker on this computer from now on, or no longer."""
    st.session_state[_SAVER] = keeping


def connections() -> Upload | None:
    """LinkedIn's ``Connections.csv``, if the person gave it."""
    known: Upload | None = st.session_state[_CONNECTIONS]
    return known


def set_connections(upload: Upload) -> None:
    """Take the person's connections in."""
    st.session_state[_CONNECTIONS] = upload
