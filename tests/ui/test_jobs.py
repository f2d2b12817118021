"""Work in threads: begun once, told on the way, ended when nobody wants it."""

import gc
import threading
import weakref

import pytest

from ajar.model.progress import Cancelled, Step
from ajar.ui.jobs import Job, JobCache, stack_summary

LONG = 20


@pytest.fixture
def shelf():
    """Room for three answers of ten rows together, and for files of ten bytes."""
    return JobCache(most=3, most_rows=10, most_bytes=10)


@pytest.fixture
def no_collector():
    """Only what nothing leads to any more is let go of."""
    gc.disable()
    yield
    gc.enable()


def until_unwanted(seen: threading.Event):
    """Work that goes on until its listener ends it, and notes that it was ended."""

    def compute(progress):
        try:
            while True:
                progress(Step.FINDING, 0.5)
        except Cancelled:
            seen.set()
            raise

    return compute


def test_an_answer_is_computed_once(shelf):
    """Asked twice, worked out once."""
    times = []

    answers = [shelf.work("a", lambda _: times.append(1) or len(times)).answer() for _ in "ab"]

    assert [1, 1] == answers


def test_what_was_raised_comes_out_where_the_answer_is_taken():
    """A file that cannot be read is told by whoever asked for it."""

    def fails(_):
        raise ValueError("no table")

    with pytest.raises(ValueError, match="no table"):
        Job(fails, Step.READING).answer()


def test_work_tells_its_step_and_a_share_that_never_falls():
    """A second file begins to be read from the front, and the bar does not jump back."""
    goes_on, seen = threading.Event(), threading.Event()

    def compute(progress):
        progress(Step.READING, 0.5)
        progress(Step.READING, 0.1)
        seen.set()
        goes_on.wait(LONG)

    work = Job(compute, Step.WAITING)
    seen.wait(LONG)

    assert (Step.READING, Step.READING.of_all(0.5)) == (work.step, work.share)
    assert not work.wait(0)
    goes_on.set()
    assert work.wait(LONG)


@pytest.mark.parametrize("end", ["cancel", "drop", "clear"])
def test_work_ends_when_nobody_wants_it(shelf, end):
    """By the person, by being forgotten, or with the session."""
    seen = threading.Event()
    work = shelf.work("a", until_unwanted(seen))

    {"cancel": work.cancel, "drop": lambda: shelf.drop("a"), "clear": shelf.clear}[end]()

    assert seen.wait(LONG)
    with pytest.raises(Cancelled):
        work.answer()


@pytest.mark.usefixtures("no_collector")
@pytest.mark.parametrize("end", ["drop", "clear"])
def test_rows_of_work_that_was_ended_are_let_go_of_at_once(shelf, end):
    """They do not wait for a look for garbage, which passes over what was spared."""
    gone = threading.Event()
    _begin(shelf, gone)

    {"drop": lambda: shelf.drop("a"), "clear": shelf.clear}[end]()

    assert gone.wait(LONG)


@pytest.mark.usefixtures("no_collector")
def test_rows_of_work_that_failed_are_let_go_of_at_once():
    """They are not kept by the error, nor by what led to it; the lines it came through are."""
    gone = threading.Event()

    def seen(rows):
        raise ValueError("no table") from _failed(rows)

    work = _failing(seen, gone)
    assert gone.wait(LONG)
    with pytest.raises(ValueError, match="no table") as raised:
        work.answer()

    assert isinstance(raised.value.__cause__, KeyError)
    assert "in seen" in "".join(stack_summary(raised.value).format())


def _failing(seen, gone: threading.Event) -> Job:
    rows = _Rows()
    weakref.finalize(rows, gone.set)
    return Job(lambda _, rows=rows: seen(rows), Step.READING)


def _failed(rows: "_Rows") -> Exception | None:
    try:
        {}[len(repr(rows))]
    except KeyError as error:
        return error
    return None


@pytest.mark.usefixtures("no_collector")
def test_a_page_on_which_work_failed_is_let_go_of_at_once(shelf):
    """However often the error is told: what the page was drawn with does not stay with it."""
    gone = threading.Event()

    def fails(_):
        raise ValueError("no table")

    def page():
        rows = _Rows()
        weakref.finalize(rows, gone.set)
        shelf.work("a", fails).answer()

    with pytest.raises(ValueError, match="no table"):
        page()
    assert gone.wait(LONG)


def _begin(shelf, gone: threading.Event) -> None:
    rows = _Rows()
    weakref.finalize(rows, gone.set)

    def compute(progress):
        while rows:
            progress(Step.WRITING, 0.5)

    shelf.work("a", compute)


class _Rows:
    """Somebody's."""


def test_the_answers_used_last_stay(shelf):
    """Four where three have room: the one not asked for longest is worked out again."""
    times = []

    def ask(key):
        shelf.work(key, lambda _: times.append(key)).answer()

    for key in ("a", "b", "c", "a", "d", "a", "b"):
        ask(key)

    assert ["a", "b", "c", "d", "b"] == times


def test_large_answers_take_more_room(shelf):
    """Two of six rows do not fit into ten, one of a hundred stays alone."""
    times = []

    def ask(key, rows):
        shelf.work(key, lambda _: times.append(key), rows=rows).answer()

    for key, rows in (("a", 6), ("b", 6), ("a", 6), ("c", 100), ("c", 100)):
        ask(key, rows)

    assert ["a", "b", "a", "c"] == times


def test_files_that_were_made_have_so_many_bytes_together(shelf):
    """The one asked for longest ago goes; answers that are no files stay."""
    shelf.work("answer", lambda _: ["table"]).answer()
    shelf.work("a", lambda _: b"123456").answer()
    shelf.work("b", lambda _: "654321").answer()
    shelf.work("answer", lambda _: None)

    assert [True, False, True] == [bool(shelf.standing(key)) for key in ("answer", "a", "b")]


def test_a_file_beyond_all_bounds_stays_alone(shelf):
    """Whoever waited for it gets it."""
    shelf.work("a", lambda _: b"x" * 99).answer()

    assert shelf.work("a", lambda _: b"again").answer() == b"x" * 99


def test_what_is_not_on_the_shelf_is_not_begun(shelf):
    """Looking for a file does not make it."""
    assert shelf.standing("a") is None


def test_only_what_belongs_to_the_tracker_that_is_opened_stays(shelf):
    """Answers about the one before are forgotten, and work for it ends."""
    seen = threading.Event()
    shelf.work("before", until_unwanted(seen))
    shelf.work("now", lambda _: 1).answer()

    shelf.keep_only("now")

    assert seen.wait(LONG)
    assert [False, True] == [bool(shelf.standing(key)) for key in ("before", "now")]


def test_steps_between_a_file_and_its_tracker_fill_the_whole():
    """One bar runs through all of them without a gap."""
    steps = [Step.READING, Step.FINDING, Step.INTERPRETING, Step.JOINING]
    ends = [0.0, *(step.end for step in steps)]

    assert [step.start for step in steps] == ends[:-1]
    assert ends[-1] == 1.0
