"""Progress reports of long work, and its cancellation."""

from collections.abc import Callable
from enum import Enum


class Step(Enum):
    """
    A step of the work, with its label for people.

    The steps between a file and its tracker, in order, know their share of the whole as it was
    measured on a full sheet, so that one bar runs through all of them.
    """

    READING = ("Reading the file", 0.0, 0.6)
    WAITING = ("Waiting for another file to be read", 0.0, 0.0)
    FINDING = ("Finding your applications", 0.6, 0.68)
    INTERPRETING = ("Reading dates, statuses and companies", 0.68, 0.92)
    JOINING = ("Combining rows", 0.92, 1.0)
    MEASURING = ("Calculating figures", 0.0, 0.0)
    RANKING = ("Ranking companies", 0.0, 0.0)
    WRITING = ("Writing the file", 0.0, 1.0)
    ANSWERING = ("Calculating", 0.0, 0.0)

    def __init__(self, words: str, start: float, end: float) -> None:
        self.words = words
        self.start = start
        self.end = end

    def of_all(self, done: float) -> float:
        """Return the share of the whole, 0 to 1, when *done* of this step is."""
        return self.start + (self.end - self.start) * min(max(done, 0.0), 1.0)


class Cancelled(Exception):  # noqa: N818 - a wish of the person, not an error
    """Raised by a progress callback to cancel the work."""


Progress = Callable[[Step, float], None]
"""Callback with the step and the share of it that is done. It may raise ``Cancelled``."""


def no_progress(step: Step, done: float) -> None:
    """Do nothing."""
