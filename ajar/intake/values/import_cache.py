"""Cache of interpreted texts and budgets of slow look-ups, both limited to one import."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

_MOST = 50_000
"""Most cached results of one function."""


class _ImportState:
    def __init__(self) -> None:
        self.results: defaultdict[object, dict[Hashable, Any]] = defaultdict(dict)
        self.counts: defaultdict[str, int] = defaultdict(int)


_now: ContextVar[_ImportState | None] = ContextVar("reading", default=None)


@contextmanager
def import_cache() -> Iterator[None]:
    """Context of one import: the cache is dropped at its end."""
    token = _now.set(_ImportState())
    try:
        yield
    finally:
        _now.reset(token)


def cached_for_import(function: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """
    Decorate *function* with a cache that lasts for one import.

    ``functools.cache`` would keep a person's texts in the process after their session.
    """

    @wraps(function)
    def cached(*args: Parameters.args, **details: Parameters.kwargs) -> Result:
        now = _now.get()
        if now is None:
            return function(*args, **details)
        results = now.results[cached]
        key = (args, tuple(details.items())) if details else args
        if key not in results:
            if len(results) >= _MOST:
                results.clear()
            results[key] = function(*args, **details)
        found: Result = results[key]
        return found

    return cached


def within_budget(what: str, most: int) -> bool:
    """
    Count one slow look-up of kind *what*, and return whether it is within *most* per import.

    Texts in a tracker repeat, so ordinary files stay below the limit; a file with a different text
    in very many cells would otherwise take hours.
    """
    now = _now.get()
    if now is None:
        return True
    now.counts[what] += 1
    return now.counts[what] <= most
