"""Work slots: limit how many threads do one kind of work at a time."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from ajar.model.progress import Progress, Step

_POLL_SECONDS = 0.1
"""Seconds between two progress calls while waiting."""


class WorkSlots:
    """
    Slots for at most *most* threads at a time; the others wait.

    A thread that has ended holds no slot, even if it was interrupted while taking or returning it.
    A semaphore would lose such a slot.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._holders: list[threading.Thread] = []

    @contextmanager
    def slot(self, progress: Progress) -> Iterator[None]:
        """Return a context that waits for a slot; *progress* may raise ``Cancelled`` meanwhile."""
        me = threading.current_thread()
        try:
            while not self._taken(me):
                progress(Step.WAITING, 0.0)
                time.sleep(_POLL_SECONDS)
            yield
        finally:
            with self._lock:
                if me in self._holders:
                    self._holders.remove(me)

    def _taken(self, me: threading.Thread) -> bool:
        with self._lock:
            self._holders = [each for each in self._holders if each.is_alive()]
            if len(self._holders) < self._most:
                self._holders.append(me)
                return True
            return False
