"""Two tabs that keep one tracker, a disk that fails, and versions that cannot be read."""

import json
from datetime import date

import pytest

from ajar.export.local_store import LocalStore
from ajar.model.decisions import Decisions, LoggedEvent
from ajar.model.enums import EventKind
from ajar.model.errors import UnreadableFileError
from ajar.ui.session.autosave import Autosave, Snapshot, Version

DAY = date(2026, 11, 2)


def content(decisions, applications="same"):
    """A stand-in for the workbook: what of it matters here."""
    log = [[each.company_key, each.kind.value] for each in decisions.log]
    return json.dumps([sorted(decisions.do_not_contact), log, applications]).encode()


def read(saved):
    """The decisions in a version."""
    try:
        never, log, applications = json.loads(saved)
    except ValueError:
        raise UnreadableFileError.damaged("saved.xlsx") from None
    events = tuple(LoggedEvent(key, EventKind(kind), DAY) for key, kind in log)
    return Version(Decisions(log=events, do_not_contact=frozenset(never)), applications)


class Tab:
    """One window with its own decisions."""

    def __init__(self, kept, opened=None, applications="same"):
        self.autosave = Autosave(kept, read, opened=opened)
        self.decisions = read(opened.read_bytes()).decisions if opened else Decisions()
        self.applications = applications

    def show(self, **changed):
        """A run of the page, after a decision."""
        self.decisions = Decisions(
            log=changed.get("log", self.decisions.log),
            do_not_contact=changed.get("never", self.decisions.do_not_contact),
        )
        self.autosave.keep(
            Snapshot(
                repr(self.decisions),
                self.decisions,
                lambda: self.applications,
                lambda decisions: content(decisions, self.applications),
            )
        )
        assert self.autosave.wait(10)
        self.decisions = self.autosave.take_merged(self.decisions) or self.decisions


def newest(kept):
    """Decisions of the newest version."""
    return read(kept.versions()[0].read_bytes()).decisions


@pytest.fixture
def kept(tmp_path):
    """A tracker that was kept once."""
    made = LocalStore(tmp_path).create("jobs.xlsx")
    made.save(content(Decisions()))
    return made


def test_two_tabs_lose_nothing_to_each_other(kept):
    """A decides, then B, then A: the newest version has all of it, and both tabs show it."""
    one, two = (Tab(kept, kept.versions()[0]) for _ in "ab")
    one.show()
    two.show()
    one.show(never=frozenset({"pinecast"}))
    two.show(log=(LoggedEvent("harbour", EventKind.THANKED, DAY),))

    assert frozenset({"pinecast"}) == newest(kept).do_not_contact == two.decisions.do_not_contact
    for number in range(12):
        two.show(never=two.decisions.do_not_contact | {f"company {number}"})
    one.show(never=one.decisions.do_not_contact | {"quay"})

    assert {"pinecast", "quay", "company 11"} <= newest(kept).do_not_contact
    assert ("harbour",) == tuple(each.company_key for each in newest(kept).log)
    assert newest(kept) == one.decisions


def test_what_one_tab_took_back_stays_taken_back(kept):
    """A removal is a decision like any other."""
    kept.save(content(Decisions(do_not_contact=frozenset({"acme"}))))
    one, two = (Tab(kept, kept.versions()[0]) for _ in "ab")
    one.show()
    two.show()
    one.show(never=frozenset())
    two.show(never=frozenset({"acme", "beta"}))

    assert frozenset({"beta"}) == newest(kept).do_not_contact == two.decisions.do_not_contact


def test_a_tab_with_other_applications_is_kept_for_itself(kept):
    """Another file was added there: neither tracker takes the other's place."""
    one = Tab(kept, kept.versions()[0])
    two = Tab(kept, kept.versions()[0], applications="more")
    one.show()
    two.show()
    one.show(never=frozenset({"acme"}))
    two.show(never=frozenset({"beta"}))

    assert frozenset({"acme"}) == newest(kept).do_not_contact
    assert kept.folder != two.autosave.kept.folder
    assert frozenset({"beta"}) == newest(two.autosave.kept).do_not_contact


def test_an_earlier_version_that_was_opened_on_purpose_wins(kept):
    """What came after it is not merged into it again."""
    kept.save(content(Decisions(do_not_contact=frozenset({"acme"}))))
    tab = Tab(kept, kept.versions()[1])
    tab.show()
    tab.show(never=frozenset({"beta"}))

    assert frozenset({"beta"}) == newest(kept).do_not_contact


@pytest.mark.parametrize("error", [MemoryError(), ValueError("x"), OSError(5, "x")])
def test_any_failure_is_told_and_tried_again(kept, error):
    """Not only those that were foreseen; the next run of the page saves it."""
    tab = Tab(kept, kept.versions()[0])
    tab.show()
    failing = [error]

    def make(decisions):
        if failing:
            raise failing.pop()
        return content(decisions)

    now = Snapshot("1", Decisions(do_not_contact=frozenset({"acme"})), lambda: "same", make)
    tab.autosave.keep(now)
    assert tab.autosave.wait(10)
    assert "could not be saved" in tab.autosave.problem
    tab.autosave.keep(now)
    assert tab.autosave.wait(10)

    assert "" == tab.autosave.problem
    assert frozenset({"acme"}) == newest(kept).do_not_contact
