"""The documents say what is true of the code today."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from ajar.model.columns import CONNECTIONS, FRAMES
from ajar.model.ledger import LedgerCode
from ajar.ui.navigation import PAGES

ROOT = Path(__file__).resolve().parents[1]
DICTIONARY = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")

SECURITY = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")

LAYERS = sorted(path.parent.name for path in (ROOT / "ajar").glob("*/__init__.py"))
COLUMNS = [
    (name, column) for name, columns in [*FRAMES.items(), ("connections", CONNECTIONS)]
    for column in columns
]  # fmt: skip


@pytest.mark.parametrize("frame, column", COLUMNS, ids=lambda value: getattr(value, "name", value))
def test_the_dictionary_explains_every_column(frame, column):
    """Each canonical column has its row, with the meaning that the code declares."""
    section = DICTIONARY.split(f"## `{frame}`")[1].split("\n## ")[0]

    assert f"| `{column.name}` | {column.dtype} | {column.unit} | {column.meaning} |" in section


@pytest.mark.parametrize("code", LedgerCode)
def test_the_dictionary_explains_every_ledger_code(code):
    """Each ledger code has its row, with the words a person sees."""
    assert f"| `{code}` | {code.treatment} | {code.why} |" in DICTIONARY


def test_the_dictionary_has_no_row_too_many():
    """A column or code that is gone is gone from the dictionary."""
    told = re.findall(r"^\| `(\w+)` \|", DICTIONARY, flags=re.MULTILINE)

    assert sorted([*(column.name for _, column in COLUMNS), *map(str, LedgerCode)]) == sorted(told)


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:ajar|pages|data)/[\w./]*)`", ARCHITECTURE)))
)
def test_every_path_in_the_architecture_exists(path):
    """The page names only folders and files that are there."""
    assert (ROOT / path).exists()


@pytest.mark.parametrize("layer", LAYERS)
def test_every_layer_is_in_the_architecture(layer):
    """No layer is left out of the page."""
    assert f"`ajar/{layer}`" in ARCHITECTURE


@pytest.mark.parametrize("info", PAGES.values(), ids=PAGES)
def test_every_page_has_its_script(info):
    """The menu names only pages that are there, and each script says its question first."""
    script = (ROOT / info.script).read_text(encoding="utf-8")

    assert script.startswith(f'"""{info.question}')


@pytest.mark.parametrize("target", re.findall(r"^make (\w+)", README, flags=re.MULTILINE))
def test_the_commands_of_the_readme_exist(target):
    """What the README tells people to type is in the Makefile."""
    assert f"\n{target}:" in MAKEFILE


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#:]+)\)", README))
def test_the_links_of_the_readme_lead_somewhere(link):
    """Every file the README points at is there."""
    assert (ROOT / link).exists()


@pytest.mark.parametrize("command", ["facts", "measure", "rank", "update", "template"])
def test_the_commands_of_the_command_line_exist(command):
    """Each command the README names answers to --help."""
    assert f"python -m ajar {command} " in README
    asked = [sys.executable, "-m", "ajar", command, "--help"]
    subprocess.run(asked, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


@pytest.mark.parametrize("named", sorted(set(re.findall(r"`(tests/[\w/.]+::\w+)`", SECURITY))))
def test_every_test_of_a_threat_exists(named):
    """The page on threats names only tests that are there."""
    path, name = named.split("::")

    assert f"\ndef {name}(" in (ROOT / path).read_text(encoding="utf-8")


def test_every_threat_has_a_test():
    """T1 to T28, each once, each with the name of a test."""
    rows = re.findall(r"^\| (T\d+) \|.*$", SECURITY, flags=re.MULTILINE)
    lines = [line for line in SECURITY.splitlines() if line.startswith("| T")]

    assert {f"T{number}" for number in range(1, 29)} == set(rows)
    assert len(rows) == 28
    assert all("::test_" in line for line in lines)
