"""
Trackers saved on this computer with their versions, if the person asked for it.

A version is written under a temporary name and renamed once it is flushed to disk. So after a
power failure the last version or the one before it is complete, and two windows that save at once
do not overwrite each other.
"""

import contextlib
import re
import secrets
import shutil
from pathlib import Path

from ajar.export import sanitize
from ajar.export.atomic_file import DISK_FULL_ERRNOS, sync_folder, write_new
from ajar.model.errors import UnwritableFileError

MAX_VERSIONS = 10
"""Most versions of a tracker; older ones are deleted."""

_VERSION = re.compile(r"(\d{6,})-[0-9a-f]{8}\.xlsx")
_UNFINISHED = re.compile(r"\.(\d{6,})-[0-9a-f]{8}\.part")
_NAME = re.compile(r"(.+)-[0-9a-f]{8}")
_FILE_MODE, _FOLDER_MODE = 0o600, 0o700
"""Permissions: only the owner may read."""


class LocalStore:
    """All saved trackers, a folder for each."""

    def __init__(self, root: Path) -> None:
        """*root* need not exist; it is created with the first version."""
        self.root = root

    def trackers(self) -> list["SavedTracker"]:
        """Return the saved trackers that can be read, the latest first."""
        found = [SavedTracker(path) for path in _inside(self.root) if _NAME.fullmatch(path.name)]
        saved = [(when, each) for each in found if (when := each.saved()) is not None]
        return [each for _, each in sorted(saved, key=lambda pair: pair[0], reverse=True)]

    def create(self, name: str) -> "SavedTracker":
        """Return the folder of another tracker, named after its file; it is made by ``save``."""
        stem = sanitize.safe_file_stem(name.rsplit(".", 1)[0])[:40].strip("-._") or "tracker"
        return SavedTracker(self.root / f"{stem}-{secrets.token_hex(4)}")

    def erase(self) -> None:
        """Delete all saved trackers, and the folder itself."""
        shutil.rmtree(self.root, ignore_errors=True)


class SavedTracker:
    """One tracker and its versions."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def name(self) -> str:
        """Name of the first saved file, without characters that a folder name cannot have."""
        match = _NAME.fullmatch(self.folder.name)
        return match[1] if match else self.folder.name

    def versions(self) -> list[Path]:
        """Return the complete versions, the newest first; of the same number by time."""
        found = []
        for path in _inside(self.folder):
            with contextlib.suppress(OSError):  # another window deleted it, or it is not ours
                if _VERSION.fullmatch(path.name):
                    found.append((version_number(path), path.stat().st_mtime_ns, path))
        return [path for *_, path in sorted(found, reverse=True)]

    def saved(self) -> float | None:
        """Return the time of the newest version in seconds since 1970; None without one."""
        for path in self.versions():
            with contextlib.suppress(OSError):
                return path.stat().st_mtime
        return None

    def create_sibling(self) -> "SavedTracker":
        """Return the folder of another tracker of the same name."""
        return LocalStore(self.folder.parent).create(f"{self.name}.xlsx")

    def save(self, content: bytes) -> Path:
        """
        Add a version and flush it to disk.

        On a full disk old versions are deleted for it, but never the newest one.

        Raises
        ------
        UnwritableFileError
            If it cannot be written; earlier versions are then unchanged.
        """
        try:
            while True:
                try:
                    return self._save(content)
                except OSError as error:
                    if error.errno not in DISK_FULL_ERRNOS or not self._delete_oldest():
                        raise
        except OSError as error:
            if error.errno in DISK_FULL_ERRNOS:
                raise UnwritableFileError.disk_full(str(self.folder)) from None
            raise UnwritableFileError.at(str(self.folder)) from None

    def _save(self, content: bytes) -> Path:
        for folder in (self.folder.parent, self.folder):
            folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
        versions = self.versions()
        following = 1 + (version_number(versions[0]) if versions else 0)
        # With a random part, two windows that save at once do not take the same name.
        stem = f"{following:06d}-{secrets.token_hex(4)}"
        unfinished, final = self.folder / f".{stem}.part", self.folder / f"{stem}.xlsx"
        try:
            write_new(unfinished, content, _FILE_MODE)
            unfinished.replace(final)
        except OSError:
            with contextlib.suppress(OSError):
                unfinished.unlink()
            raise
        sync_folder(self.folder)
        sync_folder(self.folder.parent)
        self._delete_surplus()
        return final

    def _delete_oldest(self) -> bool:
        """Delete the oldest version; return False if only the newest is left."""
        versions = self.versions()
        if len(versions) < 2:  # noqa: PLR2004 - the newest and one more
            return False
        _remove(versions[-1])
        return not versions[-1].exists()

    def _delete_surplus(self) -> None:
        """Delete surplus versions, and old unfinished files of a crash."""
        versions = self.versions()
        for path in versions[MAX_VERSIONS:]:
            _remove(path)
        oldest = min(map(version_number, versions[:MAX_VERSIONS]), default=0)
        for path in self.folder.iterdir():
            match = _UNFINISHED.fullmatch(path.name)
            if match and int(match[1]) < oldest:
                _remove(path)

    def erase(self) -> None:
        """Delete all versions, and their folder."""
        shutil.rmtree(self.folder, ignore_errors=True)


def version_number(version: Path) -> int:
    """Return the number of a version, from 1 up."""
    return int(version.name.split("-", 1)[0])


def _inside(folder: Path) -> list[Path]:
    """Return the entries of a folder; none if it is missing or cannot be read."""
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()  # another window may have been quicker
