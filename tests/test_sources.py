"""What the sources must not hold, whatever they do: a private app does without it."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted([*(ROOT / "ajar").rglob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "app.py"])
TEXTS = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in FILES}
OUTWARD = {
    *("requests", "httpx", "aiohttp", "socket", "ftplib", "smtplib", "telnetlib", "webbrowser"),
    *("urllib.request", "http.client", "xmlrpc", "pickle", "marshal", "shelve", "tempfile"),
}

OWN_WORDS = {
    ("ajar/intake/values/words.py", "starting"),
    ("ajar/intake/values/notes.py", "_longest_words"),
    ("ajar/intake/columns/headers.py", "_as_long"),
}
"""Functions asked for a list of the project's own words, by its name or their length."""


def imported(text: str) -> set[str]:
    """Every module that a source imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    return found


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_reaches_out_runs_what_it_reads_or_leaves_a_file(name):
    """No module asks another host, unpickles, or writes a temporary file."""
    assert not {each for each in imported(TEXTS[name]) if each in OUTWARD}


@pytest.mark.parametrize("name", TEXTS)
def test_no_html_is_written(name):
    """A person's words can become markup only where HTML is written; nowhere is."""
    assert not re.search(r"unsafe_allow_html|st\.html\(|components\.|iframe\(", TEXTS[name])


@pytest.mark.parametrize("name", TEXTS)
def test_no_cache_of_the_process_holds_a_persons_words(name):
    """What is kept for good is worked out of the project's own words: it is asked for nothing."""
    kept = [
        node.name
        for node in ast.walk(ast.parse(TEXTS[name]))
        if isinstance(node, ast.FunctionDef)
        and any(
            "cache" in ast.unparse(each).split("(")[0].split("_") for each in node.decorator_list
        )
        and not any("st.cache" in ast.unparse(each) for each in node.decorator_list)
        and [each.arg for each in node.args.args]
    ]

    assert [] == [each for each in kept if (name, each) not in OWN_WORDS]


def test_every_cache_is_the_sessions():
    """What is cached for one visitor is never another's."""
    caches = [
        (name, decorator)
        for name, text in TEXTS.items()
        for decorator in re.findall(r"@st\.cache_\w+(?:\([^)]*\))?", text)
    ]

    assert caches
    assert [] == [each for each in caches if 'scope="session"' not in each[1]]
