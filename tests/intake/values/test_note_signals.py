"""Signals: each phrase of the vocabulary, and what takes one back."""

import pytest

from ajar.intake.values import vocabularies
from ajar.intake.values.note_signals import signals


def test_every_phrase_signals_what_it_stands_under():
    """In all six languages."""
    phrases = [
        (kind, phrase.replace("{n}", "2"))
        for kind, languages in vocabularies.load("note_signals.toml")["signal"].items()
        for listed in languages.values()
        for phrase in listed
    ]
    told = signals([phrase for _, phrase in phrases])
    wrong = [
        (kind, phrase, [str(signal.kind) for signal in said])
        for (kind, phrase), said in zip(phrases, told, strict=True)
        if kind not in [str(signal.kind) for signal in said]
    ]

    assert [] == wrong


@pytest.mark.parametrize(
    "write",
    [str.upper, lambda text: text.replace(" ", "-"), lambda text: text.replace(" ", "\u200b  ")],
)
def test_many_notes_are_read_as_one_alone_is(write):
    """The quick look at a large column passes over no phrase, however its words are parted."""
    phrases = [
        write(phrase)
        for languages in vocabularies.load("note_signals.toml")["signal"].values()
        for listed in languages.values()
        for phrase in listed
        if "{n}" not in phrase
    ]

    assert [signals([phrase])[0] for phrase in phrases] == signals(phrases)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They want to keep in touch for future roles", "kept_on_file"),
        ("I was the runner-up", "second_choice"),
        ("Hiring freeze until spring", "hiring_freeze"),
        ("Position is on hold", "role_on_hold"),
        ("The role has been postponed", "role_on_hold"),
        ("On hold", "role_on_hold"),
        ("⏸ On hold.", "role_on_hold"),
        ("Interviewed, on hold", "role_on_hold"),
        ("On hold until March", "role_on_hold"),
        ("HR said budget frozen until Q3", "role_on_hold"),
        ("Stelle bis September pausiert", "role_on_hold"),
        ("auf Eis gelegt bis Herbst", "role_on_hold"),
        ("recrutement gelé jusqu'en septembre", "hiring_freeze"),
        ("proceso congelado hasta septiembre", "role_on_hold"),
        ("Asked for references 15 May", "answer_owed"),
        ("PDF received. Need to express interest to Anna.", "answer_owed"),
        ("Kim told me to contact Per", "answer_owed"),
        ("me dit de contacter Ada Poe", "answer_owed"),
        ("soll mich an Frau Birch wenden", "answer_owed"),
        ("Two rounds; currently paused", "role_on_hold"),
        ("Recruiter told me the role is on hold", "role_on_hold"),
        ("My recruiter says req frozen", "role_on_hold"),
        ("They have put the hiring process on hold", "role_on_hold"),
        ("On hold due to budget", "role_on_hold"),
        ("They put it on hold", "role_on_hold"),
        ("Put on hold by HM", "role_on_hold"),
        ("Headcount on hold", "role_on_hold"),
        ("Role in New York is now officially on hold", "role_on_hold"),
        ("I heard the role is on hold", "role_on_hold"),
        ("My application was put on hold", "role_on_hold"),
        ("Hiring freeze until budget is lifted", "hiring_freeze"),
        ("Hiring freeze, might be lifted in May", "hiring_freeze"),
        ("Hiring freeze. I resumed my search", "hiring_freeze"),
        ("Hiring freeze. They will get back on Monday", "hiring_freeze"),
        ("Role on hold, not reopened yet", "role_on_hold"),
        ("Role on hold, will be open again in spring", "role_on_hold"),
        ("Role on hold. Nice office. The search resumed", "role_on_hold"),
        ("Stelle auf Eis gelegt", "role_on_hold"),
        ("No calls please", "asked_not_to_contact"),
        ("do not contact the recruiter directly", "asked_not_to_contact"),
    ],
)
def test_plain_words_are_found_whatever_their_case(text, kind):
    """Alone in a note, small or in capitals."""
    for written in (text, text.upper()):
        assert [kind] == [str(signal.kind) for signal in signals([written])[0]]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nice office",
        "call on Tuesday",
        "Touch screens",
        "freezing cold",
        "Confirmed in May. No follow-up, so I take it for a no",
        "no calls since, no emails either",
        "no hiring freeze",
        "not a scam I think",
        "if there is a hiring freeze",
        "kein Einstellungsstopp",
        "pas de gel des embauches",
        "sin despidos",
        "geen vacaturestop",
        "no calls please yet",
        "we do not call",
        "my team had layoffs",
        "put my search on hold",
        "was on hold for 40 minutes",
        "Called HR, on hold for 20 minutes",
        "relocation on hold",
        "background check on hold",
        "The role was on hold, now open again",
        "Hiring freeze lifted in May",
        "Role on hold; reopened",
        "I put my application on hold",
        "I put the process on hold",
        "previous role on hold",
        "My current job is on hold",
        "They put me on hold for 20 minutes",
        "frozen yogurt at the office",
        "on hold music",
        "Nice office. Relocation, pay and visa on hold",
        "I was laid off, my last company had layoffs",
    ],
)
def test_what_is_denied_or_about_others_is_none(text):
    """Other words, a denial, a condition, a habit, and what happened elsewhere."""
    assert () == signals([text])[0]


def test_a_promised_fast_track_asks_to_come_back():
    """Whoever may skip the first rounds next time was asked to apply again."""
    (signal,) = signals(["A no for this year; invited to fast-track for next year's programme"])[0]

    assert "reapply_later" == signal.kind.value


def test_the_clause_is_told():
    """What stands in other clauses is left out."""
    (signal,) = signals(["Nice office. Hiring freeze until spring, they said"])[0]

    assert "hiring freeze until spring" == signal.clause
