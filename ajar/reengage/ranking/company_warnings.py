"""What to know before writing to a company."""

import numpy as np

from ajar.measure.applications.waiting_threshold import AFTER_APPLYING
from ajar.model.dates import NEVER, day_number
from ajar.reengage.letters.draft_inputs import one_line
from ajar.reengage.ranking.company_facts import CompanyFacts
from ajar.reengage.recommendation import Action, Contact, Segment, Situation
from ajar.reengage.rules import hiring_practice
from ajar.reengage.rules.rule import Audience
from ajar.reengage.snapshots.application_state import ApplicationState

_NOTES_A_MONTH = 5
"""Invitations with a note that LinkedIn allows a free account each month."""

_NO_CONTACT = "You have no contact there: reply to their last email, or find a name on LinkedIn."
_NOBODY_NAMED = {
    Audience.TEAM: _NO_CONTACT,
    Audience.INTERVIEWERS: _NO_CONTACT,
    Audience.REFERRER: "Write to the person who referred you; your file does not name them.",
    Audience.AGENCY: "Write to the agency; your file names nobody there.",
    Audience.CONNECTION: _NO_CONTACT,
}
"""What to know where the file names nobody, by whom the message is for."""


def company_warnings(facts: CompanyFacts, to: Contact, segment: Segment) -> tuple[str, ...]:
    """What to know before writing."""
    if segment not in {Segment.ACT, Segment.WATCH}:
        return ()
    found = [
        "" if str(to) else _nobody_named(facts, to),
        _mailbox(facts),
        _still_open(facts),
        _deleted(facts),
    ]
    if facts.rule.action == Action.INVITE:
        found.append(
            f"LinkedIn allows a free account about {_NOTES_A_MONTH} invitations with a note a "
            "month; one without a note is fine for recruiters.",
        )
    return tuple(filter(None, found))


def _nobody_named(facts: CompanyFacts, to: Contact) -> str:
    through_agency = facts.situation(to) == Situation.AGENCY
    return _NOBODY_NAMED[Audience.AGENCY if through_agency else facts.rule.to]


def _mailbox(facts: CompanyFacts) -> str:
    if facts.inputs.snapshot_inputs.contacts.no_reply[facts.applications()].any():
        return "One address on file is a mailbox that nobody reads; it is not used."
    return ""


def _still_open(facts: CompanyFacts) -> str:
    states = facts.inputs.snapshot_inputs.states
    # Entries are ordered by snapshot, and the companies of today come first.
    first, last = np.searchsorted(states.snapshot, [facts.company, facts.company + 1])
    own = slice(first, last)
    rows, state = states.application[own], states.state[own]
    lately = facts.inputs.index.start[rows] >= day_number(facts.inputs.as_of) - AFTER_APPLYING
    said_silent = facts.inputs.rule_inputs["said_silent"].to_numpy()[rows]
    silent_lately = (state == ApplicationState.SILENT) & lately & ~said_silent
    waits = (state == ApplicationState.FRESH) | silent_lately
    waiting = rows[waits & (rows != facts.row)]
    if not len(waiting):
        return ""
    role = one_line(facts.inputs.index.text("role")[int(waiting[0])])
    named = f" ({role})" if role else ""
    return f"Another application there is still open{named}: mention it."


def _deleted(facts: CompanyFacts) -> str:
    last = int(facts.inputs.features.last_contact[facts.company])
    if last >= NEVER or facts.rule.action in {Action.ANSWER, Action.WITHDRAW}:
        return ""
    written = facts.inputs.index.text("location")
    places = " ".join(written[row] for row in facts.applications())
    rule = hiring_practice.expired(places, day_number(facts.inputs.as_of) - last)
    if not rule:
        return ""
    return (
        f"They have probably deleted your application (in {rule.place} usually after "
        f"{rule.days} days). Attach your CV."
    )
