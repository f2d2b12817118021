"""A known flaw ends the tests; a package index that does not answer does not."""

import json
import re
import subprocess
from importlib import metadata

import pytest

from benchmarks import audit, licences
from benchmarks.audit import REQUIREMENTS, judged, pinned

WELL = {"name": "pandas", "version": "3.1.1", "vulns": []}
FLAWED = {
    "name": "pillow",
    "version": "1.0",
    "vulns": [{"id": "CVE-2026-1", "fix_versions": ["1.1"]}],
}
SKIPPED = {"name": "xlrd", "skip_reason": "Dependency not found"}


@pytest.mark.parametrize(
    ("report", "code", "says"),
    [
        ({"dependencies": [WELL]}, 0, "No known flaw in 1 packages."),
        ({"dependencies": [WELL, FLAWED]}, 1, "pillow 1.0: CVE-2026-1, mended in 1.1"),
        ({"dependencies": [WELL, SKIPPED]}, 0, "the index knows nothing of 1 others"),
        ({"dependencies": [SKIPPED]}, 2, "Not checked"),
        (None, 2, "Not checked"),
    ],
)
def test_only_a_known_flaw_is_a_failure(report, code, says):
    """What is not known is said and no more than that."""
    ended, words = judged(report)

    assert code == ended
    assert says in words


@pytest.mark.parametrize("answer", ["", "<html>no such page</html>", None])
def test_an_index_that_does_not_answer_is_said_and_does_not_fail(answer, monkeypatch, capsys):
    """Nothing, something else than an answer, or no end: the tests go on."""

    def run(command, *, timeout, **_):
        if answer is None:
            raise subprocess.TimeoutExpired(command, timeout)
        return subprocess.CompletedProcess(command, 1, answer)

    monkeypatch.setattr(audit.subprocess, "run", run)

    assert 2 == audit.main()
    assert "Not checked" in capsys.readouterr().out


def test_a_flaw_that_the_index_knows_fails(monkeypatch, capsys):
    """Whatever pip-audit itself ends with, its answer is read."""
    told = json.dumps({"dependencies": [WELL, FLAWED]})
    ended = subprocess.CompletedProcess([], 1, told)
    monkeypatch.setattr(audit.subprocess, "run", lambda *_, **__: ended)

    assert 1 == audit.main()
    assert "CVE-2026-1" in capsys.readouterr().out


def test_all_that_the_requirements_pull_in_is_asked_about():
    """Each requirement, and what it needs in turn, in the version that is installed."""
    versions = pinned(REQUIREMENTS.read_text())

    assert {"streamlit", "pandas", "plotly", "openpyxl", "numpy", "uvicorn"} <= set(versions)
    assert "pytest" not in versions
    assert metadata.version("pandas") == versions["pandas"]


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_every_requirement_is_locked_with_hashes(name):
    """What `make app` and `make test` install is what was locked, on every system."""
    root = REQUIREMENTS.parent
    locked = (root / f"{name}.lock").read_text(encoding="utf-8")
    pin = re.compile(r"^([\w.-]+)==(\S+)[^\n]*\\\n    --hash=sha256:[0-9a-f]{64}", re.MULTILINE)
    pins = pin.findall(locked)
    wanted = re.findall(r"^([\w.-]+)[><=]", (root / f"{name}.txt").read_text("utf-8"), re.MULTILINE)

    assert len(pins) == len(re.findall(r"^[\w.-]+==", locked, re.MULTILINE)) > len(wanted)
    assert set(wanted) <= {package for package, _ in pins}
    assert f"--require-hashes -r {name}.lock" in (root / "Makefile").read_text("utf-8")


def test_every_package_states_its_licence(capsys):
    """One line each; none is without."""
    assert 0 == licences.main()
    assert "streamlit 1." in capsys.readouterr().out
