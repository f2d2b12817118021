"""
The server around the app: who may speak to it, how much it holds, and when it forgets.

Streamlit serves the pages. Before a request reaches it, this module refuses other hosts and other
origins, and uploads beyond a session's budget; beside it, it ends the sessions of tabs that were
closed. It asks no other host for anything.
"""

import asyncio
import gc
import re
import threading
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from weakref import WeakSet

from starlette.datastructures import Headers
from starlette.formparsers import MultiPartParser
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from streamlit import cli_util, config, net_util, runtime
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_run_context_attr import (
    SCRIPT_RUN_CONTEXT_ATTR_NAME,
)
from streamlit.runtime.state import SessionState
from streamlit.web.server import server_util
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from ajar.model.limits import HOSTED, MEGABYTE
from ajar.startup import garbage_collection
from ajar.ui.server import errors, hosting

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send
    from streamlit.runtime.app_session import AppSession

PAGE_LEFT = 1001
"""Code with which a browser closes the connection of a page that is left (RFC 6455, 7.4.1)."""
GRACE_SECONDS = 3.0
"""Seconds from then until the session is ended."""
SWEEP_SECONDS = 2.0
"""Seconds between two looks for sessions whose connection was lost and did not come back."""
LARGEST_FILES = 2
"""A session may hold so many of the largest files before they are read."""
MOST_FILES = 50

_UPLOAD = re.compile(r"/_stcore/upload_file/([^/]+)/([^/]+)$")
_CONNECTION = "ajar.connection"


def settings() -> dict[str, Any]:
    """Arguments of ``st.App``; what has to hold from the first request on is set here."""
    # Streamlit asks two hosts for this computer's addresses to judge a foreign origin.
    net_util.get_internal_ip = net_util.get_external_ip = lambda: None
    if hosting.hosted():
        most = min(config.get_option("server.maxUploadSize"), HOSTED.content // MEGABYTE)
        config.set_option("server.maxUploadSize", most)
    errors.redact_streamlit_log()
    # Anything larger than this is written to a disk while it comes.
    MultiPartParser.spool_max_size = (config.get_option("server.maxUploadSize") + 1) * MEGABYTE
    return {"lifespan": _lifespan, "middleware": [Middleware(RequestFilter)]}


@asynccontextmanager
async def _lifespan(_: object) -> AsyncIterator[None]:
    sweeping = asyncio.create_task(_sweep())
    if not config.get_option("server.headless"):
        asyncio.get_running_loop().call_later(0.5, _open_browser)
    yield
    sweeping.cancel()
    with suppress(asyncio.CancelledError):
        await sweeping


def _open_browser() -> None:
    address = config.get_option("server.address") or "localhost"
    cli_util.open_browser(server_util.get_url(server_util.get_display_address(address)))


async def _sweep() -> None:
    """Forget sessions whose connection was lost longer ago than ``disconnectedSessionTTL``."""
    waiting: dict[str, AppSession] = {}
    while True:
        await asyncio.sleep(SWEEP_SECONDS)
        with _logged():
            here = runtime.get_instance()
            # Streamlit lets go of them only when somebody looks at the list.
            manager = here._session_mgr  # noqa: SLF001 - Streamlit offers no other way to it
            stored = manager._session_storage.list()  # type: ignore[attr-defined]  # noqa: SLF001
            kept = {each.session.id: each.session for each in stored}
            for number, session in waiting.items():
                if number not in kept and not here.is_active_session(number):
                    _clear_session(session)
            waiting = kept


@contextmanager
def _logged() -> Iterator[None]:
    """Log an error by its kind and go on, so that other sessions are still forgotten in time."""
    try:
        yield
    except Exception as error:  # noqa: BLE001
        errors.log_error("A session", error)


_cleared: WeakSet["AppSession"] = WeakSet()


def _clear_session(session: "AppSession") -> None:
    """Clear, once, everything a session held, even where Streamlit still points at it."""
    if session in _cleared:
        return
    _cleared.add(session)
    with _logged():
        session.shutdown()
    loop = asyncio.get_running_loop()
    threading.Thread(target=_clear_after_runs, args=(session, loop), daemon=True).start()


def _clear_after_runs(session: "AppSession", loop: asyncio.AbstractEventLoop) -> None:
    """Empty a session once no run of it is going on any more, and collect what it held."""
    _wait_for_runs(session.id)
    emptied = threading.Event()
    try:
        # The loop first does what those runs asked of it last.
        loop.call_soon_threadsafe(_clear_storage, session, emptied)
    except RuntimeError:  # the server stops
        return
    emptied.wait()
    garbage_collection.include_everything()
    gc.collect()


def _wait_for_runs(session: str) -> None:
    """
    Wait for the runs of a session's page; here, so that no variable keeps one alive.

    Its jobs were told to end and know no session; each lets go of its rows when it ends.
    """
    while running := [
        thread
        for thread in threading.enumerate()
        if (context := getattr(thread, SCRIPT_RUN_CONTEXT_ATTR_NAME, None)) is not None
        and context.session_id == session
    ]:
        for thread in running:
            thread.join()


def _clear_storage(session: "AppSession", emptied: threading.Event) -> None:
    session._session_state = SessionState()  # noqa: SLF001
    session._fragment_storage = MemoryFragmentStorage()  # noqa: SLF001
    session._client_state = ClientState()  # noqa: SLF001
    session._browser_queue.clear()  # noqa: SLF001
    emptied.set()


class RequestFilter:
    """ASGI middleware: refuses what is not for Streamlit, and hears when a page is left."""

    def __init__(self, app: "ASGIApp") -> None:
        """*app* is Streamlit's."""
        self._app = app
        self._coming: Counter[str] = Counter()
        """Bytes of the uploads that are on their way, by session."""

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Answer a request, or let it through."""
        if scope["type"] == "websocket":
            await self._websocket(scope, receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _http(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        headers, path = Headers(scope=scope), str(scope["path"])
        if path.endswith("/_stcore/health"):  # asked by whoever watches the service, by any name
            await self._app(scope, receive, send)
        elif not is_host_allowed(headers.get("host")):
            words = "Ajar does not answer to this name; server.allowedHosts says to which it does."
            await PlainTextResponse(words, 403)(scope, receive, send)
        elif "/_stcore/metrics" in path:
            await PlainTextResponse("Not found", 404)(scope, receive, send)
        elif scope["method"] == "PUT" and (upload := _UPLOAD.search(path)):
            await self._upload(upload[1], upload[2], scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _upload(
        self, session: str, file: str, scope: "Scope", receive: "Receive", send: "Send"
    ) -> None:
        """Let an upload through while its session holds no more than its budget."""
        most = config.get_option("server.maxUploadSize") * MEGABYTE
        said = Headers(scope=scope).get("content-length", "")
        size = int(said) if said.isdigit() else most
        held = {
            number: len(each.data) for number, each in _stored(session).items() if number != file
        }
        together = sum(held.values()) + self._coming[session] + size
        if len(held) >= MOST_FILES or together > LARGEST_FILES * (most + MEGABYTE):
            words = "This tab holds as many files as it may. Close the tracker, then try again."
            await PlainTextResponse(words, 413)(scope, receive, send)
            return
        self._coming[session] += size
        try:
            await self._app(scope, receive, send)
        finally:
            self._coming[session] -= size
            if not self._coming[session]:
                del self._coming[session]

    async def _websocket(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        headers = Headers(scope=scope)
        if not _is_own(headers.get("origin"), headers.get("host")):
            await send({"type": "websocket.close", "code": 1008})
            return
        scope[_CONNECTION] = connection = object()
        left: AppSession | None = None

        async def heard() -> "Message":
            nonlocal left
            message = await receive()
            if message["type"] == "websocket.receive" and message.get("text") is not None:
                await send({"type": "websocket.close", "code": 1003})
                return {"type": "websocket.disconnect", "code": 1003}
            if message["type"] == "websocket.disconnect" and message.get("code") == PAGE_LEFT:
                left = _session_of(connection)
            return message

        await self._app(scope, heard, send)
        if left:
            asyncio.get_running_loop().call_later(GRACE_SECONDS, _end, left)


def _stored(session: str) -> dict[str, Any]:
    """What a session has uploaded and nobody has taken yet, by the number of each file."""
    storage: dict[str, dict[str, Any]] = getattr(
        runtime.get_instance().uploaded_file_mgr, "file_storage", {}
    )
    return storage.get(session, {})


def forget_uploads() -> None:
    """Empty Streamlit's own store of this session's uploads, once their bytes were taken."""
    context = get_script_run_ctx()
    if context is not None and runtime.exists():
        runtime.get_instance().uploaded_file_mgr.remove_session_files(context.session_id)


def forget_closed() -> None:
    """Let go of what is left of a tracker whose widgets are on no page any more."""
    context = get_script_run_ctx()
    if context is not None:
        # Streamlit keeps what it knows of a widget, so the names that could be chosen in it.
        widgets = context.session_state._state._new_widget_state  # noqa: SLF001
        for gone in set(widgets.widget_metadata) - set(widgets.states):
            del widgets.widget_metadata[gone]
    garbage_collection.include_everything()  # the end of the next run collects it


def _is_own(origin: str | None, host: str | None) -> bool:
    """Whether a page of ours opens this connection; programs that are no browser say no origin."""
    if not is_host_allowed(host):
        return False
    return (
        origin is None or urlsplit(origin).netloc == host or server_util.is_allowed_origin(origin)
    )


def _session_of(connection: object) -> "AppSession | None":
    """The session that speaks through *connection*."""
    manager = runtime.get_instance()._session_mgr  # noqa: SLF001
    for each in manager.list_active_sessions():
        socket = each.client._websocket  # type: ignore[attr-defined]  # noqa: SLF001
        if socket.scope.get(_CONNECTION) is connection:
            return each.session
    return None


def _end(session: "AppSession") -> None:
    """End a session that nobody has come back to."""
    here = runtime.get_instance()
    if not here.is_active_session(session.id):
        with _logged():
            here.close_session(session.id)
        _clear_session(session)
