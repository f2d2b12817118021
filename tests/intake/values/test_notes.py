"""Facts in notes: only plain words, never what has not happened."""

import pytest

from ajar.intake.values import vocabularies
from ajar.intake.values.notes import (
    may_say_stepped_back,
    note_events,
    prefilter,
    says_not_submitted,
    says_stepped_back,
)
from tests.intake.values.phrase_tables import composed, listed

LISTED = [entry[1:] for entry in (*listed("notes.toml"), *composed("notes.toml"))]
PHRASES = [(phrase, kind) for phrase, kind in LISTED if kind != "never sent"]
DENIALS = [phrase for phrase, kind in LISTED if kind == "never sent"]


def kinds(text: str) -> list[str]:
    """The kinds of fact one note proves."""
    return [fact.kind.value for fact in note_events([text])[0]]


def test_every_phrase_proves_its_fact():
    """Each plain phrase, in all languages, is that fact and no other."""
    assert [] == [(p, kind, kinds(p)) for p, kind in PHRASES if kinds(p) != [kind]]


def test_the_first_look_misses_no_phrase():
    """A note with a phrase is never passed over, in capitals and with spaces neither."""
    asian = [" ".join(phrase) for phrase, _ in PHRASES if phrase > "\u3000"]
    texts = [form for p, _ in PHRASES for form in (p, p.upper())] + asian

    assert [] == [text for text, may in zip(texts, prefilter(texts), strict=True) if not may]
    assert not prefilter(["Nice office", "面白い", ""] * 20).any()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Interviewed in May, received an offer", ["interview", "offer"]),
        ("5 interviews", ["interview"]),
        (
            "Two interviews; got an offer. After the interview they were kind.",
            ["interview", "offer"],
        ),
        ("had a call with their recruiter", ["screen"]),
        ("Interview scheduled, need to confirm date", ["interview"]),
        ("Cultural fit interview next week", ["interview"]),
        ("Need to prepare for the second interview", ["interview"]),
        ("All rounds done, awaiting their decision", ["interview"]),
        ("One-way video interview completed", ["test"]),
        ("Completed interview on HireVue", ["test"]),
        ("Offer received, thinking it over", ["offer"]),
    ],
)
def test_plain_words_are_facts_in_order(text, expected):
    """Each kind of fact once, in the order of the words."""
    assert expected == kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Need to prepare better for any interview",
        "Got an offer from another company",
        "received an offer elsewhere",
        "if I get interviewed, mention the award",
        "never interviewed",
        "process: 3 rounds",
        "They will have interviewed everybody by June",
        "Interview questions are on their site",
        "Great opportunity, follow up next week",
        "Looking forward to interviews",
        "",
    ],
)
def test_what_has_not_happened_is_no_fact(text):
    """Plans, conditions, denials and mentions prove nothing."""
    assert [] == kinds(text)


def test_denials_of_sending_are_plain():
    """Each phrase, in all languages, says that nothing was sent; applying again later does not."""
    assert [] == [phrase for phrase in DENIALS if not says_not_submitted([phrase])[0]]
    assert [] == [phrase for phrase in DENIALS if kinds(phrase)]
    assert [] == [phrase for phrase in DENIALS if not says_not_submitted([phrase.upper()])[0]]
    other_spellings = ["DIDN’T APPLY", "couldn´t apply", "Ei laehetetty", "没 投"]
    assert says_not_submitted(other_spellings).all()
    assert not says_not_submitted(["Sent on Friday, not yet answered", "Applied late", ""]).any()


def test_a_fact_carries_its_words():
    """The ledger can show what was read."""
    assert "four interviews" == note_events(["Had four interviews"])[0][0].words


def test_who_ended_it_is_told_by_every_phrase():
    """What only says that it is unwanted counts while it is open."""
    for name, languages in vocabularies.load("notes.toml")["stepped_back"].items():
        phrases = [each for listed in languages.values() for each in listed]
        told = [says_stepped_back(each, ended=True) for each in phrases]

        assert set(told) == {name == "whatever"}
        assert all(says_stepped_back(each, ended=False) for each in phrases)
        assert may_say_stepped_back([each.upper() for each in phrases]).all()
