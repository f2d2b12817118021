"""Constructs that the sources must not contain, because the app is private."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted([*(ROOT / "ajar").rglob("*.py"), *(ROOT / "pages").glob("*.py"), ROOT / "app.py"])
TEXTS = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in FILES}
OUTWARD = {
    *("requests", "httpx", "aiohttp", "socket", "ftplib", "smtplib", "telnetlib", "webbrowser"),
    *("urllib.request", "http.client", "xmlrpc", "pickle", "marshal", "shelve", "tempfile"),
}

OWN_WORDS = {
    ("ajar/model/tracker.py", "_without_rows"),
    ("ajar/model/vocabulary.py", "load"),
    ("ajar/model/vocabulary.py", "pattern"),
    ("ajar/intake/values/called_off.py", "_matcher"),
    ("ajar/intake/values/follow_up_texts.py", "_words"),
    ("ajar/intake/values/prose_days.py", "_numbers_by_phrase"),
    ("ajar/intake/values/words.py", "starting"),
    ("ajar/intake/values/note_days.py", "_any_of"),
    ("ajar/intake/values/note_days.py", "_phrases"),
    ("ajar/intake/values/ngram_model.py", "load"),
    ("ajar/intake/values/prefilter.py", "_longest_words"),
    ("ajar/intake/values/prefilter.py", "_whole_phrases"),
    ("ajar/intake/columns/headers.py", "_of_similar_length"),
    ("ajar/reengage/rules/hiring_practice.py", "_pattern"),
    ("ajar/reengage/ranking/rank.py", "on_day"),
}
"""Functions asked for a list of the project's own words, by its name or their length; the last is
asked for a day and lives as long as one ranking."""


def imported(text: str) -> set[str]:
    """Every module that a source imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    return found


def test_nothing_reaches_out_runs_what_it_reads_or_leaves_a_file():
    """No module asks another host, unpickles, or writes a temporary file."""
    offenders = {name: imported(text) & OUTWARD for name, text in TEXTS.items()}

    assert not {name: found for name, found in offenders.items() if found}


def test_no_html_is_written():
    """A person's text can become markup only where HTML is written: only our stylesheet is."""
    pattern = re.compile(r"unsafe_allow_html|st\.html\((?!STYLE\))|components\.v1|iframe\(")

    assert not [name for name, text in TEXTS.items() if pattern.search(text)]


def cached_with_arguments(text: str) -> list[str]:
    """Names of the functions in a source whose cache lasts as long as the process."""
    return [
        node.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef)
        and any(
            "cache" in ast.unparse(each).split("(")[0].split("_") for each in node.decorator_list
        )
        and not any("st.cache" in ast.unparse(each) for each in node.decorator_list)
        and node.args.args
    ]


def test_no_cache_of_the_process_holds_a_persons_words():
    """A cache that outlives a session is keyed by the project's own words only."""
    cached = {
        (name, function) for name, text in TEXTS.items() for function in cached_with_arguments(text)
    }

    assert not cached - OWN_WORDS


def test_every_cache_is_the_sessions():
    """What is cached for one visitor is never another's."""
    caches = [
        (name, decorator)
        for name, text in TEXTS.items()
        for decorator in re.findall(r"@st\.cache_\w+(?:\([^)]*\))?", text)
    ]

    assert caches
    assert [] == [each for each in caches if 'scope="session"' not in each[1]]
