"""What LibreOffice makes of a file: opened and saved again, as a person without Excel does."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SOFFICE = next(filter(None, map(shutil.which, ("soffice", "libreoffice"))), None)
REQUIRED = os.environ.get("AJAR_LIBREOFFICE_TESTS") == "required"


def saved_again(content: bytes, folder: Path, suffix: str = "xlsx") -> bytes:
    """*content* (xlsx) opened and saved as *suffix*; skips where there is no LibreOffice."""
    if SOFFICE is None:
        reason = "no LibreOffice found on this machine"
        if REQUIRED:
            pytest.fail(reason)
        pytest.skip(reason)
    before, after = folder / "before", folder / "after"
    before.mkdir(parents=True)
    path = before / "book.xlsx"
    path.write_bytes(content)
    # A profile of its own: two of them at once would wait for each other.
    profile = f"-env:UserInstallation=file://{folder}/profile"
    told = subprocess.run(
        [SOFFICE, profile, "--headless", "--convert-to", suffix, "--outdir", after, path],
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    saved = after / f"book.{suffix}"

    assert saved.exists(), told.stdout + told.stderr
    return saved.read_bytes()
