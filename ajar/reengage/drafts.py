"""
Short messages in the person's own facts: warm, plain, and without begging.

A fact that is missing takes its words with it, so that no draft has a gap to fill. What comes
from the file is folded to one line and never interpreted. Which sentences a letter has is decided
here, for every language alike; how they are said stands in ``letters``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from ajar.model.enums import Stage
from ajar.reengage.draft_templates import ENGLISH, DraftTemplates, language
from ajar.reengage.types import TONES, Action, Draft, History, LazySequence, Tone

_LONGEST = 90
"""Longer names and roles are left out rather than cut: a cut one reads like a machine's."""

Paragraphs = list[list[str]]


@dataclass(frozen=True)
class DraftFacts:
    """What a draft may speak of; empty or None where it is not known."""

    company: str
    step: Action = Action.NONE
    history: History = History.APPLIED_ONLY
    role: str = ""
    name: str = ""
    """Of the person it is for."""
    own_name: str = ""
    """Of the person who writes."""
    ended: bool = True
    """The application has an outcome."""
    stage: Stage = Stage.APPLIED
    spoke_on: date | None = None
    """Day of the last conversation or test."""
    applied_on: date | None = None
    asked_feedback: bool = False

    @property
    def first_name(self) -> str:
        """The first word of the name; empty where there is none."""
        return one_line(self.name).partition(" ")[0]

    @property
    def withdrew(self) -> bool:
        """The person stepped back."""
        return self.history in {History.WITHDREW, History.OFFER_DECLINED}

    @property
    def seen_open(self) -> bool:
        """The role, or another one, was seen open."""
        return self.history == History.OPENING_SEEN

    @property
    def met(self) -> bool:
        """Somebody there spoke to the person."""
        return self.stage >= Stage.SCREEN

    @property
    def interviewed(self) -> bool:
        """It came to an interview."""
        return self.stage >= Stage.INTERVIEW


def write(facts: DraftFacts, code: str = ENGLISH) -> Sequence[Draft]:
    """
    One draft per tone, in the order of ``TONES``, in the language of that code.

    Empty for a step that has no letter.
    """
    if facts.step not in _LETTERS:
        return ()
    words = language(code)
    return LazySequence(len(TONES), lambda place: _draft(facts, words, TONES[place]))


def asks_feedback(facts: DraftFacts) -> bool:
    """Whether the draft asks what would have made the application stronger."""
    thanks = facts.step == Action.THANK and facts.ended and not facts.withdrew
    return thanks and facts.interviewed and not facts.asked_feedback


def _draft(facts: DraftFacts, words: DraftTemplates, tone: Tone) -> Draft:
    known = _known(facts, words)
    letter = [
        " ".join(words.say("sentence", key, tone, known) for key in paragraph)
        for paragraph in _LETTERS[facts.step](facts, tone)
        if paragraph
    ]
    greeting = words.say("greeting", tone, tone, known)
    closing = words.say("closing", tone, tone, known)
    subject = words.say("subject", facts.step.value.replace(" ", "_"), tone, known)
    return Draft(subject, "\n\n".join([greeting, *letter, closing]), tone)


def _known(facts: DraftFacts, words: DraftTemplates) -> dict[str, str]:
    """The facts as they stand in a sentence; empty where they are not known."""
    role = one_line(facts.role)
    return {
        "company": one_line(facts.company),
        "title": role,
        "role": words.role(role),
        "name": one_line(facts.name),
        "month": words.month(facts.spoke_on) if facts.spoke_on else "",
        "day": words.day(facts.applied_on) if facts.applied_on else "",
    }


def _thank(facts: DraftFacts, tone: Tone) -> Paragraphs:
    if facts.withdrew:
        return [["thank_withdrew"], ["door_open"]]
    if not facts.ended:
        return [["thanks_again", "still_interested"]]
    first = ["thank_met" if facts.met else "thank"]
    first += ["enjoyed"] if tone == "warm" and facts.interviewed else []
    ask = ["feedback"] if asks_feedback(facts) else []
    return [first, ["door_open"], ask]


def _ask_feedback(_: DraftFacts, tone: Tone) -> Paragraphs:
    if tone == "brief":
        return [["thanks_again", "feedback"]]
    return [["thanks_again"], ["feedback"], ["no_pressure"] if tone == "warm" else []]


def _invite(_: DraftFacts, tone: Tone) -> Paragraphs:
    if tone == "brief":
        return [["thanks_for_reply", "stay_in_touch"]]
    return [["thanks_for_reply"], ["stay_in_touch"], ["glad"] if tone == "warm" else []]


def _nudge(facts: DraftFacts, tone: Tone) -> Paragraphs:
    before = "spoke" if facts.interviewed else "in_touch" if facts.met else "applied"
    if tone == "brief":
        return [[before, "any_news"]]
    last = ["either_way"] if tone == "warm" else []
    return [[before, "still_interested"], ["any_news"], last]


def _check_in(facts: DraftFacts, tone: Tone) -> Paragraphs:
    before = "spoke" if facts.interviewed else "in_touch" if facts.met else "applied"
    first = ["remember_withdrew" if facts.withdrew else f"remember_{before}"]
    question = "seen_open" if facts.seen_open else "plans_change"
    if tone == "brief":
        return [[*first, question]]
    first += ["on_my_mind"] if tone == "warm" else []
    return [first, [question], ["no_answer_needed"]]


def _reapply(facts: DraftFacts, tone: Tone) -> Paragraphs:
    first = ["applied_before", *(["enjoyed_talks"] if facts.interviewed else [])]
    question = "hiring_again" if facts.seen_open else "which_role"
    if tone == "brief":
        return [[*first, question]]
    return [first, [question], ["updated_cv"] if tone == "warm" else []]


_LETTERS: dict[Action, Callable[[DraftFacts, Tone], Paragraphs]] = {
    Action.THANK: _thank,
    Action.ASK_FEEDBACK: _ask_feedback,
    Action.INVITE: _invite,
    Action.NUDGE: _nudge,
    Action.CHECK_IN: _check_in,
    Action.REAPPLY: _reapply,
}


def one_line(text: str) -> str:
    """One line without control characters; empty where it would not fit into a sentence."""
    kept = "".join(letter if letter.isprintable() else " " for letter in text)
    line = " ".join(kept.split())
    return line if len(line) <= _LONGEST else ""
