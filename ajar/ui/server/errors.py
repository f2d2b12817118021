"""Show unexpected errors in one kind sentence, and log them without personal data."""

import logging
import re
from pathlib import Path

import streamlit as st

from ajar.model.errors import UnexpectedError
from ajar.ui import ROOT
from ajar.ui.server.tracebacks import stack_summary

_LOG = logging.getLogger("ajar")


def show_error(error: Exception) -> None:
    """
    Say that the page could not be shown; the session, and what is open in it, go on.

    Whoever develops sees the whole error: with ``client.showErrorDetails`` set to full it is
    raised again.
    """
    if st.get_option("client.showErrorDetails") == "full":
        error.add_note("".join(stack_summary(error).format()))
        raise error
    log_error("A page", error)
    st.error(str(UnexpectedError.on_page()), icon=":material/healing:")
    st.button("Try again", key="try_again", icon=":material/refresh:")


def log_error(what: str, error: Exception) -> None:
    """
    Log the kind of an error and the lines of ours that it came through.

    Its message is left out: it may hold what stands in somebody's cells.
    """
    _LOG.error("%s ended in %s at %s", what, type(error).__name__, _way(error))


def _way(error: Exception) -> str:
    """The lines of the project that the error came through, as relative paths."""
    return " > ".join(
        f"{path.relative_to(ROOT).as_posix()}:{frame.lineno}"
        for frame in stack_summary(error)
        if (path := Path(frame.filename)).is_relative_to(ROOT) and ".venv" not in path.parts
    )


class _Silent(logging.Filter):
    """Takes the error out of what Streamlit logs where it shows none on the page."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and st.get_option("client.showErrorDetails") != "full":
            kind = record.exc_info[0]
            record.msg, record.args = f"A callback ended in {kind.__name__ if kind else '?'}", ()
            record.exc_info = None
        return True


class _NoSessions(logging.Filter):
    """Takes the numbers of sessions out of what Streamlit logs: who knows one can see its page."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = _SESSION.sub("…", record.getMessage()), ()
        record.exc_info = None
        return True


_SESSION = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_LOGS = {
    "streamlit.error_util": _Silent,
    "streamlit.runtime.websocket_session_manager": _NoSessions,
    "streamlit.web.server.starlette.starlette_websocket": _NoSessions,
}


def redact_streamlit_log() -> None:
    """Keep cells and numbers of sessions out of what Streamlit itself logs."""
    for name, kind in _LOGS.items():
        log = logging.getLogger(name)
        if not any(isinstance(each, kind) for each in log.filters):
            log.addFilter(kind())
