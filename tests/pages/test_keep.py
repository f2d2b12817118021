"""Keep on this computer, and taking decisions back, in process."""

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ajar.ui.frame.navigation import PAGES

ROOT = Path(__file__).resolve().parents[2]
JOBS = b"""Company,Role,Date applied,Status
Acme,Nurse,2026-01-05,Rejected
Beta,Cook,2026-01-06,Rejected
"""


@pytest.fixture(autouse=True)
def data_folder(tmp_path, monkeypatch):
    """A person's data folder of its own for each test."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return tmp_path


def app():
    """A new visit; run twice, because the first run of a visit names its widgets otherwise."""
    return AppTest.from_file(ROOT / "app.py", default_timeout=60).run().run()


def opened():
    """A visit with a tracker."""
    at = app()
    at.file_uploader[0].upload("My jobs.csv", JOBS).run().run()
    return at


def versions(folder):
    """Files kept for the person."""
    return sorted(folder.rglob("*.xlsx"))


def press(at, prefix):
    """Click the first button whose key begins so."""
    next(each for each in at.button if each.key and each.key.startswith(prefix)).click().run()
    return at


def never(at, company_key="acme"):
    """Decide that a company is not to be suggested again."""
    held = at.session_state["ajar"]
    changed = replace(held.decisions, do_not_contact=held.decisions.do_not_contact | {company_key})
    held.decide(f"{company_key} won't be suggested again", changed, company_key=company_key)
    return at.run()


def test_nothing_is_written_until_it_is_asked_for(data_folder):
    """Opening, looking and deciding leave the disk alone."""
    at = opened().switch_page(PAGES["contact"].script).run()
    never(at)

    assert [] == list(data_folder.rglob("*"))


def test_every_change_is_kept_and_found_again(data_folder):
    """Switched on, decided, gone on with in a new visit: the decision is there."""
    at = opened()
    at.toggle(key="keep").set_value(True).run()
    never(at.switch_page(PAGES["contact"].script).run())
    decided = at.session_state["ajar"].decisions

    assert 2 == len(versions(data_folder))
    assert not at.exception

    again = app()
    assert any("Continue with My\\-jobs" in each.value for each in again.markdown)
    press(again, "go_on_").run()

    assert decided == again.session_state["ajar"].decisions != type(decided)()
    assert again.toggle(key="keep").value
    assert 2 == len(versions(data_folder))


def test_what_is_newest_but_broken_gives_way_to_the_one_before(data_folder):
    """The version before opens, and it is said which one that is."""
    at = opened()
    at.toggle(key="keep").set_value(True).run()
    never(at.switch_page(PAGES["contact"].script).run())
    versions(data_folder)[-1].write_bytes(b"PK\x03\x04 torn")
    again = press(app(), "go_on_")

    assert ["The newest saved version could not be read."] == [
        each.value.split(" This")[0] for each in again.toast
    ]
    again.run()
    assert not again.exception
    assert any("2 applications at 2 companies" in each.value for each in again.markdown)


def test_where_no_version_can_be_read_it_is_said_once_and_where_they_are(data_folder):
    """Nothing opens, nothing is deleted."""
    at = opened()
    at.toggle(key="keep").set_value(True).run()
    never(at.switch_page(PAGES["contact"].script).run())
    for path in versions(data_folder):
        path.write_bytes(b"PK\x03\x04 torn")
    again = press(app(), "go_on_")

    (told,) = again.error
    assert "None of the 2 saved versions could be read" in told.value
    assert versions(data_folder)[0].parent.name in told.value.replace("\\", "")
    assert not again.session_state["ajar"].files
    assert 2 == len(versions(data_folder))


def test_switched_off_nothing_more_is_written_and_erased_nothing_is_left(data_folder):
    """Off, what is kept stays as it is; one button takes it away."""
    at = opened()
    at.toggle(key="keep").set_value(True).run()
    at.toggle(key="keep").set_value(False).run()
    never(at.switch_page(PAGES["contact"].script).run())

    assert 1 == len(versions(data_folder))

    press(app(), "erase_")

    assert [] == versions(data_folder)


def test_an_open_tracker_is_erased_with_one_button(data_folder):
    """It stays open in the tab and is kept no longer."""
    at = opened()
    at.toggle(key="keep").set_value(True).run()
    press(at, "erase_kept")

    assert [] == versions(data_folder)
    assert not at.toggle(key="keep").value
    assert at.session_state["ajar"].files


def test_another_tracker_is_not_kept_unasked(data_folder):
    """Whoever opens another file decides again."""
    at = opened()
    at.toggle(key="keep").set_value(True).run()
    at.button(key="close").click().run()
    at.button(key="close_now").click().run()
    at.file_uploader[0].upload("other.csv", JOBS.replace(b"Acme", b"Gamma")).run().run()

    assert not at.toggle(key="keep").value
    assert 1 == len(versions(data_folder))


def test_it_is_not_offered_where_ajar_is_hosted(data_folder, monkeypatch):
    """Neither the switch nor what is kept on that computer."""
    at = opened()
    at.toggle(key="keep").set_value(True).run()
    monkeypatch.setenv("AJAR_HOSTED", "1")
    hosted = app()

    assert not any("Continue with" in each.value for each in hosted.markdown)
    hosted.file_uploader[0].upload("jobs.csv", JOBS).run().run()
    assert not hosted.toggle


def test_decisions_are_taken_back_one_by_one():
    """Two decisions, two steps back, and then there is none left."""
    at = opened().switch_page(PAGES["contact"].script).run()
    states = [at.session_state["ajar"].decisions]
    for company_key in ("acme", "beta"):
        never(at, company_key)
        states.append(at.session_state["ajar"].decisions)
    for expected in reversed(states[:-1]):
        at.button(key="undo").click().run()
        assert expected == at.session_state["ajar"].decisions

    assert not [each for each in at.button if each.key == "undo"]


def test_what_is_only_in_the_tab_is_said_before_it_is_closed():
    """Beside the switch that would keep it, and when the file is closed."""
    at = opened()

    def told():
        return any("Your changes are only in this tab" in each.value for each in at.caption)

    assert not told()
    never(at)
    assert told()
    at.button(key="close").click().run()
    assert any("changes that are in no file yet" in each.value for each in at.markdown)


def test_a_weight_taken_back_moves_its_slider_back():
    """The slider shows what counts."""
    at = opened().switch_page(PAGES["contact"].script).run()
    at.session_state["weights"] = True
    at.run()
    before = at.slider(key="weight_stage_final").value
    at.slider(key="weight_stage_final").set_value(-60).run()
    at.button(key="undo").click().run()

    assert before == at.slider(key="weight_stage_final").value


def test_two_tabs_take_over_what_the_other_decided(data_folder):
    """The newest version and the tab that saved last know of both."""
    at = opened()
    at.toggle(key="keep").set_value(True).run()
    other = press(app(), "go_on_").run()
    never(other, "beta")
    never(at, "acme")
    at.run()
    fresh = press(app(), "go_on_").run()

    assert {"acme", "beta"} == at.session_state["ajar"].decisions.do_not_contact
    assert {"acme", "beta"} == fresh.session_state["ajar"].decisions.do_not_contact
    assert versions(data_folder)


def test_a_language_of_the_drafts_is_a_change_that_is_kept(data_folder):
    """Everything that is saved is part of what tells whether something changed."""
    at = opened()
    at.toggle(key="keep").set_value(True).run()
    held = at.session_state["ajar"]
    held.prefer(replace(held.decisions, language="de", messages_per_week=3))
    at.run()
    again = press(app(), "go_on_").run()

    assert 2 == len(versions(data_folder))
    decisions = again.session_state["ajar"].decisions
    assert ("de", 3) == (decisions.language, decisions.messages_per_week)


NEWER = b"""Company,Role,Date applied,Status
Dune,Nurse,2026-02-01,Applied
Acme,Nurse,2026-01-05,Rejected
Beta,Cook,2026-01-06,Offer
"""


def replace_with(at, name, content):
    """Drop another file in place of the open one."""
    at.session_state["tracker_part"] = "Add or replace file"
    at.switch_page(PAGES["your_data"].script).run()
    at.segmented_control(key="another_file").set_value("Replace this data").run()
    at.file_uploader[0].upload(name, content).run().run()
    return at.switch_page(PAGES["overview"].script).run()


def test_a_newer_version_keeps_what_was_decided_and_tells_what_is_new():
    """Decisions stay, unsaved ones stay unsaved, and undo brings the older version back."""
    at = never(opened())
    at = replace_with(at, "My jobs 2.csv", NEWER)
    held = at.session_state["ajar"]

    assert frozenset({"acme"}) == held.decisions.do_not_contact
    assert held.unsaved
    told = [each.value.replace("\\", "") for each in at.markdown]
    assert "New since your last upload: 1 application · 1 offer (Beta)." in told
    at.button(key="replaced_undo").click().run()
    assert ["My jobs.csv"] == [each.name for each in at.session_state["ajar"].files]
    assert not at.exception


def test_another_file_begins_anew_and_can_be_undone():
    """Decisions about one search are not those about another; nothing is lost by a wrong file."""
    at = never(opened())
    other = b"Company,Role,Date applied,Status\nFern,Cook,2026-01-05,Applied\n"
    at = replace_with(at, "other.csv", other)

    assert frozenset() == at.session_state["ajar"].decisions.do_not_contact
    at.button(key="replaced_undo").click().run()
    assert frozenset({"acme"}) == at.session_state["ajar"].decisions.do_not_contact
    assert at.session_state["ajar"].unsaved


def test_a_newer_version_goes_on_being_kept(data_folder):
    """In the same place on this computer, as the next version there."""
    at = opened()
    at.toggle(key="keep").set_value(True).run()
    at = replace_with(at, "My jobs.csv", NEWER)

    assert at.toggle(key="keep").value
    assert 2 == len(versions(data_folder))
    assert 1 == len({path.parent for path in versions(data_folder)})
