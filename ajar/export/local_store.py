"""
Trackers kept on this computer, version by version: nothing is here unless the person asked.

A version is written beside the others under a name of its own and gets its final name only once
it is whole on the disk. So whenever the power goes, the last version or the one before it is
there as it was saved, and two windows that save at once do not meet.
"""

import contextlib
import os
import re
import secrets
import shutil
import sys
from pathlib import Path

from ajar.export import sanitize
from ajar.model.errors import UnwritableFileError

MOST = 10
"""Versions that stay; older ones go as newer ones come."""

_VERSION = re.compile(r"(\d{6,})-[0-9a-f]{8}\.xlsx")
_UNFINISHED = re.compile(r"\.(\d{6,})-[0-9a-f]{8}\.part")
_NAME = re.compile(r"(.+)-[0-9a-f]{8}")
_OURS, _FOLDER = 0o600, 0o700
"""Nobody else on this computer may read them."""


class LocalStore:
    """All that is kept, a folder for each tracker."""

    def __init__(self, root: Path) -> None:
        """*root* need not exist: it is made with the first version."""
        self.root = root

    def trackers(self) -> list["SavedTracker"]:
        """Those with a version, the one saved last first."""
        if not self.root.is_dir():
            return []
        kept = [
            SavedTracker(folder) for folder in self.root.iterdir() if _NAME.fullmatch(folder.name)
        ]
        return sorted(
            (each for each in kept if each.versions()), key=SavedTracker.saved, reverse=True
        )

    def begin(self, name: str) -> "SavedTracker":
        """A place for one more tracker, called after its file."""
        stem = sanitize.safe_file_stem(name.rsplit(".", 1)[0])[:40].strip("-._") or "tracker"
        return SavedTracker(self.root / f"{stem}-{secrets.token_hex(4)}")

    def erase(self) -> None:
        """Everything that is kept, and the folder itself."""
        shutil.rmtree(self.root, ignore_errors=True)


class SavedTracker:
    """One tracker and its versions."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def name(self) -> str:
        """As its file was called when it was first kept, without what a folder cannot be named."""
        match = _NAME.fullmatch(self.folder.name)
        return match[1] if match else self.folder.name

    def versions(self) -> list[Path]:
        """Whole versions, the newest first; those that two windows saved at once by their time."""
        if not self.folder.is_dir():
            return []
        found = []
        for path in self.folder.iterdir():
            with contextlib.suppress(FileNotFoundError):  # another window let it go
                if _VERSION.fullmatch(path.name):
                    found.append((_number(path), path.stat().st_mtime_ns, path))
        return [path for *_, path in sorted(found, reverse=True)]

    def saved(self) -> float:
        """When the newest version was saved, in seconds since 1970."""
        return self.versions()[0].stat().st_mtime

    def save(self, content: bytes) -> None:
        """
        Add a version; when this comes back, it is on the disk.

        Raises
        ------
        UnwritableFileError
            If the disk does not take it; the versions before are as they were.
        """
        try:
            self._save(content)
        except OSError:
            raise UnwritableFileError.at(str(self.folder)) from None

    def _save(self, content: bytes) -> None:
        for folder in (self.folder.parent, self.folder):
            folder.mkdir(mode=_FOLDER, parents=True, exist_ok=True)
        versions = self.versions()
        number = 1 + (_number(versions[0]) if versions else 0)
        # With a part drawn by lot, two windows that save at once do not take the same name.
        stem = f"{number:06d}-{secrets.token_hex(4)}"
        unfinished = self.folder / f".{stem}.part"
        try:
            _write(unfinished, content)
            unfinished.replace(self.folder / f"{stem}.xlsx")
        except OSError:
            with contextlib.suppress(OSError):
                unfinished.unlink()
            raise
        _settle(self.folder)
        _settle(self.folder.parent)
        self._tidy()

    def _tidy(self) -> None:
        """Let the oldest go, and what a crash long ago left unfinished."""
        versions = self.versions()
        for path in versions[MOST:]:
            _remove(path)
        oldest = min(map(_number, versions[:MOST]), default=0)
        for path in self.folder.iterdir():
            match = _UNFINISHED.fullmatch(path.name)
            if match and int(match[1]) < oldest:
                _remove(path)

    def erase(self) -> None:
        """All versions, and their folder."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    """A new file of ours, whole on the disk."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _OURS)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(file, left) :]
        os.fsync(file)
    finally:
        os.close(file)


def _settle(folder: Path) -> None:
    """Have the names in a folder on the disk, too; Windows sees to that by itself."""
    if sys.platform == "win32":
        return
    file = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()  # another window may have been quicker


def _number(path: Path) -> int:
    return int(path.name.split("-", 1)[0])
