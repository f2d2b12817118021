"""Filters: the part of a tracker that a person is looking at."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Filters:
    """
    Restrictions on applications; an empty field means none.

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
        """Return whether anything is restricted."""
        return self != Filters()
