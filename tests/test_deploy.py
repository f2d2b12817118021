"""The files to host with say what the documents say of them."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ajar.model.limits import HOSTED, MEGABYTE

DEPLOY = Path(__file__).resolve().parents[1] / "deploy"
UNIT = (DEPLOY / "ajar.service").read_text(encoding="utf-8")
COMPOSE = (DEPLOY / "compose.yaml").read_text(encoding="utf-8")
DOCKERFILE = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
NGINX = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")


def test_systemd_understands_every_line_of_the_unit(tmp_path):
    """But the program, which stands elsewhere here, nothing is complained of."""
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not on this machine")
    unit = tmp_path / "ajar.service"
    unit.write_text(UNIT.replace("/opt/ajar/.venv/bin/streamlit", sys.executable))
    told = subprocess.run(
        ["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False
    )

    assert not [line for line in told.stderr.splitlines() if "ajar.service" in line]


def test_service_and_container_have_the_same_caps():
    """Memory for two readers and the sessions of 25 people; nothing is written."""
    assert re.search(r"^MemoryMax=3G$", UNIT, re.MULTILINE)
    assert re.search(r"^    mem_limit: 3g$", COMPOSE, re.MULTILINE)
    assert HOSTED.children * HOSTED.most_memory + 25 * 40 * MEGABYTE <= 3 * 1024 * MEGABYTE
    assert "ProtectSystem=strict" in UNIT
    assert "read_only: true" in COMPOSE
    assert "IPAddressDeny=any\nIPAddressAllow=localhost\n" in UNIT
    assert 'enable_ip_masquerade: "false"' in COMPOSE
    assert ("AJAR_HOSTED=1" in UNIT, 'AJAR_HOSTED: "1"' in COMPOSE) == (True, True)


def test_the_container_is_what_was_locked_and_says_whether_it_is_well():
    """Installed with hashes; what watches it asks the one path that answers by any name."""
    assert "--require-hashes -r requirements.lock" in DOCKERFILE
    assert "HEALTHCHECK" in DOCKERFILE
    assert "/_stcore/health" in DOCKERFILE


def test_the_proxy_takes_what_ajar_takes_and_limits_each_visitor():
    """Uploads a little above the largest file, written to no disk."""
    most = int(re.search(r"client_max_body_size (\d+)m;", NGINX)[1])

    assert HOSTED.content // MEGABYTE < most <= HOSTED.content // MEGABYTE + 1
    for line in ("proxy_request_buffering off;", "limit_req zone", "limit_conn ajar", "ip_hash;"):
        assert line in NGINX
