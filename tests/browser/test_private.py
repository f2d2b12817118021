"""Private by construction: no other host, no other person, no forged request, no open door."""

import http.client
import re
import select
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from ajar.ui.frame.navigation import PAGES
from tests.browser.test_literal import judge_on_its_last_day
from tests.browser.test_literal import visit as turn_to
from tests.browser.test_walk import CHARTS, complaints, drawn, settled, upload_sample

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
HOSTING = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
HEADERS = dict(re.findall(r'add_header ([\w-]+) "([^"]+)" always;', HOSTING))


def visit(page, name: str) -> None:
    """Go to a page by the menu and wait for its charts."""
    turn_to(page, name)
    drawn(page, name)


CHART_DATA = """() => JSON.stringify(
    [...document.querySelectorAll('.js-plotly-plot')].map(plot => [plot.data, plot.layout]))"""


def same_name(folder: Path, company: str, first: date) -> Path:
    """
    A tracker jobs.csv whose every company, role, contact and note is of *company* alone.

    Three applications at each of eight companies, one a day from *first* on: fewer are told in
    sentences and not drawn.
    """
    lines = ["Company,Role,Contact,Notes,Date applied,Status,Interview,Rejected on"]
    for at in range(24):
        words = [
            f"{company} {at % 8}",
            f"{company} nurse {at}",
            f"Ann {company}",
            f"{company} rang",
        ]
        days = [first + timedelta(days=at + later) for later in (0, 9, 15 + at % 7)]
        applied, met, told = map(str, days)
        lines.append(",".join([*words, applied, "Rejected after interview", met, told]))
    path = folder / company / "jobs.csv"
    path.parent.mkdir()
    path.write_text("\n".join(lines))
    return path


def downloaded(page, label: str) -> str:
    """Every text in a file that is taken away."""
    with page.expect_download() as download:
        page.get_by_role("button", name=label, exact=True).click()
    path = Path(download.value.path())
    if not download.value.suggested_filename.endswith("xlsx"):
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as book:
        return " ".join(book.read(name).decode() for name in book.namelist())


def test_two_people_never_see_each_others_rows(chromium, server, tmp_path):
    """Two files of one name, page by page in turn: no word, chart or download of the other."""
    files = {
        "Quillwater": same_name(tmp_path, "Quillwater", date(2026, 3, 2)),
        "Thornbeck": same_name(tmp_path, "Thornbeck", date(2026, 5, 4)),
    }
    windows = {company: chromium.new_context(accept_downloads=True).new_page() for company in files}
    seen = {company: dict.fromkeys(("words", "charts", "csv", "xlsx"), "") for company in files}
    for company, window in windows.items():
        window.goto(server.url)
        window.locator('input[type="file"]').first.set_input_files(files[company])
        expect(window.get_by_text("24 applications at 8 companies")).to_be_visible()
    for name in (name for name, info in PAGES.items() if info.in_menu):
        for company, window in windows.items():
            turn_to(window, name)
            if name == "response_times":
                window.wait_for_selector(".js-plotly-plot .main-svg")
            if name == "contact":
                judge_on_its_last_day(window)
            seen[company]["words"] += window.content()
            seen[company]["charts"] += window.evaluate(CHART_DATA)
            if name == "contact":
                window.get_by_role("button", name=re.compile("Export this list")).click()
                seen[company]["csv"] = downloaded(window, "CSV")
                seen[company]["xlsx"] = downloaded(window, "Excel workbook")
                window.keyboard.press("Escape")  # an open menu takes the next click
                settled(window)
    for window in windows.values():
        window.context.close()

    for company, other in zip(files, reversed(files), strict=True):
        for where, text in seen[company].items():
            assert (company if where != "charts" else "Positive") in text, where
            assert other not in text, where


def test_the_app_works_under_the_headers_that_its_documents_tell(page, server):
    """Every page and chart is drawn under the policy of deploy/nginx.conf; nothing is blocked."""
    blocked = []
    page.on(
        "console",
        lambda told: blocked.append(told.text) if "Content Security Policy" in told.text else None,
    )

    def with_headers(route):
        if route.request.resource_type != "document":
            route.continue_()
            return
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, **HEADERS})

    page.route("**/*", with_headers)
    upload_sample(page, server)
    for name in CHARTS:
        visit(page, name)
    visit(page, "overview")
    page.locator(".st-key-menu_funnel").get_by_role("button").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as picture").click()

    assert {"Content-Security-Policy", "X-Content-Type-Options"} <= set(HEADERS)
    assert "frame-ancestors 'none'" in HEADERS["Content-Security-Policy"]
    assert download.value.suggested_filename.endswith(".svg")
    assert [] == blocked
    assert not page.failures


def handshake(server, *, patience=20, **headers):
    """Status of a WebSocket's opening request."""
    host = server.url.removeprefix("http://")
    asked = http.client.HTTPConnection(host, timeout=patience)
    asked.putrequest("GET", "/_stcore/stream", skip_host=True)
    sent = {
        "Host": host,
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    for name, value in {**sent, **headers}.items():
        asked.putheader(name, value)
    asked.endheaders()
    status = asked.getresponse().status
    asked.close()
    return status


def test_no_other_site_can_speak_for_the_visitor(fresh_server):
    """A name that was rebound to this computer, and a page of another site, are refused."""
    own = fresh_server.url

    assert 101 == handshake(fresh_server, Origin=own)
    assert 403 == handshake(fresh_server, Origin="http://evil.example")
    assert 403 == handshake(fresh_server, Host="evil.example", Origin="http://evil.example")


def put(server, path: str, size: int, **headers) -> int:
    """Status of an upload of *size* bytes."""
    asked = http.client.HTTPConnection(server.url.removeprefix("http://"), timeout=30)
    try:
        asked.putrequest("PUT", path)
        for name, value in {"Content-Length": str(size), **headers}.items():
            asked.putheader(name, value)
        asked.endheaders()
        return asked.getresponse().status
    finally:
        asked.close()


def test_an_upload_needs_the_visitors_own_token(page, fresh_server):
    """Without the token a file is refused."""
    page.goto(fresh_server.url)
    settled(page)

    assert 403 == put(fresh_server, "/_stcore/upload_file/some-session/some-file", 0)


def put_in_pieces(server, path: str, size: int, **headers) -> int:
    """Status of an upload that does not say how long it is, sent until it is answered."""
    start = b'--x\r\nContent-Disposition: form-data; name="f"; filename="jobs.csv"\r\n\r\n'
    pieces = [start, *[b"Acme,Nurse\r\n" * 1000] * (size // 12_000), b"\r\n--x--\r\n"]
    asked = http.client.HTTPConnection(server.url.removeprefix("http://"), timeout=30)
    try:
        asked.putrequest("PUT", path)
        told = {"Transfer-Encoding": "chunked", "Content-Type": "multipart/form-data; boundary=x"}
        for name, value in {**headers, **told}.items():
            asked.putheader(name, value)
        asked.endheaders()
        for piece in [*pieces, b""]:
            if select.select([asked.sock], [], [], 0)[0]:
                break
            asked.send(b"%x\r\n%b\r\n" % (len(piece), piece))
        return asked.getresponse().status
    finally:
        asked.close()


def test_a_file_that_is_too_large_is_refused_while_it_comes(page, small_server):
    """By what it says of its size before a byte of it came, or by its bytes; the page goes on."""
    page.goto(small_server.url)
    small = {"name": "jobs.csv", "mimeType": "text/csv", "buffer": b"Company,Status\nAcme,Rejected"}
    with page.expect_request(lambda request: request.method == "PUT") as request:
        page.locator('input[type="file"]').first.set_input_files(small)
    path = "/" + request.value.url.split("/", 3)[3]
    sent = request.value.all_headers()
    token = {"X-Xsrftoken": sent["x-xsrftoken"], "Cookie": sent["cookie"]}

    assert 204 == request.value.response().status
    # What is sent to the same address before the file was taken up would be read in its place.
    expect(page.get_by_role("button", name="Close file")).to_be_visible()
    assert 204 == put_in_pieces(small_server, path, 500_000, **token)
    assert 413 == put(small_server, path, 2 << 20, **token)
    assert 413 == put_in_pieces(small_server, path, 2 << 20, **token)
    visit(page, "your_data")
    assert not complaints(page)


def test_who_can_be_reached_by_accident_shows_one_sentence(page, open_server):
    """At all addresses without AJAR_HOSTED there is no drop area on any page, and no menu."""
    for name in ("", "contact"):
        page.goto(f"{open_server.url}/{name}")
        told = page.get_by_test_id("stAlertContentError")
        expect(told).to_contain_text("other computers can reach it")
        settled(page)

        assert 0 == page.locator('input[type="file"]').count()
        assert 0 == page.get_by_role("button", name="Try it with sample data").count()


def test_a_page_that_fails_keeps_the_session(page, failing_server):
    """In the browser too: one kind sentence, and the pages beside it still answer."""
    page.goto(failing_server.url)
    page.get_by_role("button", name="Try it with sample data").click()
    expect(page.get_by_role("button", name="Close file")).to_be_visible()
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Who to contact again").click()
    told = page.get_by_test_id("stAlertContentError")
    expect(told).to_contain_text("Your data is still here")
    visit(page, "rejections")

    assert not complaints(page)
    assert "Quillwater" not in page.content()
    assert "Quillwater" not in failing_server.log()
