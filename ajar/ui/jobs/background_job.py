"""Long computations, each in a thread of its own, with progress and a way to cancel them."""

import ctypes
import gc
import threading
import time
from collections.abc import Callable
from typing import Generic, TypeVar

from ajar.model.errors import UnreadableFileError
from ajar.model.progress import Cancelled, Progress, Step
from ajar.startup import garbage_collection
from ajar.ui.server.tracebacks import without_frames

Result = TypeVar("Result")

_LOOK = 0.25
"""Seconds between two looks at how long a job has run."""
_NOT_COUNTED = (Step.WAITING, Step.READING)
"""Steps that do not count: others work, or a reader, whose own limits end it."""


class Job(Generic[Result]):
    """
    One computation in a thread, which never touches the page.

    Streamlit's caches have neither progress nor cancel; what takes seconds (importing, ranking,
    writing a file) runs as a job, and the job itself is what is cached.
    """

    def __init__(
        self,
        compute: Callable[[Progress], Result],
        step: Step,
        *,
        max_seconds: float | None = None,
    ) -> None:
        """
        Start *compute* at once; *step* is what it begins with.

        After *max_seconds*, in which the steps of ``_NOT_COUNTED`` do not count, it is ended
        and its result is an ``UnreadableFileError``.
        """
        self.step = step
        self.share = 0.0
        """Progress, 0 to 1; it never falls."""
        self._began = time.monotonic()
        self._result: Result
        self._error: BaseException | None = None
        self._ended = threading.Event()
        self._cancelled = threading.Event()
        self._computing = True
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._run, args=(compute,), daemon=True)
        self._thread.start()
        if max_seconds is not None:
            threading.Thread(target=self._watch, args=(max_seconds,), daemon=True).start()

    def _run(self, compute: Callable[[Progress], Result]) -> None:
        try:
            try:
                self._result = compute(self._report)
            finally:
                with self._lock:
                    self._computing = False
        except Cancelled:
            # A new one: the one that was raised refers to this job's rows through its traceback.
            self._error = self._error or Cancelled()
        except BaseException as error:  # noqa: BLE001 - raised again by result()
            self._error = without_frames(error)
        finally:
            if self.cancelled:
                # Its rows may have been excluded meanwhile, and nobody may come after.
                garbage_collection.include_everything()
                gc.collect()
            self._ended.set()

    def _watch(self, max_seconds: float) -> None:
        """End the computation once it has run for so long."""
        ran = 0.0
        while not self._ended.wait(_LOOK):
            ran += 0.0 if self.step in _NOT_COUNTED else _LOOK
            if ran >= max_seconds:
                self._error = UnreadableFileError.interpretation_timed_out(max_seconds)
                self._cancelled.set()
                self._interrupt()

    def _interrupt(self) -> None:
        """
        Raise ``Cancelled`` in the thread at its next step of Python.

        Rules that read a person's words report no progress while they run, and there is no
        other way to end a thread.
        """
        with self._lock:
            if self._computing and self._thread.ident is not None:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(
                    ctypes.c_ulong(self._thread.ident), ctypes.py_object(Cancelled)
                )

    def _report(self, step: Step, done: float) -> None:
        if self._cancelled.is_set():
            raise Cancelled
        self.step = step
        self.share = max(self.share, step.of_all(done))

    @property
    def cancelled(self) -> bool:
        """Whether somebody cancelled it."""
        return self._cancelled.is_set()

    @property
    def seconds(self) -> int:
        """Seconds since the start."""
        return int(time.monotonic() - self._began)

    def wait(self, seconds: float) -> bool:
        """Whether the job ends within so many seconds."""
        return self._ended.wait(seconds)

    def cancel(self) -> None:
        """End the job at once, or where a library gives way; a file being read is closed."""
        self._cancelled.set()
        self._interrupt()

    def result(self) -> Result:
        """
        The result, waited for; raises what the computation raised.

        Raises
        ------
        Cancelled
            If the job was cancelled.
        """
        self._ended.wait()
        if self._error is not None:
            raise _copy(self._error)
        return self._result


def _copy(error: BaseException) -> BaseException:
    """An equal error: raised itself, it would keep the page on which it is raised alive."""
    same = type(error).__new__(type(error), *error.args)
    same.__dict__.update(error.__dict__)
    same.__cause__ = error.__cause__
    return same
