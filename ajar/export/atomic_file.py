"""Files written as a whole or not at all."""

import contextlib
import errno
import os
import secrets
import stat
import sys
from pathlib import Path

DISK_FULL_ERRNOS = frozenset({errno.ENOSPC, errno.EDQUOT})
"""Error numbers of a full disk or an exceeded quota."""


def write_atomically(path: Path, content: bytes) -> None:
    """
    Replace the file at *path* atomically.

    The content is written to a new file in the same folder, flushed to disk, and renamed. Links are
    followed; what is no regular file (a pipe, a terminal) is written to directly.

    Raises
    ------
    OSError
        If it cannot be written; the old file is then unchanged.
    """
    path = Path(os.path.realpath(path))
    mode = _mode(path)
    if mode is not None and not stat.S_ISREG(mode):
        path.write_bytes(content)
        return
    beside = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        write_new(beside, content, 0o666 if mode is None else 0o600)
        if mode is not None:
            beside.chmod(stat.S_IMODE(mode))
        beside.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    sync_folder(path.parent)


def write_new(path: Path, content: bytes, mode: int) -> None:
    """Write a new file and flush it to disk."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    file = os.open(path, flags, mode)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(file, left) :]
        os.fsync(file)
    finally:
        os.close(file)


def sync_folder(folder: Path) -> None:
    """Flush the entries of a folder to disk; a no-op on Windows."""
    if sys.platform == "win32":
        return
    file = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _mode(path: Path) -> int | None:
    """Return the file mode of *path*, or None if it does not exist."""
    try:
        return path.stat().st_mode
    except OSError:
        return None
