"""Answers of one visitor and the work going on for them, each in a thread that can be ended."""

import threading
import time
import traceback
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from ajar.model.progress import Cancelled, Progress, Step

Compute = Callable[[Progress], Any]

_LINES = "lines"


class Job:
    """
    One computation in a thread of its own, which never touches the page.

    Whoever wants the answer waits for a moment, shows how far it is, or ends it.
    """

    def __init__(self, compute: Compute, step: Step) -> None:
        """Begin *compute* at once, with *step*."""
        self.step = step
        self._began = time.monotonic()
        self.share = 0.0
        """Of the whole, 0 to 1; it never falls."""
        self._answer: Any = None
        self._error: BaseException | None = None
        self._ended = threading.Event()
        self._unwanted = threading.Event()
        threading.Thread(target=self._run, args=(compute,), daemon=True).start()

    def _run(self, compute: Compute) -> None:
        try:
            self._answer = compute(self._told)
        except Cancelled:
            # Made anew: its way here would lead from this work to the rows it was about and back,
            # and keep them until the next look for garbage.
            self._error = Cancelled()
        except BaseException as error:  # noqa: BLE001 - raised where the answer is taken
            self._error = _lines_only(error)
        finally:
            self._ended.set()

    def _told(self, step: Step, done: float) -> None:
        if self._unwanted.is_set():
            raise Cancelled
        self.step = step
        self.share = max(self.share, step.of_all(done))

    @property
    def seconds(self) -> int:
        """How long it has been going on."""
        return int(time.monotonic() - self._began)

    def wait(self, seconds: float) -> bool:
        """Whether it ends within so many seconds."""
        return self._ended.wait(seconds)

    def cancel(self) -> None:
        """End it at its next step; a file that is being read is let go of at once."""
        self._unwanted.set()

    def answer(self) -> Any:  # noqa: ANN401 - whatever was computed
        """
        Wait for the answer; raise what the computation raised.

        Raises
        ------
        Cancelled
            If it was ended.
        """
        self._ended.wait()
        if self._error is not None:
            raise _anew(self._error)
        return self._answer

    @property
    def held(self) -> int:
        """Bytes of the answer where it is a file, which no number of rows tells; else 0."""
        return len(self._answer) if isinstance(self._answer, bytes | str) else 0


def _lines_only(error: BaseException) -> BaseException:
    """
    *error*, and what led to it, with the lines they came through but not what stood in them.

    A traceback leads to every variable on the way, so to a person's rows, and to whoever keeps
    the error, so that nothing would be let go of before the next look for garbage.
    """
    ahead: list[BaseException | None] = [error]
    while ahead:
        each = ahead.pop()
        if each is not None and each.__traceback__ is not None:
            each.__dict__[_LINES] = traceback.extract_tb(each.__traceback__)
            each.__traceback__ = None
            ahead += [each.__cause__, each.__context__]
    return error


def stack_summary(error: BaseException) -> traceback.StackSummary:
    """The lines that *error* came through: of the page, then of the work whose answer it is."""
    lines = traceback.extract_tb(error.__traceback__)
    lines.extend(error.__dict__.get(_LINES, ()))
    return lines


def _anew(error: BaseException) -> BaseException:
    """The same error once more: raised itself, it would keep the page it is raised on."""
    same = type(error).__new__(type(error), *error.args)
    same.__dict__.update(error.__dict__)
    same.__cause__ = error.__cause__
    return same


class JobCache:
    """
    Answers by what they answer, the ones used last; bounded by number, rows and bytes.

    One shelf belongs to one session, and only its own scripts reach it.
    """

    def __init__(self, *, most: int, most_rows: int, most_bytes: int) -> None:
        """Keep at most *most* answers, *most_rows* rows and *most_bytes* of files together."""
        self._most, self._most_rows, self._most_bytes = most, most_rows, most_bytes
        self._works: OrderedDict[str, tuple[Job, int]] = OrderedDict()
        self._lock = threading.Lock()
        self.cells: tuple[object, Any] = (None, None)
        """Of the files read last: what tells them from others, and their cells."""

    def work(
        self, key: str, compute: Compute, *, step: Step = Step.ANSWERING, rows: int = 0
    ) -> Job:
        """
        The work that answers *key*, begun if it is not on the shelf.

        *step* is what it begins with, *rows* how many its answer is about.
        """
        with self._lock:
            work, _ = self._works.pop(key, (None, 0))
            if work is None:
                work = Job(compute, step)
            self._works[key] = work, rows
            while len(self._works) > 1 and self._too_much():
                _, (oldest, _) = self._works.popitem(last=False)
                oldest.cancel()
            self._let_go_of_files(but=key)
            return work

    def _too_much(self) -> bool:
        rows = sum(rows for _, rows in self._works.values())
        return len(self._works) > self._most or rows > self._most_rows

    def _let_go_of_files(self, *, but: str) -> None:
        """The ones asked for longest ago, until the others and *but* have room."""
        held = {key: work.held for key, (work, _) in self._works.items()}
        for key, size in held.items():
            if sum(held.values()) <= self._most_bytes:
                return
            if size and key != but:
                held[key] = 0
                del self._works[key]

    def standing(self, key: str) -> Job | None:
        """The work on *key* where it is on the shelf; it counts as asked for."""
        with self._lock:
            if key not in self._works:
                return None
            self._works.move_to_end(key)
            return self._works[key][0]

    def keep_only(self, key: str) -> None:
        """Forget every answer but the one on *key*, as when another tracker is opened."""
        with self._lock:
            gone = [self._works.pop(each) for each in list(self._works) if each != key]
        for work, _ in gone:
            work.cancel()

    def drop(self, key: str) -> None:
        """End the work on *key*, if any, and forget its answer."""
        with self._lock:
            work, _ = self._works.pop(key, (None, 0))
        if work is not None:
            work.cancel()

    def clear(self) -> None:
        """End everything, as when the session ends."""
        with self._lock:
            works, self._works = self._works, OrderedDict()
            self.cells = (None, None)
        for work, _ in works.values():
            work.cancel()
