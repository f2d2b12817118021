"""How many processes run the tests."""

import pytest


@pytest.hookimpl(wrapper=True, optionalhook=True)
def pytest_xdist_auto_num_workers():
    """One more than there are processors: in the browser, tests often wait."""
    processors = yield
    return processors + 1
