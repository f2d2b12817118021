"""
Short messages in the person's own facts: warm, plain, and without begging.

A fact that is missing takes its words with it, so that no draft has a gap to fill. What comes
from the file is folded to one line and never interpreted.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from ajar.model.words import Stage
from ajar.reengage.doors import TONES, Action, Draft, Tone

_LONGEST = 90
"""Longer names and roles are left out rather than cut: a cut one reads like a machine's."""

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_CLOSINGS: dict[Tone, str] = {
    "warm": "With kind regards",
    "plain": "Kind regards",
    "brief": "Best wishes",
}


@dataclass(frozen=True)
class Facts:
    """What a draft may speak of; empty or None where it is not known."""

    company: str
    role: str = ""
    name: str = ""
    stage: Stage = Stage.APPLIED
    spoke_on: date | None = None
    """Day of the last conversation or test."""
    applied_on: date | None = None
    withdrew: bool = False
    asked_feedback: bool = False
    seen_open: bool = False
    """The role, or another one, was seen open."""


def write(action: Action, facts: Facts) -> tuple[Draft, ...]:
    """One draft per tone, in the order of ``TONES``."""
    said = _Said(facts)
    subject, body = _TEXTS[action]
    return tuple(
        Draft(subject(said), _letter(said, tone, body(said, tone)), tone) for tone in TONES
    )


class _Said:
    """The facts as phrases that fit into a sentence, or disappear from it."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.company = one_line(facts.company) or "your company"
        role = one_line(facts.role)
        named = role and not role.casefold().endswith(("role", "position", "job"))
        self.title = role
        self.role = f"the {role} role" if named else f"the {role}" if role else "the role"
        self.name = one_line(facts.name)
        self.month = (
            f" in {_MONTHS[facts.spoke_on.month - 1]} {facts.spoke_on.year}"
            if facts.spoke_on
            else ""
        )
        self.applied = (
            f" on {facts.applied_on.day} {_MONTHS[facts.applied_on.month - 1]}"
            f" {facts.applied_on.year}"
            if facts.applied_on
            else ""
        )
        self.met = facts.stage >= Stage.SCREEN
        self.talks = "conversations" if facts.stage >= Stage.INTERVIEW else "contact"
        self.interviewed = facts.stage >= Stage.INTERVIEW

    def about(self, words: str) -> str:
        """A subject line."""
        return f"{words}: {self.title}" if self.title else words


def _letter(said: _Said, tone: Tone, paragraphs: list[str]) -> str:
    greeting = "Hello" if tone == "brief" else "Dear"
    opening = f"{greeting} {said.name}," if said.name else "Hello,"
    return "\n\n".join([opening, *filter(None, paragraphs), f"{_CLOSINGS[tone]},"])


def _thank(said: _Said, tone: Tone) -> list[str]:
    if said.facts.withdrew:
        first = (
            f"Thank you again for considering me for {said.role}, and for taking my answer so well."
        )
        return [first, _door_open(tone)]
    ask = _feedback_question(tone) if said.interviewed and not said.facts.asked_feedback else ""
    if tone == "brief":
        time = " and for your time" if said.met else ""
        return [
            f"Thank you for letting me know about {said.role}{time}.",
            _door_open(tone),
            ask,
        ]
    first = f"Thank you for letting me know about {said.role}."
    if said.met:
        first += " I appreciate the time that you and your colleagues took for me."
    if tone == "warm" and said.interviewed:
        first += f" I enjoyed getting to know {said.company}."
    return [first, _door_open(tone), ask]


def _door_open(tone: Tone) -> str:
    if tone == "brief":
        return "Should this seat or a similar one open, I would be glad to hear from you."
    return (
        "I remain interested in working with you. Should this seat or a similar one open, I would "
        "be glad to hear from you."
    )


def _feedback_question(tone: Tone) -> str:
    if tone == "warm":
        return (
            "If you have a minute: is there one thing that would have made my application "
            "stronger? A single sentence would help me."
        )
    return "Is there one thing that would have made my application stronger?"


def _ask_feedback(said: _Said, tone: Tone) -> list[str]:
    if tone == "brief":
        return [f"One question about {said.role}. {_feedback_question(tone)}"]
    thanks = f"Thank you again for our {said.talks} about {said.role}{said.month}."
    ease = (
        "I know that not everything can be shared, and I will not ask again."
        if tone == "warm"
        else ""
    )
    return [thanks, _feedback_question(tone), ease]


def _invite(said: _Said, tone: Tone) -> list[str]:
    if tone == "brief":
        return [
            f"Thank you for your reply about {said.role}. I would be glad to stay in touch here."
        ]
    first = f"Thank you for your kind reply about {said.role} at {said.company}."
    second = "I would like to stay in touch. May I add you to my network?"
    last = "I was glad of your reply either way." if tone == "warm" else ""
    return [first, second, last]


def _nudge(said: _Said, tone: Tone) -> list[str]:
    if said.interviewed:
        before = f"We spoke about {said.role}{said.month}"
    elif said.met:
        before = f"We were in touch about {said.role}{said.month}"
    else:
        before = f"I applied for {said.role}{said.applied}"
    if tone == "brief":
        return [f"{before}. Is there any news you can share?"]
    first = f"{before}, and I am still interested."
    second = "Is there any news you can share, or a day by which you expect to decide?"
    last = (
        "Should the choice have fallen on somebody else, a short word would help me too."
        if tone == "warm"
        else ""
    )
    return [first, second, last]


def _check_in(said: _Said, tone: Tone) -> list[str]:
    if said.facts.withdrew:
        first = f"You may remember me: I stepped back from {said.role} myself."
    elif said.met:
        first = f"You may remember our {said.talks} about {said.role}{said.month}."
    else:
        first = f"You may remember my application for {said.role}{said.applied}."
    question = (
        "I saw that there may be an opening again. Is it still to be filled?"
        if said.facts.seen_open
        else "Plans change on both sides: should the seat be open again, or a similar one, I would "
        "be glad to talk."
    )
    if tone == "brief":
        return [f"{first} {question}"]
    kept = f"{said.company} has stayed on my mind." if tone == "warm" else ""
    return [
        " ".join(filter(None, [first, kept])),
        question,
        "If nothing is planned, no answer is needed.",
    ]


def _reapply(said: _Said, tone: Tone) -> list[str]:
    before = f"I applied for {said.role} at {said.company}{said.applied}"
    before += " and enjoyed our conversations." if said.interviewed else "."
    question = (
        "I saw that you are hiring again and would like to apply. Is there anything I should know "
        "beforehand?"
        if said.facts.seen_open
        else "I am still interested. Is there a role you are filling now for which I should apply?"
    )
    if tone == "brief":
        return [f"{before} {question}"]
    offer = "I can send an updated CV whenever it is useful." if tone == "warm" else ""
    return [before, question, offer]


_TEXTS: dict[Action, tuple[Callable[[_Said], str], Callable[[_Said, Tone], list[str]]]] = {
    Action.THANK: (lambda said: said.about("Thank you"), _thank),
    Action.ASK_FEEDBACK: (lambda said: said.about("One question"), _ask_feedback),
    Action.INVITE: (lambda said: said.about("Staying in touch"), _invite),
    Action.NUDGE: (lambda said: said.about("My application"), _nudge),
    Action.CHECK_IN: (lambda said: said.about("Still interested"), _check_in),
    Action.REAPPLY: (lambda said: said.about("Applying again"), _reapply),
}


def day(of: date) -> str:
    """A day in English, whatever the machine's language: 3 October 2026."""
    return f"{of.day} {month(of)}"


def month(of: date) -> str:
    """A month in English: October 2026."""
    return f"{_MONTHS[of.month - 1]} {of.year}"


def one_line(text: str) -> str:
    """One line without control characters; empty where it would not fit into a sentence."""
    kept = "".join(letter if letter.isprintable() else " " for letter in text)
    line = " ".join(kept.split())
    return line if len(line) <= _LONGEST else ""
