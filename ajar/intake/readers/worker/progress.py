"""
Report the progress of the child: one byte per percent, written before the answer.

One process reads one file, so there is one module-level listener.
"""

from collections.abc import Callable

FIRST = 0x80
"""The byte for 0 %, followed by those for 1 to 100 %. No answer starts with one of them."""


class _Progress:
    def __init__(self) -> None:
        self.listener: Callable[[bytes], object] | None = None
        self.done = self.total = self.told = 0


_now = _Progress()


def tell_to(write: Callable[[bytes], object]) -> None:
    """Set the function that writes the progress bytes."""
    _now.listener = write


def expect(amount: int) -> None:
    """Add *amount* to the total, in the unit of the reader (bytes, rows)."""
    _now.total += amount


def add(amount: int) -> None:
    """Add *amount* to what is read."""
    _now.done += amount
    percent = min(100 * _now.done // max(_now.total, 1), 100)
    if _now.listener and percent > _now.told:
        _now.told = percent
        _now.listener(bytes([FIRST + percent]))
