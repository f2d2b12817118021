"""Ajar behind nginx, configured by the file that the documents hand out."""

import http.client
import shutil
import socket
import ssl
import subprocess
import time

import pytest

from tests.browser.conftest import ROOT, Server

NAME = "ajar.example.org"
FRAME = """daemon off;
pid {0}/pid;
error_log {0}/error.log;
events {{}}
http {{
client_body_temp_path {0}/body; proxy_temp_path {0}/proxy; fastcgi_temp_path {0}/fastcgi;
uwsgi_temp_path {0}/uwsgi; scgi_temp_path {0}/scgi;
{1}
}}
"""


@pytest.fixture
def proxied(tmp_path):
    """The port of nginx before a hosted Ajar, and its access log."""
    if not (shutil.which("nginx") and shutil.which("openssl")):
        pytest.skip("nginx or openssl is not on this machine")
    key, certificate = tmp_path / "ajar.key", tmp_path / "ajar.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    named = ["-keyout", str(key), "-out", str(certificate), "-subj", f"/CN={NAME}"]
    subprocess.run([*made, *named], check=True, capture_output=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    running = Server(
        tmp_path / "server.log", AJAR_HOSTED="1", options=[f"--server.allowedHosts={NAME}"]
    )
    text = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    for said, here in (
        ("/etc/ssl/ajar.pem", str(certificate)),
        ("/etc/ssl/ajar.key", str(key)),
        ("/var/log/nginx/ajar.log", str(tmp_path / "access.log")),
        ("443 ssl", f"{port} ssl"),
        ("127.0.0.1:8501", running.url.removeprefix("http://")),
    ):
        assert said in text
        text = text.replace(said, here)
    (tmp_path / "nginx.conf").write_text(FRAME.format(tmp_path, text), encoding="utf-8")
    command = ["nginx", "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")]
    nginx = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 20
    while time.monotonic() < until:
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    yield port, tmp_path / "access.log"
    nginx.terminate()
    nginx.wait(20)
    running.stop()


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


def test_ajar_answers_through_the_documented_proxy(proxied):
    """Pages and the connection of the same origin; no metrics, no other site, no session's path."""
    port, log = proxied
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
