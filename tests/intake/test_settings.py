"""What a person chose about reading a file, saved, loaded and honoured."""

import json
from datetime import date

import pytest

from ajar import intake, pipeline
from ajar.intake import settings as saved
from ajar.intake.merging.assemble import resolve_merge_chains
from ajar.intake.summary import summary
from ajar.model.errors import ImportSettingsError
from ajar.model.import_settings import FileSettings, ImportSettings, SheetSettings
from tests.intake.workbooks_from_rows import (
    chosen,
    codes,
    csv,
    events,
    loaded,
    of_rows,
    sheet,
    told,
)

ROWS = [
    ["Company", "Role", "Applied", "Reply", "Status"],
    ["Acme", "Engineer", "03/04/2026", "", "Pending"],
    ["Beta", "Analyst", "05/04/2026", "07/05/2026", "Wobbly"],
    ["Acme Labs", "Writer", "06/04/2026", "", "Applied"],
]


def test_a_status_means_what_the_person_says():
    """An unknown word, and one that was read otherwise."""
    read = of_rows(ROWS, chosen(statuses={"Wobbly": "rejected", "Pending": "saved"}))

    assert [("Beta", "rejected"), ("Acme Labs", "open")] == told(read, "company", "outcome")[-2:]
    assert {"Wobbly": "rejected", "Pending": "saved"}.items() <= {
        status.raw: status.meaning for status in read.reports[0].statuses
    }.items()


@pytest.mark.parametrize(("day_first", "day"), [(True, "2026-04-03"), (False, "2026-03-04")])
def test_the_order_of_day_and_month_is_the_person_s(day_first, day):
    """Where the column says nothing, it is asked, and the answer is used."""
    first = [*ROWS[:2], ["Beta", "Analyst", "05/06/2026", "", "Applied"]]
    asked = of_rows(first)
    read = of_rows(first, chosen(day_first={"Applied": day_first}))

    assert "day_order" in [question.code for question in asked.open_questions]
    assert ("Acme", "applied", day) in events(read)
    assert "day_order" not in [question.code for question in read.open_questions]


def test_a_column_holds_what_the_person_says():
    """A role by choice prevails over the header."""
    read = of_rows(ROWS, chosen(roles={"Reply": "rejected"}, day_first={"Reply": True}))

    assert ("Beta", "rejected", "2026-05-07") in events(read)
    assert "rejected" == read.reports[0].columns[3].role
    assert 1.0 == read.reports[0].columns[3].confidence


def test_companies_are_joined_when_the_person_says_so():
    """One key for both, also over a chain of joins."""
    read = of_rows(ROWS, ImportSettings(merges={"acmelabs": "acme"}))

    assert ["acme", "beta", "acme"] == read.tracker.applications["company_key"].tolist()


def test_another_sheet_and_row_can_be_chosen():
    """The sheet, and in it the row of the header."""
    first = sheet([["Company", "Status"], ["Acme", "Applied"]], "A")
    second = sheet(
        [["Company", "Status"], ["Old", "Rejected"], ["Firm", "Status"], ["Beta", "Offer"]], "B"
    )
    read = loaded(
        first,
        second,
        settings=here({"A": SheetSettings(read=False), "B": SheetSettings(header_row=3)}),
    )

    assert [("Beta", "offer")] == told(read, "company", "outcome")
    assert ("B", 3) == (read.reports[0].sheet, read.reports[0].header_row)


def test_there_may_be_no_header():
    """Row 0 is the person's word for that."""
    rows = [
        ["Acme Inc", "Data engineer", "2026-01-05"],
        ["Beta Ltd", "Web developer", "2026-01-06"],
    ]
    read = of_rows(rows, chosen(header_row=0))

    assert 2 == summary(read)["applications"]


def test_another_layout_can_be_chosen():
    """What looks like a log is read as one row per application."""
    log = [
        ["Company", "Role", "Status", "Date"],
        ["Acme", "Engineer", "Applied", "2026-01-05"],
        ["Acme", "Engineer", "Rejected", "2026-02-05"],
    ]

    assert 1 == summary(of_rows(log))["applications"]
    assert 2 == summary(of_rows(log, chosen(layout="one_row")))["applications"]


def test_saved_choices_come_back_as_they_were():
    """Everything that was chosen, and the headers it was chosen for."""
    sheets = {
        "A": SheetSettings(True, 2, "one_row", {"all_sent": "none"}),
        "B": SheetSettings(False),
    }
    kept = FileSettings({"Reply": "notes"}, {"Wobbly": "rejected"}, {"Applied": True}, sheets)
    made = ImportSettings(
        files={"mine.xlsx": kept, "": FileSettings(statuses={"x": "applied"})},
        merges={"a": "b"},
        apart=frozenset({("c", "d")}),
        entered_in_bulk=frozenset({date(2026, 3, 1)}),
        noted_at_once=True,
    )
    read = loaded(sheet(ROWS, "A"), sheet([["Firma", "Status"], ["Acme", "Absage"]], "C"))
    back = saved.loads(saved.dumps(made, read))

    assert frozenset(ROWS[0]) == back.of_sheet("mine.xlsx", "A").headers
    assert made == back.with_sheet("mine.xlsx", "A", headers=frozenset()).with_sheet(
        "mine.xlsx", "C", headers=frozenset()
    )


def test_choices_for_any_file_can_be_written_by_hand():
    """At the top of the JSON they hold for whatever is read; a named sheet alone is read."""
    text = '{"ajar_choices": 1, "statuses": {"Wobbly": "rejected"}, "sheet": "B"}'
    read = loaded(sheet(ROWS, "A"), sheet(ROWS[:3], "B"), settings=saved.loads(text))

    assert [("Acme", "open"), ("Beta", "rejected")] == told(read, "company", "outcome")
    assert ["B"] == [each.sheet for each in read.reports]


def test_saved_choices_hold_for_the_next_version_of_the_file():
    """Under another name and with more rows; for a table with other headers they do not."""
    first = of_rows([["My jobs"], *ROWS], chosen(header_row=2, statuses={"Wobbly": "rejected"}))
    kept = saved.loads(saved.dumps(first.settings, first))
    rows = [["My jobs, again"], *ROWS, ["Zeta", "Boss", "09/04/2026", "", "Wobbly"]]
    longer = loaded(sheet(rows), settings=kept, name="mine (2).xlsx")
    other = loaded(
        sheet([["Firma", "Status"], ["Acme", "Absage"]]), settings=kept, name="mine (3).xlsx"
    )

    assert (2, 4) == (longer.reports[0].header_row, summary(longer)["applications"])
    assert [("Zeta", "rejected")] == told(longer, "company", "outcome")[-1:]
    assert "mine (2).xlsx" in longer.settings.files
    assert "mine.xlsx" not in longer.settings.files
    assert 1 == other.reports[0].header_row


def test_saved_choices_that_fit_no_file_are_told():
    """They are not dropped silently: the ledger names the file they were made for."""
    other = ImportSettings({"gone.csv": FileSettings(statuses={"Wobbly": "rejected"})})
    read = of_rows(ROWS, other)

    assert "choices_not_used" in codes(read)
    assert other.files == read.settings.files


def test_a_sheet_keeps_its_choices_under_a_new_name():
    """The tab was renamed; its headers are the same."""
    first = loaded(
        sheet([["Mine"], *ROWS], "2025"), settings=here({"2025": SheetSettings(header_row=2)})
    )
    kept = saved.loads(saved.dumps(first.settings, first))
    again = loaded(sheet([["Mine"], *ROWS], "2026"), settings=kept)

    assert 2 == again.settings.of_sheet("mine.xlsx", "2026").header_row


def test_a_choice_for_one_file_leaves_the_others_alone():
    """Two files with the same headers and words, each read as the person said of it."""
    others = [ROWS[0], *([row[0], "Other", *row[2:]] for row in ROWS[1:])]
    files = [("a.csv", csv(ROWS)), ("b.csv", csv(others))]
    said = FileSettings(statuses={"Wobbly": "rejected"}, day_first={"Applied": False})
    read = pipeline.load(files, settings=ImportSettings({"b.csv": said}))
    of_beta = read.tracker.applications.set_index("role")["outcome"].astype("str")

    assert ("open", "rejected") == (of_beta["Analyst"], of_beta.loc["Other"].iloc[1])
    assert ("Beta", "applied", "2026-04-05") in events(read)
    assert ("Beta", "applied", "2026-05-04") in events(read)


def test_files_with_the_same_name_are_told_apart():
    """Two folders, one name: each keeps its own readings and choices."""
    files = [("jobs.csv", csv(ROWS)), ("jobs.csv", csv([*ROWS[:1], ["Zeta", "Boss", "", "", "x"]]))]
    read = pipeline.load(files)

    assert ["jobs.csv", "jobs (2).csv"] == [each.file for each in read.files]


def test_a_sheet_can_be_read_as_well_or_left_out():
    """What the person says of a sheet prevails over what it looks like."""
    jobs = sheet(ROWS, "Jobs")
    board = sheet([["Company", "Status"], ["Omega", "Rejected"]], "Dashboard")
    both = loaded(jobs, board, settings=here({"Dashboard": SheetSettings(read=True)}))
    one = loaded(
        jobs, board, settings=here({"Dashboard": SheetSettings(True), "Jobs": SheetSettings(False)})
    )

    assert [False] == [
        each.read for each in loaded(jobs, board).files[0].sheets if each.name != "Jobs"
    ]
    assert "Omega" in both.tracker.applications["company"].tolist()
    assert ["Omega"] == one.tracker.applications["company"].tolist()


def test_the_last_sheet_cannot_be_left_out():
    """In one plain sentence."""
    with pytest.raises(ImportSettingsError, match="left to read"):
        of_rows(ROWS, here({"": SheetSettings(read=False)}))


def here(sheets: dict[str, SheetSettings]) -> ImportSettings:
    """Choices for sheets of the file."""
    return ImportSettings({"mine.xlsx": FileSettings(sheets=sheets)})


@pytest.mark.parametrize(
    "text",
    [
        "not json",
        "[]",
        "[" * 100_000,
        '{"sheet": "A"}',
        json.dumps({"ajar_choices": 99}),
        json.dumps({"ajar_choices": 1, "header_row": "two"}),
        json.dumps({"ajar_choices": 1, "roles": ["a"]}),
        json.dumps({"ajar_choices": 1, "day_first": {"a": "yes"}}),
        json.dumps({"ajar_choices": 1, "statuses": {"a": "b"}, "headers": "a"}),
        json.dumps({"ajar_choices": 2, "files": {"a": []}}),
        json.dumps({"ajar_choices": 2, "files": {"a": {"sheets": {"b": {"read": "no"}}}}}),
        json.dumps({"ajar_choices": 2, "apart": [["a"]]}),
        json.dumps({"ajar_choices": 2, "entered_in_bulk": ["soon"]}),
    ],
)
def test_what_was_not_saved_by_ajar_is_refused(text):
    """In one plain sentence."""
    with pytest.raises(ImportSettingsError, match="could not be used"):
        saved.loads(text)


@pytest.mark.parametrize(
    "choices",
    [
        chosen(layout="spiral"),
        chosen(roles={"Reply": "weather"}),
        chosen(statuses={"Wobbly": "sideways"}),
    ],
)
def test_a_choice_of_what_does_not_exist_is_refused(choices):
    """A layout, role or meaning nobody knows."""
    with pytest.raises(ImportSettingsError):
        pipeline.load([("a.csv", csv(ROWS))], settings=choices)


def test_merges_are_followed_to_their_end():
    """A long chain leads to its last, a ring nowhere, and what leads into it to where it enters."""
    chain = {f"c{place}": f"c{place + 1}" for place in range(20_000)}
    ring = {"a": "b", "b": "d", "d": "a", "into": "b"}

    full = resolve_merge_chains(chain | ring)

    assert {"c20000"} == {full[key] for key in chain}
    assert {"a": "a", "b": "b", "d": "d", "into": "b"} == {key: full[key] for key in ring}


def test_everything_can_be_chosen_by_name():
    """Roles, meanings and layouts have words for people."""
    for labels in (intake.role_labels(), intake.meaning_labels(), intake.layout_labels()):
        assert all(labels.values())
        assert len(set(labels.values())) == len(labels)
    assert "Ignore" == intake.role_labels()["ignored"]
    assert "Event log" == intake.layout_labels()["event_log"]
    assert "rejected" in intake.meaning_labels()
