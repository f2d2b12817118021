"""The documents say what is true of the code today."""

import re
from pathlib import Path

import pytest

from ajar.__main__ import main
from ajar.model.columns import CONNECTIONS, FRAMES
from ajar.model.ledger import LedgerCode
from ajar.model.limits import HOSTED, MEGABYTE
from ajar.ui.frame.navigation import PAGES

ROOT = Path(__file__).resolve().parents[1]
DICTIONARY = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")

HOSTING = (ROOT / "docs" / "hosting.md").read_text(encoding="utf-8")
SECURITY = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")

LAYERS = sorted(path.parent.name for path in (ROOT / "ajar").glob("*/__init__.py"))
COLUMNS = [
    (name, column) for name, columns in [*FRAMES.items(), ("connections", CONNECTIONS)]
    for column in columns
]  # fmt: skip


def test_the_dictionary_explains_every_column():
    """Each canonical column has its row, with the meaning that the code declares."""
    sections = {name: DICTIONARY.split(f"## `{name}`")[1].split("\n## ")[0] for name, _ in COLUMNS}

    assert not [
        (frame, column.name)
        for frame, column in COLUMNS
        if f"| `{column.name}` | {column.dtype} | {column.unit} | {column.meaning} |"
        not in sections[frame]
    ]


def test_the_dictionary_explains_every_ledger_code():
    """Each ledger code has its row, with the text that a person sees."""
    assert not [
        code
        for code in LedgerCode
        if f"| `{code}` | {code.treatment} | {code.why} |" not in DICTIONARY
    ]


def test_the_dictionary_has_no_row_too_many():
    """A column or code that is gone is gone from the dictionary."""
    told = re.findall(r"^\| `(\w+)` \|", DICTIONARY, flags=re.MULTILINE)

    assert sorted([*(column.name for _, column in COLUMNS), *map(str, LedgerCode)]) == sorted(told)


def test_every_path_in_the_architecture_exists():
    """The page names only folders and files that are there."""
    paths = set(re.findall(r"`((?:ajar|pages|data)/[\w./]*)`", ARCHITECTURE))

    assert not [path for path in sorted(paths) if not (ROOT / path).exists()]


def test_every_layer_is_in_the_architecture():
    """No layer is left out of the page."""
    assert not [layer for layer in LAYERS if f"`ajar/{layer}`" not in ARCHITECTURE]


@pytest.mark.parametrize("info", PAGES.values(), ids=PAGES)
def test_every_page_has_its_script(info):
    """The menu names only pages that are there, and each script says its name first."""
    script = (ROOT / info.script).read_text(encoding="utf-8")

    assert script.startswith(f'"""{info.title}: ')


@pytest.mark.parametrize("target", re.findall(r"^make (\w+)", README, flags=re.MULTILINE))
def test_the_commands_of_the_readme_exist(target):
    """What the README tells people to type is in the Makefile."""
    assert f"\n{target}:" in MAKEFILE


def test_the_links_of_the_readme_lead_somewhere():
    """Every file the README points at is there."""
    links = re.findall(r"\]\(([^)#:]+)\)", README)

    assert not [link for link in links if not (ROOT / link).exists()]


@pytest.mark.parametrize("command", ["facts", "measure", "rank", "update", "template"])
def test_the_commands_of_the_command_line_exist(command):
    """Each command the README names answers to --help."""
    assert f"python -m ajar {command} " in README
    with pytest.raises(SystemExit, match="0"):
        main([command, "--help"])


def test_every_test_of_a_threat_exists():
    """The page on threats names only tests that are there."""
    named = sorted(set(re.findall(r"`(tests/[\w/.]+)::(\w+)`", SECURITY)))

    assert named
    assert not [
        (path, name)
        for path, name in named
        if not (ROOT / path).exists()
        or f"\ndef {name}(" not in (ROOT / path).read_text(encoding="utf-8")
    ]


def test_every_promise_has_a_test():
    """Each line of the table names at least one."""
    promises = SECURITY.split("## Each promise")[1].split("\n## ")[0]
    rows = [line for line in promises.splitlines() if line.startswith("| ")][2:]

    assert len(rows) > 30
    assert not [row for row in rows if "::test_" not in row]


def test_the_limits_of_a_host_are_those_that_its_page_tells():
    """Size, cells, readers at a time, memory, and both kinds of time."""
    told = (
        f"Files are smaller ({HOSTED.content // MEGABYTE} MB, a million cells), two are read at a "
        f"time, and each reader gets at most {HOSTED.most_memory // 1024 // MEGABYTE} GB, "
        f"{HOSTED.most_seconds:.0f} seconds of the processor and a minute by the clock."
    )

    assert told in HOSTING
    assert (1_000_000, 2) == (HOSTED.cells, HOSTED.children)
    assert HOSTED.caps(HOSTED.inflated).wall_seconds == 60
    assert f"what belongs to files of over {HOSTED.small_files // MEGABYTE} MB" in HOSTING


def test_every_threat_has_a_test():
    """T1 to T28, each once, each with the name of a test."""
    rows = re.findall(r"^\| (T\d+) \|.*$", SECURITY, flags=re.MULTILINE)
    lines = [line for line in SECURITY.splitlines() if line.startswith("| T")]

    assert {f"T{number}" for number in range(1, 29)} == set(rows)
    assert len(rows) == 28
    assert all("::test_" in line for line in lines)
