"""
Known flaws in what Ajar runs on, in the versions that are installed here.

``python -m benchmarks.audit`` pins everything that ``requirements.txt`` pulls in and asks the
package index about it (pip-audit). A known flaw ends with 1. Where nothing could be looked at,
it says "not checked" and ends with 2.
"""

import json
import re
import subprocess
import sys
import tempfile
from importlib import metadata
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REQUIREMENTS = Path(__file__).resolve().parents[1] / "requirements.txt"
NOT_CHECKED = 2
"""Exit code where nothing was looked at: neither good nor bad."""
TIMEOUT_SECONDS = 120
"""Seconds in which an index that works has answered about all packages."""
NAMED = re.compile(r"^[\w.-]+(?:\[[\w,]+\])?[^#]*", re.MULTILINE)


def pinned(text: str) -> dict[str, str]:
    """Every package that the requirements in *text* pull in -> the version installed here."""
    todo = [Requirement(line.strip()) for line in NAMED.findall(text)]
    found: dict[str, str] = {}
    while todo:
        wanted = todo.pop()
        name = canonicalize_name(wanted.name)
        if name in found or (wanted.marker and not wanted.marker.evaluate({"extra": ""})):
            continue
        try:
            installed = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        found[name] = installed.version
        todo += [Requirement(each) for each in installed.requires or ()]
    return found


def asked(versions: dict[str, str]) -> dict[str, Any] | None:
    """What pip-audit says of *versions*; None where it could not ask."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as listed:
        listed.writelines(f"{name}=={version}\n" for name, version in sorted(versions.items()))
        listed.flush()
        options = ["--no-deps", "--disable-pip", "--progress-spinner=off", "--format=json"]
        try:
            told = subprocess.run(
                [sys.executable, "-m", "pip_audit", *options, "-r", listed.name],
                capture_output=True,
                text=True,
                check=False,
                timeout=TIMEOUT_SECONDS,
            )
        except subprocess.TimeoutExpired:
            return None
    try:
        report: dict[str, Any] = json.loads(told.stdout)
    except json.JSONDecodeError:
        return None
    return report


def judged(report: dict[str, Any] | None) -> tuple[int, str]:
    """The exit code and what is to be said about it."""
    if report is None:
        return NOT_CHECKED, "Not checked: the package index could not be asked."
    known = [each for each in report["dependencies"] if "vulns" in each]
    flaws = [
        f"{each['name']} {each['version']}: {flaw['id']}, "
        f"mended in {', '.join(flaw['fix_versions']) or 'no version yet'}"
        for each in known
        for flaw in each["vulns"]
    ]
    if flaws:
        return 1, "\n".join(flaws)
    unknown = len(report["dependencies"]) - len(known)
    if not known:
        return (
            NOT_CHECKED,
            f"Not checked: the package index knows nothing of these {unknown} packages.",
        )
    about = f"No known flaw in {len(known)} packages"
    return 0, f"{about}; the index knows nothing of {unknown} others." if unknown else f"{about}."


def main() -> int:
    """Ask, tell, and end with 1 for a known flaw."""
    code, words = judged(asked(pinned(REQUIREMENTS.read_text(encoding="utf-8"))))
    print(words)
    return code


if __name__ == "__main__":
    sys.exit(main())
