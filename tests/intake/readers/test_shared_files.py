"""Files that other readers stumble over, where they are at hand: a workbook or one sentence."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ajar.intake.cells import Workbook
from ajar.intake.readers import LOCAL, read_workbook
from ajar.model.errors import AjarError

FOLDER = Path(__file__).parents[4] / "shared" / "hostile"
FILES = sorted(path for path in FOLDER.glob("*/*") if path.is_file())


def outcome(path):
    """What came of a file, and the seconds it took."""
    started = time.monotonic()
    try:
        came: object = read_workbook(path.name, path.read_bytes(), LOCAL)
    except AjarError as error:
        came = str(error)
    return path.name, came, time.monotonic() - started


@pytest.mark.skipif(not FILES, reason="the collection of hostile files is not here")
def test_every_file_ends_in_a_workbook_or_a_sentence():
    """No file takes longer than ten seconds, and none ends in anything but our own errors."""
    with ThreadPoolExecutor(LOCAL.children) as pool:
        outcomes = list(pool.map(outcome, FILES))

    assert [] == [name for name, _, seconds in outcomes if seconds > 10]
    assert [] == [
        name for name, came, _ in outcomes if not isinstance(came, Workbook) and "\n" in str(came)
    ]


@pytest.mark.skipif(not FILES, reason="the collection of hostile files is not here")
def test_every_file_with_a_password_is_named(read):
    """Each file that is encrypted is said to be, whatever its format."""
    named = [path for path in FILES if "pass" in path.name or "encrypt" in path.name]
    for path in named:
        with pytest.raises(AjarError, match="password"):
            read(path.read_bytes(), path.name)
