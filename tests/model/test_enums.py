"""The vocabulary holds together."""

import pytest

from ajar.model.enums import Channel, EventKind, Outcome, Reason, Stage
from ajar.model.event_groups import ANSWERS_TO_FOLLOW_UPS, FOLLOW_UPS, POSITIVE_REPLIES, REPLIES
from ajar.model.ledger import LEDGER_TEXTS, LedgerCode


@pytest.mark.parametrize("word", [*Outcome, *Channel, *Reason, *EventKind, *Stage])
def test_every_word_has_a_label_for_people(word):
    """Nothing on screen reads like a variable name."""
    assert "_" not in word.label
    assert word.label[0].isupper()


@pytest.mark.parametrize("code", LedgerCode)
def test_every_ledger_code_says_why(code):
    """A remark in the ledger always has a treatment and a plain sentence."""
    assert LEDGER_TEXTS[code].treatment in ("repaired", "guessed", "set aside", "reported")
    assert code.why.endswith(".")


def test_a_receipt_is_no_reply():
    """An automatic acknowledgement is not a word from a human."""
    assert EventKind.ACKNOWLEDGED not in REPLIES


def test_a_rejection_is_a_reply_and_not_a_positive_one():
    """A no is an answer; it does not move things on."""
    assert EventKind.REJECTED in REPLIES - POSITIVE_REPLIES


def test_what_the_person_sends_is_never_a_reply():
    """Follow-ups and what comes back to them are kept apart from replies."""
    assert not (set(FOLLOW_UPS) | ANSWERS_TO_FOLLOW_UPS) & REPLIES
