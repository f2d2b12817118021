"""Work slots: limit how many threads do one kind of work at a time."""

import math
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from ajar.model.progress import Progress, Step

_POLL_SECONDS = 0.1
"""Seconds between two progress calls while waiting."""


class WorkSlots:
    """
    Slots for at most *most* threads at a time; the others wait in the order in which they came.

    With *gives_way*, a thread that has held its slot for so many seconds counts no longer: those
    that wait for it go on beside it.

    A thread that has ended holds no slot, even if it was interrupted while taking or returning it.
    A semaphore would lose such a slot.
    """

    def __init__(self, most: int, *, gives_way: float = math.inf) -> None:
        self._most = most
        self._gives_way = gives_way
        self._lock = threading.Lock()
        self._holders: dict[threading.Thread, float] = {}
        """Each thread that holds a slot, and since when."""
        self._queue: list[threading.Thread] = []
        """The threads that wait, the first one first."""

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
                self._holders.pop(me, None)
                self._queue = [waiting for waiting in self._queue if waiting is not me]

    def _taken(self, me: threading.Thread) -> bool:
        with self._lock:
            now = time.monotonic()
            self._holders = {
                holder: since
                for holder, since in self._holders.items()
                if holder.is_alive() and now - since < self._gives_way
            }
            self._queue = [waiting for waiting in self._queue if waiting.is_alive()]
            if me not in self._queue:
                self._queue.append(me)
            taken = self._queue.index(me) < self._most - len(self._holders)
            if taken:
                self._queue.remove(me)
                self._holders[me] = now
            return taken
