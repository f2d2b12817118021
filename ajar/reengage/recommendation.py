"""One door in words: its reasons, whom to write to, warnings and drafts."""

import numpy as np

from ajar.model.dates import NEVER, Ints, day_number, day_of
from ajar.model.enums import Stage
from ajar.reengage import contacts, drafts, retention
from ajar.reengage.application_state import ENDINGS, ApplicationState, Ending
from ajar.reengage.draft_templates import ENGLISH, language
from ajar.reengage.next_step import ACTIONS
from ajar.reengage.scorecard import Scorecard
from ajar.reengage.snapshot import RankingInputs
from ajar.reengage.types import Action, Contact, ContactWindow, ScoreTerm, WindowState
from ajar.reengage.weights import BASE_POINTS, Weight, Weights

_NOTES_A_MONTH = 5
"""Invitations with a note that LinkedIn allows a free account each month."""


def applications(seen: RankingInputs, door: int) -> Ints:
    """Rows of a door's applications: the latest first, undated ones last."""
    rows = seen.facts.applications_of(door)
    start = seen.facts.start[rows]
    return rows[np.lexsort((rows, seen.facts.role[rows], np.where(start < NEVER, -start, NEVER)))]


def contact(seen: RankingInputs, door: int) -> Contact:
    """Whom to write to: from the application that speaks for the door, if it names anybody."""
    rows = applications(seen, door)
    telling = np.argsort(rows != seen.look.application[door], kind="stable")
    known, at = seen.facts.acquaintances
    return contacts.best(seen.facts, seen.scene.contacts, rows[telling], at[known == door])


def roles(seen: RankingInputs, door: int) -> tuple[str, ...]:
    """Distinct roles applied for there, the latest first."""
    written = seen.facts.text("role")
    named = (written[row] for row in applications(seen, door))
    return tuple(dict.fromkeys(role for role in named if role))


def reasons(
    seen: RankingInputs, door: int, *, card: Scorecard, weights: Weights, base: float
) -> tuple[ScoreTerm, ...]:
    """
    The terms of a door's score that are not zero: the base, then from the most points down.

    Their points sum to the score.
    """
    terms = card.terms[door].tolist()
    found = [
        ScoreTerm(weight.name, weight.factor, _label(seen, door, weight, points), points)
        for weight, points in zip(weights.each, terms, strict=True)
        if points
    ]
    if faded := int(card.recency[door]):
        found.append(ScoreTerm("recency", "recency", _time_passed(seen, door), faded))
    found.sort(key=lambda reason: -reason.points)
    return (ScoreTerm("base", "base", f"Your base rate, {100 * base:.0f} %", BASE_POINTS), *found)


def _label(seen: RankingInputs, door: int, weight: Weight, points: int) -> str:
    """The words of a weight, with the facts of this door where they say more."""
    name = weight.name
    if name == "contact_named" and (who := drafts.one_line(contact(seen, door).name)):
        return f"There is a person to write to: {who}"
    if name == "responsiveness":
        k, n = int(seen.look.answered[door]), int(seen.look.judged[door])
        than = "more" if points > 0 else "less"
        return f"They answer {than} often than your average ({k} of {n})"
    if name == "unanswered":
        count = int(seen.talk.unanswered[door])
        return f"{count} {'message' if count == 1 else 'messages'} without an answer"
    return weight.words


def _time_passed(seen: RankingInputs, door: int) -> str:
    last = int(seen.look.last_contact[door])
    if last >= NEVER:
        return "No day of contact is known: counted as half a year ago"
    days = day_number(seen.as_of) - last
    return f"{days} days since the last contact; stage and relationship fade with time"


def window(seen: RankingInputs, door: int) -> ContactWindow:
    """The window of the door's step, as the as-of day stands to it."""
    start, end = int(seen.steps.start[door]), int(seen.steps.end[door])
    today = day_number(seen.as_of)
    if start < NEVER and today < start:
        state = WindowState.EARLY
    elif end < NEVER and today > end:
        state = WindowState.LATE
    else:
        state = WindowState.OPEN
    return ContactWindow(day_of(start), day_of(end), state)


def ending(seen: RankingInputs, door: int) -> str:
    """How the application that speaks for the door ended."""
    return ENDINGS[int(seen.look.ending[door])].label


def draft_facts(seen: RankingInputs, door: int, to: Contact) -> drafts.DraftFacts:
    """What a draft to this door may speak of."""
    row = int(seen.look.application[door])
    return drafts.DraftFacts(
        company=seen.facts.names[door],
        role=seen.facts.text("role")[row],
        name=to.name,
        stage=Stage(int(seen.look.stage[door])),
        spoke_on=day_of(_spoke(seen, row)),
        applied_on=day_of(int(seen.facts.reached[0][row])),
        withdrew=ENDINGS[int(seen.look.ending[door])] == Ending.DECLINED,
        asked_feedback=bool(seen.steps.asked_feedback[door]),
        seen_open=bool(seen.look.seen_open[door]),
    )


def _spoke(seen: RankingInputs, row: int) -> int:
    """Last day on which an application is known to have reached a further stage."""
    stages = seen.facts.reached[Stage.SCREEN : Stage.OFFER]
    known = [int(on[row]) for on in stages if on[row] <= day_number(seen.as_of)]
    return max(known, default=NEVER)


def warnings(seen: RankingInputs, door: int, to: Contact) -> tuple[str, ...]:
    """What to know before writing."""
    step = ACTIONS[int(seen.steps.next_action[door])]
    found = [
        _nobody(to),
        _mailbox(seen, door),
        _cool_off(seen, door),
        _still_open(seen, door),
        _deleted(seen, door),
    ]
    if step == Action.INVITE:
        found.append(
            f"LinkedIn allows a free account about {_NOTES_A_MONTH} invitations with a note a "
            "month; one without a note is fine for recruiters.",
        )
    return tuple(filter(None, found))


def _nobody(to: Contact) -> str:
    if str(to):
        return ""
    return "No contact is on file: answer their last message, or look for a name first."


def _mailbox(seen: RankingInputs, door: int) -> str:
    if seen.scene.contacts.no_reply[seen.facts.applications_of(door)].any():
        return "One address on file is a mailbox that nobody reads; it is not used."
    return ""


def _cool_off(seen: RankingInputs, door: int) -> str:
    until = day_of(int(seen.steps.cool_off[door]))
    if until is None or until <= seen.as_of:
        return ""
    usual = language(ENGLISH).day(until)
    return f"Too early to apply for a similar role again: usual from {usual} on."


def _still_open(seen: RankingInputs, door: int) -> str:
    standing = seen.scene.standing
    # Entries are ordered by moment, and the doors of today come first.
    first, last = np.searchsorted(standing.moment, [door, door + 1])
    own = slice(first, last)
    fresh = standing.application[own][standing.state[own] == ApplicationState.FRESH]
    if not len(fresh):
        return ""
    role = drafts.one_line(seen.facts.text("role")[int(fresh[0])])
    named = f" ({role})" if role else ""
    return f"Another application there is still open{named}: mention it."


def _deleted(seen: RankingInputs, door: int) -> str:
    last = int(seen.look.last_contact[door])
    if last >= NEVER:
        return ""
    written = seen.facts.text("location")
    places = " ".join(written[row] for row in seen.facts.applications_of(door))
    rule = retention.expired(places, day_number(seen.as_of) - last)
    if not rule:
        return ""
    return (
        f"They have probably deleted your papers: in {rule.place} that is usual after "
        f"{rule.days} days. Attach your CV."
    )
