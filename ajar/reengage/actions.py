"""
The next step at a door and the days it is best taken in.

Every step has a window counted from one dated fact: the ending, the last word, an answer, an
opening. A window is fixed by that fact, so it opens once and closes once. Of the steps still to
be taken, the first that is open is chosen; else one that has only just been missed; else the
next to open, which means waiting.
"""

from dataclasses import dataclass

import numpy as np

from ajar.model.words import EventKind, Stage
from ajar.reengage.contacts import reachable_doors
from ajar.reengage.days import NEVER, Flags, Ints
from ajar.reengage.doors import Action
from ajar.reengage.features import Look
from ajar.reengage.openings import openings
from ajar.reengage.scene import Scene
from ajar.reengage.standing import ENDINGS, Ending
from ajar.reengage.talk import latest, undated

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
REAPPLY_DAYS = 365
"""So long a window for applying again stays open."""

_ENDLESS = NEVER - 1


@dataclass(frozen=True, eq=False)
class Steps:
    """The chosen step of every door; days are NEVER where no day is known."""

    action: Ints
    """Place in ``ACTIONS``; waiting where the step is still to come."""
    next_action: Ints
    start: Ints
    end: Ints
    cool_off: Ints
    """Day from which applying again is no longer too early."""
    asked_feedback: Flags
    """Feedback was asked for since the ending."""


@dataclass(frozen=True, eq=False)
class _Step:
    action: Action
    usable: Flags
    start: Ints
    end: Ints
    late_until: Ints
    """Last day on which the step is still worth taking late."""


def choose(scene: Scene, look: Look) -> Steps:
    """Choose the step of every moment's door."""
    interviewed = look.stage >= Stage.INTERVIEW
    cool_off = np.where(
        look.since < NEVER,
        look.since + np.where(interviewed, COOL_OFF_INTERVIEWED, COOL_OFF_EARLY),
        NEVER,
    )
    done = _Done.of(scene, look)
    steps = [
        *_after_opening(scene, look, cool_off),
        *_after_ending(scene, look, done),
        *_while_silent(look, done),
        *_check_ins(look, done, interviewed),
        *_reapply(look, interviewed, cool_off),
    ]
    chosen = _pick(steps, scene.moments.day, interviewed)
    return Steps(*chosen, cool_off=cool_off, asked_feedback=done.asked)


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
    def of(cls, scene: Scene, look: Look) -> "_Done":
        facts, moments = scene.facts, scene.moments

        def since(*kinds: EventKind) -> Ints:
            day = latest(facts, moments, *kinds)
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


def _window(anchor: Ints, days: tuple[int, int]) -> tuple[Ints, Ints]:
    """First and last day of a window; NEVER where its anchor has no day."""
    known = anchor < NEVER
    return np.where(known, anchor + days[0], NEVER), np.where(known, anchor + days[1], NEVER)


def _after_opening(scene: Scene, look: Look, cool_off: Ints) -> list[_Step]:
    """A seat seen open: apply again where it is not too early for that, else ask about it."""
    same, other = openings(scene)
    seen = np.where(other < NEVER, np.where(same < NEVER, np.maximum(same, other), other), same)
    # Another role needs no cool-off unless they interviewed the person for the first one.
    free = (cool_off <= scene.moments.day) | ((other < NEVER) & (look.stage < Stage.INTERVIEW))
    start, end = _window(seen, OPENING)
    late = np.where(seen < NEVER, seen + 60, NEVER)
    known = seen < NEVER
    return [
        _Step(Action.REAPPLY, known & free, start, end, late),
        _Step(Action.CHECK_IN, known & ~free, start, end, late),
    ]


def _after_ending(scene: Scene, look: Look, done: _Done) -> list[_Step]:
    """Invite after an answer, thank, and ask for feedback: the three moves after a no."""
    ended = look.candidate & ~look.silent & look.ending_dated
    reachable = reachable_doors(scene.facts, scene.contacts, scene.moments.door)
    met = reachable | (look.stage > Stage.APPLIED)
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
            look.candidate & (done.answer < NEVER) & ~done.invited & ~scene.talk.connected,
            *invite,
            np.where(done.answer < NEVER, done.answer + 60, NEVER),
        ),
        _Step(Action.THANK, ended & met & ~done.thanked, *thank, late),
        _Step(
            Action.ASK_FEEDBACK,
            turned_down & (look.stage >= Stage.INTERVIEW) & done.thanked & ~done.asked,
            *ask,
            late,
        ),
    ]


def _while_silent(look: Look, done: _Done) -> list[_Step]:
    """Ask for news once, and once more where nothing came."""
    start, end = _window(look.since, (NUDGE_FROM, NUDGE_UNTIL))
    until_reapply = np.where(look.since < NEVER, look.since + COOL_OFF_EARLY - 1, NEVER)
    first = np.where(done.nudged, done.last, NEVER)
    return [
        _Step(Action.NUDGE, look.silent & ~done.nudged, start, end, until_reapply),
        _Step(
            Action.NUDGE,
            look.silent & done.nudged,
            *_window(first, SECOND_NUDGE),
            until_reapply,
        ),
    ]


def _check_ins(look: Look, done: _Done, interviewed: Flags) -> list[_Step]:
    """Is the seat open again: one message in each window, for those who got to an interview."""
    steps = []
    gone = look.ending == ENDINGS.index(Ending.ROLE_GONE)
    mine = look.ending == ENDINGS.index(Ending.DECLINED)
    following = [start for start, _ in CHECK_INS[1:]] + [CHECK_INS[-1][0] + REAPPLY_DAYS]
    for number, (days, then) in enumerate(zip(CHECK_INS, following, strict=True)):
        start, end = _window(look.since, days)
        # Only somebody else's offer can be declined within a fortnight.
        wanted = interviewed & (~gone & ~mine & ~look.silent if number == 0 else True)
        # A message in the fortnight before the window did the same service.
        fresh = done.last < start - CHECK_INS[0][0]
        late = np.where(look.since < NEVER, look.since + min(then - 1, days[1] + 60), NEVER)
        steps.append(_Step(Action.CHECK_IN, look.candidate & wanted & fresh, start, end, late))
    return steps


def _reapply(look: Look, interviewed: Flags, cool_off: Ints) -> list[_Step]:
    """Apply again when the cool-off is over; after an interview only once the check-ins are."""
    after = np.where(interviewed, look.since + CHECK_INS[-1][1] + 1, cool_off)
    start, end = _window(np.where(look.since < NEVER, after, NEVER), (0, REAPPLY_DAYS))
    return [_Step(Action.REAPPLY, look.candidate, start, end, np.full(len(start), _ENDLESS))]


def _pick(steps: list[_Step], day: Ints, interviewed: Flags) -> tuple[Ints, Ints, Ints, Ints]:
    """
    The first open step; else the first missed one; else the next to open.

    Returns the action, the action behind a wait, and both ends of the window.
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
    # Where no day is known there is no window, and nothing is too early.
    without = np.where(interviewed, ACTIONS.index(Action.CHECK_IN), ACTIONS.index(Action.REAPPLY))
    known = usable.any(axis=0)
    waits = known & early[at, doors]
    following = np.where(known, kinds[at], without)
    return (
        np.where(waits, ACTIONS.index(Action.WAIT), following),
        following,
        np.where(known, start[at, doors], NEVER),
        np.where(known, end[at, doors], NEVER),
    )
