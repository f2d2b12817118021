"""What phrases should mean, stated apart from the vocabularies."""

import csv
from collections import defaultdict
from pathlib import Path

LISTED = {
    "statuses.toml": "status_phrases.tsv",
    "channels.toml": "channel_phrases.tsv",
    "reasons.toml": "reason_phrases.tsv",
    "notes.toml": "note_phrases.tsv",
}
Entry = tuple[str, str, str]
"""Language (“-” where a list has none), phrase, and the names of what it means."""


def _rows(name: str) -> list[dict[str, str]]:
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def listed(file: str) -> list[Entry]:
    """The phrases that a vocabulary file should hold."""
    return [(row["language"], row["phrase"], row["meaning"]) for row in _rows(LISTED[file])]


def composed(file: str) -> list[Entry]:
    """Phrases that are read by other, mostly shorter phrases of the file."""
    return [
        (row["language"], row["phrase"], row["meaning"])
        for row in _rows("composed_phrases.tsv")
        if row["file"] == file
    ]


def by_language(file: str) -> dict[str, list[tuple[str, str]]]:
    """All of them, phrase and meaning, by language."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for language, phrase, meaning in (*listed(file), *composed(file)):
        found[language].append((phrase, meaning))
    return dict(found)
