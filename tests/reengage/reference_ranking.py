"""
The re-engagement list once more, written down slowly, without a line of ``ajar.reengage``.

Plain loops over plain applications (``tests.applications``) on one day: the points of every door,
the gate before it and the order. What no sheet of these tests holds is left out: openings pasted,
notes that say something, connections, decisions.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from scipy.optimize import minimize
from scipy.special import betaln, xlog1py, xlogy

from tests.applications import Application
from tests.measure import reference

LOG_ODDS = {
    "screen": 0.9, "interview": 1.55, "final": 2.2,
    "other_candidate": 0.5, "role_gone": 0.5, "silent": -0.3, "skills": -0.7, "mismatch": -1.4,
    "declined": 0.5,
    "careers_page": 0.5, "recruiter": 0.4, "networking": 0.4, "agency": 1.0, "referral": 1.1,
    "contact": 0.5, "replied": 0.8, "connected": 0.2,
    "matching": 0.7, "reposted": 1.0, "often": -0.5,
    "responsiveness": 1.0, "unanswered": -0.4,
}  # fmt: skip
"""Default weights: what each fact adds to the log-odds of a positive reply within 60 days."""

POINTS = {name: round(20 / math.log(2) * weight) for name, weight in LOG_ODDS.items()}
"""20 points double the odds."""

WORDS = ("test", "screen", "interview", "final", "offer", "replied", "rejected", "closed")
ANSWERS = ("heard_back", "feedback", "connected")
MESSAGES = ("thanked", "asked_feedback", "invited", "nudged")
ENDED = ("rejected", "closed", "withdrawn")
ENDINGS = ("none", "other_candidate", "role_gone", "skills", "mismatch", "declined", "silent", "")
CHANNELS = ("referral", "recruiter", "agency", "careers_page", "job_board", "networking", "unknown")
NEVER = date.max


@dataclass
class Door:
    """A company on the day."""

    points: Mapping[str, int]
    """What speaks for and against it, without what is nothing; empty where nothing has ended."""
    gate: str
    """Why it is not on the list; empty where it is."""
    until: date | None
    """Day on which the gate lifts."""
    last: date | None
    """Last contact, from which fading counts."""
    worth: float

    @property
    def score(self) -> int:
        """The sum, on top of the base rate's 50."""
        return 50 + sum(self.points.values())


def doors(applications: Sequence[Application], as_of: date) -> dict[str, Door]:
    """Every named company."""
    stories = [each.story(as_of) for each in applications]
    limit = reference.threshold(stories)
    there: dict[str, list] = {}
    for each, story in zip(applications, stories, strict=True):
        there.setdefault(each.door, []).append((each, story))
    stood = {
        name: [(each, _state(each, story, own, limit, as_of)) for each, story in own]
        for name, own in there.items()
    }
    mean, strength = _answer_rate([_answered(own) for own in stood.values()])
    return {name: _door(own, limit, as_of, mean, strength) for name, own in stood.items()}


def order(found: Mapping[str, Door], odds: float) -> list[str]:
    """Listed doors by chance times worth, then chance, then the last contact, then the name."""

    def chance(door: Door) -> float:
        now = odds * 2 ** ((door.score - 50) / 20)
        return now / (1 + now)

    listed = [(name, door) for name, door in sorted(found.items()) if not door.gate]
    listed.sort(key=lambda each: each[1].last or date.min, reverse=True)
    listed.sort(key=lambda each: chance(each[1]), reverse=True)
    listed.sort(key=lambda each: chance(each[1]) * each[1].worth, reverse=True)
    return [name for name, _ in listed]


def _last(each: Application, kinds: Sequence[str]) -> date | None:
    return max((day for day, kind in each.events if day and kind in kinds), default=None)


def _heard(each: Application) -> date:
    """Day of the last word about the application, or of applying."""
    found = _last(each, ("applied", *WORDS))
    assert found
    return found


def _patience(each: Application, limit: int) -> int:
    return limit if each.stage == 0 else 38 if each.stage <= 2 else 25


def _state(each: Application, story, own: list, limit: int, as_of: date) -> str:
    """What an answer to a message says ends no silence at a door that had fallen silent."""
    if each.outcome == "offer" and each.answer != "declined":
        return "hired" if each.answer else "offered"
    if each.outcome != "open":
        return "ended"
    answered = any(_last(other, ANSWERS) for other, _ in own)
    overdue = (as_of - _heard(each)).days > _patience(each, limit)
    if reference.is_silent(story, limit) or (answered and overdue):
        return "silent"
    return "alive" if each.stage else "fresh"


def _answered(own: list) -> tuple[int, int]:
    heard = [any(kind in WORDS for _, kind in each.events) for each, _ in own]
    judged = [h or state == "silent" for h, (_, state) in zip(heard, own, strict=True)]
    return sum(heard), sum(judged)


def _answer_rate(counts: list[tuple[int, int]]) -> tuple[float, float]:
    """
    Mean and strength of a beta-binomial over companies.

    Likelihood times a log-normal prior around ten; the pooled mean with ten where there are fewer
    than eight companies, or they differ no more than chance would have it.
    """
    k, n = np.array([each for each in counts if each[1]], dtype=float).reshape(-1, 2).T
    pooled = (k.sum() + 0.5) / (n.sum() + 1)
    if len(k) < 8 or k.sum() in (0, n.sum()):
        return pooled, 10.0

    def likelihood(place) -> float:
        mean, strength = 1 / (1 + np.exp(-place[0])), np.exp(place[1])
        a, b = mean * strength, (1 - mean) * strength
        return float((betaln(a + k, b + n - k) - betaln(a, b)).sum())

    best = minimize(
        lambda place: (place[1] - np.log(10)) ** 2 / 2 - likelihood(place),
        [np.log(pooled / (1 - pooled)), np.log(10)],
        method="Nelder-Mead",
        options={"xatol": 1e-9, "fatol": 1e-12, "maxiter": 4000},
    ).x
    share = k.sum() / n.sum()
    if likelihood(best) <= xlogy(k.sum(), share) + xlog1py(n.sum() - k.sum(), -share) + 1e-4:
        return pooled, 10.0
    return float(1 / (1 + np.exp(-best[0]))), float(np.exp(best[1]))


def _ending(each: Application, state: str) -> str:
    if state == "silent":
        return "silent" if each.stage == 0 else ""
    if each.outcome in ("withdrawn", "offer") and each.reason != "mismatch":
        return "declined"
    if each.reason == "unstated":
        return "role_gone" if each.outcome == "closed" else "none"
    return each.reason


def _lead(own: list) -> tuple[Application, str] | None:
    """Of what ended or fell silent, what got furthest, and of these the latest."""
    over = [(each, state) for each, state in own if state in ("ended", "silent")]
    return min(
        over,
        key=lambda one: (
            -one[0].stage,
            -(_last(one[0], ENDED) or _heard(one[0])).toordinal(),
            ENDINGS.index(_ending(*one)),
            CHANNELS.index(one[0].channel),
            one[0].role.casefold(),
        ),
        default=None,
    )


def _door(own: list, limit: int, as_of: date, mean: float, strength: float) -> Door:
    lead = _lead(own)
    words = [day for each, _ in own for day, kind in each.events if day and kind in WORDS]
    answers = [day for each, _ in own for day, kind in each.events if day and kind in ANSWERS]
    sent = {day for each, _ in own for day, kind in each.events if day and kind in MESSAGES}
    quiet = sorted(
        day
        for day in sent
        if day > max(answers, default=date.min) and day >= max(words, default=date.min)
    )
    ended = lead and (_last(lead[0], ENDED) or _heard(lead[0]))
    last = max([*words, *answers], default=ended)
    stated = [each.interest for each, _ in own if each.interest is not None]
    points: dict[str, int] = {}
    if lead:
        points = _points(own, lead, (ended, last, as_of))
        points["unanswered"] = len(quiet) * POINTS["unanswered"]
        k, n = _answered(own)
        if 0 < mean < 1 and n:
            shrunk = (k + mean * strength) / (n + strength)
            above = math.log(shrunk / (1 - shrunk)) - math.log(mean / (1 - mean))
            value = min(1.0, max(-1.0, above))
            points["responsiveness"] = round(POINTS["responsiveness"] * value)
    gates = _by_standing(own, lead, limit, as_of) + _by_messages(sent, quiet, [*words, *answers])
    gates = [(name, day) for name, day in gates if day and day > as_of]
    gate, until = max(gates, key=lambda each: each[1], default=("", None))
    return Door(
        {name: value for name, value in points.items() if value},
        gate,
        None if until == NEVER else until,
        last,
        max(stated, default=0.5),
    )


def _points(own: list, lead: tuple, days: tuple[date, date, date]) -> dict[str, int]:
    """*days*: of the ending, of the last contact, and today."""
    each, state = lead
    ended, last, as_of = days
    kinds = {kind for other, _ in own for _, kind in other.events}
    built = {
        ("", "screen", "interview", "final", "final")[each.stage],
        "contact" if any(other.contact for other, _ in own) else "",
        "replied" if kinds & {"heard_back", "feedback"} else "",
        "connected" if "connected" in kinds else "",
    } - {""}
    facts = {_ending(each, state), each.channel} & set(POINTS)
    undecided = [other for other, now in own if now in ("fresh", "alive", "silent")]
    same = [o.applied for o in undecided if _seat(o) == _seat(each) and o.applied > ended]
    others = [o.applied for o in undecided if _seat(o) != _seat(each) and o.applied > ended]
    if any((as_of - day).days < 120 for day in same):
        facts.add("reposted")
    elif any((as_of - day).days < 60 for day in others):
        facts.add("matching")
    if len({other.applied for other, _ in own if _seat(other) == _seat(each)}) > 3:
        facts.add("often")
    points = {name: POINTS[name] for name in built | facts}
    whole = sum(POINTS[name] for name in built)
    fade = 0.5 ** ((as_of - last).days / 180)
    points["recency"] = round(fade * whole) - whole
    return points


def _seat(each: Application) -> str:
    return each.role.casefold()


def _by_standing(own: list, lead: object, limit: int, as_of: date) -> list[tuple]:
    """Gates that the applications make, each with the day on which it lifts."""
    due = {
        state: [
            max(_heard(each) + timedelta(days=_patience(each, limit)), as_of) + timedelta(days=1)
            for each, now in own
            if now == state
        ]
        for state in ("alive", "fresh")
    }
    states = {state for _, state in own}
    return [
        ("hired", NEVER if "hired" in states else None),
        ("offered", NEVER if "offered" in states else None),
        ("alive", max(due["alive"], default=None)),
        ("fresh", min(due["fresh"], default=None) if not lead else None),
    ]


def _by_messages(sent: set, quiet: list, heard: list) -> list[tuple]:
    """Gates that messages without an answer make."""
    unheeded = sorted(
        day for day in sent if not any(0 <= (word - day).days <= 60 for word in heard)
    )
    two = len(quiet) >= 2
    three = bool(quiet) and len(unheeded) >= 3
    return [
        ("two", quiet[-1] + timedelta(days=180) if two else None),
        ("three", unheeded[-3] + timedelta(days=180) if three else None),
        ("soon", max(sent) + timedelta(days=14) if quiet else None),
    ]
