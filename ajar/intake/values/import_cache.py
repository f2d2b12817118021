"""What a reading of files works out of a person's words, remembered until it ends and no longer."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

_MOST = 50_000
"""Answers of one function that are remembered at a time."""


class _Reading:
    def __init__(self) -> None:
        self.answers: defaultdict[object, dict[Hashable, Any]] = defaultdict(dict)
        self.looks: defaultdict[str, int] = defaultdict(int)


_now: ContextVar[_Reading | None] = ContextVar("reading", default=None)


@contextmanager
def import_cache() -> Iterator[None]:
    """Until the end, what was worked out is remembered; then nothing of it stays."""
    token = _now.set(_Reading())
    try:
        yield
    finally:
        _now.reset(token)


def cached_for_import(function: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """
    Have *function* work out each answer once within a reading.

    ``functools.cache`` would keep a person's words in the process, after their session.
    """

    @wraps(function)
    def asked(*args: Asked.args, **details: Asked.kwargs) -> Answer:
        now = _now.get()
        if now is None:
            return function(*args, **details)
        answers = now.answers[asked]
        key = (args, tuple(details.items()))
        if key not in answers:
            if len(answers) >= _MOST:
                answers.clear()
            answers[key] = function(*args, **details)
        found: Answer = answers[key]
        return found

    return asked


def within_budget(what: str, most: int) -> bool:
    """
    Whether there may be one more costly look at a text of this kind; *most* within a reading.

    Words from a list, and days, are met again and again: whoever writes another one in each of
    very many cells does not wait for hours.
    """
    now = _now.get()
    if now is None:
        return True
    now.looks[what] += 1
    return now.looks[what] <= most
