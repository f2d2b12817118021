"""Files as they came, and those that are being imported."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from ajar.model.import_settings import ImportSettings


@dataclass(frozen=True)
class Upload:
    """One file as it came; two uploads with the same name and digest are the same file."""

    name: str
    content: bytes = field(repr=False)
    digest: str

    @classmethod
    def of(cls, name: str, content: bytes) -> "Upload":
        """The upload of this name and content."""
        return cls(name, content, hashlib.sha256(content).hexdigest())


@dataclass(frozen=True)
class PendingFiles:
    """Files that are being imported and will be opened once they are."""

    uploads: tuple[Upload, ...]
    settings: ImportSettings
    add: bool
    """Whether the open files are among them and decisions stay."""
    sample_day: date | None
    then: Callable[[], None]
    """Called once they are open."""
