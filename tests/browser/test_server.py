"""Who may speak to the server, what it holds, what it forgets, and that it asks nobody."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ROOT, Server
from tests.browser.test_private import handshake
from tests.browser.test_without_network import LOOPBACK, UNSHARED, why_not
from tests.browser.waiting import settled

WATCHED = """
import ipaddress, sys
def watch(event, told):
    if event in {"socket.connect", "socket.sendto", "socket.getaddrinfo"}:
        host = told[0] if event == "socket.getaddrinfo" else told[1][0]
        try:
            here = not host or ipaddress.ip_address(host).is_loopback
        except ValueError:
            here = host == "localhost"
        if not here:
            print("OUTWARD", event, host, file=sys.stderr, flush=True)
sys.addaudithook(watch)
"""
"""Says on the log when the process turns to any address but its own computer's."""

HELD = """
import gc, os, signal, sys
def count(*_):
    gc.unfreeze()  # what the app put aside is not listed
    # Put together when it is needed: the interpreter keeps every constant of this program.
    mark = "".join(("Quill", "water"))
    held = 0
    for each in gc.get_objects():
        if type(each) in (dict, list, tuple, set, frozenset):
            held += any(
                (type(one) is str and mark in one) or (type(one) is bytes and mark.encode() in one)
                for one in gc.get_referents(each)
            )
    frames = sum(
        type(each).__name__ == "EncodedColumn"
        or (type(each).__name__ == "DataFrame" and bool(len(each)))
        for each in gc.get_objects()
    )
    print("HELD", held, frames, file=sys.stderr, flush=True)
signal.signal(signal.SIGUSR1, count)
"""
"""Counts what holds a visitor's words, garbage too, when asked by a signal."""

SPOOLED = """
import sys, tempfile
opened = tempfile.TemporaryFile
def told(*arguments, **more):
    print("SPOOLED", file=sys.stderr, flush=True)
    return opened(*arguments, **more)
tempfile.TemporaryFile = told
"""

SWALLOWED = LOOPBACK.replace(
    "os.execv(",
    """
import pathlib, subprocess, tempfile
said = pathlib.Path(tempfile.mkstemp()[1])
said.write_text("nameserver 127.0.0.1\\noptions timeout:5 attempts:2\\n")
subprocess.run(["mount", "--bind", said, os.path.realpath("/etc/resolv.conf")], check=True)
said.unlink()
names = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
names.bind(("127.0.0.1", 53))
os.set_inheritable(names.fileno(), True)
os.execv(""",
)
"""A network in which every question for a name is lost, as behind a firewall that drops packets."""

JOBS = "Company,Role,Date applied,Status\n" + "".join(
    f"Quillwater {number},Nurse,2026-0{1 + number % 9}-03,Rejected\n" for number in range(30)
)
FOREIGN = {"Origin": "https://elsewhere.example"}


def status(server, path, method="GET", **headers):
    """Status of one request."""
    asked = http.client.HTTPConnection(server.url.removeprefix("http://"), timeout=20)
    try:
        asked.putrequest(method, path, skip_host="Host" in headers)
        for name, value in headers.items():
            asked.putheader(name, value)
        asked.endheaders()
        return asked.getresponse().status
    finally:
        asked.close()


@pytest.fixture
def watched(tmp_path):
    """A server that says when it turns elsewhere; ``requests`` raises in it."""
    first = f"{WATCHED}\nimport requests\ndef get(*_, **__): raise OSError\nrequests.get = get\n"
    running = Server(tmp_path / "server.log", first=first)
    yield running
    running.stop()


def test_a_forged_handshake_makes_the_server_ask_nobody(watched):
    """From the first request on: refused, and neither a socket nor a look-up leads outside."""
    for _ in range(3):
        assert 403 == handshake(watched, **FOREIGN)

    assert 200 == status(watched, "/_stcore/health")
    assert 101 == handshake(watched, Origin=watched.url)
    assert "OUTWARD" not in watched.log()


def test_a_forged_handshake_stops_nobody_where_packets_are_lost(tmp_path):
    """With a network that swallows everything, the refusal comes and others are served."""
    if reason := why_not():
        pytest.skip(reason)
    code = f"""
import sys
from pathlib import Path
from tests.browser.conftest import Server
from tests.browser.test_private import handshake
from tests.browser.test_server import FOREIGN, status
running = Server(Path({str(tmp_path / "server.log")!r}))
try:
    import http.client
    assert 403 == handshake(running, **FOREIGN, patience=3)
    assert 200 == status(running, "/_stcore/health")
finally:
    running.stop()
print("served")
"""
    started = [*UNSHARED, "--mount", sys.executable, "-c", SWALLOWED, sys.executable, "-c", code]
    done = subprocess.run(started, cwd=ROOT, capture_output=True, text=True, check=False)
    if "CalledProcessError" in done.stderr or "Operation not permitted" in done.stderr:
        pytest.skip("no way to lose packets on this machine")

    assert "served\n" == done.stdout, done.stderr


def test_other_names_are_refused_and_only_health_is_told(fresh_server):
    """Whatever the path; what watches the service may use any name."""
    for path in ("/", "/overview", "/_stcore/host-config", "/media/x"):
        assert 403 == status(fresh_server, path, Host="evil.example")

    assert 200 == status(fresh_server, "/_stcore/health", Host="evil.example")
    assert 404 == status(fresh_server, "/_stcore/metrics")
    assert 200 == status(fresh_server, "/")


def held(server):
    """How many containers in the server hold the visitor's words, and how many tables there are."""

    def told():
        return re.findall(r"HELD (\d+) (\d+)\n", server.log())

    before = len(told())
    server.process.send_signal(signal.SIGUSR1)
    while len(told()) == before:
        time.sleep(0.1)
    return tuple(map(int, told()[-1]))


def uploaded(page, server, name="jobs.csv", content=JOBS):
    """A visitor's tracker, opened and settled."""
    page.goto(server.url)
    file = {"name": name, "mimeType": "text/csv", "buffer": content.encode()}
    page.locator('input[type="file"]').first.set_input_files(file)
    expect(page.get_by_text("30 applications").first).to_be_visible()
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)


@pytest.mark.skipif(not hasattr(signal, "SIGUSR1"), reason="no such signal on this system")
@pytest.mark.parametrize("hosted", ["", "1"])
def test_closing_the_tab_forgets_everything(chromium, tmp_path, hosted):
    """Nobody else comes, and soon nothing in the process holds the visitor's words."""
    running = Server(tmp_path / "server.log", first=HELD, AJAR_HOSTED=hosted)
    try:
        context = chromium.new_context()
        window = context.new_page()
        uploaded(window, running)
        until = time.monotonic() + 60
        while not min(open_now := held(running)) and time.monotonic() < until:
            time.sleep(0.5)
        window.close()
        until = time.monotonic() + 60
        while sum(held(running)) and time.monotonic() < until:
            time.sleep(0.5)

        assert min(open_now) > 0
        assert (0, 0) == held(running)
        context.close()
    finally:
        running.stop()


def test_a_connection_that_is_lost_is_forgotten_in_time(tmp_path):
    """Without a word of the browser, as when a laptop is closed; here after five seconds."""
    told = (
        "from ajar.ui.server import server\n"
        "forget = server._clear_session\n"
        "def told(session):\n"
        "    print('FORGOTTEN', flush=True)\n"
        "    forget(session)\n"
        "server._clear_session = told\n"
    )
    options = ["--server.disconnectedSessionTTL=5"]
    running = Server(tmp_path / "server.log", first=told, options=options)
    try:
        assert 101 == handshake(running, Origin=running.url)
        until = time.monotonic() + 60
        while "FORGOTTEN" not in running.log() and time.monotonic() < until:
            time.sleep(0.2)

        assert "FORGOTTEN" in running.log()
    finally:
        running.stop()


@pytest.mark.skipif(not hasattr(signal, "SIGUSR1"), reason="no such signal on this system")
def test_closing_the_file_forgets_everything(page, tmp_path):
    """The tab stays open: for a moment it can be undone, then nothing holds the words any more."""
    running = Server(tmp_path / "server.log", first=HELD)
    try:
        uploaded(page, running)
        settled(page)
        page.get_by_role("button", name="Close file").click()
        confirm = page.get_by_role("dialog").get_by_role("button", name="Close file")
        expect(confirm).to_be_visible(timeout=30_000)
        settled(page)
        confirm.click()
        undo = page.get_by_role("button", name="Undo", exact=True)
        expect(undo).to_be_visible(timeout=30_000)
        expect(undo).to_have_count(0, timeout=30_000)
        settled(page)

        until = time.monotonic() + 20
        while sum(held(running)) and time.monotonic() < until:
            time.sleep(0.5)
        assert (0, 0) == held(running)
    finally:
        running.stop()


def test_an_upload_is_taken_out_of_the_servers_store_and_never_spooled(page, tmp_path):
    """A file beyond a megabyte is neither written to a disk nor kept a second time."""
    count = (
        "\nimport threading, time\n"
        "def look():\n"
        "    from streamlit import runtime\n"
        "    while True:\n"
        "        time.sleep(0.2)\n"
        "        if runtime.exists():\n"
        "            stored = runtime.get_instance().uploaded_file_mgr._total_bytes\n"
        "            print('STORED', stored, file=sys.stderr, flush=True)\n"
        "threading.Thread(target=look, daemon=True).start()\n"
    )
    running = Server(tmp_path / "server.log", first=SPOOLED + count)
    try:
        large = JOBS + "\n".join(f",,,{'x' * 30_000}" for _ in range(50))
        uploaded(page, running, content=large)
        most = max(map(int, re.findall(r"STORED (\d+)", running.log())))
        lines = running.log().count("STORED")
        while running.log().count("STORED") < lines + 2:
            time.sleep(0.1)

        assert len(large) <= most < 2 * len(large)
        assert running.log().rstrip().endswith("STORED 0")
        assert "SPOOLED" not in running.log()
    finally:
        running.stop()


def test_one_session_cannot_fill_the_memory_with_uploads(page, small_server):
    """Two of the largest files at a time; more is refused before it comes, and the page goes on."""
    page.goto(small_server.url)
    small = {"name": "jobs.bin", "mimeType": "text/csv", "buffer": b"Company,Status\nA,Rejected"}
    with page.expect_request(lambda request: request.method == "PUT") as request:
        page.locator('input[type="file"]').first.set_input_files({**small, "name": "jobs.csv"})
    assert 204 == request.value.response().status
    expect(page.get_by_role("button", name="Close file")).to_be_visible()
    sent = request.value.all_headers()
    token = {"X-Xsrftoken": sent["x-xsrftoken"], "Cookie": sent["cookie"]}
    session = request.value.url.split("/")[-2]
    told = [
        put_whole(small_server, f"/_stcore/upload_file/{session}/invented-{number}", **token)
        for number in range(12)
    ]

    assert 204 == told[0]
    assert 413 == told[-1]
    assert told == sorted(told)
    assert 200 == status(small_server, "/_stcore/health")


def put_whole(server, path, **headers):
    """Status of an upload of 400 kB."""
    start = b'--x\r\nContent-Disposition: form-data; name="f"; filename="a.csv"\r\n\r\n'
    body = start + b"Acme,Nurse\r\n" * 33_000 + b"\r\n--x--\r\n"
    asked = http.client.HTTPConnection(server.url.removeprefix("http://"), timeout=30)
    try:
        told = {"Content-Type": "multipart/form-data; boundary=x", **headers}
        asked.request("PUT", path, body, told)
        return asked.getresponse().status
    finally:
        asked.close()


@pytest.mark.parametrize(("hosted", "most"), [("", "200"), ("1", "20")])
def test_a_host_takes_small_uploads_without_being_told(hosted, most):
    """AJAR_HOSTED alone sets what the server takes, in megabytes."""
    code = (
        "from streamlit import config; from ajar.ui.server import server; server.settings();"
        "print(config.get_option('server.maxUploadSize'))"
    )
    told = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "AJAR_HOSTED": hosted},
        capture_output=True,
        text=True,
        check=True,
    )

    assert most == told.stdout.strip()


def test_junk_on_the_connection_leaves_no_traceback(fresh_server):
    """A frame that is no message of the page's ends the connection, and says nothing of anybody."""
    port = int(fresh_server.url.rpartition(":")[2])
    for frame in (b"\x81\x85\0\0\0\0hello", b"\x82\x85\0\0\0\0hello"):
        with socket.create_connection(("127.0.0.1", port), 60) as line:
            line.sendall(
                f"GET /_stcore/stream HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
                "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n".encode()
            )
            line.recv(4096)
            line.sendall(frame)
            while line.recv(65536):
                pass

    assert "Traceback" not in fresh_server.log()
    assert 200 == status(fresh_server, "/_stcore/health")
