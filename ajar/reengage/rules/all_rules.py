"""
The rules of the list: which step an application calls for, from which day to which, and why.

Every rule is a row of ``RULES``. A rule applies to an application where its condition holds; its
window is counted in days from one fact of the application, so that it opens once and closes once.
Of the rules that apply, the first whose window is open decides; else the one that opens next;
else the first without a window.
"""

from ajar.reengage.rules.accepted import ACCEPTED
from ajar.reengage.rules.ended import ENDED
from ajar.reengage.rules.no_message import NO_MESSAGE
from ajar.reengage.rules.owed import OWED
from ajar.reengage.rules.rule import Rule
from ajar.reengage.rules.running import RUNNING

RULES: tuple[Rule, ...] = (*ACCEPTED, *OWED, *RUNNING, *ENDED, *NO_MESSAGE)
"""In order of precedence within one application."""

ACCEPTED_RULES = frozenset(rule.name for rule in (*ACCEPTED, *NO_MESSAGE))

BELOW_THE_LINE = (
    "A message is less likely to bring a reply than a new application in the same time."
)

OTHERS_COME_FIRST = (
    "Other companies come first: your list is long, and messages to them are worth more."
)

ENOUGH_AT_ONCE = "Other companies come first, and with them there are enough messages for now."

PLANNED_RULES = frozenset({"own_plan", "own_plan_after_end", "reapply_as_planned"})
"""Rules by which the person's own plan decides."""

INVITED_RULES = frozenset({"ask_feedback_offered"})
"""Rules for what the company offered to answer: no chance has to be weighed."""

NEVER_GIVE_WAY = PLANNED_RULES | {"promised_day", "ask_with_an_offer"}
"""Rules for a day that somebody named, or that an offer in hand sets: no list is too long."""

PLAN_COLUMNS = ("days_since_next_action", "days_since_reapply", "days_to_next_action")
"""What they look at."""
