"""
How far the child is: a byte for each percent, written before the answer.

One process reads one file, so there is one listener, and readers need not hand it on.
"""

from collections.abc import Callable

FIRST = 0x80
"""The byte for nothing read yet, followed by those for 1 to 100 %. No answer begins like that."""


class _Progress:
    def __init__(self) -> None:
        self.listener: Callable[[bytes], object] | None = None
        self.done = self.total = self.told = 0


_now = _Progress()


def tell_to(write: Callable[[bytes], object]) -> None:
    """Have every further percent written by *write*."""
    _now.listener = write


def expect(amount: int) -> None:
    """There is so much more to read, in whatever unit the reader counts (bytes, rows)."""
    _now.total += amount


def add(amount: int) -> None:
    """So much more of it is read."""
    _now.done += amount
    percent = min(100 * _now.done // max(_now.total, 1), 100)
    if _now.listener and percent > _now.told:
        _now.told = percent
        _now.listener(bytes([FIRST + percent]))
