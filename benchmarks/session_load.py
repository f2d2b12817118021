"""
Many sessions at once on one server: each opens the sample and then every page.

Sessions talk to the server as a browser does, over its own websocket, without drawing anything.
All of them move at the same time, with no pause for reading, which no 25 people would do. Prints
a Markdown table: seconds until a page is complete, and the memory of the server with all it
started.

Usage: ``python -m benchmarks.session_load [--sessions 1 25]``
"""

import argparse
import asyncio
import statistics
import time
from collections.abc import Sequence

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.page_speed import ready, served
from benchmarks.timing import ROOT, machine, table

SAMPLE = "Try it with sample data"
ALIVE = "Close file"
WAITING = "Cancel"
LOOK = 0.4
"""Seconds between two looks at a bar."""
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
        while WAITING in self.buttons:
            await asyncio.sleep(LOOK)
            taken += LOOK + await self.run(page=page)
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


async def visit(url: str) -> list[float]:
    """Open the sample and every page; seconds of each run but the first."""
    address = url.replace("http", "ws") + "/_stcore/stream"
    async with websockets.connect(address, max_size=None, origin=websockets.Origin(url)) as socket:
        session = Session(socket)
        await session.run()
        taken = [await session.answered(press=session.buttons[SAMPLE])]
        if ALIVE not in session.buttons:
            raise SystemExit("The sample did not open.")
        pages = list(session.pages.values())
        return taken + [await session.answered(page=page) for page in pages * 2]


def tables(sessions: Sequence[int]) -> str:
    """The table as Markdown."""
    lines = []
    for count in sessions:
        with served(ROOT / "app.py") as url:
            ready(url)

            async def all_of_them(count: int = count, url: str = url) -> list[list[float]]:
                return await asyncio.gather(*(visit(url) for _ in range(count)))

            taken = asyncio.run(all_of_them())
            runs = sorted(each for session in taken for each in session[1:])
            lines.append(
                [
                    count,
                    f"{statistics.median(each[0] for each in taken):.2f}",
                    f"{statistics.median(runs):.2f}",
                    f"{runs[int(0.95 * len(runs))]:.2f}",
                ]
            )
    return table(["sessions", "sample open (s)", "page, median (s)", "page, 95 % (s)"], lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, nargs="+", default=[1, 25])
    options = parser.parse_args()
    print(f"{machine()}\n")
    print(tables(options.sessions))


if __name__ == "__main__":
    main()
