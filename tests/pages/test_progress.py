"""A large file: what is being done, how far it is, and a way to end it."""

import threading
from pathlib import Path

import pytest
import streamlit as st
from streamlit.runtime.scriptrunner import RerunData, RerunException
from streamlit.testing.v1 import AppTest

from ajar import pipeline, reengage
from ajar.measure import page_data
from ajar.model.errors import UnreadableFileError
from ajar.model.progress import Cancelled, Step
from ajar.ui.jobs import limits
from ajar.ui.tracker import open_files
from ajar.ui.widgets import progress_bar
from ajar.ui.widgets.markdown import literal

pytestmark = pytest.mark.usefixtures("no_gc_callbacks")

ROOT = Path(__file__).resolve().parents[2]
LONG = 30
CSV = b"Company,Date applied,Status\nAcme,2026-03-02,Rejected\nBeta,2026-03-03,Applied\n"


@pytest.fixture
def gate(monkeypatch):
    """Readings stop half-way until it is opened; what opens it, and what tells of them."""
    st.cache_resource.clear()  # all app tests of a process are one session to Streamlit
    goes_on, cancelled = threading.Event(), threading.Event()
    held_here = threading.Event()
    interpret = pipeline.interpret

    def held(cells, *, settings, progress):
        held_here.set()
        try:
            while not goes_on.wait(0.01):
                progress(Step.FINDING, 0.5)
        except Cancelled:
            cancelled.set()
            raise
        return interpret(cells, settings=settings, progress=progress)

    monkeypatch.setattr(pipeline, "interpret", held)
    monkeypatch.setattr(progress_bar, "SHOW_AFTER_SECONDS", 0)
    yield goes_on, held_here, cancelled
    goes_on.set()


def dropped(name: str = "jobs.csv", content: bytes = CSV) -> AppTest:
    """The app after a file was dropped on it."""
    at = AppTest.from_file(ROOT / "app.py", default_timeout=LONG).run()
    return at.file_uploader[0].upload(name, content).run()


def button(at: AppTest, key: str):
    """The button of this key."""
    return next(each for each in at.button if each.key == key)


def run_until(at: AppTest, holds) -> AppTest:
    """Run again, as the bar does, until something holds."""
    for _ in range(100):
        if holds(at):
            return at
        threading.Event().wait(0.1)
        at.run()
    raise AssertionError(at)


def opened(at: AppTest) -> bool:
    """Whether a tracker is open."""
    return any(each.key == "close" for each in at.button)


def test_a_long_reading_is_told_and_then_opened(gate):
    """The file's name, the step and a cancel button; then the tracker."""
    goes_on, _, _ = gate
    at = dropped()

    assert any("jobs" in each.value for each in at.markdown)
    assert button(at, "cancel_work").label == "Cancel"
    assert not at.exception
    goes_on.set()
    assert opened(run_until(at, opened))


def test_cancel_ends_the_reading_and_leaves_nothing(gate):
    """The work ends, and the invitation is back."""
    _, held_here, cancelled = gate
    at = dropped()
    assert held_here.wait(LONG)

    button(at, "cancel_work").click().run()

    assert cancelled.wait(LONG)
    at.run()
    assert [each.key for each in at.button if each.key == "sample"]
    assert not opened(at)


def test_why_a_large_file_was_refused_stays_until_the_person_goes_on(gate, monkeypatch):
    """Also when the page runs once more; another page, or another file, has no word of it."""
    goes_on, _, _ = gate
    refuse = UnreadableFileError.interpretation_timed_out(15)

    def refused(*_, **__):
        goes_on.wait(LONG)
        raise refuse

    with monkeypatch.context() as fails:
        fails.setattr(pipeline, "interpret", refused)
        at = dropped()
        goes_on.set()
        run_until(at, lambda page: page.error)
    for _ in range(2):
        at.run()
        assert [literal(str(refuse))] == [each.value for each in at.error]
        assert at.file_uploader
    at.switch_page("pages/rejections.py").run()
    assert not at.error
    at.switch_page("pages/overview.py").run()
    assert not at.error


def test_a_run_that_is_broken_off_while_a_large_file_is_opened_loses_nothing(gate, monkeypatch):
    """The next run opens it."""
    goes_on, _, _ = gate
    goes_on.set()
    whole = open_files._open

    def broken_off(loaded, pending):
        monkeypatch.setattr(open_files, "_open", whole)
        raise RerunException(RerunData())

    at = dropped()
    monkeypatch.setattr(open_files, "_open", broken_off)
    assert opened(run_until(at, opened))
    assert open_files._open is whole


def test_cancel_leaves_the_open_tracker_open(gate, monkeypatch):
    """The one that was open before is still there, and was there all the time."""
    goes_on, held_here, cancelled = gate
    goes_on.set()
    monkeypatch.setattr(progress_bar, "SHOW_AFTER_SECONDS", LONG)
    at = dropped()
    at.switch_page("pages/your_data.py").run()
    at.segmented_control(key="tracker_part").set_value("Add or replace file").run()
    goes_on.clear()
    held_here.clear()
    monkeypatch.setattr(progress_bar, "SHOW_AFTER_SECONDS", 0.2)
    at.file_uploader[0].upload("other.csv", CSV.replace(b"Acme", b"Gamma")).run()

    assert opened(at)
    assert held_here.wait(LONG)
    button(at, "cancel_work").click().run()
    assert cancelled.wait(LONG)
    monkeypatch.setattr(progress_bar, "SHOW_AFTER_SECONDS", LONG)
    at.run()
    assert opened(at)
    assert any("jobs" in each.value for each in at.caption)


def test_a_long_ranking_can_be_cancelled_and_continued(gate, monkeypatch):
    """A page that was cancelled says so, and goes on when asked."""
    goes_on, _, _ = gate
    goes_on.set()
    held = threading.Event()
    rank = reengage.rank

    def slow(tracker, **details):
        held.wait(LONG)
        return rank(tracker, **details)

    monkeypatch.setattr(reengage, "rank", slow)
    monkeypatch.setattr(progress_bar, "SHOW_AFTER_SECONDS", 0.5)
    keys = {"close", "cancel_work"}  # the tracker is open, and its companies are being ranked
    at = run_until(dropped(), lambda at: keys <= {each.key for each in at.button})
    button(at, "cancel_work").click().run()
    at.run()

    assert any("You cancelled this" in each.value for each in at.info)
    held.set()
    monkeypatch.setattr(progress_bar, "SHOW_AFTER_SECONDS", LONG)
    button(at, "restart_job").click().run()
    assert not at.info
    assert not at.exception


def test_on_a_host_what_a_large_file_tells_is_worked_out_in_turn_and_in_time(monkeypatch):
    """Every page comes to its end; where it takes too long, the page says so in one sentence."""
    st.cache_resource.clear()
    monkeypatch.setenv("AJAR_HOSTED", "1")
    monkeypatch.setattr(limits, "is_heavy", lambda size: size > 0)
    at = run_until(dropped(), lambda at: at.metric)

    assert at.metric
    assert not at.exception

    monkeypatch.setattr(limits, "max_seconds", lambda: 0.3)
    monkeypatch.setattr(page_data, "rejections", endless)
    at.switch_page("pages/rejections.py")
    told = run_until(at.run(), lambda at: at.error)

    assert ["This takes longer"] == [each.value[:17] for each in told.error]
    st.cache_resource.clear()


def test_on_a_host_a_file_is_made_sense_of_in_time(monkeypatch):
    """The time counts from when its cells are read, whatever is done with them first."""
    st.cache_resource.clear()
    monkeypatch.setattr(limits, "max_seconds", lambda: 0.3)
    monkeypatch.setattr(pipeline, "interpret", endless)
    told = run_until(dropped(), lambda at: at.error)

    assert ["This takes longer"] == [each.value[:17] for each in told.error]
    assert not opened(told)
    st.cache_resource.clear()


def endless(*_, **__):
    """An answer that never comes."""
    while True:
        pass
