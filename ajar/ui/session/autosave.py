"""Saves the newest state of a tracker in the background, together with what other windows saved."""

import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from ajar.export.local_store import SavedTracker, version_number
from ajar.model.decision_merge import merge_decisions
from ajar.model.decisions import Decisions
from ajar.model.errors import AjarError, UnwritableFileError


@dataclass(frozen=True)
class Snapshot:
    """What is to be saved."""

    key: str
    """Changes whenever anything that is saved does."""
    decisions: Decisions
    applications: Callable[[], str]
    """Tells its applications from those of another tracker."""
    make: Callable[[Decisions], bytes]
    """The workbook with these decisions."""


class Version(NamedTuple):
    """What a saved version holds."""

    decisions: Decisions
    applications: str
    """As those of a ``Snapshot``."""


Read = Callable[[bytes], Version]
"""Reads a version; raises an ``AjarError`` where it cannot."""


class Autosave:
    """
    Keeps one tracker on this computer, for one session.

    What is asked for while a version is being saved is saved next; of several, only the newest.
    Versions that another window saved meanwhile are merged into it: a decision made in one
    window is never lost to the other.
    """

    def __init__(self, kept: SavedTracker, read: Read, *, opened: Path | None = None) -> None:
        """
        Keep a tracker in *kept*.

        *opened* is the version that the page shows, where it was opened from one; what is
        asked for first is then taken for what stands in it.
        """
        self.kept = kept
        self.problem = ""
        """Why the last saving failed; empty where it did not."""
        self._read = read
        self._opened = opened
        versions = kept.versions()
        self._newest = opened is not None and opened in versions[:1]
        # What another window saved at the same moment as the newest version is not in it.
        self._known = {
            path.name
            for path in versions
            if not self._newest
            or path == opened
            or version_number(path) < version_number(versions[0])
        }
        self._base = Decisions()
        """What the page knew when this window saved last."""
        self._saved = Decisions()
        """What the newest version says that this window knows of."""
        self._merged: tuple[Decisions, Decisions] | None = None
        """What the page knew, and what was saved with it."""
        self._key = ""
        self._next: Snapshot | None = None
        self._idle = threading.Event()
        self._idle.set()
        self._lock = threading.Lock()

    def keep(self, now: Snapshot) -> None:
        """Save *now*, if its key is a new one."""
        with self._lock:
            if now.key == self._key:
                return
            self._key = now.key
            if self._opened is not None:
                self._opened, self._base, self._saved = None, now.decisions, now.decisions
                if self._newest:
                    return
            self._next = now
            if not self._idle.is_set():
                return  # the thread that saves takes it next
            self._idle.clear()
        # It is waited for when the program ends: what was asked for gets onto the disk.
        threading.Thread(target=self._run).start()

    def wait(self, seconds: float) -> bool:
        """Whether everything is saved within so many seconds."""
        return self._idle.wait(seconds)

    def take_merged(self, now: Decisions) -> Decisions | None:
        """*now* with what other windows decided, once; None where they decided nothing new."""
        with self._lock:
            merged, self._merged = self._merged, None
        if merged is None:
            return None
        before, after = merged
        both = merge_decisions(before, now, after)
        return both if both != now else None

    def _run(self) -> None:
        while True:
            with self._lock:
                now, self._next = self._next, None
                if now is None:
                    self._idle.set()
                    return
            try:
                self._save(now)
                self.problem = ""
            except BaseException as error:  # noqa: BLE001 - whatever it is, it was not saved
                told = error if isinstance(error, AjarError) else UnwritableFileError.not_saved()
                self.problem = str(told)
                with self._lock:
                    self._key = ""  # tried again with the next run of the page

    def _save(self, now: Snapshot) -> None:
        theirs = self._others()
        if any(each.applications != now.applications() for each in theirs):
            self.kept = self.kept.create_sibling()  # two trackers by now: each is kept for itself
            theirs = []
        for each in theirs:
            # What was added by hand is among the applications of a version.
            decisions = replace(each.decisions, added=self._base.added)
            self._saved = merge_decisions(self._base, self._saved, decisions)
        decisions = merge_decisions(self._base, now.decisions, self._saved)
        self._known.add(self.kept.save(now.make(decisions)).name)
        self._base, self._saved = now.decisions, decisions
        if decisions != now.decisions:
            with self._lock:
                self._merged = now.decisions, decisions

    def _others(self) -> list[Version]:
        """The newest of what other windows saved; each of their versions holds those before it."""
        unknown = [path for path in self.kept.versions() if path.name not in self._known]
        self._known |= {path.name for path in unknown}
        found = []
        for path in unknown:
            if version_number(path) == version_number(unknown[0]):
                with contextlib.suppress(OSError, AjarError):  # gone, or damaged
                    found.append(self._read(path.read_bytes()))
        return found
