"""The list of companies to contact and the view of one company, in process."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from ajar.model.enums import EventKind
from ajar.ui.frame.navigation import PAGES
from ajar.ui.tracker import updates
from tests.pages.test_pages import app


@pytest.fixture
def opened():
    """The list of the sample's companies to contact."""
    at = app().run().button(key="sample").click().run().run()
    return at.switch_page(PAGES["contact"].script).run()


def component(at: AppTest, name: str) -> dict:
    """What one of our components is given to show."""
    return next(
        json.loads(each.proto.json)
        for each in _elements(at.main)
        if each.type == "bidi_component" and each.proto.component_name == f"ajar_{name}"
    )


def _elements(block):
    for child in block.children.values():
        if hasattr(child, "children"):
            yield from _elements(child)
        else:
            yield child


def listed(at: AppTest) -> list[str]:
    """Companies of the list, in order."""
    return [each["name"] for each in component(at, "company_list")["items"]]


def choose(at: AppTest, place: int) -> str:
    """Choose the company at a place of the list; its name."""
    entry = component(at, "company_list")["items"][place]
    at.session_state["ajar"].contact.company_key = entry["key"]
    at.run()
    return entry["name"]


def choose_message(at: AppTest) -> str:
    """Choose the first company with a message to send; its name."""
    for place in range(len(listed(at))):
        name = choose(at, place)
        if any(each.key == "contact_sent" for each in at.button):
            return name
    raise AssertionError


def test_the_list_opens_with_this_week(opened):
    """A handful to do now; the counts of all tabs are told, and the first company is chosen."""
    tabs = opened.segmented_control(key="contact_tab")
    shown = component(opened, "company_list")

    assert tabs.value == "This week"
    assert f"This week ({len(listed(opened))})" in tabs.options
    assert 1 <= len(listed(opened)) <= 10
    assert shown["chosen"] == shown["items"][0]["key"]
    assert not opened.exception


def test_another_tab_shows_other_companies(opened):
    """What can be written at any time, and what was sent."""
    now = listed(opened)
    opened.segmented_control(key="contact_tab").set_value("Any time").run()
    any_time = listed(opened)
    opened.segmented_control(key="contact_tab").set_value("Sent").run()

    assert not set(now) & set(any_time)
    assert "Sent" in list(opened.dataframe[0].value.columns)
    assert not opened.exception


def test_a_message_marked_as_sent_stays_on_the_page(opened):
    """Its company keeps its place; what was sent is told, and undo brings all back."""
    name, before = choose_message(opened), listed(opened)
    opened.button(key="contact_sent").click().run()

    assert before == listed(opened)
    assert opened.button(key="contact_sent").disabled
    assert any("Sent to" in each.value for each in opened.markdown)
    assert "Undo" == opened.button(key="contact_undo").label
    assert opened.button(key="undo").label.replace("\\", "").startswith(f"Undo: {name}")
    opened.button(key="contact_undo").click().run()
    assert before == listed(opened)
    assert () == opened.session_state["ajar"].decisions.log


def test_next_goes_on_to_the_company_after_it(opened):
    """And what was done is no longer shown."""
    name, before = choose_message(opened), listed(opened)
    opened.button(key="contact_sent").click().run()
    opened.button(key="contact_next").click().run()
    after = before[before.index(name) + 1]

    assert after in [each.value.replace("\\", "") for each in opened.header]
    assert name not in listed(opened)


def test_a_message_can_be_had_in_another_language(opened):
    """The sample is kept in English; German is one choice away, and holds for the next one."""
    choose_message(opened)
    english = component(opened, "message")["body"]
    opened.selectbox(key="draft_language").set_value("de").run()

    assert english != component(opened, "message")["body"]
    assert not opened.exception


def test_it_is_said_where_there_are_no_messages_in_the_language_of_the_file():
    """A Japanese tracker: the messages are in English, and another language can be chosen."""
    at = app().run()
    sheet = f"会社名,職種,ステータス,応募日\n星光,エンジニア,内定,{days_ago(28)}\n".encode()
    at.file_uploader[0].upload("jobs.csv", sheet).run().run()
    at = at.switch_page(PAGES["contact"].script).run()
    said = "There are no messages in the language of your file yet. Choose one of these."

    assert said in [each.value for each in at.caption]
    at.selectbox(key="draft_language").set_value("de").run()
    assert said not in [each.value for each in at.caption]


def test_a_message_is_signed_once_the_name_is_known(opened):
    """The name is asked for once and stands under every message."""
    at = opened.text_input(key="own_name").input("Noor Haddad").run()

    assert component(at, "message")["body"].endswith("\nNoor Haddad")
    choose_message(at)
    assert component(at, "message")["body"].endswith("\nNoor Haddad")


def test_what_was_changed_in_a_message_is_kept(opened):
    """Another company and another page in between do not lose it."""
    name = choose_message(opened)
    message = component(opened, "message")
    edits = opened.session_state["ajar"].contact.edits
    edits[message["id"]] = ("a@b.example", "Mine", "My own words")
    opened.switch_page(PAGES["overview"].script).run()
    opened.switch_page(PAGES["contact"].script).run()
    shown = component(opened, "message")

    assert name in [each.value.replace("\\", "") for each in opened.header]
    assert ("a@b.example", "Mine", "My own words") == (
        shown["to"],
        shown["subject"],
        shown["body"],
    )


def test_the_list_that_is_shown_can_be_downloaded(opened):
    """Named by what it is, with as many companies as the tab has."""
    opened.session_state["list_exports"] = True
    opened.run()
    button = opened.download_button(key="export_xlsx")

    assert button.proto.label == "Excel workbook"
    assert not opened.exception


def test_a_weight_can_be_moved_and_undone(opened):
    """What counts follows the slider; undo names it and puts it back."""
    opened.session_state["weights"] = True
    opened.run()
    slider = opened.slider[0]
    key, before = slider.key, slider.value
    slider.set_value(-60).run()
    assert opened.session_state["ajar"].decisions.weights
    opened.button(key="undo").click().run()

    assert before == opened.slider(key=key).value
    assert not opened.exception


def test_a_weight_beyond_the_slider_stands_at_its_end(opened):
    """A workbook may hold any number; it is kept as it is until the slider is moved."""
    held = opened.session_state["ajar"]
    weights = {"stage_final": 5.0, "stage_interview": -5.0}
    held.decisions = replace(held.decisions, weights=weights)
    opened.session_state["weights"] = opened.session_state["weights_every"] = True
    opened.run()
    sliders = [opened.slider(key=f"weight_{name}") for name in weights]

    assert not opened.exception
    assert [90, -90] == [each.value for each in sliders]
    assert weights == opened.session_state["ajar"].decisions.weights


def test_interest_is_kept_and_undone(opened):
    """Said on the card; the company that is not wanted any more leaves the list."""
    name = choose(opened, 0)
    control = next(
        each for each in opened.segmented_control if (each.key or "").startswith("interest_")
    )
    key, before = control.key, control.value
    control.set_value(0.25).run()
    opened.button(key="undo").click().run()
    assert before == opened.segmented_control(key=key).value
    opened.segmented_control(key=key).set_value(0.0).run()

    assert name not in listed(opened)


def test_a_week_with_nothing_due_says_so():
    """One rejection that was thanked for: nothing to do this week."""
    applied, told = (date.today() - timedelta(days=days) for days in (70, 40))
    row = f"Acme,Nurse,{applied},Rejected,{told},{told + timedelta(days=1)}"
    sheet = f"Company,Role,Date applied,Status,Rejected on,Thank-you sent\n{row}\n"
    at = app().run()
    at.file_uploader[0].upload("jobs.csv", sheet.encode()).run().run()
    at.switch_page(PAGES["contact"].script).run()

    assert "This week (0)" in at.segmented_control(key="contact_tab").options
    assert not at.exception


def held_open(at: AppTest, monkeypatch, dialog) -> AppTest:
    """A dialog of what can be added, drawn with every run of the page."""
    monkeypatch.setattr(updates, "add_menu", dialog)
    return at.run()


def test_an_update_is_saved_only_when_all_is_chosen(opened, monkeypatch):
    """Nothing is chosen beforehand; what is missing is said; then it counts and can be undone."""
    at = held_open(opened, monkeypatch, updates.add_update)
    at.button(key="update_save").click().run()

    assert ["Choose an application."] == [each.value for each in at.error]
    assert () == at.session_state["ajar"].decisions.log

    at.selectbox(key="update_application").set_value(0)
    at.selectbox(key="update_kind").set_value(EventKind.REJECTED)
    at.button(key="update_save").click().run()

    (logged,) = at.session_state["ajar"].decisions.log
    assert EventKind.REJECTED == logged.kind
    at.button(key="undo").click().run()
    assert () == at.session_state["ajar"].decisions.log


def test_a_pasted_email_counts_once_it_is_saved(opened, monkeypatch):
    """What it says is proposed with the sentence that says so, and decides nothing by itself."""
    at = held_open(opened, monkeypatch, updates.paste_message)
    at.text_area(key="pasted").set_value(
        "From: jobs@whisteck.example\nSubject: Your application at Whisteck\n\n"
        "Unfortunately, we will not be moving forward with your application."
    ).run()

    assert any("we will not be moving forward" in each.value for each in at.markdown)
    assert () == at.session_state["ajar"].decisions.log

    at.button(key="update_save").click().run()
    (logged,) = at.session_state["ajar"].decisions.log
    assert ("whisteck", EventKind.REJECTED) == (logged.company_key, logged.kind)


def test_an_application_is_added_by_hand_once_its_company_is_named(opened, monkeypatch):
    """It counts among those of the file."""
    at = held_open(opened, monkeypatch, lambda table: updates.add_application(table.as_of))
    at.button(key="added_save").click().run()

    assert ["Enter the company."] == [each.value for each in at.error]
    at.text_input(key="added_company").set_value("Quillwater")
    at.button(key="added_save").click().run()
    assert ["Quillwater"] == [each.company for each in at.session_state["ajar"].decisions.added]
    assert any("249 applications" in each.value for each in at.caption)


def test_an_opening_without_title_or_link_is_not_saved(opened):
    """The form says what is missing and decides nothing."""
    opened.switch_page(PAGES["company"].script).run()
    next(each for each in opened.button if each.label == "Save").click().run()

    assert ["Enter a job title or a link."] == [each.value for each in opened.error]
    assert () == opened.session_state["ajar"].decisions.openings


def test_a_company_shows_its_name_and_history(opened):
    """The name is the heading; everything that happened stands beneath, the latest first."""
    opened.query_params["door"] = "whisteck"
    at = opened.switch_page(PAGES["company"].script).run()

    assert "Whisteck" in at.title[0].value
    assert "What happened" in list(at.table[0].value.columns)
    assert at.button(key="company_update")


def opened_tracker(*rows: str) -> AppTest:
    """The list of companies to contact for these rows of a file."""
    sheet = "Company,Role,Date applied,Status,Interview on,Offer on\n" + "\n".join(rows)
    at = app().run()
    at.file_uploader[0].upload("jobs.csv", sheet.encode()).run().run()
    return at.switch_page(PAGES["contact"].script).run()


def days_ago(days: int) -> date:
    """The day so many days before today."""
    return date.today() - timedelta(days=days)


@pytest.fixture
def offered():
    """A file with one offer that waits for an answer."""
    return opened_tracker(f"Acme,Nurse,{days_ago(30)},Offer,{days_ago(12)},{days_ago(3)}")


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("I accepted the offer", EventKind.ACCEPTED),
        ("I declined the offer", EventKind.DECLINED),
    ],
)
def test_an_offer_that_was_answered_is_logged(offered, said, kind):
    """For the application that it is about; the card stays, and undo takes it back."""
    choose(offered, 0)
    offered.menu_button(key="contact_answered").click(said).run()
    (logged,) = offered.session_state["ajar"].decisions.log

    assert kind is logged.kind
    assert 0 == logged.application
    assert offered.button(key="contact_undo")
    assert not offered.exception


def test_asking_for_time_decides_nothing(offered):
    """The offer is suggested again after a week, and nothing is logged."""
    choose(offered, 0)
    offered.menu_button(key="contact_answered").click("I asked for time").run()
    decided = offered.session_state["ajar"].decisions

    assert () == decided.log
    assert [date.today() + timedelta(days=7)] == list(decided.snoozed.values())


def test_a_file_that_ended_long_ago_is_asked_about():
    """As of then or as of today; either answer takes the question away."""
    rows = [f"Acme {n},Nurse,{days_ago(300 + n)},Rejected,," for n in range(6)]
    at = opened_tracker(*rows)
    at.button(key="stale_then").click().run()

    assert days_ago(300) == at.session_state["ajar"].as_of
    assert "stale_today" not in [each.key for each in at.button]

    at = opened_tracker(*rows)
    at.button(key="stale_today").click().run()
    assert date.today() == at.session_state["ajar"].as_of
    assert "stale_then" not in [each.key for each in at.button]


def test_no_rate_is_compared_over_time_before_it_is_known_when_a_file_ended():
    """The last thirty had no time to be turned down where nobody kept the file after them."""
    rows = [
        f"Acme {n},Nurse,{days_ago(400 - n)},{'Rejected' if n < 30 else 'Applied'},,"
        for n in range(70)
    ]
    at = opened_tracker(*rows).switch_page(PAGES["rejections"].script).run()
    assert not any("rejection rate fell" in each.value for each in at.markdown)
    assert "Rejection rate after 60 days" not in [each.label for each in at.metric], "all are old"

    at.button(key="stale_today").click().run()
    assert any("rejection rate fell" in each.value for each in at.markdown)


def test_what_the_list_would_say_without_a_plan_stands_beside_it():
    """The person's own plan decides, and both are told."""
    sheet = (
        "Company,Role,Date applied,Status,Interview on,Next step,Next step on\n"
        f"Acme,Analyst,{days_ago(30)},Interview,{days_ago(10)},Ask Mia about the team,"
        f"{days_ago(0)}\n"
    )
    at = app().run()
    at.file_uploader[0].upload("jobs.csv", sheet.encode()).run().run()
    at.switch_page(PAGES["contact"].script).run()

    assert any(each.value.startswith("Without your plan") for each in at.caption)


def test_how_long_messages_and_applications_take_decides_how_many_are_worth_it(opened):
    """An hour for a message and five minutes for an application leave none that can wait."""
    opened.session_state["weights"] = True
    opened.run()
    before = [each.value for each in opened.caption if "optional message" in each.value]
    assert [each.type for each in _elements(opened.main)].count("plotly_chart") == 1
    opened.number_input(key="list_message_minutes").set_value(60).run()
    opened.number_input(key="list_application_minutes").set_value(5).run()
    after = [each.value for each in opened.caption if "optional message" in each.value]

    assert "may bring about" in before[0]
    assert after[0].startswith("No optional message")


def test_what_is_to_be_known_about_the_list_stands_above_it():
    """An offer that was accepted changes what the list is for."""
    applied = days_ago(20)
    at = opened_tracker(
        f"Birch,Analyst,{applied},Offer accepted", f"Acme,Analyst,{applied},Applied"
    )

    assert "You accepted an offer" in " ".join(each.value for each in at.caption)


def test_write_leads_to_the_message_of_that_company(opened):
    """Also where another tab was open, and for a company that is in another tab or in none."""
    opened.segmented_control(key="contact_tab").set_value("Any time").run()
    any_time = component(opened, "company_list")["items"][0]
    opened.segmented_control(key="contact_tab").set_value("Sent").run()
    opened.switch_page(PAGES["overview"].script).run()
    write = next(each for each in opened.button if (each.key or "").startswith("write_"))
    write.click().run()
    chosen = component(opened, "company_list")["chosen"]

    assert write.key == f"write_{chosen}"
    assert opened.segmented_control(key="contact_tab").value == "This week"

    opened.session_state["ajar"].company_key = any_time["key"]
    opened.switch_page(PAGES["company"].script).run()
    opened.button(key="company_write").click().run()
    assert component(opened, "company_list")["chosen"] == any_time["key"]
    assert opened.segmented_control(key="contact_tab").value == "Any time"
    assert any_time["name"] in [each.value.replace("\\", "") for each in opened.header]


def test_an_empty_list_sends_nobody_who_has_a_job_to_apply():
    """An offer was accepted, and others are long shots."""
    rows = [f"Birch {n},Nurse,{days_ago(90)},Rejected,," for n in range(3)]
    at = opened_tracker(f"Acme,Nurse,{days_ago(40)},Offer accepted,,{days_ago(9)}", *rows)

    assert "Nobody here at the moment." in [each.value for each in at.markdown]


def test_a_phone_shows_tables_as_lists(opened):
    """Each row is one entry; on a wide screen it is a table with columns."""
    opened.segmented_control(key="contact_tab").set_value("Sent").run()
    wide = opened.dataframe[0].value
    opened.session_state["ajar"].on_phone = True
    opened.run()
    (entries,) = (each.value for each in opened.table)

    assert not opened.dataframe
    assert list(entries) == ["Company"]
    assert len(entries) == min(len(wide), 10)
    first = entries["Company"][0].replace("\\", "")
    assert first.startswith(f"**{wide['Company'][0]}**")
    assert f"Sent: {wide['Sent'][0]}" in first
