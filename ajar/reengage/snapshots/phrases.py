"""What notes and plans say of the next step: an answered offer, a conversation to prepare for."""

import re
from pathlib import Path

import numpy as np
import pandas as pd

from ajar.model.arrays import Flags, map_texts
from ajar.model.vocabulary import pattern

PHRASES = Path(__file__).with_name("phrases.toml")

_NOT_YET = pattern(PHRASES, "not_yet", before=r"\b", after=r"\b[^.;,\n]*$")
_TO_WAIT = pattern(PHRASES, "plan_to_wait", before=r"\W*+")
_TO_WORK = pattern(PHRASES, "plan_to_work", before=r"\W*+")
_MESSAGE_OF_THEIRS = pattern(
    PHRASES,
    "message_of_theirs",
    before=rf"\b{pattern(PHRASES, 'waited_for').pattern}(?:\s[\w/]+){{0,4}}?\s",
    after=r"\b",
)
_LONGEST = 2_000
"""Most characters of a text that are looked at."""
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z])|[;\n]")


def offer_answered(*texts: pd.Series) -> Flags:
    """Which applications' texts say that an offer was answered: “Registration confirmed”."""
    return _any_asserts("offer_answered", *texts)


def feedback_offered(*texts: pd.Series) -> Flags:
    """Which applications' texts say that the company would tell why it said no."""
    return _any_asserts("feedback_offered", *texts)


def to_prepare_for(*texts: pd.Series) -> Flags:
    """Which applications' texts speak of a conversation that the person prepares for."""
    return np.asarray(np.logical_or.reduce([contains("to_prepare_for", each) for each in texts]))


def conversation_arranged(texts: pd.Series) -> Flags:
    """Which notes say that a conversation was arranged: “calling me 5/23”."""
    return contains("conversation_arranged", texts)


def answer_expected(text: str) -> bool:
    """Whether a note names the day by which an answer is expected: “answer due by Friday”."""
    return pattern(PHRASES, "answer_expected").search(text) is not None


def undelivered(text: str) -> str | None:
    """
    Where a text says that mail reached nobody, the names that may stand there; None elsewhere.

    Not where the mail went out again.

    Examples
    --------
    >>> undelivered("Sent in May. Ana no longer works at Birch, write to Tom"), undelivered("Sent")
    ('Ana ', None)
    """
    return _names_of("undelivered", text)


def departed(text: str) -> str | None:
    """
    Where a text says that somebody left the company, the names beside that; None elsewhere.

    Examples
    --------
    >>> departed("Tim has left the company"), departed("Tim has left a message")
    ('Tim ', None)
    """
    return _names_of("departed", text)


def _names_of(table: str, text: str) -> str | None:
    """The names in the sentence with a phrase, before it where some stand there."""
    found = pattern(PHRASES, table).search(text)
    if not found or pattern(PHRASES, "sent_again").search(text[found.end() :]):
        return None
    before = _SENTENCES.split(text[: found.start()])[-1]
    return before if re.search(r"\w", before) else _SENTENCES.split(text[found.start() :])[0]


def meant_to_follow_up(*texts: pd.Series) -> Flags:
    """Which applications' texts say that the person means to write: “follow up with Kim”."""
    found = [contains("meant_to_follow_up", each) for each in texts]
    return np.asarray(np.logical_or.reduce(found))


def calls_for_message(plans: pd.Series) -> Flags:
    """Which plans are to write to somebody."""
    return contains("plan_to_write", plans) & ~calls_for_no_message(plans)


def calls_for_no_message(plans: pd.Series) -> Flags:
    """Which plans are to wait for a word or to work on something, and speak of no message."""
    return map_texts(plans, _calls_for_no_message)


def _calls_for_no_message(plan: str) -> bool:
    plan = plan[:_LONGEST]
    if not (_TO_WAIT.match(plan) or _TO_WORK.match(plan)):
        return False
    own = _MESSAGE_OF_THEIRS.sub("", plan)
    return not pattern(PHRASES, "plan_to_write").search(own)


def contains(table: str, texts: pd.Series) -> Flags:
    """Which texts have a phrase of one of the tables of ``phrases.toml``."""
    phrases = pattern(PHRASES, table)
    return map_texts(texts, lambda text: phrases.search(text.strip()[:_LONGEST]) is not None)


def _any_asserts(table: str, *texts: pd.Series) -> Flags:
    """Which rows have a phrase that nothing before it in its clause takes back."""
    phrases = pattern(PHRASES, table)

    def asserts(text: str) -> bool:
        text = text[:_LONGEST]
        return any(not _NOT_YET.search(text[: each.start()]) for each in phrases.finditer(text))

    return np.asarray(np.logical_or.reduce([map_texts(each, asserts) for each in texts]))
