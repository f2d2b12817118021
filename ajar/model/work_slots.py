"""WorkSlots: so much work of one kind at a time, whoever asks for it."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from ajar.model.progress import Progress, Step

_MOMENT = 0.1
"""Seconds between two progress calls while waiting."""


class WorkSlots:
    """
    Lets at most *most* threads work at a time; the others wait.

    A thread that has ended holds no turn, so one that was interrupted anywhere, even while it
    took or gave back its turn, keeps nobody waiting. A semaphore would lose that turn for good.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._holders: list[threading.Thread] = []

    @contextmanager
    def slot(self, progress: Progress) -> Iterator[None]:
        """Context that waits for a turn; *progress* may raise ``Cancelled`` meanwhile."""
        me = threading.current_thread()
        try:
            while not self._taken(me):
                progress(Step.WAITING, 0.0)
                time.sleep(_MOMENT)
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
