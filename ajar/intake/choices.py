"""Choices of how to read a file, saved as JSON and applied to its next version."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from ajar.model.decisions import Choices
from ajar.model.errors import ChoicesError
from ajar.model.reading import Loaded

VERSION = 1
"""Raised when an older Ajar could not read what a newer one writes."""

_MATCHING = 0.8
"""Share of the saved headers that a table must have for choices to hold for it."""


def dumps(choices: Choices, loaded: Loaded) -> str:
    """
    *choices* as JSON, with the headers of the table they were made for.

    Parameters
    ----------
    loaded
        What was read with them; the headers of its first reading are the fingerprint.
    """
    headers = [column.header for column in loaded.readings[0].columns] if loaded.readings else []
    return json.dumps(
        {
            "ajar_choices": VERSION,
            "headers": headers,
            "sheet": choices.sheet,
            "header_row": choices.header_row,
            "layout": choices.layout,
            "roles": dict(choices.roles),
            "statuses": dict(choices.statuses),
            "day_first": dict(choices.day_first),
            "merges": dict(choices.merges),
            "entered_in_bulk": sorted(day.isoformat() for day in choices.entered_in_bulk),
        },
        ensure_ascii=False,
        indent=2,
    )


def loads(text: str) -> Choices:
    """
    Choices from what :func:`dumps` wrote.

    Raises
    ------
    ChoicesError
        If it is not that, or was written by a newer Ajar.

    Examples
    --------
    >>> loads('{"ajar_choices": 1, "statuses": {"Pending": "waiting"}}').statuses
    {'Pending': 'waiting'}
    """
    try:
        saved = json.loads(text)
    except ValueError:
        raise ChoicesError.unreadable("they are not JSON") from None
    if not isinstance(saved, dict) or not isinstance(saved.get("ajar_choices"), int):
        raise ChoicesError.unreadable("they were not written by Ajar")
    if saved["ajar_choices"] > VERSION:
        raise ChoicesError.unreadable("a newer Ajar wrote them")
    return Choices(
        sheet=_one(saved, "sheet", str),
        header_row=_one(saved, "header_row", int),
        layout=_one(saved, "layout", str),
        roles=_mapping(saved, "roles", str),
        statuses=_mapping(saved, "statuses", str),
        day_first=_mapping(saved, "day_first", bool),
        merges=_mapping(saved, "merges", str),
        entered_in_bulk=_days(saved, "entered_in_bulk"),
        headers=frozenset(_list(saved, "headers")),
    )


def hold_for(choices: Choices, headers: tuple[str, ...]) -> bool:
    """Whether choices were made for a table with these headers, or for any table."""
    met = len(choices.headers.intersection(headers))
    return met >= _MATCHING * len(choices.headers)


def _one(saved: dict[str, Any], name: str, kind: type) -> Any:  # noqa: ANN401 - of that kind
    value = saved.get(name)
    if value is not None and (not isinstance(value, kind) or isinstance(value, bool)):
        raise ChoicesError.unreadable(f"“{name}” is not what it should be")
    return value


def _mapping(saved: dict[str, Any], name: str, kind: type) -> dict[str, Any]:
    value = saved.get(name, {})
    if not isinstance(value, dict) or not _all(value.values(), lambda v: isinstance(v, kind)):
        raise ChoicesError.unreadable(f"“{name}” is not what it should be")
    return dict(value)


def _list(saved: dict[str, Any], name: str) -> list[str]:
    value = saved.get(name, [])
    if not isinstance(value, list) or not _all(value, lambda v: isinstance(v, str)):
        raise ChoicesError.unreadable(f"“{name}” is not what it should be")
    return value


def _days(saved: dict[str, Any], name: str) -> frozenset[date]:
    try:
        return frozenset(date.fromisoformat(text) for text in _list(saved, name))
    except ValueError:
        raise ChoicesError.unreadable(f"“{name}” is not what it should be") from None


def _all(values: Any, holds: Callable[[Any], bool]) -> bool:  # noqa: ANN401 - any collection
    return all(holds(value) for value in values)
