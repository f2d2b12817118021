"""What cells of follow-up columns tell: messages, answers, refusals and people."""

import pytest

from ajar.intake.values.follow_up_texts import day_first, people, steps


def told(text):
    """Kind and day of the month of each step, the day first."""
    found = steps(text, day_first=True)
    return [(step.kind.value, step.day.day if step.day else 0) for step in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("emailed Ada Poe 06-12 / called 14/12", [("nudged", 6), ("nudged", 14)]),
        ("mail 06-12 / réponse le 08-12", [("nudged", 6), ("heard_back", 8)]),
        ("réponse par email le 08-12", [("replied", 8)]),
        ("reply to a form", []),
        ("mail 06-12 / réponse automatique le 08-12", [("nudged", 6)]),
        ("emailed Ada 06-12 / reply 08-12: out of office", [("nudged", 6)]),
        ("appel 02-12, mail refus le 09-12", [("nudged", 2), ("rejected", 9)]),
        ("refus sur le site", []),
        ("call her when she is back 06-12", []),
        ("call her", []),
        ("relance sur LinkedIn", [("nudged", 0)]),
        ("Emailed to Ada 3 May 2026", [("nudged", 3)]),
        ("to email Ada 03/05/2026", []),
        ("emailed 2-3 times", []),
        ("waiting for call 22/01", []),
        ("received email 17/11", []),
        ("Email 17/11 from Ada", []),
        ("answer due 17/11", []),
        ("received rejection 17/11", [("rejected", 17)]),
        ("response pending 17/11", []),
    ],
)
def test_clauses_tell_messages_and_answers(text, expected):
    """“Call” without a day is a plan; a refusal, and an answer to no message, need one, too."""
    assert expected == told(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("relance par LinkedIn à Ada Poe le 03-12", ["Ada Poe"]),
        ("Emailed Ada Poe, called Tom Hay 3/14", ["Ada Poe", "Tom Hay"]),
        ("contacter Ada dès qu'elle accepte", ["Ada"]),
        ("emailed recruiter 3/14", []),
        ("Emailed Monday", []),
        ("Emailed April Poe", ["April Poe"]),
        ("Emailed in May", []),
        ("Emailed May", []),
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
