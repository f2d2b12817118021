"""What decides which sentences a draft has, and what fills them."""

from dataclasses import dataclass
from datetime import date

from ajar.model.enums import Stage
from ajar.model.titles import TITLES
from ajar.reengage.recommendation import Action, Situation

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
    def addressee(self) -> str:
        """The name of the addressee; empty where it is a number or an address, no name."""
        name = one_line(self.name)
        return "" if "@" in name or any(each.isdigit() for each in name) else name

    @property
    def first_name(self) -> str:
        """The first name of the addressee; empty where there is a title or an initial instead."""
        last, comma, rest = self.addressee.partition(",")
        names = (rest if comma else last).split()
        # Of “DUPONT Claire” the capitals tell the surname, wherever it stands.
        given = [name for name in names if len(name.strip(".")) == 1 or not name.isupper()]
        first = (given or names or [""])[0]
        initial = len(first) == 1 or first.endswith(".")
        return "" if initial or first.casefold() in TITLES else first

    @property
    def interviewed(self) -> bool:
        """It came to an interview."""
        return self.stage >= Stage.INTERVIEW

    @property
    def asks_feedback(self) -> bool:
        """Thanks after an interview that ended in a no ask what was missing, once."""
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
