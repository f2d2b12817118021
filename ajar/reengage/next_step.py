"""
The next step at a door and the days it is best taken in.

Every step has a window counted from one dated fact: the ending, the last word, an answer, an
opening. A window is fixed by that fact, so it opens once and closes once; the one for applying
again stays open. Of the steps still to be taken, the first that is open is chosen; else one that
has only just been missed; else the next to open, which means waiting.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from ajar.model.dates import NEVER, Flags, Ints
from ajar.model.enums import Channel, EventKind, Stage
from ajar.reengage.application_state import ENDINGS, Ending
from ajar.reengage.contact_history import last_event, undated
from ajar.reengage.contacts import reachable_doors
from ajar.reengage.features import Features
from ajar.reengage.reopened_roles import openings
from ajar.reengage.scene import SnapshotInputs
from ajar.reengage.types import Action

ACTIONS = tuple(Action)

THANK = (1, 3)
"""Days after the ending: soon, but not within the hour."""
FEEDBACK = (0, 5)
"""Days after the ending: in the same message as the thanks or soon after it."""
INVITE = (0, 14)
"""Days after they answered."""
NUDGE_FROM = 7
"""Days after the last word or after applying."""
NUDGE_UNTIL = 44
"""A fortnight past the month after which silence is called silence."""
SECOND_NUDGE = (14, 28)
"""Days after the first."""
CHECK_INS = ((14, 21), (90, 100), (180, 194), (365, 379))
"""Days after the ending: an offer is declined, a hire leaves early, half a year, a year."""
OPENING = (0, 14)
"""Days after an opening was seen."""
COOL_OFF_INTERVIEWED = 180
"""Days before applying for a similar role again, once interviewed."""
COOL_OFF_EARLY = 90
"""The same when turned down on the CV or at a first screen."""
CHECK_IN_LATE = 60
"""So many days after its window a check-in is better late than never, unless the next is due."""

SPOKEN_TO = (Channel.REFERRAL, Channel.RECRUITER, Channel.AGENCY, Channel.NETWORKING)
"""Ways in which there was a person from the start, whether or not the file names them."""


class StepReason(StrEnum):
    """Why a step is due in its window; the values are the words shown."""

    OPENING = "A role there was seen open."
    ANSWERED = "They answered you: that is the moment to stay in touch."
    THANKS = "One to three days after the answer, while they remember you."
    FEEDBACK = (
        "Once, and only after a real conversation. Of those who ask, about one in ten mostly "
        "hear back and four in ten ever did."
    )
    SILENCE = "After some weeks without a word one short question is fair."
    SECOND_SILENCE = "A fortnight after the first question; this one is the last."
    OFFER_DECIDED = "By now the offer to somebody else has been taken or declined."
    EARLY_LEAVERS = "Of those who leave in their first year, half have left by now."
    HALF_A_YEAR = "Half a year on, plans have changed on both sides."
    A_YEAR = "A year on, plans have changed on both sides."
    COOLED_OFF = (
        "Applying again is usual 90 days after a no on the CV, and 180 days after an interview."
    )
    NO_DAY = "No day is known, so any day is as good."


OCCASIONS = tuple(StepReason)


@dataclass(frozen=True, eq=False)
class NextSteps:
    """The chosen step of every door; days are NEVER where no day is known."""

    action: Ints
    """Place in ``ACTIONS``; waiting where the step is still to come."""
    next_action: Ints
    occasion: Ints
    """Place in ``OCCASIONS``."""
    start: Ints
    end: Ints
    """NEVER also where the window stays open."""
    cool_off: Ints
    """Day from which applying again is no longer too early."""
    asked_feedback: Flags
    """Feedback was asked for since the ending."""


@dataclass(frozen=True, eq=False)
class _Step:
    action: Action
    occasion: StepReason
    usable: Flags
    start: Ints
    end: Ints
    late_until: Ints
    """Last day on which the step is still worth taking late."""


def next_steps(scene: SnapshotInputs, look: Features) -> NextSteps:
    """Choose the step of every moment's door."""
    interviewed = look.stage >= Stage.INTERVIEW
    cool_off = np.where(
        look.since < NEVER,
        look.since + np.where(interviewed, COOL_OFF_INTERVIEWED, COOL_OFF_EARLY),
        NEVER,
    )
    done = _Done.of(scene, look)
    someone = _someone(scene, look)
    steps = [
        *_after_opening(scene, look, cool_off),
        *_after_ending(scene, look, done, someone),
        *_while_silent(look, done, someone),
        *_check_ins(look, done, interviewed),
        *_reapply(look, interviewed, cool_off),
    ]
    chosen = _pick(steps, scene.moments.day, interviewed)
    return NextSteps(*chosen, cool_off=cool_off, asked_feedback=done.asked)


@dataclass(frozen=True, eq=False)
class _Done:
    """What has been sent since the ending; without a day it counts as sent."""

    thanked: Flags
    asked: Flags
    invited: Flags
    nudged: Flags
    last: Ints
    """Day of the last message of any kind; before every day where there is none."""
    answer: Ints
    """Day of the last answer since the ending; NEVER where there is none."""

    @classmethod
    def of(cls, scene: SnapshotInputs, look: Features) -> "_Done":
        facts, moments = scene.facts, scene.moments

        def since(*kinds: EventKind) -> Ints:
            day = last_event(facts, moments, *kinds)
            return np.where((day >= look.since) | (look.since == NEVER), day, NEVER)

        def sent(*kinds: EventKind) -> Flags:
            return (since(*kinds) < NEVER) | undated(facts, moments, *kinds)

        last = scene.talk.last_message
        return cls(
            thanked=sent(EventKind.THANKED),
            asked=sent(EventKind.ASKED_FEEDBACK),
            invited=sent(EventKind.INVITED, EventKind.CONNECTED),
            nudged=since(EventKind.NUDGED) < NEVER,
            last=np.where(last < NEVER, last, -NEVER),
            answer=since(EventKind.HEARD_BACK, EventKind.FEEDBACK),
        )


def _someone(scene: SnapshotInputs, look: Features) -> Flags:
    """Where there is a person to write to: on file, met on the way, or there from the start."""
    facts, door = scene.facts, scene.moments.door
    channel = facts.tracker.applications["channel"].isin([str(way) for way in SPOKEN_TO])
    introduced = np.isin(door, facts.door[channel.to_numpy()])
    reachable = reachable_doors(facts, scene.contacts, door)
    return np.asarray(reachable | introduced | (look.stage > Stage.APPLIED))


def _window(anchor: Ints, days: tuple[int, int]) -> tuple[Ints, Ints]:
    """First and last day of a window; NEVER where its anchor has no day."""
    known = anchor < NEVER
    return np.where(known, anchor + days[0], NEVER), np.where(known, anchor + days[1], NEVER)


def _after_opening(scene: SnapshotInputs, look: Features, cool_off: Ints) -> list[_Step]:
    """A seat seen open: apply again where it is not too early for that, else ask about it."""
    same, other = openings(scene)
    seen = np.where(other < NEVER, np.where(same < NEVER, np.maximum(same, other), other), same)
    # Another role needs no cool-off unless they interviewed the person for the first one.
    free = (cool_off <= scene.moments.day) | ((other < NEVER) & (look.stage < Stage.INTERVIEW))
    start, end = _window(seen, OPENING)
    late = np.where(seen < NEVER, seen + 60, NEVER)
    known = seen < NEVER
    return [
        _Step(Action.REAPPLY, StepReason.OPENING, known & free, start, end, late),
        _Step(Action.CHECK_IN, StepReason.OPENING, known & ~free, start, end, late),
    ]


def _after_ending(
    scene: SnapshotInputs, look: Features, done: _Done, someone: Flags
) -> list[_Step]:
    """Invite after an answer, thank, and ask for feedback: the three moves after a no."""
    ended = look.candidate & ~look.silent & look.ending_dated
    turned_down = ended & (look.ending != ENDINGS.index(Ending.DECLINED))
    invite, thank, ask = (
        _window(done.answer, INVITE),
        _window(look.since, THANK),
        _window(look.since, FEEDBACK),
    )
    # Until the first check-in, late thanks are better than none.
    late = np.where(look.since < NEVER, look.since + CHECK_INS[0][0] - 1, NEVER)
    return [
        _Step(
            Action.INVITE,
            StepReason.ANSWERED,
            look.candidate & (done.answer < NEVER) & ~done.invited & ~scene.talk.connected,
            *invite,
            np.where(done.answer < NEVER, done.answer + 60, NEVER),
        ),
        _Step(Action.THANK, StepReason.THANKS, ended & someone & ~done.thanked, *thank, late),
        _Step(
            Action.ASK_FEEDBACK,
            StepReason.FEEDBACK,
            turned_down & (look.stage >= Stage.INTERVIEW) & done.thanked & ~done.asked,
            *ask,
            late,
        ),
    ]


def _while_silent(look: Features, done: _Done, someone: Flags) -> list[_Step]:
    """Ask for news once, and once more where nothing came: of a person, not of a mailbox."""
    start, end = _window(look.since, (NUDGE_FROM, NUDGE_UNTIL))
    until_reapply = np.where(look.since < NEVER, look.since + COOL_OFF_EARLY - 1, NEVER)
    again = _window(np.where(done.nudged, done.last, NEVER), SECOND_NUDGE)
    asks = look.silent & someone
    return [
        _Step(Action.NUDGE, StepReason.SILENCE, asks & ~done.nudged, start, end, until_reapply),
        _Step(Action.NUDGE, StepReason.SECOND_SILENCE, asks & done.nudged, *again, until_reapply),
    ]


def _check_ins(look: Features, done: _Done, interviewed: Flags) -> list[_Step]:
    """Is the seat open again: one message in each window, for those who got to an interview."""
    steps = []
    gone = look.ending == ENDINGS.index(Ending.ROLE_GONE)
    mine = look.ending == ENDINGS.index(Ending.DECLINED)
    following = [*(start for start, _ in CHECK_INS[1:]), NEVER]
    for number, (occasion, days, then) in enumerate(
        zip(_CHECK_IN_OCCASIONS, CHECK_INS, following, strict=True)
    ):
        start, end = _window(look.since, days)
        # Only somebody else's offer can be declined within a fortnight.
        wanted = interviewed & (~gone & ~mine & ~look.silent if number == 0 else True)
        # A message in the fortnight before the window did the same service.
        fresh = done.last < start - CHECK_INS[0][0]
        late = min(then - 1, days[1] + CHECK_IN_LATE)
        late_until = np.where(look.since < NEVER, look.since + late, NEVER)
        usable = look.candidate & wanted & fresh
        steps.append(_Step(Action.CHECK_IN, occasion, usable, start, end, late_until))
    return steps


_CHECK_IN_OCCASIONS = (
    StepReason.OFFER_DECIDED,
    StepReason.EARLY_LEAVERS,
    StepReason.HALF_A_YEAR,
    StepReason.A_YEAR,
)


def _reapply(look: Features, interviewed: Flags, cool_off: Ints) -> list[_Step]:
    """Apply again when the cool-off is over; after an interview only once the check-ins are."""
    after = np.where(interviewed, look.since + CHECK_INS[-1][1] + 1, cool_off)
    start = np.where(look.since < NEVER, after, NEVER)
    ever = np.full(len(start), NEVER, dtype=np.int64)
    return [_Step(Action.REAPPLY, StepReason.COOLED_OFF, look.candidate, start, ever, ever)]


def _pick(steps: list[_Step], day: Ints, interviewed: Flags) -> tuple[Ints, Ints, Ints, Ints, Ints]:
    """
    The first open step; else the first missed one; else the next to open.

    Returns the action, the action behind a wait, its occasion, and both ends of the window.
    """
    usable = np.array([step.usable & (step.start < NEVER) for step in steps])
    start = np.array([step.start for step in steps])
    end = np.array([step.end for step in steps])
    late_until = np.array([step.late_until for step in steps])
    open_now = usable & (start <= day) & (day <= end)
    late = usable & (day > end) & (day <= late_until)
    early = usable & (start > day)
    soonest = np.argmin(np.where(early, start, NEVER), axis=0)
    at = np.select(
        [open_now.any(axis=0), late.any(axis=0)],
        [open_now.argmax(axis=0), late.argmax(axis=0)],
        soonest,
    )
    doors = np.arange(len(day))
    kinds = np.array([ACTIONS.index(step.action) for step in steps])
    occasions = np.array([OCCASIONS.index(step.occasion) for step in steps])
    # Where no day is known there is no window, and nothing is too early.
    without = np.where(interviewed, ACTIONS.index(Action.CHECK_IN), ACTIONS.index(Action.REAPPLY))
    known = usable.any(axis=0)
    waits = known & early[at, doors]
    following = np.where(known, kinds[at], without)
    return (
        np.where(waits, ACTIONS.index(Action.WAIT), following),
        following,
        np.where(known, occasions[at], OCCASIONS.index(StepReason.NO_DAY)),
        np.where(known, start[at, doors], NEVER),
        np.where(known, end[at, doors], NEVER),
    )
