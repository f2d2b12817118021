"""Read a file of any kind: detect its type and run the readers for it in a child process."""

from functools import partial

from ajar.intake.cells import Workbook
from ajar.intake.readers import decode, sandbox
from ajar.intake.readers.file_type import FileType, detect_file_type, display_name
from ajar.model.errors import UnreadableFileError
from ajar.model.limits import HOSTED, LOCAL, MEGABYTE, Limits, ProcessLimits
from ajar.model.progress import Progress, Step, no_progress
from ajar.model.work_slots import WorkSlots

READERS = {
    "xlsx": ("xlsx_reader", "openpyxl_reader"),
    "xlsb": ("xlsb_reader",),
    "ods": ("ods_reader", "calamine_reader"),
    "xls": ("xls_reader", "calamine_reader"),
    "text": ("csv_reader",),
    "markdown": ("markdown_reader",),
    "archive": ("zip_reader",),
    "html": ("html_reader",),
    "xml": ("spreadsheetml_reader",),
    "json": ("json_reader",),
}
"""Readers by kind, the next one tried where the one before fails."""
TRY_NEXT = ("damaged", "too large")
_READING = {limits.children: WorkSlots(limits.children) for limits in (LOCAL, HOSTED)}
"""By the number of files that are read at a time."""


def read_workbook(
    name: str, content: bytes, limits: Limits, progress: Progress = no_progress
) -> Workbook:
    """
    Return all cells of a file.

    Parameters
    ----------
    name
        File name, for messages and as origin. What a file is, its bytes say and not its name.
    content
        The whole file.
    limits
        ``LOCAL`` or ``HOSTED``.
    progress
        Called with the share that is read. If it raises ``Cancelled``, reading and its processes
        end.

    Returns
    -------
    Workbook
        Its sheets in order; one for a text file, one for each text file of a zip.

    Raises
    ------
    UnreadableFileError
        Whenever there are no cells, with one plain sentence.
    """
    name = display_name(name)
    look = detect_file_type(name, content, limits)
    caps = limits.caps(look.inflated)
    with work_slots(limits).slot(progress):
        return _read(name, content, look, caps, partial(progress, Step.READING))


def work_slots(limits: Limits) -> WorkSlots:
    """Return the slots of the child processes under these limits."""
    return _READING[limits.children]


def _read(
    name: str, content: bytes, look: FileType, caps: ProcessLimits, tell: sandbox.Tell
) -> Workbook:
    """Try the readers for this kind in turn; the first failure is reported."""
    failure: UnreadableFileError | None = None
    for reader in READERS[look.kind]:
        ending = sandbox.run(reader, content, caps, tell)
        if ending.why == "slow":
            raise UnreadableFileError.read_timed_out(name, caps.seconds)
        outcome = _outcome(name, look.kind, ending)
        if isinstance(outcome, Workbook):
            return outcome
        failure = failure or _explained(name, outcome, caps)
        if outcome.why not in TRY_NEXT:
            break
    assert failure is not None
    raise failure


def _outcome(name: str, kind: str, ending: sandbox.ProcessResult) -> Workbook | decode.ReadFailure:
    if ending.why == "memory":
        return decode.ReadFailure("too large", "memory")
    if ending.why == "killed":
        return decode.ReadFailure("killed")
    if ending.why == "crash":
        return decode.ReadFailure("damaged")
    try:
        return decode.decode_workbook(name, kind, ending.answer)
    except decode.ProtocolError:
        return decode.ReadFailure("damaged")


def _explained(name: str, refused: decode.ReadFailure, caps: ProcessLimits) -> UnreadableFileError:
    why, detail = refused.why, refused.detail
    if why == "password":
        return UnreadableFileError.password(name)
    if why == "killed":
        return UnreadableFileError.out_of_memory(name)
    if why == "empty":
        return UnreadableFileError.empty(name)
    if why == "not a table":
        return UnreadableFileError.unknown_kind(name, detail)
    if why == "too large":
        memory = f"{caps.memory // MEGABYTE:,} MB of memory"
        return UnreadableFileError.too_large(name, memory if detail == "memory" else detail)
    return UnreadableFileError.damaged(name)
