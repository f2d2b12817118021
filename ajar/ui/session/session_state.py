"""What one visitor's session holds: one dataclass, under one key of Streamlit's session state."""

import secrets
import time
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from ajar.model.decisions import Decisions
from ajar.model.import_settings import ImportSettings
from ajar.ui.session.autosave import Autosave
from ajar.ui.session.upload import PendingFiles, Upload

if TYPE_CHECKING:
    from ajar.model.newer_version import NewSince  # brings pandas along

UNDO_SECONDS = 9.0
"""Seconds in which closing a tracker can be undone; then nothing of it is left."""
_KEY = "ajar"
_MAX_CHANGES = 50
"""Changes that can be undone, one after the other."""


@dataclass(frozen=True)
class Change:
    """A change that can be undone: its name, and what held before it."""

    label: str
    """In words: “Orrin & Vale marked as sent”."""
    company_key: str
    """The company it is about; empty where it is about none."""
    decisions: Decisions
    settings: ImportSettings
    revision: int
    applications: int | None = None
    """Applications before a correction; None where it was none."""


@dataclass
class ContactView:
    """The list of companies to contact, as the person left it."""

    company_key: str = ""
    """The company whose message is shown."""
    opened: bool = False
    """On a phone: the message is shown, not the list."""
    sought: str = ""
    """The company that “Write” on another page led to: shown whatever the list holds."""
    done: "DoneStep | None" = None
    """What was done last, which stays on the page until the person moves on."""
    edits: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """Message -> address, subject and text as the person changed them."""


@dataclass(frozen=True)
class DoneStep:
    """A company for which the person has just sent a message, snoozed it, or said never."""

    company_key: str
    position: int
    """Its place in the list, which it keeps."""
    words: str
    """“Sent to Lucie Caron on 20 Nov 2026.”"""
    recommendation: Any
    """As it was shown."""


@dataclass(frozen=True)
class Refusal:
    """Files that took long and could not be opened."""

    page: str
    """The page that says so."""
    why: str
    """In a sentence."""


@dataclass
class SessionState:
    """The open tracker, what the person did with it, and where they are in the app."""

    visit: str = field(default_factory=partial(secrets.token_hex, 8))
    """Tells this visit from another one; nothing can be done with it."""
    files: tuple[Upload, ...] = ()
    """The files that make up the tracker; empty before the first upload."""
    settings: ImportSettings = field(default_factory=ImportSettings)
    """How the files are to be read, where the person knows better."""
    readable_settings: ImportSettings = field(default_factory=ImportSettings)
    """The last settings with which the files could be read."""
    decisions: Decisions = field(default_factory=Decisions)
    as_of_day: date | None = None
    """The day everything is judged on; None is today."""
    connections: Upload | None = None
    """LinkedIn's ``Connections.csv``."""
    autosave: Autosave | None = None
    """Saves copies on this computer; None while the person has not asked for it."""
    changes: tuple[Change, ...] = ()
    """What can be undone, the latest last."""
    revision: int = 0
    saved_revision: int = 0
    applications: int = 0
    """Applications that were read, as the page last showed them."""
    closed: "SessionState | None" = field(default=None, repr=False)
    """The tracker that was closed or replaced last, so that it can be brought back."""
    new_since: "NewSince | None" = None
    """What is new since the version of the tracker that was open before; None without one."""
    closed_shown: float = 0.0
    """When undoing that was first offered, in seconds that only go forward."""
    opening: PendingFiles | None = None
    refusal: "Refusal | None" = None
    """The large file that could not be opened last, until the person goes on."""
    asks_to_close: bool = False
    """The person is being asked whether to close the files, also after a run of the page."""
    upload_round: int = 0
    """Number of the drop area: a new one is empty."""
    corrections_file: str = ""
    """Id of the file of corrections that was loaded last."""
    rerouted: bool = False
    """Whether the session was sent through the entry file."""
    on_phone: bool = False
    """Whether the window is as narrow as a phone, as the browser told last."""
    company_key: str = ""
    """The company looked at last."""
    contact: ContactView = field(default_factory=ContactView)
    """Where the person is on the list of companies to contact."""

    @property
    def as_of(self) -> date:
        """The day everything is judged on."""
        return self.as_of_day or today()

    @property
    def unsaved(self) -> bool:
        """Whether there are changes that are in no file yet."""
        return bool(self.files) and self.revision != self.saved_revision

    def mark_saved(self) -> None:
        """Note that the person has a file with everything decided so far."""
        self.saved_revision = self.revision

    def open_files(
        self,
        uploads: Iterable[Upload],
        *,
        settings: ImportSettings | None = None,
        decisions: Decisions | None = None,
        sample_day: date | None = None,
    ) -> None:
        """
        Make these files the tracker.

        *settings* and *decisions* are what an Ajar workbook among them holds; *sample_day* marks
        them as the sample, which is judged on the day it was made for.
        """
        self.files = tuple(uploads)
        self.settings = self.readable_settings = settings or ImportSettings()
        self.decisions = decisions or Decisions()
        self.as_of_day = sample_day
        self.connections = self.autosave = self.closed = self.new_since = None
        self.changes = ()
        self.company_key = ""
        self.contact = ContactView()
        self.mark_saved()

    def open_newer_version(
        self,
        uploads: Iterable[Upload],
        *,
        settings: ImportSettings,
        decisions: Decisions,
        new_since: "NewSince",
    ) -> None:
        """Put a newer version of the tracker in its place; what was decided stays."""
        before = self.to_reopen()
        self.open_files(uploads, settings=settings, decisions=decisions)
        self.closed, self.new_since = before, new_since
        self.autosave, self.connections = before.autosave, before.connections
        self.revision, self.saved_revision = before.revision, before.saved_revision

    def add_files(
        self, uploads: Iterable[Upload], *, settings: ImportSettings, decisions: Decisions | None
    ) -> None:
        """
        Make these files the tracker, with the open ones among them.

        Decisions stay; where there are none, an Ajar workbook among the files may bring them.
        """
        self.files = tuple(uploads)
        self.settings = self.readable_settings = settings
        if decisions is not None and self.decisions == Decisions():
            self.decisions = decisions
        self.changes = ()  # what was before belongs to other files
        self._next_revision()

    def remove_file(self, position: int) -> None:
        """Go on without one of the files, and without the settings for it."""
        removed = self.files[position]
        self.files = tuple(each for at, each in enumerate(self.files) if at != position)
        self.settings = self.readable_settings = self.settings.without_file(removed.name)
        self.changes = ()
        self._next_revision()

    def close(self) -> None:
        """Close the tracker; for a moment, ``reopen`` brings it back with all that was decided."""
        self.asks_to_close = False
        closed = self.to_reopen()
        self.open_files(())
        self.closed, self.closed_shown = closed, 0.0

    def to_reopen(self) -> "SessionState":
        """A copy with which this tracker can be opened again, without what is being opened now."""
        return replace(self, closed=None, opening=None, refusal=None)

    def forget_closed(self) -> bool:
        """Forget the closed tracker once the time to reopen it is over; return whether it is."""
        now = time.monotonic()
        self.closed_shown = self.closed_shown or now
        if now - self.closed_shown < UNDO_SECONDS:
            return False
        self.closed = None
        return True

    def reopen(self) -> None:
        """Undo the closing of a tracker."""
        if self.closed is None:
            return
        kept = self.upload_round
        closed = self.closed
        for each in fields(self):
            setattr(self, each.name, getattr(closed, each.name))
        self.upload_round = kept

    def decide(self, label: str, decisions: Decisions, *, company_key: str = "") -> None:
        """Make a decision that can be undone under the name *label*."""
        self._remember(label, company_key)
        self.decisions = decisions
        self._next_revision()

    def prefer(self, decisions: Decisions) -> None:
        """Change how the list is shown and not what is known: nothing that needs an undo."""
        self.decisions = decisions
        self._next_revision()

    def correct(self, label: str, settings: ImportSettings) -> None:
        """Read the files in another way; it can be undone under the name *label*."""
        self._remember(label, "", applications=self.applications)
        self.settings = settings
        self._next_revision()

    def settle(self, settings: ImportSettings) -> None:
        """Take over the same settings under the names that files and sheets have now."""
        self.settings = self.readable_settings = settings

    def drop_unreadable_settings(self) -> bool:
        """Go back to the last settings that could be read; return whether there were others."""
        others = self.settings != self.readable_settings
        self.settings = self.readable_settings
        if others and self.changes:
            self.revision = self.changes[-1].revision
            self.changes = self.changes[:-1]
        return others

    def undo(self) -> None:
        """Take the last change back."""
        if not self.changes:
            return
        last = self.changes[-1]
        self.changes = self.changes[:-1]
        self.decisions, self.settings = last.decisions, last.settings
        self.revision = last.revision

    def _remember(self, label: str, company_key: str, *, applications: int | None = None) -> None:
        change = Change(
            label, company_key, self.decisions, self.settings, self.revision, applications
        )
        self.changes = (*self.changes, change)[-_MAX_CHANGES:]

    def _next_revision(self) -> None:
        # Never a number that was there before: an undo goes back to one.
        highest = max([self.revision, self.saved_revision, *(c.revision for c in self.changes)])
        self.revision = highest + 1


def state() -> SessionState:
    """The state of the session that asks; a new one at its first call."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = SessionState()
    held: SessionState = st.session_state[_KEY]
    return held


def today() -> date:
    """The calendar day, the person's own."""
    return date.today()  # noqa: DTZ011 - the person's own is meant
