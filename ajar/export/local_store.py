"""
Trackers saved on this computer, version by version, where the person asked for it.

A version is written beside the others under a name of its own and gets its final name only once
it is whole on the disk. So whenever the power goes, the last version or the one before it is
there as it was saved, and two windows that save at once do not overwrite each other.
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
"""Versions that stay; older ones go as newer ones come."""

_VERSION = re.compile(r"(\d{6,})-[0-9a-f]{8}\.xlsx")
_UNFINISHED = re.compile(r"\.(\d{6,})-[0-9a-f]{8}\.part")
_NAME = re.compile(r"(.+)-[0-9a-f]{8}")
_FILE_MODE, _FOLDER_MODE = 0o600, 0o700
"""Nobody else on this computer may read them."""


class LocalStore:
    """All that is kept, a folder for each tracker."""

    def __init__(self, root: Path) -> None:
        """*root* need not exist: it is made with the first version."""
        self.root = root

    def trackers(self) -> list["SavedTracker"]:
        """Those with a version that may be read, the one saved last first."""
        found = [SavedTracker(path) for path in _inside(self.root) if _NAME.fullmatch(path.name)]
        saved = [(when, each) for each in found if (when := each.saved()) is not None]
        return [each for _, each in sorted(saved, key=lambda pair: pair[0], reverse=True)]

    def create(self, name: str) -> "SavedTracker":
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
        found = []
        for path in _inside(self.folder):
            with contextlib.suppress(OSError):  # another window deleted it, or it is not ours
                if _VERSION.fullmatch(path.name):
                    found.append((version_number(path), path.stat().st_mtime_ns, path))
        return [path for *_, path in sorted(found, reverse=True)]

    def saved(self) -> float | None:
        """When the newest version was saved, in seconds since 1970; None where there is none."""
        for path in self.versions():
            with contextlib.suppress(OSError):
                return path.stat().st_mtime
        return None

    def create_sibling(self) -> "SavedTracker":
        """A place for another tracker of the same name."""
        return LocalStore(self.folder.parent).create(f"{self.name}.xlsx")

    def save(self, content: bytes) -> Path:
        """
        Add a version; when this comes back, it is on the disk.

        On a full disk old versions are given up for it, but never the newest one.

        Raises
        ------
        UnwritableFileError
            If the disk does not take it; the newest version before is as it was.
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
        """Delete the oldest version; False where only the newest is left."""
        versions = self.versions()
        if len(versions) < 2:  # noqa: PLR2004 - the newest and one more
            return False
        _remove(versions[-1])
        return not versions[-1].exists()

    def _delete_surplus(self) -> None:
        """Delete the oldest versions, and what a crash long ago left unfinished."""
        versions = self.versions()
        for path in versions[MAX_VERSIONS:]:
            _remove(path)
        oldest = min(map(version_number, versions[:MAX_VERSIONS]), default=0)
        for path in self.folder.iterdir():
            match = _UNFINISHED.fullmatch(path.name)
            if match and int(match[1]) < oldest:
                _remove(path)

    def erase(self) -> None:
        """All versions, and their folder."""
        shutil.rmtree(self.folder, ignore_errors=True)


def version_number(version: Path) -> int:
    """Number of a version, from 1 up."""
    return int(version.name.split("-", 1)[0])


def _inside(folder: Path) -> list[Path]:
    """What is in a folder; nothing where it is missing or may not be read."""
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _remove(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink()  # another window may have been quicker
