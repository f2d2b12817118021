"""What cells of follow-up columns tell: messages, answers, refusals and people."""

import pytest

from ajar.intake.values import vocabularies
from ajar.intake.values.follow_up_texts import day_first, people, steps

WORDS = vocabularies.load("follow_ups.toml")


def told(text):
    """Kind and day of the month of each step, the day first."""
    found = steps(text, day_first=True)
    return [(step.kind.value, step.day.day if step.day else 0) for step in found]


@pytest.mark.parametrize("word", WORDS["message"]["words"])
def test_every_word_for_a_message_is_one(word):
    """With its day, unless the clause says that it is still to be done."""
    assert [("nudged", 6)] == told(f"{word} Ada Poe 06-12")
    assert [] == told(f"{word} Ada Poe {WORDS['planned']['words'][0]} 06-12")


@pytest.mark.parametrize("word", WORDS["answer"]["words"])
def test_every_word_for_an_answer_is_one(word):
    """Behind a message what came of it; else a reply, if it has a day."""
    assert [("nudged", 6), ("heard_back", 8)] == told(f"mail 06-12 / {word} 08-12")
    assert [("replied", 8)] == told(f"{word} 08-12")
    assert [] == told(f"{word} to a form")


@pytest.mark.parametrize("word", WORDS["refusal"]["words"])
def test_every_word_for_a_refusal_has_a_day(word):
    """Only with a day, and no message."""
    assert [("nudged", 6), ("rejected", 9)] == told(f"called 06-12 / mail {word} 09-12")
    assert [] == told(f"mail {word}")


def test_an_answer_counts_from_the_message_before():
    """“Next day” is one day later, in every language."""
    for phrase in WORDS["next_day"]["phrases"]:
        assert [0, 1] == [step.days_later for step in steps(f"mail 06-12, reply {phrase}")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("relance par LinkedIn à Ada Poe le 03-12", ["Ada Poe"]),
        ("Emailed Ada Poe, called Tom Hay 3/14", ["Ada Poe", "Tom Hay"]),
        ("contacter Ada dès qu'elle accepte", ["Ada"]),
        ("emailed recruiter 3/14", []),
        ("Birch only has one employee", []),
    ],
)
def test_people_are_named_behind_the_word(text, names):
    """Also where the message is only planned."""
    assert names == [person.name for person in people(text)]


def test_the_order_of_day_and_month_is_that_of_all_cells():
    """A number above twelve tells it."""
    assert day_first(["mail 06-12", "mail 17-11"])
    assert day_first(["mail 3/14"]) is False
    assert day_first(["mail 06-12"]) is None
