"""
One invented search, drawn from a seed: who was written to, what came back, and when.

How the draws follow what is published (rates of companies and platforms, so the person's own
numbers may differ; every figure is rounded):

===============================  ==========================================================
here                             where it comes from
===============================  ==========================================================
first conversation by channel    Lever, small firms, 2017: agency 59 %, referral 57 %, sourced
                                 21 %, applicant 13 %; the careers page above the job board as
                                 in CareerPlug 2024. Scaled so that about 17 % of all reach one
positive word after about        Employ 2026: application to first screen 7.2 days; log-normal
a week                           with median 7 days
rejections late                  one careful log of 2014: positives within 10 days, rejections
                                 after weeks or months; log-normal with median 27 days
half never answered              single searches of 2018 and 2019: 60 to 61 % no answer, 28 to
                                 39 % rejected; CandE 2023, Europe: most wait for months
an interview to its answer       NACE 2023: 25 days from first interview to offer or rejection
a screen leads to an interview   Lever 2017: 32 % reach the on-site; here a little more, since
                                 a screen is already a conversation with a person
feedback asked is seldom given   about 1 in 10 reliably and 4 in 10 ever; here 1 in 3
===============================  ==========================================================
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np

from data import sample_names as names

FIRST_DAY = date(2025, 9, 15)
LAST_DAY = date(2026, 11, 13)
KEPT_UNTIL = date(2026, 11, 20)
"""Day on which the person last wrote in the sheet; nothing later is known."""
SEED = 2057


class Way(NamedTuple):
    """A channel in this person's words: applications sent, share with a first conversation."""

    words: tuple[str, ...]
    sent: int
    screened: float


WAYS = (
    Way(("Job board", "LinkedIn", "Indeed", "StepStone"), 148, 0.075),
    Way(("Company website",), 44, 0.15),
    Way(("Referral",), 18, 0.45),
    Way(("Recruiter reached out",), 10, 0.35),
    Way(("Agency",), 12, 0.35),
    Way(("Meetup", "Networking"), 8, 0.25),
)


@dataclass
class Story:
    """One application and all that is known of it on the last day."""

    company: str
    role: str
    place: str
    source: str
    applied: date
    status: str = "Applied"
    screen: date | None = None
    interviews: list[date] = field(default_factory=list)
    final: date | None = None
    offer: date | None = None
    rejected: date | None = None
    reason: str = ""
    thanked: date | None = None
    asked: date | None = None
    feedback: date | None = None
    connected: date | None = None
    nudged: date | None = None
    heard: date | None = None
    contact: str = ""
    email: str = ""
    interest: int | None = None
    note: str = ""


def draw(seed: int = SEED) -> list[Story]:
    """The drawn part of the search in the order of applying; the same for the same seed."""
    rng = np.random.default_rng(seed)
    ways = [way for way in WAYS for _ in range(way.sent)]
    days = _days(rng, len(ways))
    companies = _companies(rng, len(ways))
    order = rng.permutation(len(ways))
    return [
        _story(rng, ways[way], day, company)
        for way, day, company in zip(order, days, companies, strict=True)
    ]


def _days(rng: np.random.Generator, count: int) -> list[date]:
    """Working days in order; fewer in August and around the turn of the year, more in spurts."""
    span = (LAST_DAY - FIRST_DAY).days + 1
    all_days = [FIRST_DAY + timedelta(days=offset) for offset in range(span)]
    mood = np.repeat(rng.gamma(2.0, 1.0, span // 7 + 1), 7)[:span]
    lazy = np.array([0.25 if day.month == 8 or (day.month, day.day) > (12, 18) else 1.0
                     for day in all_days])  # fmt: skip
    working = np.array([(0.08 if day.weekday() > 4 else 1.0) for day in all_days])
    weights = mood * lazy * working
    picked = rng.choice(span, size=count, p=weights / weights.sum())
    return [all_days[index] for index in sorted(picked)]


def _companies(rng: np.random.Generator, count: int) -> list[str]:
    """Most companies once; about one application in six goes to a company tried before."""
    fresh = iter(rng.permutation(names.companies()).tolist())
    used: list[str] = []
    for _ in range(count):
        again = len(used) > 40 and rng.random() < 0.2
        used.append(used[int(rng.integers(len(used) - 30))] if again else next(fresh))
    return used


def _story(rng: np.random.Generator, way: Way, applied: date, company: str) -> Story:
    story = Story(
        company=company,
        role=str(rng.choice(names.ROLES, p=names.ROLE_SHARES)),
        place=str(rng.choice(names.PLACES, p=names.PLACE_SHARES)),
        source=str(rng.choice(way.words)),
        applied=applied,
        interest=int(rng.choice([2, 3, 3, 4, 4, 5])) if rng.random() < 0.8 else None,
        note=str(rng.choice(names.QUIET_NOTES)),
    )
    if rng.random() < way.screened:
        _talks(rng, story)
    else:
        _no_talks(rng, story)
    if story.screen or (way.screened > 0.3 and rng.random() < 0.8):
        story.contact = names.person(int(rng.integers(400)))
        if rng.random() < 0.8:
            story.email = names.address(story.contact, company)
    _follow_ups(rng, story)
    _forget_the_future(story)
    story.status = _status(rng, story)
    return story


def _after(rng: np.random.Generator, day: date, median: float, spread: float) -> date:
    """A later day, on average not at a weekend."""
    later = day + timedelta(days=max(1, round(rng.lognormal(np.log(median), spread))))
    return later + timedelta(days=max(0, 7 - later.weekday()) if later.weekday() > 4 else 0)


def _talks(rng: np.random.Generator, story: Story) -> None:
    story.screen = _after(rng, story.applied, 7, 0.55)
    story.note = str(rng.choice(names.CALL_NOTES))
    last = story.screen
    if rng.random() < 0.48:
        last = _after(rng, last, 8, 0.4)
        story.interviews.append(last)
        story.note = str(rng.choice(names.INTERVIEW_NOTES))
        if rng.random() < 0.35:
            last = _after(rng, last, 8, 0.4)
            story.interviews.append(last)
    end = rng.random()
    if end < 0.68:
        story.rejected = _after(rng, last, 19 if story.interviews else 11, 0.6)
        reasons = ["another candidate", "skills", "role frozen", ""]
        shares = [0.5, 0.16, 0.14, 0.2] if story.interviews else [0.3, 0.25, 0.1, 0.35]
        story.reason = str(rng.choice(reasons, p=shares))
    elif end < 0.78:
        story.status = "Role frozen"
    elif end < 0.82:
        story.status = "Withdrew"


def _no_talks(rng: np.random.Generator, story: Story) -> None:
    end = rng.random()
    if end < 0.27:
        story.rejected = _after(rng, story.applied, 27, 0.85)
        story.reason = str(rng.choice(["", "skills", "visa or location"], p=[0.86, 0.1, 0.04]))
    elif end < 0.30:
        story.status = "Position closed"
    elif end < 0.315:
        story.status = "Withdrew"


def _follow_ups(rng: np.random.Generator, story: Story) -> None:
    """The three moves after a talk or a rejection, and a nudge into the silence."""
    if story.interviews and rng.random() < 0.7:
        story.thanked = story.interviews[-1] + timedelta(days=1)
    if story.rejected and story.screen and rng.random() < 0.6:
        story.asked = story.rejected + timedelta(days=int(rng.integers(1, 5)))
        if rng.random() < 0.33:
            story.feedback = _after(rng, story.asked, 6, 0.5)
        if rng.random() < 0.4:
            story.connected = story.asked + timedelta(days=int(rng.integers(1, 9)))
        if rng.random() < 0.3:
            story.nudged = story.rejected + timedelta(days=int(rng.integers(60, 120)))
            if rng.random() < 0.35:
                story.heard = _after(rng, story.nudged, 5, 0.6)
                story.note += " Wrote again later; they answered kindly."
    waited = story.rejected is None or (story.rejected - story.applied).days > 21
    if not story.screen and waited and rng.random() < 0.12:
        story.nudged = story.applied + timedelta(days=int(rng.integers(8, 15)))
        if rng.random() < 0.12:
            story.heard = _after(rng, story.nudged, 4, 0.5)


def _forget_the_future(story: Story) -> None:
    for name in ("screen", "rejected", "thanked", "asked", "feedback", "connected", "nudged",
                 "heard"):  # fmt: skip
        day = getattr(story, name)
        if day is not None and day > KEPT_UNTIL:
            setattr(story, name, None)
    story.interviews = [day for day in story.interviews if day <= KEPT_UNTIL]
    if story.rejected is None:
        story.reason = ""


def _status(rng: np.random.Generator, story: Story) -> str:
    if story.rejected:
        return "Rejected"
    if story.status != "Applied":
        return story.status
    if story.interviews:
        return "Interview"
    if story.screen:
        return "Phone screen"
    old = (KEPT_UNTIL - story.applied).days > 45
    return "No reply" if old and rng.random() < 0.7 else "Applied"
