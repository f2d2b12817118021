"""
Licences of everything that Ajar runs on, as the installed packages state them.

``python -m benchmarks.licences`` prints one line a package: name, version and licence.
"""

import sys
from importlib import metadata

from benchmarks.audit import REQUIREMENTS, pinned


def licence(name: str) -> str:
    """What a package says of its licence, in a few words; "not stated" where it says nothing."""
    about = metadata.metadata(name)
    stated = str(about.json.get("license_expression") or about.json.get("license") or "")
    if stated and len(stated) < 60 and "\n" not in stated:  # noqa: PLR2004 - a name, not a text
        return stated
    classified = [
        each.rsplit(" :: ", 1)[-1]
        for each in about.get_all("Classifier") or []
        if each.startswith("License :: ")
    ]
    return ", ".join(classified) or (stated.strip().splitlines() or ["not stated"])[0][:60]


def main() -> int:
    """Print the list; end with 1 where a package states no licence."""
    versions = pinned(REQUIREMENTS.read_text(encoding="utf-8"))
    told = {name: licence(name) for name in sorted(versions)}
    for name, words in told.items():
        print(f"{name} {versions[name]}: {words}")
    return int("not stated" in told.values())


if __name__ == "__main__":
    sys.exit(main())
