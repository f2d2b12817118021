"""Filters: which part of a tracker a person is looking at."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Filters:
    """
    A choice of applications; an empty part means no restriction.

    Days are the day of applying, both ends included; an application without that day is kept
    only while no day is chosen.
    """

    first_day: date | None = None
    last_day: date | None = None
    channels: tuple[str, ...] = ()
    role_groups: tuple[str, ...] = ()
    stages: tuple[int, ...] = ()
    companies: tuple[str, ...] = ()
    """Company keys."""

    def __bool__(self) -> bool:
        """Whether anything is restricted."""
        return self != Filters()
