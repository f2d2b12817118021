"""The command line: the same pipeline, plain answers, plain refusals."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from ajar import pipeline
from ajar.__main__ import BAD_INPUT, main
from ajar.export.workbook import workbook
from ajar.model.decisions import Decisions

TRACKER = """Company,Role,Source,Date applied,Status,First reply,Thank-you sent
Acme,Nurse,Referral,2026-01-05,Rejected after interview,2026-01-12,2026-02-03
Birch,Nurse,LinkedIn,2026-02-10,No response,,
Cedar,Midwife,Agency,2026-03-01,Rejected,2026-03-20,
Dune,Nurse,LinkedIn,2026-06-20,Applied,,
"""
ROOT = Path(__file__).resolve().parents[1]
AS_OF = ["--as-of", "2026-07-01"]
WORDS = ("rejected", "reply", "positive")
FACTS = [
    "applications",
    "companies",
    "rejected",
    "no_response",
    "in_process",
    "withdrawn",
    "closed_other",
    "offers",
    "interviewed",
    "undated_applications",
    "rows_not_applications",
    "first_applied",
    "last_applied",
    "rows_read",
    "questions",
    "ledger",
]
DOOR = [
    *("company", "rank", "segment", "action", "window", "likelihood", "score", "reasons"),
    *("interest", "contact", "roles", "last_contact", "draft", "why"),
]


@pytest.fixture
def tracker(tmp_path):
    """A small tracker on disk."""
    path = tmp_path / "jobs.csv"
    path.write_text(TRACKER)
    return str(path)


def answer(capsys, *arguments):
    """What the command printed, as JSON."""
    assert main(list(arguments)) == 0
    return json.loads(capsys.readouterr().out)


def test_applications_are_printed_one_by_one(tracker, capsys):
    """Every application with its fields, in the order of the file."""
    printed = answer(capsys, "applications", tracker)["applications"]

    assert [2, 3, 4, 5] == [entry["row"] for entry in printed]
    assert ["rejected", "silent", "rejected", "open"] == [entry["outcome"] for entry in printed]
    assert ["2026-01-12", "", "2026-03-20", ""] == [entry["first_reply"] for entry in printed]


def test_facts_and_applications_obey_the_day(tracker, capsys):
    """On a day gone by, the later applications and rejections are not known yet."""
    then = ["--as-of", "2026-02-15"]
    facts = answer(capsys, "facts", tracker, *then)
    printed = answer(capsys, "applications", tracker, *then)["applications"]

    assert (2, 1) == (facts["applications"], facts["rejected"])
    assert ["Acme", "Birch"] == [entry["company"] for entry in printed]


def test_facts_add_up(tracker, capsys):
    """Every application is counted in exactly one outcome."""
    facts = answer(capsys, "facts", tracker, *AS_OF)
    parts = ["rejected", "no_response", "in_process", "withdrawn", "closed_other", "offers"]

    assert [key for key in FACTS if key not in facts] == []
    assert (facts["applications"], facts["companies"], facts["rejected"]) == (4, 4, 2)
    assert facts["interviewed"] == 1
    assert facts["applications"] == sum(facts[part] for part in parts)
    assert (facts["first_applied"], facts["last_applied"]) == ("2026-01-05", "2026-06-20")


def test_every_estimate_carries_its_doubt(tracker, capsys):
    """Each estimate has value, interval, n, unit, excluded, definition and note."""
    measures = answer(capsys, "measure", tracker, *AS_OF)
    fields = {"value", "low", "high", "n", "unit", "excluded", "definition", "note"}
    single = {name: each for name, each in measures.items() if not isinstance(each, list)}

    assert all(fields <= set(each) for each in single.values())
    assert measures["rejection_rate_sent"]["value"] == 0.5
    assert measures["rejection_rate_sent"]["n"] == 4


@pytest.mark.parametrize(
    "name",
    [
        "curve_first_positive", "curve_first_rejected", "curve_first_closed", "curve_waiting",
        "curve_rejected", "hear_after_silence",
    ],
)  # fmt: skip
def test_a_curve_is_a_list_of_points(name, tracker, capsys):
    """Day, value, low and high; n and definition stand beside it under the same name."""
    measures = answer(capsys, "measure", tracker, *AS_OF)
    days = [point[0] for point in measures[name]]

    assert all(len(point) == 4 for point in measures[name])
    assert days == sorted(days)
    assert 0 < measures[f"{name}[about]"]["n"] <= 4
    assert measures[f"{name}[about]"]["definition"]


MEASURES = (
    "rejection_rate_sent", "rejection_rate_decided", "no_reply_share", "waiting_threshold_days",
    *(f"{what}_by_day_{day}" for what in WORDS for day in (30, 60, 90)),
    "conversion_applied_screen", "conversion_screen_interview", "conversion_interview_final",
    "conversion_final_offer", "median_days_to_reply", "median_days_to_positive",
    "median_days_to_rejection", "curve_first_positive", "curve_first_rejected",
    "curve_first_closed", "curve_waiting", "curve_rejected", "hear_after_silence",
    "follow_up_fair_difference_7", "follow_up_fair_difference_14",
    "follow_up_fair_difference_21", "follow_up_naive_difference",
    "rejection_rate_sent[channel=referral]",
)  # fmt: skip


def test_every_measure_has_its_name(tracker, capsys):
    """Whoever reads the JSON finds each measure under its name."""
    told = answer(capsys, "measure", tracker, *AS_OF)

    assert [] == [name for name in MEASURES if name not in told]


def test_the_list_has_its_fields_and_nobody_vanishes(tracker, capsys):
    """Doors and those left out together are all companies; reasons sum to the score."""
    listed = answer(capsys, "rank", tracker, *AS_OF)
    named = {each["company"] for each in listed["doors"] + listed["excluded"]}

    assert listed["as_of"] == "2026-07-01"
    assert named == {"Acme", "Birch", "Cedar", "Dune"}
    for company in listed["doors"]:
        assert [field for field in DOOR if field not in company] == []
        assert sum(reason["points"] for reason in company["reasons"]) == company["score"]


@pytest.mark.parametrize("suffix", ["xlsx", "csv", "ics", "json"])
def test_the_list_can_be_written(suffix, tracker, tmp_path, capsys):
    """Each kind of file is written where asked, and nothing is printed."""
    out = tmp_path / f"list.{suffix}"

    assert main(["rank", tracker, *AS_OF, "--out", str(out)]) == 0
    assert out.stat().st_size > 100
    assert capsys.readouterr().out == ""


def test_a_copy_gets_the_columns_and_the_file_stays(tmp_path):
    """``update`` writes the copy; a file that cannot be updated is told in one sentence."""
    path, out = tmp_path / "jobs.csv", tmp_path / "copy.csv"
    path.write_text("Company,Applied on,Status\nAcme,2026-10-01,Rejected\n")
    before = path.read_bytes()

    assert main(["update", str(path), "--as-of", "2026-11-23", "--out", str(out)]) == 0
    assert path.read_bytes() == before
    assert "Ajar: score" in out.read_text()


def test_the_template_opens(tmp_path):
    """The blank workbook is a workbook."""
    out = tmp_path / "blank.xlsx"

    assert main(["template", str(out)]) == 0
    assert openpyxl.load_workbook(out).sheetnames


@pytest.mark.parametrize(
    "name, content",
    [
        ("nothing.csv", b""),
        ("picture.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(500)),
        ("broken.xlsx", b"PK\x03\x04" + bytes(500)),
        ("prose.txt", b"Dear diary, today I wrote nothing of use to anybody at all."),
    ],
)
def test_bad_input_is_one_plain_sentence(name, content, tmp_path, capsys):
    """Exit code 3, one line on standard error that names the file, no traceback."""
    path = tmp_path / name
    path.write_bytes(content)

    assert main(["facts", str(path)]) == BAD_INPUT
    told = capsys.readouterr()
    assert told.out == ""
    assert name in told.err
    assert len(told.err.strip().splitlines()) == 1
    assert str(tmp_path) not in told.err


def test_a_missing_file_is_one_plain_sentence(tmp_path, capsys):
    """A path that leads nowhere ends like any other bad input."""
    assert main(["facts", str(tmp_path / "gone.xlsx")]) == BAD_INPUT
    assert "gone.xlsx" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "nobody's"])
def test_what_is_no_file_is_one_plain_sentence(kind, tmp_path, capsys):
    """A pipe without a writer, a device without an end and a folder are answered at once."""
    path = tmp_path / "jobs.csv"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to(path)

    assert main(["facts", str(path)]) == BAD_INPUT
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "jobs.csv" in told


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_is_read_like_a_file(capsys):
    """What another program hands over need not be saved first."""
    out, into = os.pipe()
    os.write(into, b"Company,Role,Status\nAcme,Nurse,Rejected\n")
    os.close(into)

    assert main(["facts", f"/dev/fd/{out}"]) == 0
    assert json.loads(capsys.readouterr().out)["applications"] == 1


def test_an_interrupt_ends_without_a_word(tracker, monkeypatch, capsys):
    """Whoever presses Ctrl-C knows why it ended."""

    def interrupted(*_args, **_details):
        raise KeyboardInterrupt

    monkeypatch.setattr("ajar.pipeline.load", interrupted)

    assert 130 == main(["facts", tracker])
    assert ("", "") == capsys.readouterr()


def test_what_nobody_foresaw_is_one_plain_sentence(tracker, monkeypatch, capsys):
    """No traceback, no path: the sentence names the file."""

    def fails(*_, **__):
        raise ZeroDivisionError("secret of /home/me")

    monkeypatch.setattr("ajar.measure.page_data.all_estimates", fails)

    assert main(["measure", tracker]) == BAD_INPUT
    told = capsys.readouterr().err
    assert Path(tracker).name in told
    assert told.count("\n") == 1
    assert "secret" not in told


def test_the_answer_is_utf_8_whatever_the_language_of_the_computer(tracker):
    """A company in another script is printed where the terminal knows only ASCII."""
    path = Path(tracker)
    path.write_text("Company,Role,Status,Date applied\n株式会社山田,Nurse,Rejected,2026-01-05\n")
    told = subprocess.run(
        [sys.executable, "-m", "ajar", "rank", str(path), "--as-of", "2026-02-05"],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        check=True,
    )

    assert "山田" in told.stdout.decode("utf-8")


@pytest.mark.parametrize(
    "arguments",
    [["facts"], ["facts", "x.csv", "--as-of", "soon"], ["rank", "x.csv", "--out", "list.pdf"], []],
    ids=["no file", "no day", "no such kind", "no command"],
)
def test_bad_usage_ends_with_2(arguments):
    """Usage errors are argparse's."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)

    assert ended.value.code == 2


def test_the_day_decides_who_is_silent(tracker, capsys):
    """The same file judged later holds more silence; the clock is an argument."""
    early = answer(capsys, "measure", tracker, "--as-of", date(2026, 2, 11).isoformat())
    late = answer(capsys, "measure", tracker, *AS_OF)

    assert early["no_reply_share"]["n"] < late["no_reply_share"]["n"]


def test_a_day_gone_by_is_judged_by_what_was_known_then(tmp_path, capsys):
    """The file of today, as of March, says what the file of March said."""
    head = "Company,Role,Date applied,Status,Interview,Rejected on\n"
    now, then = tmp_path / "now.csv", tmp_path / "then.csv"
    now.write_text(
        f"{head}Acme,Nurse,2026-01-05,Rejected,2026-01-12,2026-02-03\n"
        "Birch,Nurse,2026-01-10,Rejected,2026-03-18,2026-04-01\n"
        "Cedar,Nurse,2026-02-01,Applied,,\n"
        "Dune,Nurse,2026-03-20,Rejected,,2026-04-20\n"
    )
    then.write_text(
        f"{head}Acme,Nurse,2026-01-05,Rejected,2026-01-12,2026-02-03\n"
        "Birch,Nurse,2026-01-10,Applied,,\n"
        "Cedar,Nurse,2026-02-01,Applied,,\n"
    )
    march = ["--as-of", "2026-03-15"]
    measured = [answer(capsys, "measure", str(file), *march) for file in (now, then)]

    assert measured[0] == measured[1]
    assert measured[0]["rejection_rate_sent"]["n"] == 3


def test_an_ajar_workbook_brings_its_decisions_along(tracker, tmp_path, capsys):
    """Whoever is to be left alone in the workbook is left out of the list here too."""
    loaded = pipeline.load([("jobs.csv", Path(tracker).read_bytes())])
    kept = tmp_path / "kept.xlsx"
    decisions = Decisions(do_not_contact=frozenset({"acme"}))
    kept.write_bytes(workbook(loaded.tracker, as_of=date(2026, 7, 1), decisions=decisions))
    listed = answer(capsys, "rank", str(kept), *AS_OF)

    assert "Acme" in {each["company"] for each in listed["excluded"]}
    assert "Acme" not in {each["company"] for each in listed["doors"]}


def test_saved_choices_are_applied(tracker, tmp_path, capsys):
    """A status that was given another meaning by hand has it on the command line too."""
    saved = tmp_path / "choices.json"
    saved.write_text('{"ajar_choices": 1, "statuses": {"Rejected": "withdrawn"}}')
    facts = answer(capsys, "facts", tracker, *AS_OF, "--choices", str(saved))

    assert (facts["rejected"], facts["withdrawn"]) == (1, 1)
