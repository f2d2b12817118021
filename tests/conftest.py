"""How many processes run the tests."""

import pytest


@pytest.hookimpl(wrapper=True, optionalhook=True)
def pytest_xdist_auto_num_workers():
    """One more than two a processor: in the browser, tests wait for most of their time."""
    processors = yield
    return 2 * processors + 1
