"""What a person chose about reading a file, saved, loaded and honoured."""

import json
from datetime import date

import pytest

from ajar import intake
from ajar.intake import choices as saved
from ajar.intake.facts import facts
from ajar.model.decisions import Choices
from ajar.model.errors import ChoicesError
from tests.intake.books import csv, events, loaded, of_rows, sheet, told

ROWS = [
    ["Company", "Role", "Applied", "Reply", "Status"],
    ["Acme", "Engineer", "03/04/2026", "", "Pending"],
    ["Beta", "Analyst", "05/04/2026", "07/05/2026", "Parked"],
    ["Acme Labs", "Writer", "06/04/2026", "", "Applied"],
]


def test_a_status_means_what_the_person_says():
    """An unknown word, and one that was read otherwise."""
    read = of_rows(ROWS, Choices(statuses={"Parked": "rejected", "Pending": "saved"}))

    assert [("Beta", "rejected"), ("Acme Labs", "open")] == told(read, "company", "outcome")[-2:]
    assert {"Parked": "rejected", "Pending": "saved"}.items() <= {
        status.raw: status.meaning for status in read.readings[0].statuses
    }.items()


@pytest.mark.parametrize(("day_first", "day"), [(True, "2026-04-03"), (False, "2026-03-04")])
def test_the_order_of_day_and_month_is_the_person_s(day_first, day):
    """Where the column says nothing, it is asked, and the answer is used."""
    first = [*ROWS[:2], ["Beta", "Analyst", "05/06/2026", "", "Applied"]]
    asked = of_rows(first)
    read = of_rows(first, Choices(day_first={"Applied": day_first}))

    assert "day_order" in [question.code for question in asked.readings[0].questions]
    assert ("Acme", "applied", day) in events(read)
    assert "day_order" not in [question.code for question in read.readings[0].questions]


def test_a_column_holds_what_the_person_says():
    """A role by choice prevails over the header."""
    read = of_rows(ROWS, Choices(roles={"Reply": "rejected"}, day_first={"Reply": True}))

    assert ("Beta", "rejected", "2026-05-07") in events(read)
    assert "rejected" == read.readings[0].columns[3].role
    assert 1.0 == read.readings[0].columns[3].confidence


def test_companies_are_joined_when_the_person_says_so():
    """One key for both, also over a chain of joins."""
    read = of_rows(ROWS, Choices(merges={"acmelabs": "acme"}))

    assert ["acme", "beta", "acme"] == read.tracker.applications["company_key"].tolist()


def test_another_sheet_and_row_can_be_chosen():
    """The sheet, and in it the row of the header."""
    first = sheet([["Company", "Status"], ["Acme", "Applied"]], "A")
    second = sheet(
        [["Company", "Status"], ["Old", "Rejected"], ["Firm", "Status"], ["Beta", "Offer"]], "B"
    )
    read = loaded(first, second, choices=Choices(sheet="B", header_row=3))

    assert [("Beta", "offer")] == told(read, "company", "outcome")
    assert ("B", 3) == (read.readings[0].sheet, read.readings[0].header_row)


def test_there_may_be_no_header():
    """Row 0 is the person's word for that."""
    rows = [
        ["Acme Inc", "Data engineer", "2026-01-05"],
        ["Beta Ltd", "Web developer", "2026-01-06"],
    ]
    read = of_rows(rows, Choices(header_row=0))

    assert 2 == facts(read)["applications"]


def test_another_layout_can_be_chosen():
    """What looks like a log is read as one row per application."""
    log = [
        ["Company", "Role", "Status", "Date"],
        ["Acme", "Engineer", "Applied", "2026-01-05"],
        ["Acme", "Engineer", "Rejected", "2026-02-05"],
    ]

    assert 1 == facts(of_rows(log))["applications"]
    assert 2 == facts(of_rows(log, Choices(layout="one_row")))["applications"]


def test_saved_choices_come_back_as_they_were():
    """Everything that was chosen, and the headers it was chosen for."""
    chosen = Choices(
        sheet="A",
        header_row=2,
        layout="one_row",
        roles={"Reply": "notes"},
        statuses={"Parked": "rejected"},
        day_first={"Applied": True},
        merges={"a": "b"},
        entered_in_bulk=frozenset({date(2026, 3, 1)}),
    )
    back = saved.loads(saved.dumps(chosen, of_rows(ROWS)))

    assert frozenset(ROWS[0]) == back.headers
    assert chosen == Choices(**{**back.__dict__, "headers": frozenset()})


def test_saved_choices_hold_for_the_next_version_of_the_file():
    """With the same headers the row holds; for another table it does not."""
    text = saved.dumps(Choices(header_row=2), of_rows([["My jobs"], *ROWS], Choices(header_row=2)))
    chosen = saved.loads(text)
    longer = of_rows(
        [["My jobs, again"], *ROWS, ["Zeta", "Boss", "09/04/2026", "", "Applied"]], chosen
    )
    other = of_rows([["Firma", "Status"], ["Acme", "Absage"]], chosen)

    assert (2, 4) == (longer.readings[0].header_row, facts(longer)["applications"])
    assert 1 == other.readings[0].header_row


@pytest.mark.parametrize(
    "text",
    [
        "not json",
        "[]",
        '{"sheet": "A"}',
        json.dumps({"ajar_choices": 99}),
        json.dumps({"ajar_choices": 1, "header_row": "two"}),
        json.dumps({"ajar_choices": 1, "roles": ["a"]}),
        json.dumps({"ajar_choices": 1, "day_first": {"a": "yes"}}),
        json.dumps({"ajar_choices": 1, "headers": "a"}),
    ],
)
def test_what_was_not_saved_by_ajar_is_refused(text):
    """In one plain sentence."""
    with pytest.raises(ChoicesError, match="could not be read"):
        saved.loads(text)


@pytest.mark.parametrize(
    "chosen",
    [
        Choices(sheet="Nowhere"),
        Choices(layout="spiral"),
        Choices(roles={"Reply": "weather"}),
        Choices(statuses={"Parked": "sideways"}),
    ],
)
def test_a_choice_of_what_does_not_exist_is_refused(chosen):
    """A sheet, layout, role or meaning nobody knows."""
    with pytest.raises(ChoicesError):
        intake.read([("a.csv", csv(ROWS))], choices=chosen)


def test_everything_can_be_chosen_by_name():
    """Roles, meanings and layouts have words for people."""
    for labels in (intake.role_labels(), intake.meaning_labels(), intake.layout_labels()):
        assert all(labels.values())
    assert "Not used" == intake.role_labels()["ignored"]
    assert "Event log" == intake.layout_labels()["event_log"]
    assert "rejected" in intake.meaning_labels()
