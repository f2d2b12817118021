"""What exceljs and SheetJS make of the files that Ajar writes: written again, all is there."""

import os
import shutil
import subprocess

import pytest

from tests.export.own_files import kept_workbook, updated
from tests.export.test_annotations import DECIDED
from tests.export.test_gnumeric import (
    gives_back_decisions,
    gives_back_everything,
    written_workbook,
)

SCRIPTS = {
    "exceljs": """
        const {Workbook} = require("exceljs"), book = new Workbook()
        book.xlsx.readFile(process.argv[1]).then(() => book.xlsx.writeFile(process.argv[2]))
    """,
    "xlsx": """
        const XLSX = require("xlsx"), [, before, after, dates] = process.argv
        XLSX.writeFile(XLSX.readFile(before, {cellDates: dates === "dates"}), after)
    """,
}
"""Name of the library on npm, where SheetJS is called xlsx -> what reads and writes a file."""
WAYS = pytest.mark.parametrize(
    ("library", "kind", "dates"),
    [
        ("exceljs", "xlsx", ""),
        ("xlsx", "xlsx", "dates"),
        ("xlsx", "xlsx", ""),
        ("xlsx", "ods", ""),
        ("xlsx", "xlsb", ""),
        ("xlsx", "xls", ""),
    ],
)
"""SheetJS without dates writes days as plain numbers."""


def saved_again(content: bytes, folder, library: str, kind: str, dates: str) -> bytes:
    """*content* (xlsx) read and written by a library of npm; skips where it is not installed."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node.js is not on this machine")
    asked = subprocess.run([node, "-e", f"require('{library}')"], capture_output=True, check=False)
    if asked.returncode:
        pytest.skip(f"npm's {library} is not in NODE_PATH ({os.environ.get('NODE_PATH', '')})")
    before, after = folder / "before.xlsx", folder / f"after.{kind}"
    before.write_bytes(content)
    command = [node, "-e", SCRIPTS[library], str(before), str(after), dates]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return after.read_bytes()


@WAYS
def test_the_ajar_workbook_gives_back_everything(tmp_path, library, kind, dates):
    """However it writes days."""
    again = saved_again(written_workbook(), tmp_path, library, kind, dates)

    gives_back_everything(kind, again)


@WAYS
def test_an_updated_file_gives_back_what_was_decided(tmp_path, library, kind, dates):
    """Whatever it is saved as."""
    content = updated("jobs.xlsx", kept_workbook(), DECIDED)

    gives_back_decisions(kind, saved_again(content, tmp_path, library, kind, dates))
