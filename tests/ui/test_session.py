"""The state of a session: what can be undone, and what is in no file yet."""

from dataclasses import replace

import pytest

from ajar.model.decisions import Decisions
from ajar.model.import_settings import FileSettings, ImportSettings
from ajar.ui.session.session_state import UNDO_SECONDS, SessionState
from ajar.ui.session.upload import Upload

UPLOAD = Upload.of("jobs.csv", b"Company,Status\nAcme,Rejected\n")
NEVER = Decisions(do_not_contact=frozenset({"acme"}))


@pytest.fixture
def session():
    """A session with one file open."""
    state = SessionState()
    state.open_files((UPLOAD,))
    return state


def test_a_decision_can_be_undone_by_its_name(session):
    """The last change says what it was, and undoing it restores what was before."""
    session.decide("Acme won't be suggested again", NEVER, company_key="acme")

    assert "Acme won't be suggested again" == session.changes[-1].label
    session.undo()
    assert (Decisions(), ()) == (session.decisions, session.changes)


def test_a_correction_can_be_undone_like_a_decision(session):
    """Undoing goes through both in the order in which they were made."""
    settings = ImportSettings({"jobs.csv": FileSettings(statuses={"Wobbly": "rejected"})})
    session.decide("one", NEVER)
    session.correct("two", settings)
    session.undo()

    assert (NEVER, ImportSettings()) == (session.decisions, session.settings)


def test_a_change_is_unsaved_until_it_is_saved_or_undone(session):
    """Opening a file leaves nothing unsaved; a change does."""
    assert not session.unsaved
    session.decide("one", NEVER)
    assert session.unsaved
    session.undo()
    assert not session.unsaved
    session.decide("one", NEVER)
    session.mark_saved()
    assert not session.unsaved
    session.undo()
    assert session.unsaved


def test_another_change_after_an_undo_is_unsaved(session):
    """It does not pass for the one that was saved."""
    session.decide("one", NEVER)
    session.mark_saved()
    session.undo()
    session.decide("two", Decisions(messages_per_week=3))

    assert session.unsaved


def test_closing_can_be_undone_with_everything_decided(session):
    """For a moment: the files, the decisions and what is unsaved come back."""
    session.decide("one", NEVER)
    before = replace(session)
    session.close()

    assert ((), False) == (session.files, session.unsaved)
    assert not session.forget_closed()
    session.reopen()
    assert before == session


def test_what_was_closed_is_forgotten_after_a_moment(session):
    """Nothing is left that could be brought back."""
    session.close()
    assert not session.forget_closed()
    session.closed_shown -= UNDO_SECONDS

    assert session.forget_closed()
    session.reopen()
    assert (None, ()) == (session.closed, session.files)


def test_settings_that_cannot_be_read_are_dropped(session):
    """The reading before them stays, and they are no step that could be undone."""
    session.settle(ImportSettings())
    session.correct("one", ImportSettings({"jobs.csv": FileSettings(roles={"Status": "spiral"})}))

    assert session.drop_unreadable_settings()
    assert (ImportSettings(), (), False) == (session.settings, session.changes, session.unsaved)
    assert not session.drop_unreadable_settings()
