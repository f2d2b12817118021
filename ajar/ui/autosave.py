"""Saves the newest state of a tracker again and again, without keeping the page waiting."""

import threading
from collections.abc import Callable

from ajar.export.local_store import SavedTracker
from ajar.model.errors import AjarError

Make = Callable[[], bytes]


class Autosave:
    """
    Keeps one tracker on this computer, for one session.

    What is asked for while a version is being saved is saved next; of several, only the newest.
    """

    def __init__(self, kept: SavedTracker, *, saved: bool = False) -> None:
        """*saved* says that what the page shows first is what is kept already."""
        self.kept = kept
        self.problem = ""
        """Why the last saving failed; empty where it did not."""
        self._begins_saved = saved
        self._state = ""
        self._next: Make | None = None
        self._idle = threading.Event()
        self._idle.set()
        self._lock = threading.Lock()

    def keep(self, state: str, make: Make) -> None:
        """Save what *make* makes, if *state*, which tells it from others, is a new one."""
        with self._lock:
            if state == self._state:
                return
            self._state = state
            if self._begins_saved:
                self._begins_saved = False
                return
            self._next = make
            if not self._idle.is_set():
                return  # the thread that saves takes it next
            self._idle.clear()
        # It is waited for when the program ends: what was asked for gets onto the disk.
        threading.Thread(target=self._run).start()

    def wait(self, seconds: float) -> bool:
        """Whether everything is saved within so many seconds."""
        return self._idle.wait(seconds)

    def _run(self) -> None:
        while True:
            with self._lock:
                make, self._next = self._next, None
                if make is None:
                    self._idle.set()
                    return
            try:
                self.kept.save(make())
                self.problem = ""
            except AjarError as error:
                self.problem = str(error)
                with self._lock:
                    self._state = ""  # tried again with the next run of the page
            except BaseException:
                self._idle.set()
                raise
