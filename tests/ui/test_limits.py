"""What files may cost on a host: one at a time, in time, and no small one waits for a large."""

import itertools
import threading
import time

import pytest

from ajar.model.errors import UnreadableFileError
from ajar.model.limits import HOSTED
from ajar.model.progress import Step
from ajar.model.work_slots import WorkSlots
from ajar.ui.jobs import limits

LONG = 20


@pytest.fixture
def hosted(monkeypatch):
    """As on a host, where half a second is the most."""
    monkeypatch.setenv("AJAR_HOSTED", "1")
    monkeypatch.setattr(limits, "max_seconds", lambda: 0.5)


def test_only_large_files_of_a_host_are_heavy(monkeypatch):
    """A person's own tracker never waits for a large file; on their own computer none is large."""
    monkeypatch.setenv("AJAR_HOSTED", "1")
    assert [False, True] == [limits.is_heavy(size) for size in (300_000, HOSTED.content)]
    monkeypatch.delenv("AJAR_HOSTED")
    assert not limits.is_heavy(HOSTED.content)


@pytest.mark.usefixtures("hosted")
@pytest.mark.parametrize("heavy", [True, False])
def test_work_is_done_one_after_the_other_and_that_of_other_files_beside_it(heavy, monkeypatch):
    """However long each takes; its limits are not what is asked here."""
    monkeypatch.setattr(limits, "_SMALL_FILES", WorkSlots(1))
    monkeypatch.setattr(limits, "max_seconds", lambda: LONG)
    spans, goes_on, works = [], threading.Event(), threading.Event()

    def compute():
        began = time.monotonic()
        works.set()
        goes_on.wait(LONG)
        spans.append((began, time.monotonic()))

    jobs = [limits.bounded_job(compute, Step.RANKING, heavy=heavy) for _ in range(3)]
    works.wait(LONG)
    other = limits.bounded_job(lambda: "beside", Step.RANKING, heavy=not heavy)

    assert "beside" == other.result()
    assert not jobs[2].wait(0)
    goes_on.set()
    for job in jobs:
        job.result()
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))


@pytest.mark.usefixtures("hosted")
def test_waiting_for_a_turn_is_no_time_that_work_took(monkeypatch):
    """The second waits longer than its limit, and is done all the same."""
    goes_on = threading.Event()
    monkeypatch.setattr(limits, "max_seconds", lambda: LONG)
    first = limits.bounded_job(lambda: goes_on.wait(LONG), Step.RANKING, heavy=True)
    monkeypatch.setattr(limits, "max_seconds", lambda: 0.5)
    behind = limits.bounded_job(lambda: "next", Step.RANKING, heavy=True)

    assert not behind.wait(1)
    goes_on.set()
    assert first.result()
    assert "next" == behind.result()


@pytest.mark.usefixtures("hosted")
def test_heavy_work_that_takes_too_long_ends_in_words_and_makes_room():
    """The one behind it is next."""

    def endless():
        while True:
            pass

    job = limits.bounded_job(endless, Step.ANSWERING, heavy=True)
    behind = limits.bounded_job(lambda: "next", Step.ANSWERING, heavy=True)

    with pytest.raises(UnreadableFileError, match="takes longer"):
        job.result()
    assert "next" == behind.result()
