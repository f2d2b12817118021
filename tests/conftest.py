"""Tests that were not adapted, or not run to the end, since the pages were redesigned."""

from pathlib import Path

import pytest

UNSETTLED = {
    *("browser/test_access.py", "browser/test_contact.py", "browser/test_correcting.py"),
    *("browser/test_nothing_is_lost.py", "browser/test_private.py"),
    "browser/test_walk.py",
    "browser/test_without_network.py",
}
"""Files whose tests run and are reported, but do not fail the run until each is settled again."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of unsettled files: they may fail."""
    root = Path(__file__).parent
    mark = pytest.mark.xfail(reason="not settled since the redesign of the pages", strict=False)
    for item in items:
        if item.path.is_relative_to(root) and str(item.path.relative_to(root)) in UNSETTLED:
            item.add_marker(mark)
