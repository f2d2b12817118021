"""Files written as a whole or not at all."""

import contextlib
import errno
import os
import secrets
import stat
import sys
from pathlib import Path

DISK_FULL_ERRNOS = frozenset({errno.ENOSPC, errno.EDQUOT})
"""What the system says where a disk, or a person's share of it, is full."""


def write_atomically(path: Path, content: bytes) -> None:
    """
    Put *content* in the place of *path*, which is the old or the new file whatever happens.

    It is written beside it and moved into place once it is on the disk. A link is followed; what
    is no file (a pipe, a terminal) is written to as it is.

    Raises
    ------
    OSError
        If the place does not take it; what stood there is as it was.
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
    """Write a file that is not there yet; when this comes back, it is on the disk."""
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
    """Have the names in a folder on the disk, too; Windows sees to that by itself."""
    if sys.platform == "win32":
        return
    file = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _mode(path: Path) -> int | None:
    """What stands at *path* and who may use it; None where nothing does."""
    try:
        return path.stat().st_mode
    except OSError:
        return None
