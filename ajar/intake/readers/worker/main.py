"""Main function of the child process: set limits, read one file, write one answer."""

import gc
import importlib
import sys
from typing import Any, Protocol

from . import encode, progress
from .errors import DAMAGED, TOO_LARGE, ReaderError


class Reader(Protocol):
    """Interface of a reader module."""

    def read(self, content: bytes, *, most_cells: int) -> encode.WorkbookData:
        """All sheets, or a ``ReaderError``."""


class Copier(Protocol):
    """Interface of a module that writes copies."""

    def copy(self, content: bytes) -> encode.AnnotatedCopy:
        """The copy, or a ``ReaderError``."""


def main(arguments: list[str]) -> None:
    """Read as *arguments* say: module, most cells, bytes of memory, processor seconds."""
    name, *numbers = arguments
    most_cells, memory, seconds = map(int, numbers)
    # openpyxl and pyarrow load numpy where it is there: 0.2 s and 300 MB that nothing here needs.
    sys.modules["numpy"] = None  # type: ignore[assignment]
    module = importlib.import_module(f"{__package__}.{name}")
    gc.disable()  # not needed in a short-lived process, and it would traverse all rows repeatedly
    limit_resources(memory, seconds)
    content = sys.stdin.buffer.read()
    progress.tell_to(_at_once)
    for piece in _answer(module, content, most_cells):
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


def _at_once(said: bytes) -> None:
    sys.stdout.buffer.write(said)
    sys.stdout.buffer.flush()


def _answer(module: Any, content: bytes, most_cells: int) -> list[bytes]:  # noqa: ANN401
    try:
        if hasattr(module, "copy"):
            copier: Copier = module
            return encode.copy(copier.copy(content))
        reader: Reader = module
        return encode.book(reader.read(content, most_cells=most_cells))
    except ReaderError as why:
        return encode.refusal(why)
    except MemoryError:
        return encode.refusal(ReaderError(TOO_LARGE, "memory"))
    except BaseException:  # noqa: BLE001 - a panic of a Rust reader is no Exception
        return encode.refusal(ReaderError(DAMAGED))


def limit_resources(memory: int, seconds: int) -> None:
    """Limit the resources of this process where the system can; else the parent checks."""
    try:
        import resource
    except ImportError:  # Windows
        return
    caps = {
        "RLIMIT_AS": (memory, memory),
        # At the soft limit the system says why it ends the process, at the hard one it just kills.
        "RLIMIT_CPU": (seconds, seconds + 1),
        "RLIMIT_CORE": (0, 0),
        "RLIMIT_FSIZE": (0, 0),  # nothing is ever written to disk
        "RLIMIT_NOFILE": (64, 64),
    }
    for name, cap in caps.items():
        limit = getattr(resource, name, None)
        if limit is None:
            continue
        most = resource.getrlimit(limit)[1]
        soft, hard = (each if most == resource.RLIM_INFINITY else min(each, most) for each in cap)
        try:
            resource.setrlimit(limit, (soft, hard))
        except (ValueError, OSError):  # macOS refuses some of these
            continue
