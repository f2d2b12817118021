"""Steps and promised days: each phrase of the vocabulary, and days as they stand in prose."""

from datetime import date

import pytest

from ajar.intake.values import vocabularies
from ajar.intake.values.note_days import events, holding_events, holding_plans, plans
from ajar.intake.values.prose_days import NoteDay

TABLES = vocabularies.load("note_days.toml")
SENT = "sent a thank you 2026-01-02; "


def phrases(table):
    """Every phrase of a table and the kind it stands under."""
    return [
        (kind, phrase)
        for kind, languages in TABLES[table].items()
        for listed in languages.values()
        for phrase in listed
    ]


def test_every_step_is_told_with_its_day():
    """Behind a follow-up, an answer is what came of it."""
    wrong = []
    for kind, phrase in phrases("event"):
        told = events(f"{SENT}{phrase} 2026-03-04")
        if (told[-1].kind.value, told[-1].day) != (kind, NoteDay(2026, 3, 4)):
            wrong.append((kind, phrase, told))

    assert [] == wrong


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("2026-05-04 mailbox: rejection", NoteDay(2026, 5, 4)),
        ("2026-05-04 mailbox: rejection, they turned me down", None),
        ("2026-05-04 mailbox: rejection - they turned me down", NoteDay(2026, 5, 4)),
        ("rejected the same day by a mail of the hiring team (2026-05-04)", NoteDay(2026, 5, 4)),
        ("2026-05-01 call with the team whom I like, 2026-05-04 mailbox: rejection", None),
        ("Sent by mail 2026-05-01. On 2026-05-04 mailbox: rejection", NoteDay(2026, 5, 4)),
        ("rejected by somebody of the big team whom I had met at a fair in May 2026", None),
    ],
)
def test_the_only_day_of_a_clause_is_that_of_its_only_kind_of_step(note, expected):
    """As in a log; not one of several days, and not a month."""
    assert expected == events(note)[-1].day


@pytest.mark.parametrize(
    "note",
    [
        "User replied confirming Tuesday 2026-09-08",
        "I have answered 2026-09-08",
        "Call with Kevin, nice office",
        "Calling me soon to discuss",
    ],
)
def test_own_answers_and_calls_without_a_day_are_no_steps(note):
    """What the person answered is no reply of the company."""
    assert [] == events(note)


def test_every_plan_is_told_with_its_day():
    """“Decide by”, “reapply in” and their like, in six languages."""
    told = [(kind, phrase, plans(f"{phrase} 2026-03-04")) for kind, phrase in phrases("plan")]

    assert [] == [
        (kind, phrase)
        for kind, phrase, said in told
        if [(plan.kind.value, plan.day) for plan in said] != [(kind, NoteDay(2026, 3, 4))]
    ]


def test_the_first_look_misses_none():
    """What may hold a phrase is looked at."""
    assert holding_events([phrase.upper() for _, phrase in phrases("event")]).all()
    assert holding_plans([phrase.upper() for _, phrase in phrases("plan")]).all()
    assert not holding_plans(["Nice office", ""] * 20).any()


@pytest.mark.parametrize(
    ("written", "day_first", "expected"),
    [
        ("5 December", None, date(2026, 12, 5)),
        ("Dec 5th", None, date(2026, 12, 5)),
        ("12/20", None, date(2026, 12, 20)),
        ("20/12", None, date(2026, 12, 20)),
        ("5/12", True, date(2026, 12, 5)),
        ("5/12", False, date(2027, 5, 12)),
        ("5.12.", None, date(2026, 12, 5)),
        ("March 2027", None, date(2027, 3, 1)),
        ("15 de octubre", None, date(2026, 10, 15)),
        ("six months", None, date(2027, 3, 15)),
        ("2 years", None, date(2028, 9, 15)),
    ],
)
def test_a_day_is_counted_from_the_last_one(written, day_first, expected):
    """Without a year it is the next such day."""
    (plan,) = plans(f"follow up on {written}", day_first=day_first)

    assert expected == plan.day.on_or_after(date(2026, 9, 15))


@pytest.mark.parametrize(
    ("note", "kind", "expected"),
    [
        ("take-home due 22/5", "deadline", date(2027, 5, 22)),
        ("Deadline: 22.12.2026", "deadline", date(2026, 12, 22)),
        ("Aufgabe bis 22.12. abgeben", "deadline", date(2026, 12, 22)),
        ("entregar la prueba antes del 22/12", "deadline", date(2026, 12, 22)),
        ("12月22日前提交", "deadline", date(2026, 12, 22)),
        ("She will come back to me by 22 December", "decision", date(2026, 12, 22)),
        ("Zwischenbescheid 10.10.: dauert noch 2 Wochen", "decision", date(2026, 10, 24)),
        ("Budget frozen until Q4", "reapply", date(2026, 10, 1)),
        ("auf Eis gelegt bis Herbst", "reapply", date(2027, 9, 1)),
        ("recrutement gelé jusqu'en décembre", "reapply", date(2026, 12, 1)),
        ("proceso congelado hasta diciembre", "reapply", date(2026, 12, 1)),
        ("Reapply in 6 months - Kim 4 May", "reapply", date(2026, 11, 4)),
        ("Do not follow up before December", "next_action", date(2026, 12, 1)),
    ],
)
def test_what_is_due_promised_or_on_hold_has_its_day(note, kind, expected):
    """Months and weeks are counted from the only day beside them; a season begins in its month."""
    (plan,) = plans(note)

    assert (plan.kind.value, plan.day.on_or_after(date(2026, 9, 15))) == (kind, expected)


@pytest.mark.parametrize("written", ["Friday", "5/12", "2.5", "their answer", "may"])
def test_what_is_no_certain_day_is_none(written):
    """Nothing is guessed."""
    assert [] == plans(f"follow up on {written}")


def test_a_weekday_before_a_day_ends_no_clause():
    """Its comma belongs to the day, of a step as well as of a conversation."""
    for note, kind in [("Applied Wed, Jul 15, 2026", "applied"),
                       ("phone interview with Ann on Wed, Jul 15, 2026", "screen")]:  # fmt: skip
        assert [(kind, NoteDay(2026, 7, 15))] == [
            (step.kind.value, step.day) for step in events(note)
        ]


@pytest.mark.parametrize(
    "note",
    ["the interview plays out", "sent a follow up weeks ago", "nachgefragt wegen des Termins"],
)
def test_words_that_are_also_months_are_none_without_a_number(note):
    """“Out” is October in Portuguese, and “ago” August in Spanish."""
    assert all(step.day is None for step in events(note))


def test_long_notes_are_read_as_short_ones():
    """Each conversation has its day, or the only one of its clause."""
    told = events("interview 2026-09-24 " * 90)
    assert {("interview", NoteDay(2026, 9, 24))} == {(step.kind.value, step.day) for step in told}
    assert len(told) == 90
    assert [] == events("interview " * 200)


@pytest.mark.parametrize(
    ("note", "month", "day"),
    [
        ("décision fin mai", 5, 31),
        ("décision mi-juin", 6, 15),
        ("Entscheidung Ende Februar", 2, 28),
        ("will hear back by end of May", 5, 31),
        ("decision mid June", 6, 15),
        ("panel w/c 25 May", 5, 25),
        ("5月22号前出结果", 5, 22),
    ],
)
def test_a_part_of_a_month_is_a_promised_day(note, month, day):
    """Its middle is the 15th, its end the last day by the calendar."""
    assert [("decision", NoteDay(0, month, day))] == [
        (plan.kind.value, plan.day) for plan in plans(note)
    ]


@pytest.mark.parametrize(
    ("note", "month"),
    [
        ("reapply in spring", 3),
        ("reapply next summer when they hire", 6),
        ("on hold until autumn", 9),
        ("reapply spring 2027", 3),
        ("check back after the holidays", 1),
        ("nach den Weihnachtsferien wieder melden", 1),
        ("follow up on summer internship", None),
        ("Deadline for Spring Boot test", None),
    ],
)
def test_a_season_is_a_time_and_no_part_of_a_name(note, month):
    """A word right behind it makes it a name, unless one like “in” stands before it."""
    assert ([NoteDay(0, month)] if month else []) == [plan.day for plan in plans(note)]


@pytest.mark.parametrize(
    "note",
    [
        "Considered rejected: no news after 2026-06-03 follow-up",
        "no reply to 2026-06-03 follow up",
        "2026-08-07: follow-up meeting with the team",
        "Missed the deadline 2026-06-03",
        "Sent follow up 2026-09-14",
        "2026-09-14 follow up sent",
        "follow up done 2026-09-14",
        "No need to submit by 2026-06-03",
        "Frist verpasst, keine Abgabe 2026-06-03",
    ],
)
def test_what_lies_behind_or_is_theirs_is_no_plan(note):
    """A follow-up without an answer was sent, and a deadline that was missed asks for nothing."""
    assert [] == plans(note)


def test_the_name_of_a_field_is_no_application():
    """“Applied AI” is no step."""
    told = [[step.kind.value for step in events(note)]
            for note in ("Strong applied-AI mandate 2026-06-08", "Applied 2026-06-08")]  # fmt: skip
    assert told == [[], ["applied"]]


@pytest.mark.parametrize(
    "note",
    [
        "6 Aug 2026: one-hour exploratory office meeting scheduled with Ann Birch, founder",
        "6 Aug 2026: 45-minute meeting with Ann Birch",
        "Ann confirmed the meeting for 6 August 2026 at 11:00",
    ],
)
def test_a_meeting_with_a_day_is_a_conversation(note):
    """Like a call with somebody there."""
    assert [("screen", NoteDay(2026, 8, 6))] == [
        (step.kind.value, step.day) for step in events(note)
    ]


@pytest.mark.parametrize(
    "note",
    [
        "Ada replied 4 May: out of office until 14 May",
        "Ada answered 4 May with an out-of-office note",
        "Recruiter responded 4 May (OOO)",
        "Kim hat am 4. Mai automatisch geantwortet",
    ],
)
def test_what_a_machine_answers_is_no_answer(note):
    """An automatic receipt is no response, by the glossary."""
    assert [] == events(note)
    assert events("Ada replied 4 May")


@pytest.mark.parametrize(
    ("note", "day"),
    [
        ("Stelle bis September pausiert", NoteDay(0, 9)),
        ("bis Ende Mai auf Eis gelegt", NoteDay(0, 5, 31)),
        ("Projekt bis 15.09.2026 gestoppt", NoteDay(2026, 9, 15)),
    ],
)
def test_a_day_before_a_german_verb_is_read_as_behind_it(note, day):
    """A role on hold until a day is a plan for that day, as “on hold until September” is."""
    assert [("reapply", day)] == [(plan.kind.value, plan.day) for plan in plans(note)]
    assert holding_plans([note]).all()
