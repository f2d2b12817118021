"""
Many sessions at once on one server: each opens the sample and then every page twice.

Sessions talk to the server as a browser does, over its own websocket, without drawing anything.
They either move without a pause, which no 25 people would do, or at a person's pace: each begins
at a moment of its own and looks at a page for some seconds before it goes on. Prints a Markdown
table: seconds until a page is complete, and the memory of the server with all it started.

A second table is about one visitor of a host on which others open files that take minutes of
work, all at once, and are refused in the end: seconds until a page is complete.

Usage: ``python -m benchmarks.session_load [--sessions 1 25] [--pause 0 6] [--heavy 0 8]``
"""

import argparse
import asyncio
import contextlib
import random
import statistics
import time
import urllib.request
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
HEAVY_ROWS = 280_000
"""Rows of a file that takes longer than a host allows: each has days among words."""
HEAVY_SECONDS = 60.0
"""How long the visitor beside such files looks at one page after the other."""
LONGEST, QUIET = 120.0, 0.5
"""Seconds without a word after which a run has failed, or is over for good."""


class Session:
    """One visitor: asks for runs of the script and waits until each is over."""

    def __init__(self, socket: websockets.ClientConnection) -> None:
        self._socket = socket
        self.buttons: dict[str, str] = {}
        self.pages: dict[str, str] = {}
        self.drop_area = ""

    async def answered(self, *, page: str = "", press: str = "") -> float:
        """Seconds until a page is complete: a bar is looked at again, as a browser does."""
        taken = await self.run(page=page, press=press)
        while WAITING in self.buttons or ALIVE not in self.buttons:
            await asyncio.sleep(LOOK)
            taken += LOOK + await self.run(page=page)
            if taken > LONGEST:
                raise SystemExit("The sample did not open.")
        return taken

    async def drop(self, url: str, name: str, content: bytes) -> None:
        """Put a file into the drop area, and return as soon as it is being opened."""
        asked = BackMsg()
        asked.file_urls_request.file_names.append(name)
        await self._socket.send(asked.SerializeToString())
        while True:
            raw = await self._socket.recv()
            told = ForwardMsg.FromString(raw if isinstance(raw, bytes) else raw.encode())
            if told.WhichOneof("type") == "file_urls_response":
                break
        place = told.file_urls_response.file_urls[0]
        await asyncio.to_thread(_put, url + place.upload_url, name, content)
        message = BackMsg()
        state = message.rerun_script.widget_states.widgets.add()
        state.id = self.drop_area
        file = state.file_uploader_state_value.uploaded_file_info.add()
        file.name, file.size, file.file_id = name, len(content), place.file_id
        file.file_urls.CopyFrom(place)
        await self._run(message)

    async def run(self, *, page: str = "", press: str = "") -> float:
        """Run a page, or press a button; seconds until no run is going on any more."""
        message = BackMsg()
        message.rerun_script.page_script_hash = page
        if press:
            state = message.rerun_script.widget_states.widgets.add()
            state.id, state.trigger_value = press, True
        return await self._run(message)

    async def _run(self, message: BackMsg) -> float:
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
        if kind == "delta" and message.delta.new_element.WhichOneof("type") == "file_uploader":
            self.drop_area = message.delta.new_element.file_uploader.id
        return kind


def _put(address: str, name: str, content: bytes) -> None:
    """Send a file to the server as a browser's form does."""
    rim = "----rim"
    head = f'--{rim}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    body = head.encode() + content + f"\r\n--{rim}--\r\n".encode()
    kind = {"Content-Type": f"multipart/form-data; boundary={rim}"}
    asked = urllib.request.Request(address, data=body, headers=kind, method="PUT")  # noqa: S310 - our own server
    with urllib.request.urlopen(asked):  # noqa: S310
        pass


async def visit(url: str, pauses: Callable[[], float]) -> list[float]:
    """Open the sample and every page; seconds of each run but the first."""
    async with contextlib.AsyncExitStack() as stack:
        session = await _visitor(stack, url)
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


def heavy_line(count: int) -> list[object]:
    """A line of the table: one visitor at pages while *count* others wait for their heavy files."""
    content = b"Company,Role,Date applied,Status\n" + b"".join(
        b'Company %d,Nurse,"about %d May %d, they said, or so %d",Applied\n'
        % (row, 1 + row % 28, 2000 + row % 26, row)
        for row in range(HEAVY_ROWS)
    )
    # The files are sent by this command and not by a page, so without its token against forgery.
    hosted = served(ROOT / "app.py", "--server.enableXsrfProtection=false", AJAR_HOSTED="1")
    with hosted as server:
        ready(server.url)
        before = held(server.pid)

        async def others_and_one() -> tuple[list[float], float]:
            async with contextlib.AsyncExitStack() as stack:
                others = [await _visitor(stack, server.url) for _ in range(count)]
                one = await _visitor(stack, server.url)
                await one.answered(press=one.buttons[SAMPLE])
                for page in one.pages.values():
                    await one.answered(page=page)
                for other in others:
                    await other.drop(server.url, "days.csv", content)
                until, taken = time.perf_counter() + HEAVY_SECONDS, []
                while time.perf_counter() < until:
                    taken += [await one.answered(page=page) for page in one.pages.values()]
                return taken, (held(server.pid) - before) / 1e6

        taken, memory = asyncio.run(others_and_one())
    taken.sort()
    median, late = statistics.median(taken), taken[int(0.95 * len(taken))]
    return [count, f"{median:.2f}", f"{late:.2f}", f"{taken[-1]:.2f}", f"{memory:.0f}"]


async def _visitor(stack: contextlib.AsyncExitStack, url: str) -> Session:
    """A visitor who sees the welcome page."""
    address = url.replace("http", "ws") + "/_stcore/stream"
    socket = websockets.connect(address, max_size=None, origin=websockets.Origin(url))
    session = Session(await stack.enter_async_context(socket))
    await session.run()
    return session


def heavy_table(counts: Sequence[int]) -> str:
    """The table of a visitor beside heavy files, as Markdown."""
    heads = ["heavy files", "page, median (s)", "page, 95 % (s)", "page, longest (s)"]
    return table([*heads, "memory of the server (MB)"], [heavy_line(count) for count in counts])


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
    parser.add_argument("--sessions", type=int, nargs="*", default=[1, 25])
    parser.add_argument("--pause", type=float, nargs="+", default=[0.0, PAUSE])
    parser.add_argument("--heavy", type=int, nargs="*", default=[0, 8])
    options = parser.parse_args()
    print(f"{machine()}\n")
    if options.sessions:
        print(tables(options.sessions, options.pause))
    print(heavy_table(options.heavy))


if __name__ == "__main__":
    main()
