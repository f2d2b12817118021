"""Files named on the command line: read with a bound, written as a whole, never over an input."""

import os
import stat
from pathlib import Path

from ajar.export.atomic_file import DISK_FULL_ERRNOS, write_atomically
from ajar.intake import display_name
from ajar.model.errors import UnreadableFileError, UnwritableFileError
from ajar.model.limits import LOCAL


def read(path: Path) -> bytes:
    """Return the bytes of a file or pipe, at most one byte more than the limit."""
    try:
        with open(path, "rb", opener=_open_without_blocking) as file:
            mode = os.fstat(file.fileno()).st_mode
            if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
                raise UnreadableFileError.missing(display_name(path.name))
            return file.read(LOCAL.content + 1)
    except (OSError, ValueError):
        raise UnreadableFileError.missing(display_name(path.name)) from None


def _open_without_blocking(path: str, flags: int) -> int:
    """Open what may be a pipe without waiting for somebody to write into it."""
    file = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    if hasattr(os, "set_blocking"):
        os.set_blocking(file, True)
    return file


def write(path: Path, content: bytes) -> None:
    """Write a file atomically."""
    try:
        write_atomically(path, content)
    except OSError as error:
        name = display_name(path.name)
        if error.errno in DISK_FULL_ERRNOS:
            raise UnwritableFileError.disk_full(name) from None
        raise UnwritableFileError.at(name) from None


def refuse_overwriting(out: Path, *inputs: Path | None) -> None:
    """
    Refuse to write to a file that was read.

    Raises
    ------
    UnwritableFileError
        If *out* is one of *inputs*, by whatever path.
    """
    for path in inputs:
        if path is not None and out.exists() and path.exists() and out.samefile(path):
            raise UnwritableFileError.would_replace_input(display_name(out.name))
