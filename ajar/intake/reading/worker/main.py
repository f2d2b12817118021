"""The child process: caps on itself first, then one file from standard input, then one answer."""

import gc
import sys
from collections.abc import Callable

from . import answer
from .answer import Book
from .refusals import DAMAGED, TOO_LARGE, Refusal


def _calamine(content: bytes, kind: str, most_cells: int) -> Book:
    from . import calamine

    return calamine.read(content, kind, most_cells=most_cells)


def _xlsx(content: bytes, _kind: str, most_cells: int) -> Book:
    from . import xlsx

    return xlsx.read(content, most_cells=most_cells)


def _sparse(content: bytes, _kind: str, most_cells: int) -> Book:
    from . import sparse

    return sparse.read(content, most_cells=most_cells)


def _xls(content: bytes, _kind: str, most_cells: int) -> Book:
    from . import xls

    return xls.read(content, most_cells=most_cells)


def _text(content: bytes, _kind: str, most_cells: int) -> Book:
    from . import text

    return text.read(content, most_cells=most_cells)


def _archive(content: bytes, _kind: str, most_cells: int) -> Book:
    from . import archive

    return archive.read(content, most_cells=most_cells)


READERS: dict[str, Callable[[bytes, str, int], Book]] = {
    "calamine": _calamine,
    "xlsx": _xlsx,
    "sparse": _sparse,
    "xls": _xls,
    "text": _text,
    "archive": _archive,
}


def main(arguments: list[str]) -> None:
    """Read as *arguments* say: reader, kind, most cells, bytes of memory, processor seconds."""
    reader, kind, *numbers = arguments
    most_cells, memory, seconds = map(int, numbers)
    confine(memory, seconds)
    gc.disable()  # nothing of a short life needs it, and it looks at every row again and again
    content = sys.stdin.buffer.read()
    for piece in _answer(reader, kind, content, most_cells):
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


def _answer(reader: str, kind: str, content: bytes, most_cells: int) -> list[bytes]:
    try:
        return answer.book(READERS[reader](content, kind, most_cells))
    except Refusal as why:
        return answer.refusal(why)
    except MemoryError:
        return answer.refusal(Refusal(TOO_LARGE, "memory"))
    except BaseException:  # noqa: BLE001 - a panic of a Rust reader is no Exception
        return answer.refusal(Refusal(DAMAGED))


def confine(memory: int, seconds: int) -> None:
    """Cap this process where the system can; elsewhere the parent watches alone."""
    try:
        import resource
    except ImportError:  # Windows
        return
    caps = {
        "RLIMIT_AS": memory,
        "RLIMIT_CPU": seconds,
        "RLIMIT_CORE": 0,
        "RLIMIT_FSIZE": 0,  # nothing is ever written to disk
        "RLIMIT_NOFILE": 64,
    }
    for name, cap in caps.items():
        limit = getattr(resource, name, None)
        if limit is None:
            continue
        hard = resource.getrlimit(limit)[1]
        lowest = cap if hard == resource.RLIM_INFINITY else min(cap, hard)
        try:
            resource.setrlimit(limit, (lowest, lowest))
        except (ValueError, OSError):  # macOS refuses some of these
            continue
