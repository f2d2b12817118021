"""
Many sessions at once on one server: each opens the sample and then every page twice.

Sessions talk to the server as a browser does, over its own websocket, without drawing anything.
They either move without a pause, which no 25 people would do, or at a person's pace: each begins
at a moment of its own and looks at a page for some seconds before it goes on. Prints a Markdown
table: seconds until a page is complete, and the memory of the server with all it started.

Usage: ``python -m benchmarks.session_load [--sessions 1 25] [--pause 0 6]``
"""

import argparse
import asyncio
import random
import statistics
import time
from collections.abc import Callable, Sequence

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.page_speed import ready, served
from benchmarks.timing import ROOT, held, machine, table

SAMPLE = "Try it with sample data"
ALIVE = "Close file"
WAITING = "Cancel"
LOOK = 0.4
"""Seconds between two looks at a bar."""
PAUSE = 6.0
"""Seconds that a person looks at a page, on average."""
LONGEST, QUIET = 120.0, 0.5
"""Seconds without a word after which a run has failed, or is over for good."""


class Session:
    """One visitor: asks for runs of the script and waits until each is over."""

    def __init__(self, socket: websockets.ClientConnection) -> None:
        self._socket = socket
        self.buttons: dict[str, str] = {}
        self.pages: dict[str, str] = {}

    async def answered(self, *, page: str = "", press: str = "") -> float:
        """Seconds until a page is complete: a bar is looked at again, as a browser does."""
        taken = await self.run(page=page, press=press)
        while WAITING in self.buttons or ALIVE not in self.buttons:
            await asyncio.sleep(LOOK)
            taken += LOOK + await self.run(page=page)
            if taken > LONGEST:
                raise SystemExit("The sample did not open.")
        return taken

    async def run(self, *, page: str = "", press: str = "") -> float:
        """Run a page, or press a button; seconds until no run is going on any more."""
        message = BackMsg()
        message.rerun_script.page_script_hash = page
        if press:
            state = message.rerun_script.widget_states.widgets.add()
            state.id, state.trigger_value = press, True
        started = finished = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        running = True
        while True:
            # A script that asks to be run again ends first, and at once another run begins.
            wait = LONGEST if running else QUIET
            try:
                kind = self._note(await asyncio.wait_for(self._socket.recv(), wait))
            except TimeoutError:
                return finished - started
            if kind == "new_session":
                running, self.buttons = True, {}
            if kind == "script_finished":
                running, finished = False, time.perf_counter()

    def _note(self, raw: bytes | str) -> str | None:
        """Take note of a message and say of what kind it is."""
        message = ForwardMsg.FromString(raw if isinstance(raw, bytes) else raw.encode())
        kind: str | None = message.WhichOneof("type")
        if kind == "navigation":
            self.pages = {
                page.page_name: page.page_script_hash for page in message.navigation.app_pages
            }
        if kind == "delta" and message.delta.new_element.WhichOneof("type") == "button":
            button = message.delta.new_element.button
            self.buttons[button.label] = button.id
        return kind


async def visit(url: str, pauses: Callable[[], float]) -> list[float]:
    """Open the sample and every page; seconds of each run but the first."""
    address = url.replace("http", "ws") + "/_stcore/stream"
    async with websockets.connect(address, max_size=None, origin=websockets.Origin(url)) as socket:
        session = Session(socket)
        await session.run()
        await asyncio.sleep(pauses())
        taken = [await session.answered(press=session.buttons[SAMPLE])]
        for page in [*session.pages.values()] * 2:
            await asyncio.sleep(pauses())
            taken.append(await session.answered(page=page))
        return taken


def line(count: int, pause: float) -> list[object]:
    """A line of the table: so many sessions on a fresh server, *pause* seconds between pages."""
    chance = random.Random(1)
    with served(ROOT / "app.py") as server:
        ready(server.url)
        before = held(server.pid)

        async def all_of_them() -> list[list[float]]:
            visits = (visit(server.url, lambda: chance.uniform(0, 2 * pause)) for _ in range(count))
            return await asyncio.gather(*visits)

        taken = asyncio.run(all_of_them())
        memory = (held(server.pid) - before) / count / 1e6
    runs = sorted(each for session in taken for each in session[1:])
    return [
        count,
        f"{pause:.0f}" if pause else "none",
        f"{statistics.median(each[0] for each in taken):.2f}",
        f"{statistics.median(runs):.2f}",
        f"{runs[int(0.95 * len(runs))]:.2f}",
        f"{memory:.0f}",
    ]


def tables(sessions: Sequence[int], pauses: Sequence[float] = (0.0, PAUSE)) -> str:
    """The table as Markdown; a session alone needs no pause."""
    lines = [
        line(count, pause) for count in sessions for pause in (pauses if count > 1 else pauses[:1])
    ]
    heads = ["sessions", "pause (s)", "sample open (s)", "page, median (s)", "page, 95 % (s)"]
    return table([*heads, "memory of each (MB)"], lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, nargs="+", default=[1, 25])
    parser.add_argument("--pause", type=float, nargs="+", default=[0.0, PAUSE])
    options = parser.parse_args()
    print(f"{machine()}\n")
    print(tables(options.sessions, options.pause))


if __name__ == "__main__":
    main()
