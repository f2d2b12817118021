"""How many processes run the tests, and what they share."""

import gc

import pytest


@pytest.hookimpl(wrapper=True, optionalhook=True)
def pytest_xdist_auto_num_workers():
    """One more than two a processor: in the browser, tests wait for most of their time."""
    processors = yield
    return 2 * processors + 1


@pytest.fixture
def no_gc_callbacks():
    """Cancelling raises wherever a thread is; within a callback, Hypothesis' own, it is lost."""
    callbacks, gc.callbacks[:] = gc.callbacks[:], []
    yield
    gc.callbacks[:] = callbacks
