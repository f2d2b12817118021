"""Jobs: progress, cancel, results and errors, and nothing that keeps somebody's rows alive."""

import gc
import threading
import weakref

import pytest

from ajar.model.errors import UnreadableFileError
from ajar.model.progress import Cancelled, Step
from ajar.startup import garbage_collection
from ajar.ui.jobs.background_job import Job
from ajar.ui.server.tracebacks import stack_summary

pytestmark = pytest.mark.usefixtures("no_gc_callbacks")

LONG = 20


@pytest.fixture
def no_collector():
    """Without the garbage collector: only what nothing refers to is freed."""
    gc.disable()
    yield
    gc.enable()


class _Rows:
    """Somebody's rows."""


def rows_that_tell(freed: threading.Event) -> _Rows:
    """Rows that set *freed* when nothing refers to them any more."""
    rows = _Rows()
    weakref.finalize(rows, freed.set)
    return rows


def test_a_job_hands_out_its_result_again_and_again():
    """It is computed once."""
    times = []
    job = Job(lambda _: times.append(1) or "done", Step.READING)

    assert ["done", "done"] == [job.result(), job.result()]
    assert [1] == times


def test_an_error_comes_out_with_the_result():
    """A file that cannot be read is reported to whoever asked for it."""

    def fails(_):
        raise ValueError("no table")

    with pytest.raises(ValueError, match="no table"):
        Job(fails, Step.READING).result()


def test_progress_never_falls():
    """A second file begins to be read from the front, and the bar does not jump back."""
    goes_on, seen = threading.Event(), threading.Event()

    def compute(progress):
        progress(Step.READING, 0.5)
        progress(Step.READING, 0.1)
        seen.set()
        goes_on.wait(LONG)

    job = Job(compute, Step.WAITING)
    seen.wait(LONG)

    assert (Step.READING, Step.READING.of_all(0.5)) == (job.step, job.share)
    assert not job.wait(0)
    goes_on.set()
    assert job.wait(LONG)


def test_a_cancelled_job_ends_at_its_next_step():
    """The computation sees it, and asking for the result says so."""
    seen = threading.Event()

    def compute(progress):
        try:
            while True:
                progress(Step.FINDING, 0.5)
        except Cancelled:
            seen.set()
            raise

    job = Job(compute, Step.READING)
    job.cancel()

    assert job.cancelled
    assert seen.wait(LONG)
    with pytest.raises(Cancelled):
        job.result()


@pytest.mark.usefixtures("no_collector")
def test_rows_of_a_cancelled_job_are_freed_at_once():
    """They do not wait for the garbage collector."""
    freed = threading.Event()

    def start() -> Job:
        rows = rows_that_tell(freed)

        def compute(progress, rows=rows):
            while rows:
                progress(Step.WRITING, 0.5)

        return Job(compute, Step.WRITING)

    start().cancel()

    assert freed.wait(LONG)


def test_rows_of_a_cancelled_job_can_be_collected():
    """Another page may have excluded all that was alive from collection while it ran."""
    works = threading.Event()

    def compute(progress):
        while True:
            works.set()
            progress(Step.WRITING, 0.5)

    job = Job(compute, Step.WRITING)
    works.wait(LONG)
    garbage_collection.include_everything()
    garbage_collection.exclude_libraries()
    job.cancel()

    assert job.wait(LONG)
    assert not gc.get_freeze_count()


@pytest.mark.usefixtures("no_collector")
def test_rows_of_a_cancelled_job_that_refer_to_each_other_are_collected():
    """The session may have ended, and its rows been collected, before the job did."""
    freed, works = threading.Event(), threading.Event()

    def start() -> Job:
        def compute(progress):
            rows = rows_that_tell(freed)
            rows.itself = rows
            while True:
                works.set()
                progress(Step.WRITING, 0.5)

        return Job(compute, Step.WRITING)

    job = start()
    works.wait(LONG)
    job.cancel()

    assert freed.wait(LONG)


@pytest.mark.usefixtures("no_collector")
def test_rows_of_a_failed_job_are_freed_at_once():
    """Neither the error nor its cause keeps them; the lines of code are kept."""
    freed = threading.Event()

    def failing(rows):
        try:
            {}[len(repr(rows))]
        except KeyError as error:
            raise ValueError("no table") from error

    def start() -> Job:
        rows = rows_that_tell(freed)
        return Job(lambda _, rows=rows: failing(rows), Step.READING)

    job = start()
    assert freed.wait(LONG)
    with pytest.raises(ValueError, match="no table") as raised:
        job.result()

    assert isinstance(raised.value.__cause__, KeyError)
    assert "in failing" in "".join(stack_summary(raised.value).format())


@pytest.mark.usefixtures("no_collector")
def test_a_page_on_which_a_job_failed_is_freed_at_once():
    """However often the error is shown, what the page was drawn with does not stay with it."""
    freed = threading.Event()

    def fails(_):
        raise ValueError("no table")

    job = Job(fails, Step.READING)

    def page():
        rows = rows_that_tell(freed)
        assert rows
        job.result()

    with pytest.raises(ValueError, match="no table"):
        page()
    assert freed.wait(LONG)


def test_the_steps_of_an_import_fill_the_whole_bar():
    """One bar runs through all of them without a gap."""
    steps = [Step.READING, Step.FINDING, Step.INTERPRETING, Step.JOINING]
    ends = [0.0, *(step.end for step in steps)]

    assert [step.start for step in steps] == ends[:-1]
    assert ends[-1] == 1.0


def test_a_job_without_progress_ends_where_it_is_cancelled():
    """Rules that read words report nothing while they run."""
    started, stopped = threading.Event(), threading.Event()

    def endless(_):
        started.set()
        try:
            while True:
                pass
        finally:
            stopped.set()

    job = Job(endless, Step.READING)
    started.wait(10)
    job.cancel()

    assert stopped.wait(10)
    with pytest.raises(Cancelled):
        job.result()


def test_a_job_that_takes_too_long_is_ended_in_words():
    """Where many share a computer."""

    def endless(progress):
        progress(Step.INTERPRETING, 0.0)
        while True:
            pass

    with pytest.raises(UnreadableFileError, match="longer than 1 seconds"):
        Job(endless, Step.READING, max_seconds=1).result()


@pytest.mark.parametrize("step", [Step.WAITING, Step.READING])
def test_waiting_and_reading_do_not_count(step):
    """Others work meanwhile, or a reader that has limits of its own."""

    def compute(progress):
        progress(step, 0.0)
        threading.Event().wait(1.5)
        return "done"

    assert "done" == Job(compute, Step.FINDING, max_seconds=0.5).result()
