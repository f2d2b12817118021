"""Every word of the small lists does what it should."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

import numpy as np
import pytest

from ajar.intake import connections
from ajar.intake.columns.assign import ColumnRole, ColumnRoles
from ajar.intake.columns.headers import is_numbered
from ajar.intake.columns.profile import profile_column
from ajar.intake.columns.roles import Role
from ajar.intake.detection.sheets import is_derived_sheet
from ajar.intake.merging.same_role import folded_titles
from ajar.intake.message import read_message
from ajar.intake.rows import note_stages
from ajar.intake.rows.day_roles import settle_days
from ajar.intake.rows.emails import (
    company_and_role,
    is_about_applying,
    most_informative_sentence,
)
from ajar.intake.rows.follow_ups import with_statuses
from ajar.intake.rows.is_application import is_list_of
from ajar.intake.rows.mixed_names import name_and_title
from ajar.intake.rows.row_types import is_section_heading
from ajar.intake.rows.stage_cells import NO, answers
from ajar.intake.rows.subjects import parse as parse_subject
from ajar.intake.tables.table import column_of
from ajar.intake.values import (
    booleans,
    channels,
    companies,
    follow_up_texts,
    interest,
    job_links,
    job_titles,
    note_days,
    note_endings,
    note_sentences,
    note_signals,
    notes,
    prose_days,
    reasons,
    statuses,
    vocabularies,
)
from ajar.intake.values.called_off import called_off
from ajar.intake.values.contacts_in_notes import in_notes
from ajar.intake.values.conversations import spoken_of
from ajar.intake.values.date_parser import is_days_ago, parse
from ajar.intake.values.normalize import is_unspaced, tokens
from ajar.intake.values.notes import says_stepped_back
from ajar.intake.values.null_values import may_be_null, null_texts
from ajar.model import vocabulary
from ajar.model.enums import Channel, Reason, SignalKind
from ajar.model.errors import NoTableError
from tests.intake.workbooks_from_rows import codes, of_rows

FOLDER = Path(vocabularies.FOLDER).parents[1]
FILES = {
    path.name: path
    for path in (
        *vocabularies.FOLDER.glob("*.toml"),
        FOLDER / "intake" / "connections.toml",
        FOLDER / "intake" / "rows" / "mails.toml",
        FOLDER / "intake" / "merging" / "same_role.toml",
        FOLDER / "model" / "titles.toml",
    )
}


class List(NamedTuple):
    """A list of a vocabulary, and how the effect of one of its words is seen."""

    file: str
    name: str
    """Keys on the way to it, parted by points."""
    see: Callable[[str], object]
    expected: object


def steps(cell: str) -> list[str]:
    """Kinds of what a cell of follow-ups tells."""
    return [step.kind.value for step in follow_up_texts.steps(cell, day_first=True)]


def not_held(text: str) -> list[tuple[int, int]]:
    """Places of a conversation that was called off, and of the word that says so."""
    return [*called_off(tokens(text))]


def section(word: str) -> object:
    """Whether the word is seen as what parts the rows of a table."""
    return is_section_heading(f"{word} 2026")


def status(text: str) -> tuple[str, float]:
    """The meaning of a status and how sure it is."""
    meaning = statuses.interpret([text], respell=False)[0]
    return meaning.name, meaning.confidence


def told_of(*line: str) -> list[str]:
    """What the ledger says of a line among the rows of a table."""
    table = [
        ["Company", "Role", "Place", "Status"],
        ["Acme", "Clerk", "Rome", "Applied"],
        list(line),
        ["Beta", "Clerk", "Rome", "Applied"],
    ]
    return codes(of_rows(table))


def messages(kind: str, other: str) -> int:
    """How many rows are applications in a list of two kinds of things."""
    table = [
        ["Category", "Company", "Role", "Date"],
        [kind, "Acme", "Clerk", "2026-01-05"],
        [other, "Beta", "Clerk", "2026-01-06"],
    ]
    return len(of_rows(table).tracker.applications)


def cold_mails(kind: str) -> tuple[int, str]:
    """How many rows are applications where one is of this kind, and the channel of the last."""
    table = [
        ["Category", "Company", "Role", "Date"],
        ["Application", "Acme", "Clerk", "2026-01-05"],
        ["Message", "Acme", "Clerk", "2026-01-06"],
        [kind, "Beta", "Clerk", "2026-01-06"],
    ]
    made = of_rows(table).tracker.applications
    return len(made), made["channel"].iloc[-1]


def said_to_be_sent(note: str) -> int:
    """Applications of a list in which a follow-up has this note."""
    header = ["Type", "Company", "Role", "Status", "Notes"]
    rows = [
        ["Application", "Acme", "Clerk", "Waiting", ""],
        ["Follow-up", "Beta", "Clerk", "Waiting", note],
    ]
    return len(of_rows([header, *rows]).tracker.applications)


def noted_interview(note: str) -> str:
    """The day of an interview that the status has without one."""
    row = ["Acme", "Clerk", "2026-09-01", "Interview", note]
    events = of_rows([["Company", "Role", "Applied", "Status", "Notes"], row]).tracker.events
    return str(events.loc[events["kind"] == "interview", "day"].iloc[0])[:10]


def people(header: str) -> object:
    """What is found in a list of people."""
    rows = [[header, "Company", "Position", "Date"], ["Ann", "Acme", "Clerk", "2026-01-05"]]
    try:
        return len(of_rows(rows).tracker.applications)
    except NoTableError:
        return "no tracker"


def about(word: str) -> object:
    """Whether the word makes the day beside it no exact day."""
    text = f"2026年1月14日{word}" if is_unspaced(word[0]) else f"{word} 2026-01-14"
    return parse(text)[0].about


def weekday(word: str) -> object:
    """The day and the month that are read beside a weekday, before and behind them."""
    spaced = (f"{word} 8/7", f"{word}., 8.7.")
    texts = (f"8/7{word}", f"8/7({word}) 9:30") if is_unspaced(word[0]) else spaced
    found = [day for text in texts for day in parse(text)]
    return [(day.first or day.month, day.second or day.day) for day in found]


def roles_of(header: str) -> ColumnRoles:
    """One column of days that is only a day."""
    return ColumnRoles((ColumnRole(header, Role.DAY, 1.0, profile_column(column_of([]))),))


def signal_kinds(text: str) -> list[str]:
    """What a note signals."""
    return [signal.kind for signal in note_signals.signals([text])[0]]


def duties(word: str) -> list[str]:
    """The phrases of signals that begin with a word."""
    return [
        phrase
        for languages in vocabularies.load("note_signals.toml")["signal"].values()
        for among in languages.values()
        for phrase in among
        if phrase.split()[0] == word
    ]


def standing(cell: str) -> Role:
    """The role of a column of such cells under “Follow up”."""
    cells = column_of([cell] * 3)
    column = ColumnRole("Follow up", Role.FOLLOW_UP, 1.0, profile_column(cells))
    return with_statuses(SimpleNamespace(columns=(cells,)), ColumnRoles((column,))).columns[0].role


def ends(*told: str) -> list[str]:
    """The ending of its own application that each note states, empty without one."""
    return [
        each.meaning.name if each and not each.name else "" for each in note_endings.endings(told)
    ]


def sample(expression: str) -> str:
    """A text that a simple regular expression matches: with what is optional, the first of each."""
    text = re.sub(r"\\b|[$^]", "", expression)
    text = text.replace(r"\s+", " ").replace(r"\w+", "xx").replace("\\", "")
    text = re.sub(r"\(\?:([^|()]*)[^()]*\)\??", r"\1", text)
    text = re.sub(r"\[(.)[^\]]*\]\??", r"\1", text).replace("?", "")
    assert re.fullmatch(expression, text)
    return text


def planned(note: str) -> list[tuple[int, int]]:
    """Month and day of each plan in a note; 0 for a month alone."""
    return [(plan.day.month, plan.day.day) for plan in note_days.plans(note)]


def due_of_a_step(header: str) -> list[tuple[str, str]]:
    """Text and day of the plans of a next step and a day under *header* behind it."""
    rows = [
        ["Company", "Applied", "Next step", header],
        ["Acme", "2026-01-02", "Write to Ida", "2026-02-01"],
    ]
    plans = of_rows(rows).tracker.plans
    return [*zip(plans["text"], plans["day"].dt.strftime("%F"), strict=True)]


def connection(**words: str) -> tuple[str, ...]:
    """What is read of a connection under English headers, but for some others."""
    header = {
        "first": "First Name",
        "last": "Last Name",
        "company": "Company",
        "position": "Position",
        "link": "URL",
        "connected_on": "Connected On",
    } | words
    row = ("Ann", "Lee", "Acme", "Clerk", "x.example", "2026-01-05")
    content = "\n".join(map(",".join, (header.values(), row))).encode()
    (known,) = connections.read("Connections.csv", content).itertuples()
    return known.name, known.company, known.position, known.link, str(known.connected_on)[:10]


def mails(table: str, see: Callable[[str], object], expected: object) -> Iterator[List]:
    """The lists of a table of e-mail words, by language, seen by a sample of each expression."""
    for language in vocabulary.load(FILES["mails.toml"])[table]:
        yield List("mails.toml", f"{table}.{language}", lambda each: see(sample(each)), expected)


_SECOND = ["", "rejected"]
"""Only the second of two notes states an ending."""
_LATE = ["", "rejected_after_interview"]

_ANY = (Role.REJECTED, Role.REPLIED, Role.APPLIED, Role.FOLLOW_UP)

REJECTED = ("rejected", 1.0)

LISTS = (
    List("answers.toml", "yes.words", lambda word: booleans.interpret([word]), [True]),
    List("answers.toml", "no.words", lambda word: booleans.interpret([word]), [False]),
    List(
        "answers.toml",
        "nothing.marks",
        lambda word: len(null_texts([word, "Acme"], [1, 9], blank=50)),
        1,
    ),
    List(
        "answers.toml",
        "nothing.words",
        lambda word: len(null_texts([word, "Acme"], [5, 9], blank=20)),
        1,
    ),
    List(
        "answers.toml",
        "nothing.unknown",
        lambda word: len(null_texts([f"({word})", "Acme"], [1, 9])),
        1,
    ),
    List(
        "answers.toml",
        "nothing.not",
        lambda word: (
            len(null_texts([f"{word} provided in the email", "Acme"], [1, 9])),
            may_be_null(f"{word.capitalize()} provided in the email"),
        ),
        (1, True),
    ),
    List(
        "answers.toml",
        "nothing.withheld",
        lambda word: len(null_texts([f"Not {word} in the email.", "Acme"], [1, 9])),
        1,
    ),
    *(
        List(
            "interest.toml",
            f"level.{at}.words",
            lambda word: interest.interpret([word]).tolist(),
            [share],
        )
        for at, share in enumerate((1.0, 0.8, 0.5, 0.2, 0.0))
    ),
    List(
        "companies.toml",
        "legal.trailing",
        lambda word: companies.company_keys([f"Kestrel Works {word}"]),
        ["kestrelworks"],
    ),
    List(
        "companies.toml",
        "legal.leading",
        lambda word: companies.company_keys([f"{word} Kestrel Works"]),
        ["kestrelworks"],
    ),
    List(
        "companies.toml",
        "legal.attached",
        lambda word: companies.company_keys([f"{word}山鳥", f"山鳥{word}"]),
        ["山鳥", "山鳥"],
    ),
    List("companies.toml", "placeholder.words", lambda word: companies.company_keys([word]), [""]),
    List(
        "companies.toml",
        "placeholder.describing",
        lambda word: companies.company_keys([f"{word} client"]),
        [""],
    ),
    List(
        "companies.toml",
        "near.tails",
        lambda word: len(companies.near_pairs(["kestrel", f"kestrel{word}"])),
        1,
    ),
    List(
        "channels.toml",
        "alone.words",
        lambda word: [
            channel == Channel.UNKNOWN for channel in channels.interpret([f"zzz {word} zzz", word])
        ],
        [True, False],
    ),
    List("days.toml", "weekdays.words", weekday, [(8, 7), (8, 7)]),
    List(
        "days.toml",
        "weekdays.letters",
        lambda word: [(day.first, day.second) for day in parse(f"8/7({word})")],
        [(8, 7)],
    ),
    List("days.toml", "about.words", about, True),
    *(
        List(
            "days.toml",
            f"ago.{name}",
            lambda word, told=told: is_days_ago(told.format(word)),
            True,
        )
        for name, told in (
            ("before", "{} 3 days"),
            ("lead", "{} 3 days ago"),
            ("one", "{} week ago"),
            ("units", "3 {} ago"),
            ("behind", "3 days {}"),
            ("words", "{}"),
        )
    ),
    List(
        "notes.toml",
        "numbers.words",
        lambda word: len(notes.note_events([f"{word} interviews"])[0]),
        1,
    ),
    *(
        List("notes.toml", f"ending.{name}", see, expected)
        for name, see, expected in (
            ("another", lambda word: ends(f"{word}; rejected", "zzz; rejected"), _SECOND),
            ("turns", lambda word: ends(f"Rejected. {word} zzz", "Rejected. zzz"), _SECOND),
            ("others", lambda word: ends(f"{word}: rejected", f"{word} zzz. rejected"), _SECOND),
            ("joins", lambda word: ends("rejected zzz", f"rejected {word} zzz"), _SECOND),
            ("of_a_request", lambda word: ends(f"called zzz, {word}", f"zzz, {word}"), _SECOND),
            ("things", lambda word: ends(f"{word}: rejected", "zzz: rejected"), _SECOND),
            (
                "leads_to_a_role",
                lambda word: ends(f"rejected {word} clerk", "rejected by clerk"),
                _SECOND,
            ),
            ("articles", lambda word: ends(f"rejected {word} onsite", "rejected onsite"), _LATE),
            (
                "own",
                lambda word: ends("called zzz; unsuccessful", f"called {word}; unsuccessful"),
                _SECOND,
            ),
            (
                "notices",
                lambda word: ends("rejected from clerk", f"rejection {word} from clerk"),
                _SECOND,
            ),
        )
    ),
    List(
        "notes.toml",
        "taken_back.words",
        lambda word: notes.note_events([f"{word} zzz interviewed"]),
        [()],
    ),
    List(
        "notes.toml",
        "not_stepped_back.words",
        lambda word: says_stepped_back(f"{word} zzz not going ahead", ended=False),
        False,
    ),
    List(
        "notes.toml",
        "not_stepped_back.behind",
        lambda word: says_stepped_back(f"I said no {word} moving", ended=True),
        False,
    ),
    List(
        "statuses.toml", "numbers.words", lambda word: status(f"{word} runde"), ("interview", 1.0)
    ),
    List(
        "statuses.toml",
        "numbers.endings",
        lambda word: status(f"2{word} runde"),
        ("interview", 1.0),
    ),
    List(
        "statuses.toml",
        "negations.words",
        lambda word: status(f"Rejected, {word} onsite")[0],
        "rejected",
    ),
    List(
        "statuses.toml",
        "negations.fillers",
        lambda word: status(f"Rejected, not {word} onsite")[0],
        "rejected",
    ),
    List(
        "statuses.toml",
        "ignored.words",
        lambda word: status(f"Rejected {word} onsite"),
        ("rejected_after_interview", 1.0),
    ),
    List("statuses.toml", "neutral.phrases", lambda word: status(f"Applied, {word}")[0], "applied"),
    List(
        "statuses.toml",
        "alone.words",
        lambda word: status(f"zzz {word} zzz")[0],
        "unknown",
    ),
    List(
        "statuses.toml",
        "alone.joints",
        lambda word: status(f"rejected {word} test again")[0],
        "rejected_after_test",
    ),
    List(
        "statuses.toml",
        "alone.about_a_step",
        lambda word: status(f"{word} the test")[0] in {"waiting", "applied", "unknown"},
        False,
    ),
    List(
        "words.toml",
        "row_written",
        lambda word: settle_days(roles_of(f"{word} day"), SimpleNamespace()).columns[0].role,
        Role.SAVED,
    ),
    List(
        "reasons.toml",
        "sponsorship.unneeded",
        lambda word: reasons.in_notes(
            [f"No sponsorship, {word}", f"No sponsorship {word}", f"zzz {word}, no sponsorship"]
        ),
        [Reason.UNSTATED, Reason.UNSTATED, Reason.MISMATCH],
    ),
    List(
        "reasons.toml",
        "sponsorship.residents",
        lambda word: reasons.in_notes([f"No sponsorship, I am a {word}", f"No sponsor, {word}"]),
        [Reason.UNSTATED, Reason.MISMATCH],
    ),
    List(
        "reasons.toml",
        "sponsorship.mine",
        lambda word: reasons.in_notes([f"No sponsorship, {each} citizen" for each in (word, "a")]),
        [Reason.UNSTATED, Reason.MISMATCH],
    ),
    List(
        "reasons.toml",
        "cause.words",
        lambda word: reasons.in_notes([f"{word} zzz salary"]),
        [Reason.MISMATCH],
    ),
    List(
        "contacts.toml",
        "referring.behind",
        lambda word: [person.name for person in in_notes([f"Ana {word} in May"])[0]],
        ["Ana"],
    ),
    List(
        "contacts.toml",
        "referring.before",
        lambda word: [person.name for person in in_notes([f"{word} Ana empfohlen"])[0]],
        ["Ana"],
    ),
    List(
        "contacts.toml",
        "referring.enclosing",
        lambda word: [person.name for person in in_notes([f"über Ana (Kollegin) {word}"])[0]],
        ["Ana"],
    ),
    List(
        "conversations.toml",
        "not_held.before",
        lambda word: spoken_of(f"{word} zzz interview", held=False),
        (),
    ),
    List(
        "conversations.toml",
        "not_held.behind",
        lambda word: spoken_of(f"interview {word}", held=False),
        (),
    ),
    List(
        "conversations.toml",
        "not_held.others",
        lambda word: [*spoken_of("spoke with Ada"), *spoken_of(f"spoke with Ada {word}")],
        ["screen"],
    ),
    List(
        "conversations.toml",
        "not_held.goes_on",
        lambda word: [*spoken_of("cancelled, interview"), *spoken_of(f"no call, {word} interview")],
        ["interview"],
    ),
    List(
        "conversations.toml",
        "had.words",
        lambda word: len(note_days.events(f"3 May {word} zzz interview")),
        1,
    ),
    List(
        "conversations.toml",
        "message.words",
        lambda word: note_days.events(f"{word} zzz: interview on 3 May"),
        [],
    ),
    List(
        "conversations.toml",
        "numbers.words",
        lambda word: len(spoken_of(f"{word} round")),
        1,
    ),
    List(
        "note_days.toml",
        "not_done.words",
        lambda word: note_days.events(f"{word} zzz followed up"),
        [],
    ),
    List(
        "note_days.toml",
        "own.words",
        lambda word: note_days.events(f"{word} replied 2026-09-08"),
        [],
    ),
    List(
        "note_signals.toml",
        "taken_back.words",
        lambda word: signal_kinds(f"{word} zzz hiring freeze"),
        [],
    ),
    List(
        "note_signals.toml",
        "only_told.words",
        lambda word: signal_kinds(f"no calls please {word}"),
        [],
    ),
    List(
        "note_signals.toml",
        "subjects.words",
        lambda word: signal_kinds(f"{word} do not call"),
        [],
    ),
    List(
        "note_signals.toml",
        "somebody.words",
        lambda word: signal_kinds(f"{word} layoffs"),
        [],
    ),
    List(
        "note_signals.toml",
        "duty.begins",
        lambda word: [
            [kind for phrase in duties(word) for kind in signal_kinds(f"{told} {phrase}")] == []
            for told in ("hr", "")
        ],
        [True, False],
    ),
    List(
        "note_signals.toml", "duty.others", lambda word: signal_kinds(f"{word} need to reply"), []
    ),
    List("note_signals.toml", "somebody.kinds", lambda kind: kind in set(SignalKind), True),
    List("note_signals.toml", "over.kinds", lambda kind: kind in set(SignalKind), True),
    List(
        "note_signals.toml",
        "over.phrases",
        lambda word: signal_kinds(f"hiring freeze; {word}"),
        [],
    ),
    List("note_signals.toml", "done.kinds", lambda kind: kind in set(SignalKind), True),
    List(
        "note_signals.toml",
        "done.phrases",
        lambda word: [signal_kinds(f"need references; {each}") for each in (word, "zzz")],
        [[], ["answer_owed"]],
    ),
    List(
        "note_signals.toml",
        "of_a_role.phrases",
        lambda word: [signal_kinds(text) for text in (word, f"zzz {word}")],
        [["role_on_hold"], []],
    ),
    List(
        "note_signals.toml",
        "of_a_role.words",
        lambda word: signal_kinds(f"{word} is on hold"),
        ["role_on_hold"],
    ),
    List(
        "note_signals.toml",
        "of_a_role.between",
        lambda word: signal_kinds(f"my role {word} on hold"),
        ["role_on_hold"],
    ),
    List(
        "note_signals.toml",
        "of_a_role.until",
        lambda word: [signal_kinds(f"frozen {each} March") for each in (word, "zzz")],
        [["role_on_hold"], []],
    ),
    List(
        "note_signals.toml",
        "of_a_role.places",
        lambda word: [signal_kinds(f"role {each} Rome is on hold") for each in (word, "zzz")],
        [["role_on_hold"], []],
    ),
    List(
        "note_signals.toml",
        "of_a_role.own",
        lambda word: [signal_kinds(f"{each} role on hold") for each in (word, "zzz")],
        [[], ["role_on_hold"]],
    ),
    List(
        "note_signals.toml",
        "of_a_role.telling",
        lambda word: [signal_kinds(f"I {each} role on hold") for each in (word, "zzz")],
        [["role_on_hold"], []],
    ),
    List(
        "note_signals.toml",
        "of_a_role.waits",
        lambda word: [signal_kinds(f"on hold for 40 {each}") for each in (word, "zzz")],
        [[], ["role_on_hold"]],
    ),
    List(
        "note_signals.toml",
        "over.not_over",
        lambda word: [signal_kinds(f"hiring freeze; {each} lifted") for each in (word, "zzz")],
        [["hiring_freeze"], []],
    ),
    List("note_signals.toml", "already_denied.kinds", lambda kind: kind in set(SignalKind), True),
    List(
        "statuses.toml", "clause.choosing", lambda word: status(f"{word} another person"), REJECTED
    ),
    List(
        "statuses.toml",
        "clause.choosing_by_applicant",
        lambda word: status(f"{word} better offer"),
        ("withdrawn", 1.0),
    ),
    List(
        "statuses.toml",
        "clause.toward",
        lambda word: status(f"accepted {word} interview")[0],
        "interview",
    ),
    List("statuses.toml", "clause.prospect", lambda word: status(f"{word} offer")[0], "waiting"),
    List(
        "statuses.toml",
        "clause.applicant",
        lambda word: status(f"{word} wont be proceeding"),
        ("withdrawn", 1.0),
    ),
    List(
        "statuses.toml",
        "clause.decides",
        lambda word: status(f"I {word} not proceed"),
        ("withdrawn", 1.0),
    ),
    List(
        "statuses.toml",
        "clause.company",
        lambda word: [status(f"{each} decided not to proceed")[0] for each in (word, "zzz")],
        ["rejected", "unknown"],
    ),
    List(
        "statuses.toml",
        "clause.decisions",
        lambda word: [status(f"zzz I {each} not proceed")[0] for each in (word, "did")],
        ["withdrawn", "unknown"],
    ),
    *(
        List(
            "statuses.toml",
            f"clause.{name}",
            lambda word: [status(f"{each} I wont be proceeding")[0] for each in (word, "zzz")],
            ["withdrawn", "rejected"],
        )
        for name in ("adverbs", "conjunctions")
    ),
    List(
        "statuses.toml",
        "clause.addressed",
        lambda word: [status(f"I wont be proceeding with {each} zzz")[0] for each in (word, "zzz")],
        ["rejected", "withdrawn"],
    ),
    List(
        "statuses.toml",
        "clause.candidacy",
        lambda word: [status(f"Decided not to progress {each}")[0] for each in (word, "zzz")],
        ["rejected", "unknown"],
    ),
    List(
        "statuses.toml",
        "clause.yet",
        lambda word: [status(text)[0] for text in (f"no offer {word}", f"not selected {word}")],
        ["waiting", "waiting"],
    ),
    List(
        "statuses.toml",
        "clause.still",
        lambda word: [status(text)[0] for text in (f"no offer {word}", f"not selected {word}")],
        ["waiting", "rejected"],
    ),
    List(
        "statuses.toml",
        "clause.adjuncts",
        lambda word: status(f"withdrawn {word} lunch today"),
        ("withdrawn", 1.0),
    ),
    List(
        "statuses.toml",
        "clause.following",
        lambda word: status(f"{word} lunch withdrawn"),
        ("withdrawn", 1.0),
    ),
    List(
        "statuses.toml",
        "clause.vague_steps",
        lambda word: status(f"phone screen {word}")[0],
        "screen",
    ),
    List("statuses.toml", "clause.lead_ins", lambda word: status(f"{word} rejected"), REJECTED),
    List(
        "hosts.toml",
        "employer.behind",
        lambda word: job_links.employer(f"https://{word}/acme/jobs/7?src=1"),
        "Acme",
    ),
    List(
        "hosts.toml",
        "employer.before",
        lambda word: job_links.employer(f"https://acme.{word}/jobs/7"),
        "Acme",
    ),
    List(
        "hosts.toml",
        "employer.none",
        lambda word: job_links.employer(f"https://jobs.lever.co/{word}/7"),
        "",
    ),
    List("words.toml", "ordinal_in_header", lambda word: is_numbered(f"Interview {word}"), True),
    List(
        "words.toml",
        "preparing",
        lambda word: [
            bool(note_stages.stages_in(f"{told} 2026-09-24"))
            for told in (f"{word} interview", "interview")
        ],
        [False, True],
    ),
    List(
        "note_days.toml",
        "from_them.words",
        lambda word: [
            step.kind.value
            for step in note_sentences.steps(f"{word} Ann on 2026-09-24: invited to interview")
        ],
        ["replied"],
    ),
    List("words.toml", "kind_sent", lambda word: messages(word, "message"), 1),
    List("words.toml", "kind_message", lambda word: messages("application", word), 1),
    List(
        "job_titles.toml",
        "at_a_company.words",
        lambda word: name_and_title(f"Clerk {word} Acme"),
        ("Acme", "Clerk"),
    ),
    List("job_titles.toml", "beside.words", job_titles.is_common, True),
    List("words.toml", "kind_outreach", cold_mails, (2, "networking")),
    *(
        List(
            "words.toml",
            f"list_of_{things}",
            lambda word, things=things: is_list_of(
                SimpleNamespace(sheet=word, file="", above=()), things
            ),
            True,
        )
        for things in ("wishes", "leads")
    ),
    *(
        List(
            "channels.toml",
            f"abbreviation.{channel}",
            lambda word: channels.interpret([word.upper()])[0].value,
            channel.value,
        )
        for channel in Channel
        if channel is not Channel.UNKNOWN
    ),
    List(
        "words.toml",
        "message",
        lambda word: [standing(f"{word} about onsite"), standing("had about onsite")],
        [Role.FOLLOW_UP, Role.OUTCOME],
    ),
    List("words.toml", "derived_sheet", is_derived_sheet, True),
    List(
        "words.toml",
        "not_happened",
        lambda word: [answers([word], np.array([False]), role) for role in _ANY],
        [[NO]] * 4,
    ),
    List("words.toml", "application_sent", said_to_be_sent, 2),
    List(
        "words.toml",
        "appointment",
        lambda word: noted_interview(f"{word} 2026-09-08 at 4:30pm"),
        "2026-09-08",
    ),
    List("words.toml", "cancelled", lambda word: not_held(f"call {word}"), [(0, 1)]),
    List("words.toml", "moved_on", lambda word: not_held(f"call cancelled {word}"), [(-1, 1)]),
    List("words.toml", "meeting", lambda word: not_held(f"{word} cancelled")[0][0], 0),
    List("words.toml", "what_is_applied_for", lambda word: not_held(f"call {word} cancelled"), []),
    List(
        "words.toml",
        "leading_on",
        lambda word: not_held(f"call booked, {word} cancelled"),
        [(0, 4)],
    ),
    List("words.toml", "after", lambda word: not_held(f"{word} call cancelled"), []),
    List(
        "words.toml",
        "called_off",
        lambda word: answers([f"2026-09-01 ({word})"], np.array([True]), Role.INTERVIEW),
        [NO],
    ),
    List(
        "words.toml",
        "day_unknown",
        lambda word: len(
            of_rows(
                [
                    ["Company", "Role", "Date"],
                    ["Acme", "Clerk", "2026-01-05"],
                    ["Beta", "Clerk", ""],
                    ["Cedar", "Clerk", word],
                ]
            ).tracker.applications
        ),
        2,
    ),
    List("words.toml", "total", lambda word: told_of(f"{word}: 3"), ["total_line"]),
    List(
        "words.toml",
        "example",
        lambda word: told_of(word, "Clerk", "Rome", "Applied"),
        ["example_row"],
    ),
    List(
        "words.toml",
        "example_of",
        lambda word: told_of(f"Example {word}", "Clerk", "Rome", "Applied"),
        ["example_row"],
    ),
    List("words.toml", "period_joint", lambda word: is_section_heading(f"week {word} 6"), True),
    List("words.toml", "period", section, True),
    List("words.toml", "first_name", people, "no tracker"),
    List("follow_ups.toml", "nudge.words", lambda word: steps(f"{word} Ada"), ["nudged"]),
    List("follow_ups.toml", "message.words", lambda word: steps(f"{word} Ada 06-12"), ["nudged"]),
    List(
        "follow_ups.toml",
        "answer.words",
        lambda word: steps(f"mail 06-12 / {word} 08-12"),
        ["nudged", "heard_back"],
    ),
    List("follow_ups.toml", "refusal.words", lambda word: steps(f"mail {word} 6-12"), ["rejected"]),
    List("follow_ups.toml", "theirs.words", lambda word: steps(f"mail {word} Ada 06-12"), []),
    List("follow_ups.toml", "count.words", lambda word: steps(f"mail Ada 6-12 {word}"), []),
    List("follow_ups.toml", "planned.words", lambda word: steps(f"call {word} Ada 06-12"), []),
    List(
        "follow_ups.toml",
        "next_day.phrases",
        lambda words: follow_up_texts.steps(f"relance, reply {words}")[1].days_later,
        1,
    ),
    List(
        "follow_ups.toml",
        "between.words",
        lambda word: [who.name for who in follow_up_texts.people(f"relance {word} Ada Poe")],
        ["Ada Poe"],
    ),
    List(
        "note_days.toml",
        "applied_field.words",
        lambda word: note_days.events(f"Applied {word} 2026-06-08"),
        [],
    ),
    List(
        "note_days.toml",
        "season_lead.words",
        lambda word: planned(f"reapply {word} summer as"),
        [(6, 0)],
    ),
    List(
        "note_days.toml",
        "part_of_month.middle",
        lambda word: planned(f"will decide by {word} June"),
        [(6, 15)],
    ),
    List(
        "note_days.toml",
        "part_of_month.end",
        lambda word: planned(f"will decide by {word} June"),
        [(6, 30)],
    ),
    List(
        "note_days.toml",
        "no_deadline.words",
        lambda word: planned(f"{word} deadline 2026-06-03"),
        [],
    ),
    List(
        "note_days.toml",
        "nothing_since.words",
        lambda word: planned(f"{word} 2026-06-03 follow up"),
        [],
    ),
    List(
        "note_days.toml",
        "automatic.words",
        lambda word: prose_days.is_automatic(prose_days.spaced(f"Replied: {word}")),
        True,
    ),
    List("words.toml", "due", due_of_a_step, [("Write to Ida", "2026-02-01")]),
    List(
        "note_days.toml",
        "of_theirs.words",
        lambda word: planned(f"2026-08-07: follow up {word}"),
        [],
    ),
    *mails("reply_prefix", lambda word: parse_subject(f"{word}: Nurse at Acme"), ("Acme", "Nurse")),
    *mails("sender", lambda word: read_message(f"{word}: Acme Jobs <a@b.example>").company, "Acme"),
    *mails("subject", lambda word: read_message(f"{word}: Nurse at Acme").role, "Nurse"),
    *mails("day", lambda word: read_message(f"{word}: 2026-05-04").day, date(2026, 5, 4)),
    *mails("application", lambda word: parse_subject(f"{word} to Acme"), ("Acme", "")),
    *mails(
        "for_a_role",
        lambda word: parse_subject(f"application {word} nurse with Acme"),
        ("Acme", "nurse"),
    ),
    *mails("at_a_company", lambda word: parse_subject(f"Nurse {word} Acme"), ("Acme", "Nurse")),
    *mails(
        "behind_a_company",
        lambda word: parse_subject(f"Nurse at Acme {word} zzz"),
        ("Acme", "Nurse"),
    ),
    *mails("news", lambda word: parse_subject(f"{word} by Acme"), ("Acme", "")),
    *mails("no_role", lambda word: parse_subject(f"{word} zzz at Acme"), ("Acme", "")),
    *mails("no_company", lambda word: parse_subject(f"Nurse at {word}"), ("", "")),
    *mails(
        "condition",
        lambda word: most_informative_sentence("", "zzz", f"Rejected, {word}."),
        "zzz",
    ),
    *mails("about_applying", lambda word: is_about_applying("", "zzz", f"zzz {word} zzz"), True),
    *mails(
        "hiring_team",
        lambda word: company_and_role("", "", f"Acme {word} <a@b.example>"),
        ("Acme", ""),
    ),
    *mails("no_employer", lambda word: company_and_role("", "", f"a@{word}.example"), ("", "")),
    *(
        List(
            "connections.toml",
            f"{field}.words",
            lambda word, field=field: connection(**{field: word}),
            ("Ann Lee", "Acme", "Clerk", "x.example", "2026-01-05"),
        )
        for field in ("first", "last", "company", "position", "link", "connected_on")
    ),
    List(
        "connections.toml",
        "name.words",
        lambda word: connections.read("c.csv", f"{word},URL,Connected On\nAnn,x,y".encode())[
            "name"
        ].tolist(),
        ["Ann"],
    ),
    *(
        List(
            "same_role.toml",
            f"way_of_working.{language}",
            lambda each: folded_titles([f"Clerk {sample(each)} zzz"]),
            ["clerk zzz"],
        )
        for language in ("en", "de", "fr", "es")
    ),
)


def at(content: Any, name: str) -> list[str]:
    """The list of this name in a vocabulary file."""
    for key in name.split("."):
        content = content[int(key) if isinstance(content, list) else key]
    return content


@pytest.mark.parametrize("each", LISTS, ids=lambda each: f"{each.file}-{each.name}")
def test_every_word_of_a_list_counts(each):
    """Each word of a list does what the list is for."""
    seen = {word: each.see(word) for word in at(vocabulary.load(FILES[each.file]), each.name)}

    assert {} == {word: was for word, was in seen.items() if was != each.expected}


def test_every_list_is_seen():
    """No list of any vocabulary file is left out; phrases have tests of their own."""
    names = {(each.file, each.name) for each in LISTS}
    missing = []
    for file, path in FILES.items():
        for name, _ in lists_in(vocabulary.load(path)):
            if (file, name) not in names and name.split(".")[0] not in _PHRASES:
                missing.append((file, name))

    assert [] == missing


_PHRASES = {
    *("event", "plan", "signal", "silence", "inside", "kind", "talk", "stepped_back"),
    *("ending", "said", "agency", "label", "note", "title", "particle", "joint", "nobody", "code"),
    "employer",
    *("mailbox", "careers_page", "job_board", "page"),
    "somebody_else",
    "meaning",
    "ambiguous",
    "channel",
    "reason",
    "denied",
    *("months", "placeholder", "elsewhere", "where", "recorded", "later", "season"),
}


def lists_in(content: Any, name: str = "") -> Iterator[tuple[str, list[str]]]:
    """All lists of words in a vocabulary file, by name."""
    parts = content.items() if isinstance(content, dict) else enumerate(content)
    for key, value in parts:
        inner = f"{name}.{key}".strip(".")
        if isinstance(value, list) and value and isinstance(value[0], str):
            yield inner, value
        elif isinstance(value, dict | list):
            yield from lists_in(value, inner)
