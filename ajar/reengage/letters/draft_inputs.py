"""What decides which sentences a draft has, and what fills them."""

from dataclasses import dataclass
from datetime import date

from ajar.model.enums import Stage
from ajar.reengage.letters.addressee import Addressee
from ajar.reengage.recommendation import Action, Situation

_TO_ACQUAINTANCES = {
    Situation.INTRODUCTION: frozenset({Action.NUDGE, Action.CHECK_IN, Action.REAPPLY}),
    Situation.REFERRER: frozenset(Action) - {Action.ANSWER, Action.INVITE},
}
"""Steps whose letter is written to an acquaintance; the others speak to the company."""

_LONGEST = 90
"""Longer names and roles are left out, since one that is cut reads like a machine's."""


@dataclass(frozen=True)
class DraftInputs:
    """What a draft may speak of; empty or None where it is not known."""

    company: str
    step: Action = Action.NONE
    situation: Situation = Situation.APPLIED_ONLY
    others: tuple[str, ...] = ()
    """Further companies that the same message is about; it then names no role."""
    role: str = ""
    name: str = ""
    """Of the person it is for."""
    own_name: str = ""
    """Of the person who writes."""
    ended: bool = True
    """The application has an outcome."""
    stage: Stage = Stage.APPLIED
    spoke_on: date | None = None
    """Day of the last conversation."""
    applied_on: date | None = None
    met: bool = True
    """Somebody there spoke to the person; a test is no conversation."""
    hired: bool = False
    """The person has accepted another offer."""
    hired_there: str = ""
    """Of the companies that the letter is about the one whose offer the person has accepted."""
    outcome_told: bool = True
    """The company told the person how it ended."""
    on_hold: bool = False
    """The role was put on hold, and not closed for good."""
    replied: bool = False
    """The company wrote without inviting or refusing."""
    deadline_named: bool = False
    """The company named a day by which it waits for an answer."""
    kept_on_file: bool = False
    """The company said that it keeps the person in mind."""
    applied_since: bool = False
    """Another application of the person there is running."""
    other_role: str = ""
    """What that one is for."""
    speculative: bool = False
    """The person wrote on their own, about no role that was advertised."""
    reason_told: bool = False
    """The company told the person why it ended."""
    needs_no_reason: bool = False
    """The person has asked, or knows the reason anyway."""
    other_offer: bool = False
    """The person has an offer of somebody else in hand."""
    as_of: date | None = None
    """Day of writing; a day of the same year is written without the year."""

    @property
    def addressee(self) -> Addressee:
        """Who is addressed; without a name where it is a number or an address."""
        name = one_line(self.name)
        named = "@" not in name and not any(each.isdigit() for each in name)
        return Addressee(name if named else "", acquaintance=self.to_acquaintance)

    @property
    def to_acquaintance(self) -> bool:
        """Whether it goes to somebody the person knows, and not to the company."""
        return self.situation in {Situation.INTRODUCTION, Situation.REFERRER}

    @property
    def familiar(self) -> bool:
        """Whether it says “du”, “tu” or “tú”: to an acquaintance whose name has no title."""
        steps = _TO_ACQUAINTANCES.get(self.situation, frozenset())
        return self.step in steps and not self.addressee.title

    @property
    def interviewed(self) -> bool:
        """Whether there was an interview."""
        return self.stage >= Stage.INTERVIEW

    @property
    def asks_feedback(self) -> bool:
        """Whether to ask what was missing: in thanks after an interview and a no, once."""
        turned_down = {Situation.INTERVIEWED, Situation.RUNNER_UP, Situation.OVER_A_YEAR_AGO}
        thanks = self.step == Action.THANK and self.ended and self.situation in turned_down
        return (
            thanks
            and self.interviewed
            and not (self.needs_no_reason or self.reason_told or self.hired)
        )


def one_line(text: str) -> str:
    """One line without control characters; empty where it would not fit into a sentence."""
    printable = "".join(letter if letter.isprintable() else " " for letter in text)
    line = " ".join(printable.split())
    return line if len(line) <= _LONGEST else ""
