"""What phrases should mean: those of the vocabularies, and whole cells as people write them."""

import csv
from collections.abc import Iterator
from pathlib import Path

from ajar.intake.values import vocabularies

Entry = tuple[str, str, str]
"""Language (“-” where a list has none), phrase, and the names of what it means."""

_CELLS = Path(__file__).with_name("composed_phrases.tsv")
_TABLES = ("meaning", "channel", "reason", "fact", "denied")
_DENIED = {"sending": "never sent"}


def listed(file: str) -> list[Entry]:
    """The phrases of a vocabulary file, each under the meaning that it stands under."""
    entries = _listed(vocabularies.load(file))
    return [(language, each.replace("{n}", " 2 "), meaning) for language, each, meaning in entries]


def _listed(content: dict) -> Iterator[Entry]:
    for table in _TABLES:
        for meaning, languages in content.get(table, {}).items():
            for language, among in languages.items():
                if isinstance(among, list) and len(language) == len("en"):
                    yield from ((language, each, _DENIED.get(meaning, meaning)) for each in among)
    for table in content.get("ambiguous", ()):
        yield from (("-", each, "/".join(table["meanings"])) for each in table["phrases"])


def composed(file: str) -> list[Entry]:
    """Whole cells that are read by shorter phrases of the file, with what they mean."""
    with _CELLS.open(encoding="utf-8", newline="") as rows:
        found = list(csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        (row["language"], row["phrase"], row["meaning"]) for row in found if row["file"] == file
    ]
