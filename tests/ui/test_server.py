"""Who reaches Streamlit, whom it asks, and what is left of a session that ended."""

import asyncio
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from streamlit import config, net_util
from streamlit.runtime.scriptrunner_utils.script_run_context_attr import (
    SCRIPT_RUN_CONTEXT_ATTR_NAME,
)

from ajar.startup import garbage_collection
from ajar.ui.server import server
from ajar.ui.session.session_state import UNDO_SECONDS

LONG = 20


class Cycle:
    """What refers to itself, and stays until it is collected."""

    def __init__(self) -> None:
        self.itself = self


def on_a_loop(coroutine):
    """Return its result; on a thread, since a browser's loop may be running on this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()


def test_nothing_of_a_session_that_ended_stays():
    """Once its last run has ended it is emptied, and what was alive in it is collected."""
    session = SimpleNamespace(
        id="left",
        _browser_queue=["words"],
        _fragment_storage="words",
        _session_state=Cycle(),
    )
    held = weakref.ref(session._session_state)
    told_to_stop = threading.Event()
    run = threading.Thread(target=told_to_stop.wait)
    setattr(run, SCRIPT_RUN_CONTEXT_ATTR_NAME, SimpleNamespace(session_id="left"))
    run.start()
    garbage_collection.exclude_libraries()

    async def ended() -> list[str]:
        loop = asyncio.get_running_loop()
        freed = asyncio.create_task(asyncio.to_thread(server._clear_after_runs, session, loop))
        await asyncio.sleep(0.2)
        held_while_it_runs = list(session._browser_queue)
        told_to_stop.set()
        await freed
        return held_while_it_runs

    assert on_a_loop(ended()) == ["words"]
    assert not session._browser_queue
    assert session._fragment_storage != "words"
    assert held() is None


def test_what_is_closed_is_gone_within_ten_seconds():
    """A tab from when it is left, a file until it can no longer be brought back."""
    assert server.GRACE_SECONDS + server.SWEEP_SECONDS < 10
    assert UNDO_SECONDS < 10


def test_a_server_that_stops_waits_for_nothing():
    """Its loop takes nothing more, and the process ends."""
    loop = asyncio.new_event_loop()
    loop.close()
    session = SimpleNamespace(id="left")

    assert server._clear_after_runs(session, loop) is None
    assert {"id": "left"} == vars(session)


class Session:
    """A session of the runtime below; *fails* is raised when it is shut down."""

    def __init__(self, number: str, fails: Exception | None = None) -> None:
        self.id, self._fails = number, fails

    def shutdown(self) -> None:
        """As Streamlit's."""
        if self._fails:
            raise self._fails


class Runtime:
    """Streamlit's runtime, as far as the sweep knows it, with sessions that lost their page."""

    def __init__(self, *lost: Session) -> None:
        self._session_mgr = SimpleNamespace(_session_storage=SimpleNamespace(list=self._stored))
        self.lost = {each.id: each for each in lost}

    def _stored(self) -> list[SimpleNamespace]:
        return [SimpleNamespace(session=each) for each in self.lost.values()]

    def is_active_session(self, _: str) -> bool:
        """None has a page."""
        return False

    def close_session(self, number: str) -> None:
        """As Streamlit's."""
        self.lost.pop(number).shutdown()


@pytest.fixture
def freed(monkeypatch):
    """A function that tells which sessions a coroutine freed; the sweep looks without a pause."""
    sessions = []
    monkeypatch.setattr(server, "SWEEP_SECONDS", 0)
    monkeypatch.setattr(server, "_clear_after_runs", lambda session, _: sessions.append(session.id))

    def after(coroutine) -> list[str]:
        before = set(threading.enumerate())
        on_a_loop(coroutine)
        for thread in set(threading.enumerate()) - before:
            thread.join(LONG)
        return sorted(sessions)

    return after


def test_a_session_that_was_ended_is_not_forgotten_again_by_the_sweep(freed, monkeypatch):
    """The sweep saw it among the lost ones before its page was known to be left."""
    session = Session("left")
    here = Runtime(session)
    monkeypatch.setattr(server.runtime, "get_instance", lambda: here)

    async def ended() -> None:
        sweep = asyncio.create_task(server._sweep())
        await asyncio.sleep(0.01)
        server._end(session)
        await asyncio.sleep(0.01)
        sweep.cancel()

    assert ["left"] == freed(ended())


def test_a_session_that_cannot_be_shut_down_does_not_end_the_sweep(freed, monkeypatch, caplog):
    """It is emptied like those behind it; the log names the kind of the error only."""
    failing = Session("failing", ValueError("Quillwater"))
    here = Runtime(failing, Session("behind"))
    monkeypatch.setattr(server.runtime, "get_instance", lambda: here)

    async def lost() -> None:
        sweep = asyncio.create_task(server._sweep())
        await asyncio.sleep(0.01)
        here.lost.clear()
        await asyncio.sleep(0.01)
        here.lost["later"] = Session("later")
        await asyncio.sleep(0.01)
        here.lost.clear()
        await asyncio.sleep(0.01)
        sweep.cancel()

    assert ["behind", "failing", "later"] == freed(lost())
    assert "A session ended in ValueError" in caplog.text
    assert "Quillwater" not in caplog.text


def test_streamlits_look_ups_of_this_computers_addresses_are_off(monkeypatch):
    """They would ask two hosts elsewhere."""
    for name in ("get_internal_ip", "get_external_ip"):
        monkeypatch.setattr(net_util, name, lambda: "203.0.113.9")

    server.settings()

    assert (None, None) == (net_util.get_internal_ip(), net_util.get_external_ip())


@pytest.mark.parametrize(
    ("origin", "reached"),
    [(b"http://localhost:8501", True), (b"http://elsewhere.example", False)],
)
def test_a_page_of_another_site_does_not_reach_streamlit(origin, reached):
    """Its own check comes after looking up addresses."""
    asked, answers = [], []

    async def streamlit(scope, receive, send):
        asked.append(scope)

    async def send(message):
        answers.append(message)

    scope = {"type": "websocket", "headers": [(b"host", b"localhost:8501"), (b"origin", origin)]}
    on_a_loop(server.RequestFilter(streamlit)(scope, None, send))

    assert reached == bool(asked)
    assert [] == answers if reached else [{"type": "websocket.close", "code": 1008}] == answers


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("server.address", "127.0.0.1"),
        ("server.enableXsrfProtection", True),
        ("server.enableStaticServing", False),
        ("browser.gatherUsageStats", False),
        ("client.showErrorDetails", "none"),
        ("server.disconnectedSessionTTL", 120),
    ],
)
def test_streamlit_is_set_as_the_documents_say(option, value):
    """From the file that it reads where it is started, or by its own default."""
    assert value == config.get_option(option)
