"""Pages in process: opened first, uploaded to, filtered, weighed, exported."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from ajar import pipeline
from ajar.model.import_settings import FileSettings, ImportSettings, SheetSettings
from ajar.ui.frame.navigation import PAGES

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "data" / "sample.xlsx"
OTHER = b"Company,Role,Date applied,Status\nAcme,Nurse,2026-01-05,Rejected\n"


def app() -> AppTest:
    """
    The app at its entry file, as a second visitor meets it.

    On its very first run a server does not know of ``st.navigation`` yet and names widgets
    otherwise; a browser follows, this harness does not.
    """
    return AppTest.from_file(ROOT / "app.py", default_timeout=60).run()


@pytest.fixture
def opened():
    """The app with the sample open."""
    at = app().run()
    # Once more, because a rerun inside the script leaves the harness a page name behind.
    return at.button(key="sample").click().run().run()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_before_the_entry_page_ever_ran(name):
    """Every page can be the first page: it invites and does not crash."""
    at = AppTest.from_file(ROOT / PAGES[name].script, default_timeout=60).run()

    assert not at.exception
    assert at.button(key="sample")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_answers_its_question(opened, name):
    """With the sample open, each page shows its question and no error."""
    at = opened.switch_page(PAGES[name].script).run()

    assert not at.exception
    assert not at.error
    assert name == "company" or at.title[0].value == PAGES[name].title
    assert at.button(key="close")


def test_an_upload_becomes_the_tracker():
    """A file that is dropped is read and told in one sentence."""
    at = app().run()
    at.file_uploader[0].upload(
        "jobs.csv", b"Company,Role,Date applied,Status\nAcme,Nurse,2026-01-05,Rejected\n"
    ).run()

    assert not at.exception
    assert any("1 application at 1 company" in each.value for each in at.markdown)


def test_a_bad_upload_is_one_sentence_and_the_tracker_stays(opened):
    """The tracker that is open survives a file that cannot be used."""
    opened.switch_page(PAGES["your_data"].script).run()
    opened.segmented_control(key="tracker_part").set_value("Add or replace file").run()
    opened.file_uploader[0].upload("empty.csv", b"").run()

    assert not opened.exception
    assert "empty" in opened.error[0].value
    assert any("applications at" in each.value for each in opened.markdown)


def of(metric) -> int:
    """How many applications a figure is about: 248 of “113 of 248”."""
    return int(metric.delta.rpartition(" of ")[2].replace(",", ""))


def test_a_filter_narrows_every_page(opened):
    """A channel chosen once holds on the next page, as a chip and in the numbers."""
    at = opened.switch_page(PAGES["overview"].script).run()
    everything = of(at.metric[0])
    at.multiselect(key="channel").set_value(["referral"]).run()
    narrowed = of(at.metric[0])
    at.switch_page(PAGES["rejections"].script).run().run()

    assert 0 < narrowed < everything
    assert at.button(key="chip_channel_referral")
    assert f"of {narrowed}" in at.metric[0].delta


def test_a_chip_lifts_its_filter(opened):
    """Clicking the chip brings everything back."""
    at = opened.switch_page(PAGES["overview"].script).run()
    everything = at.metric[0].value
    at.multiselect(key="channel").set_value(["referral"]).run()
    at.button(key="chip_channel_referral").click().run()

    assert at.metric[0].value == everything


def test_a_filter_that_leaves_nothing_says_so(opened):
    """No empty frames: one sentence instead."""
    at = opened.switch_page(PAGES["overview"].script).run()
    at.date_input(key="from").set_value("2030-01-01").run()

    assert not at.exception
    assert "No applications match" in at.info[0].value


def test_another_day_judges_every_page_and_today_comes_back(opened):
    """What was known then holds on the next page too; clearing the day means today."""
    whole = of(opened.switch_page(PAGES["overview"].script).run().metric[0])
    opened.date_input(key="judged_on").set_value(date(2026, 3, 1)).run()
    at = opened.switch_page(PAGES["overview"].script).run()

    assert date(2026, 3, 1) == at.date_input(key="judged_on").value
    assert of(at.metric[0]) < whole
    assert not at.exception

    at.date_input(key="judged_on").set_value(None).run()

    assert date.today() == at.date_input(key="judged_on").value


def test_closing_the_tracker_forgets_it(opened):
    """One click, and nothing of the file is left in the session."""
    opened.button(key="close").click().run()
    opened.button(key="close_now").click().run()

    assert opened.session_state["ajar"].files == ()
    assert opened.button(key="sample")


@pytest.fixture
def reads(monkeypatch):
    """Names of the files whose cells were read, one entry for each time."""
    names, read_cells = [], pipeline.read_cells

    def counting(files, **details):
        names.extend(name for name, _ in files)
        return read_cells(files, **details)

    monkeypatch.setattr(pipeline, "read_cells", counting)
    return names


def test_closing_the_tracker_forgets_what_was_read_of_it(reads):
    """Opened again, its cells are read again; a page in between does not read them."""
    at = app().run()
    st.cache_resource.clear()  # all app tests of a process are one session to Streamlit
    at.button(key="sample").click().run().run()
    at.switch_page(PAGES["overview"].script).run()
    assert ["sample.xlsx"] == reads
    at.button(key="close").click().run()
    at.button(key="close_now").click().run()
    at.button(key="sample").click().run()

    assert ["sample.xlsx"] * 2 == reads


def test_another_tracker_leaves_nothing_of_the_one_before(opened, reads):
    """Opened in its place, it is all that is remembered."""
    opened.switch_page(PAGES["your_data"].script).run()
    opened.segmented_control(key="tracker_part").set_value("Add or replace file").run()
    opened.segmented_control(key="another_file").set_value("Replace this data").run()
    opened.file_uploader[0].upload("other.csv", OTHER).run()
    opened.button(key="close").click().run()
    opened.button(key="close_now").click().run()
    opened.button(key="sample").click().run()

    assert ["other.csv", "sample.xlsx"] == reads
    assert not opened.exception


def test_labels_that_are_read_out_have_no_backslashes():
    """Those of sliders and choices stand in the page as they are given, for screen readers."""
    at = app().run()
    rows = b"Company,Role,Date applied (d: m),Status\nAcme,Nurse,03/04/2026,Applied\n"
    at.file_uploader[0].upload("jobs.csv", rows).run().run()
    asked = [each.proto.label for each in at.button_group]
    at.switch_page(PAGES["your_data"].script).run()
    at.segmented_control(key="tracker_part").set_value("Columns and statuses").run()
    asked += [each.proto.label for each in at.button_group]
    at = at.switch_page(PAGES["contact"].script).run()
    at.session_state["weights"] = True
    asked += [each.label for each in at.run().slider]

    assert 1 <= sum("Date applied d m" in each for each in asked)
    assert len(asked) > 5
    assert [] == [each for each in asked if "\\" in each]


def test_a_choice_that_leads_nowhere_is_told_and_taken_back(opened):
    """A layout that nobody knows is refused in words, and the reading before it stays."""
    opened.session_state["ajar"].settings = ImportSettings(
        {"sample.xlsx": FileSettings(sheets={"Jobs": SheetSettings(layout="spiral")})}
    )
    opened.run()

    assert not opened.exception
    assert "That change didn't work" in opened.error[0].value
    assert opened.session_state["ajar"].settings == ImportSettings()
    assert any("applications at" in each.value for each in opened.markdown)


def test_a_corrected_status_changes_the_numbers():
    """What a person says a status means is what counts from then on."""
    at = app().run()
    rows = b"Company,Role,Date applied,Status\n" + b"".join(
        b"Acme %d,Nurse,2026-01-%02d,Xyzzy\n" % (day, day) for day in range(1, 9)
    )
    at.file_uploader[0].upload("jobs.csv", rows).run().run()
    at.session_state["ajar"].settings = ImportSettings(
        {"": FileSettings(statuses={"Xyzzy": "rejected"})}
    )
    at.switch_page(PAGES["rejections"].script).run()

    assert any(each.value == "8 of 8 applications were rejected." for each in at.markdown)


def test_days_of_catching_up_can_be_confirmed():
    """Many answers on one day are pointed out, and once confirmed they carry no day."""
    rows = ["Company,Role,Date applied,Status,Rejected on"]
    rows += [f"Acme {day},Nurse,2026-01-{day:02d},Rejected,2026-03-01" for day in range(1, 13)]
    rows += [
        f"Birch {day},Nurse,2026-01-{day:02d},Rejected,2026-02-{day:02d}" for day in range(1, 21)
    ]
    at = app().run()
    at.file_uploader[0].upload("jobs.csv", "\n".join(rows).encode()).run().run()
    at.switch_page(PAGES["overview"].script).run()
    at.checkbox(key="bulk_2026-03-01").check().run()

    assert not at.exception
    assert at.session_state["ajar"].settings.entered_in_bulk == {date(2026, 3, 1)}
    assert at.checkbox(key="bulk_2026-03-01").value


def test_a_question_is_answered_where_it_is_asked():
    """The answer holds at once, is said to be the person's, and can be taken back."""
    at = app().run()
    rows = b"Company,Role,Date applied,Status\nAcme,Nurse,03/04/2026,Applied\n"
    at.file_uploader[0].upload("jobs.csv", rows).run().run()
    at.switch_page(PAGES["your_data"].script).run()
    control = at.button_group(key="ask_jobs.csv__day_order: Date applied")
    told = [each.value for each in at.caption]

    assert None is control.value
    assert any("Affects" in each for each in told)
    assert ["3 April 2026", r"4 March 2026 \(our guess\)"] == control.options

    control.set_value("day").run()

    assert any("You answered this" in each.value for each in at.caption)
    assert {"Date applied": True} == at.session_state["ajar"].settings.of_file("jobs.csv").day_first

    at.button(key="ask_jobs.csv__day_order: Date applied_back").click().run()

    assert at.session_state["ajar"].settings == ImportSettings()
    assert any("Affects" in each.value for each in at.caption)


def test_another_file_is_added_and_left_out_again():
    """Two files make one tracker; what was chosen for the first stays when the second goes."""
    at = app().run()
    rows = b"Company,Role,Date applied,Status\nAcme,Nurse,2026-01-05,Wobbly\n"
    at.file_uploader[0].upload("jobs.csv", rows).run().run()
    at.switch_page(PAGES["your_data"].script).run()
    at.selectbox(key="ask_jobs.csv__status_meaning: Wobbly").set_value("rejected").run()
    chosen = at.session_state["ajar"].settings
    at.switch_page(PAGES["your_data"].script).run()
    at.segmented_control(key="tracker_part").set_value("Add or replace file").run()
    at.file_uploader[0].upload("older.csv", rows.replace(b"Acme", b"Beta")).run().run()

    assert ["jobs.csv", "older.csv"] == [each.name for each in at.session_state["ajar"].files]
    assert any("2 applications at 2 companies" in each.value for each in at.markdown)
    assert chosen == at.session_state["ajar"].settings

    at.switch_page(PAGES["your_data"].script).run()
    at.segmented_control(key="tracker_part").set_value("Columns and statuses").run()
    at.button(key="leave_older.csv").click().run()

    assert any("1 application at 1 company" in each.value for each in at.markdown)
    assert chosen == at.session_state["ajar"].settings


def company(at: AppTest) -> str:
    """The key of the company whose page is shown."""
    return at.selectbox(key="company_chosen").value


def test_without_a_door_the_company_page_shows_the_latest_news():
    """Nothing has ended yet: the company with the newest event, not the first by its name."""
    at = app().run()
    rows = b"Company,Role,Date applied,Status\n" + b"".join(
        b"%s,Nurse,%s,Applied\n" % (name, str(date.today() - timedelta(days=ago)).encode())
        for name, ago in ((b"Acme", 9), (b"Birch", 2), (b"Cedar", 5))
    )
    at.file_uploader[0].upload("jobs.csv", rows).run().run()
    at.switch_page(PAGES["company"].script).run()

    assert company(at) == "birch"
    assert not at.exception


def literal_of(shown: str) -> str:
    """What a person reads of escaped words."""
    return shown.replace("\\", "")


@pytest.mark.parametrize(
    ("asked", "shown", "told"),
    [
        ("whisteck", "whisteck", ""),
        ("Whisteck AB", "whisteck", ""),
        ("nowhere", "", "“nowhere” isn't in your file"),
        ("*" * 500, "", f"“{'*' * 60}…” isn't"),
    ],
)
def test_a_link_leads_to_its_company_or_says_that_there_is_none(opened, asked, shown, told):
    """By key or by name; else the best door, and a sentence that says so."""
    best = company(opened.switch_page(PAGES["company"].script).run())
    opened.query_params["door"] = asked
    at = opened.run()

    assert company(at) == (shown or best)
    assert told in " ".join(literal_of(each.value) for each in at.info)
    assert bool(at.info) == bool(told)


def test_a_company_chosen_by_hand_is_in_the_url(opened):
    """So that it can be kept as a link, and is still there after another page."""
    at = opened.switch_page(PAGES["company"].script).run()
    at.selectbox(key="company_chosen").set_value("whisteck").run()

    assert at.query_params["door"] == "whisteck"
    at.switch_page(PAGES["overview"].script).run()
    at.switch_page(PAGES["company"].script).run()
    assert company(at) == "whisteck"


def one_company(at_it: int, elsewhere: int) -> AppTest:
    """A tracker with so many applications at Acme, and as many others as said, each elsewhere."""
    names = ["Acme"] * at_it + [f"Globex {number}" for number in range(elsewhere)]
    rows = "".join(f"{name},Role {at},2026-01-05,Rejected\n" for at, name in enumerate(names))
    at = app().run()
    at.file_uploader[0].upload(
        "jobs.csv", f"Company,Role,Date applied,Status\n{rows}".encode()
    ).run().run()
    return at


@pytest.mark.parametrize("name", ["overview", "rejections", "response_times", "follow_ups"])
def test_a_page_of_figures_says_that_most_went_to_one_company(name):
    """Six of nine at Acme."""
    at = one_company(6, 3).switch_page(PAGES[name].script).run()

    assert [each.value for each in at.info if "Acme" in each.value] == [
        "6 of these 9 applications went to Acme, so these figures mostly tell you about Acme\\."
    ]


def test_a_question_that_decides_much_comes_before_the_figures():
    """Nothing says whether anybody replied: asked on Overview, and answered there for good."""
    at = app().run()
    rows = "".join(f"Firm {at},Nurse,2026-01-{at + 1:02}\n" for at in range(9))
    at.file_uploader[0].upload("jobs.csv", f"Company,Role,Date applied\n{rows}".encode())
    at.run().run()
    asked = [each for each in at.segmented_control if (each.key or "").startswith("ask_")]
    assert next(each.value for each in at.header) == "1 question for you"
    assert not at.metric

    asked[0].set_value(asked[0].options[1]).run()
    assert "1 question for you" not in [each.value for each in at.header]
    assert at.metric


def test_the_question_before_closing_outlives_a_run_of_the_page(opened):
    """A job that ends meanwhile runs the page again."""
    opened.button(key="close").click().run()
    opened.run()
    opened.button(key="close_not").click().run()

    assert not [each for each in opened.button if each.key == "close_not"]
    assert opened.session_state["ajar"].files


def test_who_filtered_for_one_company_is_not_told_so():
    """They know; and half is not most."""
    at = one_company(6, 3).switch_page(PAGES["overview"].script).run()
    at.multiselect(key="company").set_value(["acme"]).run()
    assert not any("Acme" in each.value for each in at.info)

    half = one_company(4, 4).switch_page(PAGES["overview"].script).run()
    assert not any("Acme" in each.value for each in half.info)


def test_a_search_at_one_company_says_so():
    """All five."""
    at = one_company(5, 0).switch_page(PAGES["rejections"].script).run()

    assert any(
        each.value.startswith(
            "All 5 applications went to Acme, so these figures only tell you about Acme"
        )
        for each in at.info
    )


def test_applications_dated_after_today_are_told_apart_beside_those_sent():
    """Two sent, one of them tomorrow."""
    day = date.today() + timedelta(days=1)
    sheet = f"Company,Role,Date applied,Status\nAcme,Nurse,2026-01-05,\nGlobex,Nurse,{day},\n"
    at = app().run()
    at.file_uploader[0].upload("jobs.csv", sheet.encode()).run().run()
    at.switch_page(PAGES["overview"].script).run()

    assert any("1 of them is dated later" in literal_of(each.value) for each in at.caption)
