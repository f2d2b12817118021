"""Conversations that notes speak of, by every phrase of the vocabulary."""

import pytest

from ajar.intake.values import vocabularies
from ajar.intake.values.conversations import is_any_talk, prefilter, spoken_of
from ajar.intake.values.note_days import events
from ajar.intake.values.prose_days import NoteDay

LISTED = vocabularies.load("conversations.toml")
PHRASES = [
    (phrase.replace("{n}", "2"), kind)
    for kind, languages in LISTED["kind"].items()
    for phrases in languages.values()
    for phrase in phrases
]


def kinds(text, **held):
    """The kinds of conversations that a note speaks of."""
    return [kind.value for kind in spoken_of(text, **held)]


def test_every_phrase_is_a_conversation_with_or_without_a_day():
    """Each is of the kind it stands under, and of no other."""
    assert [] == [(each, kind) for each, kind in PHRASES if kinds(f"zzz {each} Ann") != [kind]]
    dated = [(kind, events(f"{each} Ann 2026-03-04")[0]) for each, kind in PHRASES]
    assert {NoteDay(2026, 3, 4)} == {step.day for _, step in dated}
    assert [] == [step for kind, step in dated if step.kind != kind]


def test_the_first_look_misses_no_phrase():
    """A note with a phrase is never passed over."""
    assert prefilter([phrase.upper() for phrase, _ in PHRASES]).all()
    assert not prefilter(["Nice office", ""] * 20).any()


def test_phrases_of_any_talk_are_phrases():
    """Each of them is listed as a conversation, too."""
    assert set(LISTED["talk"]["phrases"]) <= {phrase for phrase, _ in PHRASES}
    assert is_any_talk("spoke with")
    assert not is_any_talk("final round")


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("2nd interview 8 May, rejected 13 May by phone", ["interview"]),
        ("Spoke with Priya on 8 May – lovely chat. Then a no.", ["screen"]),
        ("Great interview but they chose someone else", ["interview"]),
        ("Absage nach dem 2. Gespräch", ["interview"]),
        ("Refus après 2e entretien", ["interview"]),
        ("Segunda entrevista, eligieron a otro", ["interview"]),
        ("面过一轮", ["interview"]),
        ("No offer after the final round", ["final"]),
        ("Not selected. Before the interview they were kind", []),
        ("Rejected without interview", []),
        ("Was hoping for an interview", []),
        ("Mock interview went well", []),
        ("Interview process: unclear", []),
        ("Interview? No", []),
        ("Next interview in June", []),
        ("Interview cancelled", []),
        ("Met with Ada (referral) via Zoom, then a no", []),
        ("Spoke with a friend at the company", []),
        ("Met with Ada at a career fair", []),
        ("Interview through a referral, then a no", ["interview"]),
        ("Previously interviewed with them in 2024", []),
        ("Interview feedback was kind", []),
        ("Take-home announced, then an interview.", []),
        ("Phone screen, then an interview", ["screen", "interview"]),
        ("HireVue video interview completed, then a no", []),
        ("One-way interview, no reply since", []),
        ("Interview cancelled after lunch", []),
        ("没有面试", []),
    ],
)
def test_what_was_held_is_told_apart(note, expected):
    """Not what is denied, hoped for, called off or asked, nor what only has the word in it."""
    assert expected == kinds(note)


@pytest.mark.parametrize(
    ("note", "day"),
    [
        ("Spoke with Johan (hiring manager) on 3 May, he will get back", NoteDay(0, 5, 3)),
        ("Hatte am 03.05. ein Gespräch mit dem Teamleiter", NoteDay(0, 5, 3)),
        ("5月3日和王经理面试", NoteDay(0, 5, 3)),
        ("Interview postponed to 3 May", NoteDay(0, 5, 3)),
        ("Mail of 3 May: interview", None),
        ("Interview 3 May, then cancelled", None),
        ("Interview request 3 May", None),
        ("No interview by 3 May", None),
    ],
)
def test_the_day_beside_a_conversation_is_its_day(note, day):
    """But for that of a message, and where there was none."""
    assert ([day] if day else []) == [step.day for step in events(note)]
