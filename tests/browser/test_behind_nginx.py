"""Ajar behind nginx, configured by the file that the documents hand out."""

import http.client
import shutil
import socket
import ssl
import subprocess
import time

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import CHROMIUM, FLAGS, LONG, ROOT, Server
from tests.browser.waiting import SAMPLE

NAME = "ajar.example.org"
FRAME = """daemon off;
pid {0}/pid;
error_log {0}/error.log warn;
events {{}}
http {{
client_body_temp_path {0}/body; proxy_temp_path {0}/proxy; fastcgi_temp_path {0}/fastcgi;
uwsgi_temp_path {0}/uwsgi; scgi_temp_path {0}/scgi;
{1}
}}
"""


@pytest.fixture
def proxy(tmp_path):
    """A function that starts some processes of a hosted Ajar and nginx before them."""
    if not (shutil.which("nginx") and shutil.which("openssl")):
        pytest.skip("nginx or openssl is not on this machine")
    key, certificate = tmp_path / "ajar.key", tmp_path / "ajar.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    named = ["-keyout", str(key), "-out", str(certificate), "-subj", f"/CN={NAME}"]
    subprocess.run([*made, *named], check=True, capture_output=True)
    stops = []

    def start(processes):
        options = [f"--server.allowedHosts={NAME}"]
        servers = [
            Server(tmp_path / f"server-{number}.log", AJAR_HOSTED="1", options=options)
            for number in range(processes)
        ]
        stops.extend(each.stop for each in servers)
        upstream = ";\n    server ".join(each.url.removeprefix("http://") for each in servers)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        nginx = _nginx(
            tmp_path,
            {
                "/etc/ssl/ajar.pem": str(certificate),
                "/etc/ssl/ajar.key": str(key),
                "/var/log/nginx/ajar.log": str(tmp_path / "access.log"),
                "443 ssl": f"{port} ssl",
                "127.0.0.1:8501": upstream,
            },
            port,
        )
        stops.append(lambda: (nginx.terminate(), nginx.wait(20)))
        return port, tmp_path / "access.log"

    yield start
    for stop in reversed(stops):
        stop()


def _nginx(folder, changes, port):
    """Run nginx in a folder by the documented file, with what is different here."""
    text = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    for said, here in changes.items():
        assert said in text
        text = text.replace(said, here)
    (folder / "nginx.conf").write_text(FRAME.format(folder, text), encoding="utf-8")
    command = ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")]
    nginx = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 20
    while time.monotonic() < until:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    return nginx


def status(port, path, **headers):
    """Status of a request through nginx, whose certificate is its own."""
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    asked = http.client.HTTPSConnection("127.0.0.1", port, context=trusting, timeout=20)
    try:
        asked.putrequest("GET", path, skip_host=True)
        for name, value in {"Host": f"{NAME}:{port}", **headers}.items():
            asked.putheader(name, value)
        asked.endheaders()
        answer = asked.getresponse()
        return answer.status, dict(answer.getheaders())
    finally:
        asked.close()


def test_ajar_answers_through_the_documented_proxy(proxy):
    """Pages and the connection of the same origin; no metrics, no other site, no session's path."""
    port, log = proxy(1)
    upgrade = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    stream, own = "/_stcore/stream", f"https://{NAME}:{port}"

    assert 101 == status(port, stream, **upgrade, Origin=own)[0]
    assert 403 == status(port, stream, **upgrade, Origin="https://elsewhere.example")[0]
    assert 404 == status(port, "/_stcore/metrics")[0]
    assert 403 == status(port, "/", Host="elsewhere.example")[0]
    status(port, "/_stcore/upload_file/a-session/a-file")
    code, headers = status(port, "/")
    assert (200, "nosniff") == (code, headers["X-Content-Type-Options"])
    assert "GET / " in log.read_text()
    assert "a-session" not in log.read_text()


def test_one_visitor_cannot_take_everybodys_turns(proxy):
    """After a few uploads within a minute nginx answers for Ajar, and pages are still there."""
    port, _ = proxy(1)
    told = [status(port, "/_stcore/upload_file/a-session/a-file")[0] for _ in range(14)]

    assert 429 not in told[:11]
    assert 429 == told[-1]
    assert 200 == status(port, "/")[0]


def test_of_two_processes_each_visitor_stays_with_one(proxy, chromium):
    """Three visitors upload a file; each sees what is in it, and nginx writes none to its disk."""
    port, log = proxy(2)
    rules = f"--host-resolver-rules=MAP {NAME} 127.0.0.1"
    browser = chromium.browser_type.launch(executable_path=CHROMIUM, args=[*FLAGS, rules])
    try:
        for _ in range(3):
            context = browser.new_context(ignore_https_errors=True)
            page = context.new_page()
            page.goto(f"https://{NAME}:{port}/")
            page.locator('input[type="file"]').first.set_input_files(SAMPLE)
            expect(page.get_by_text("248 applications").first).to_be_visible(timeout=LONG)
            context.close()
    finally:
        browser.close()
    assert "temporary file" not in log.with_name("error.log").read_text()
