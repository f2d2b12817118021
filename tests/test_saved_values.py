"""
What stands in people's files and scripts, and so may be added to and never changed.

``saved_values.json`` lists it as it was first written. A value that is missing here cannot be
read back from a file that somebody saved: give it a migration and a test of its own first.
"""

import json
import tomllib
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from ajar.__main__ import main
from ajar.intake import layouts, settings
from ajar.intake.columns.roles import Role
from ajar.model import annotation_columns, enums, workbook_format, workbook_words
from ajar.model.import_report import ImportResult, QuestionCode
from ajar.model.import_settings import FileSettings, ImportSettings, SheetSettings
from ajar.model.ledger import LedgerCode
from ajar.model.tracker import Tracker
from ajar.ui.frame import navigation

ROOT = Path(__file__).resolve().parents[1]
SAVED = json.loads((ROOT / "tests" / "saved_values.json").read_text(encoding="utf-8"))
ENUMS = {
    "stage": enums.Stage,
    "outcome": enums.Outcome,
    "offer_answer": enums.OfferAnswer,
    "channel": enums.Channel,
    "reason": enums.Reason,
    "event_kind": enums.EventKind,
    "contact_relation": enums.ContactRelation,
    "field_kind": enums.FieldKind,
    "plan_kind": enums.PlanKind,
    "signal_kind": enums.SignalKind,
    "column_role": Role,
    "ledger_code": LedgerCode,
    "question_code": QuestionCode,
    "choice_line": workbook_words.SettingKind,
    "about_line": workbook_words.AboutLine,
}


def gone(saved, now):
    """Everything saved that is not there now, or stands for something else."""
    if isinstance(saved, dict):
        return [
            f"{name}: {each}"
            for name, value in saved.items()
            for each in (gone(value, now[name]) if name in now else ["is gone"])
        ]
    if isinstance(saved, list):
        return [str(value) for value in saved if value not in list(now)]
    return [] if saved == now else [f"{saved!r} is {now!r} now"]


def names(path):
    """Names of the tables in a vocabulary."""
    return tomllib.loads((ROOT / "ajar" / path).read_text(encoding="utf-8"))


def test_values_of_enums_stay():
    """They are in workbooks, saved choices and scripts."""
    assert [] == gone(SAVED["enums"], {name: [*enum] for name, enum in ENUMS.items()})


def test_names_in_saved_choices_stay():
    """Layouts, meanings of statuses, and the keys of the JSON itself."""
    sheet = SheetSettings(True, 1, "one_row", {"sheet": "x"}, frozenset({"Company"}))
    file = FileSettings({"A": "company"}, {"x": "waiting"}, {"D": True}, {"": sheet})
    empty = ImportResult(Tracker.build(pd.DataFrame(), pd.DataFrame()))
    saved = json.loads(settings.dumps(ImportSettings({"a.csv": file}, {"a": "b"}), empty))

    assert [] == gone(SAVED["layouts"], [layout.NAME for layout in layouts.LAYOUTS])
    assert [] == gone(SAVED["status_meanings"], names("intake/values/statuses.toml")["meaning"])
    assert [] == gone(SAVED["settings_json"], saved)
    assert [] == gone(SAVED["settings_json_file"], saved["files"]["a.csv"])
    assert [] == gone(SAVED["settings_json_sheet"], saved["files"]["a.csv"]["sheets"][""])


def test_weights_are_still_called_what_a_person_set_them_as():
    """A weight is saved by its name."""
    table = names("reengage/score/weights.toml")["weight"]

    assert [] == gone(SAVED["weights"], [each["name"] for each in table])


def test_headings_and_words_of_the_ajar_workbook_stay():
    """A sheet is known by its headings, a cell by its words."""
    forms = {form.name: form for form in workbook_format.FORMS}
    headings = {
        name: {each.field: each.text for each in form.headings} for name, form in forms.items()
    }
    words = {name: [*words] for name, words in workbook_words.LABELS.items()}
    words |= {"Stage": [*workbook_words.STAGE_LABELS], "Status": [*workbook_words.STATUSES]}
    words |= {"Yes": [workbook_words.YES]}
    lines = {line.value: field for line, field in workbook_words.SCOPE.items()}

    assert [] == gone(SAVED["workbook"], headings)
    assert {name: sorted(forms[name].signature) for name in SAVED["workbook_marks"]} == (
        SAVED["workbook_marks"]
    )
    assert [] == gone(SAVED["workbook_words"], words)
    assert [] == gone(SAVED["scope_lines"], lines)


def test_headings_and_words_in_a_persons_own_file_stay():
    """The columns are found by them, and what they say is read back."""
    headings = [column.heading for column in annotation_columns.ANNOTATION_COLUMNS]
    never, snoozed = SAVED["annotation_words"]

    assert [] == gone(SAVED["annotation_headings"], headings)
    assert "never" == annotation_columns.parse_action(never)
    assert date(2026, 12, 1) == annotation_columns.parse_action(f"{snoozed} 2026-12-01")


@pytest.mark.parametrize("command", ["facts", "measure", "rank"])
def test_keys_of_the_command_line_stay(command, capsys):
    """Scripts read them."""
    assert 0 == main([command, str(ROOT / "data" / "sample.xlsx"), "--as-of", "2026-11-20"])
    told, saved = json.loads(capsys.readouterr().out), SAVED["command_line"]

    assert [] == gone(saved[command], {name.partition("[")[0]: None for name in told})
    if command == "measure":
        assert [] == gone(saved["estimate"], told["rejection_rate_sent"])
    if command == "rank":
        company = told["doors"][0]
        assert [] == gone(saved["company"], company)
        assert [] == gone(saved["window"], company["window"])
        assert [] == gone(saved["reason"], company["reasons"][0])
        assert [] == gone(saved["excluded"], told["excluded"][0])


def test_addresses_of_pages_stay():
    """They are bookmarked and linked to, with a company's key behind them."""
    assert [] == gone(SAVED["pages"], {**navigation.PAGES, **navigation.OLD_ADDRESSES})
    assert SAVED["company_in_url"] == navigation.COMPANY
