"""
The definitions once more, written down slowly.

Plain loops over plain dates, without a line of ``ajar.measure``: what the measures of a tracker
must be. A story is what one application tells; all days are days since applying.
"""

from dataclasses import dataclass, field
from datetime import date

import numpy as np
from scipy.stats import norm
from scipy.stats import t as student_t
from statsmodels.duration.survfunc import CumIncidenceRight
from statsmodels.stats.proportion import proportion_confint

from ajar.model.tracker import Tracker

YES = ("test", "screen", "interview", "final", "offer")
"""Replies that move things on."""
COMPANY_RESPONSES = ("positive", "other", "rejected", "closed")
_MEANING = dict.fromkeys(YES, "positive") | {
    "replied": "other",
    "heard_back": "other",
    "feedback": "other",
    "rejected": "rejected",
    "closed": "closed",
    "withdrawn": "withdrawn",
}
_ORDER = ["positive", "other", "rejected", "closed", "withdrawn"]
_WRITTEN = ("thanked", "asked_feedback", "invited", "nudged")
_TAKEN_UP = ("replied", "heard_back", "feedback", "connected", "reopened")
_STAGES = {"screen": ("test", "screen"), "interview": ("interview",), "final": ("final",)}


@dataclass
class Story:
    """One application with a day of applying."""

    company: str
    channel: str
    stage: int
    outcome: str
    age: int
    events: list = field(default_factory=list)
    """(day, kind) of everything dated, in order of time."""
    undated: list = field(default_factory=list)
    """Kinds of what carries no day."""

    @property
    def word(self) -> tuple:
        """Day and meaning of the first word; (None, meaning) on an unknown day, (None, None)."""
        found = [(day, _MEANING[kind]) for day, kind in self.events if kind in _MEANING]
        moved_on = self.stage > 0 or self.outcome == "offer"
        if moved_on and not any(meaning == "positive" for _, meaning in found):
            return None, "positive"
        if found:
            return min(found, key=lambda each: (each[0], _ORDER.index(each[1])))
        unknown = [_MEANING[kind] for kind in self.undated if kind in _MEANING]
        return (None, unknown[0]) if unknown else (None, None)

    def first(self, kinds: tuple, after: int = -1) -> int | None:
        """Day of the first event of these kinds after a day."""
        return next((day for day, kind in self.events if kind in kinds and day > after), None)


def stories(tracker: Tracker, as_of: date) -> list[Story]:
    """The applications of a tracker whose events are dated, inferred or undated."""
    told = {}
    for row in tracker.applications.itertuples():
        told[row.id] = Story(row.company_key, row.channel, row.stage, row.outcome, 0)
    applied = {}
    for event in tracker.events.itertuples():
        if event.kind == "applied":
            applied[event.application] = event.day.date()
    for event in tracker.events.itertuples():
        story = told[event.application]
        if str(event.day) == "NaT" or event.inferred:
            story.undated.append(event.kind)
        else:
            story.events.append(((event.day.date() - applied[event.application]).days, event.kind))
    for number, story in told.items():
        story.age = (as_of - applied[number]).days
        story.events.sort(key=lambda each: each[0])
    return list(told.values())


def curve(waits: list[tuple[int, object]], kinds: tuple) -> dict[int, tuple[float, float]]:
    """
    Aalen-Johansen by hand: day -> (share that had ended so, share still waiting).

    *waits*: days and how they ended, None where they go on.
    """
    waiting, ended, found = 1.0, 0.0, {}
    for day in sorted({day for day, _ in waits}):
        at_risk = sum(1 for lasted, _ in waits if lasted >= day)
        now = [kind for lasted, kind in waits if lasted == day and kind is not None]
        ended += waiting * sum(kind in kinds for kind in now) / at_risk
        waiting *= 1 - len(now) / at_risk
        found[day] = (ended, waiting)
    return found


def at(points: dict, day: int) -> tuple[float, float]:
    """The curve on a day."""
    return points[max(each for each in points if each <= day)] if min(points) <= day else (0.0, 1.0)


def first_words(told: list[Story]) -> list[tuple[int, object]]:
    """Waits for the first word; one on an unknown day counts as waiting until today."""
    waits = []
    for story in told:
        day, word = story.word
        waits.append((story.age, None) if day is None else (day, word))
    return waits


def ends(told: list[Story]) -> list[tuple[int, object]]:
    """Waits for the end."""
    waits = []
    for story in told:
        found = [(day, k) for day, k in story.events if k in ("rejected", "closed", "withdrawn")]
        found += [(day, "offer") for day, k in story.events if k == "offer"]
        waits.append(min(found) if found else (story.age, None))
    return waits


def day_of(points: dict, part: float) -> int | None:
    """First day on which the curve has reached a share."""
    return next((day for day, (ended, _) in sorted(points.items()) if ended >= part - 1e-12), None)


def last_judged(waits: list) -> int:
    """The last day with five at risk."""
    return max(day for day, _ in waits if sum(1 for lasted, _ in waits if lasted >= day) >= 5)


def last_readable(waits: list) -> int:
    """The last day with five at risk, or before which nobody was cut off; -1 for under five."""
    days = [
        day
        for day, _ in waits
        if sum(1 for lasted, _ in waits if lasted >= day) >= 5
        or not any(kind is None and lasted < day for lasted, kind in waits)
    ]
    return max(days) if len(waits) >= 5 else -1


def threshold(told: list[Story]) -> int:
    """
    Days after which silence counts, from the person's own yeses where there are forty.

    For searches in which that is known within ten days; how well it is known is tested apart.
    """
    waits = first_words(told)
    if sum(kind == "positive" for _, kind in waits) < 40:
        return 45
    points, end = curve(waits, ("positive",)), last_judged(waits)
    return min(max(day_of(points, 0.95 * at(points, end)[0]), 14), 90)


def is_silent(story: Story, applied: int) -> bool:
    """Open, and nothing for longer than the threshold of its stage."""
    limit = applied if story.stage == 0 else 38 if story.stage <= 2 else 25
    words = [day for day, kind in story.events if kind in _MEANING or kind in _TAKEN_UP]
    if story.stage > 0 and not words:
        limit += applied
    return story.outcome == "open" and story.age - max(words, default=0) > limit


def got_no_reply(story: Story) -> bool:
    """No word ever came; the person's own withdrawal is none."""
    return story.word[1] in (None, "withdrawn")


def can_be_judged(story: Story, applied: int) -> bool:
    """Older than the threshold, and not withdrawn before it without a word."""
    day, word = story.word
    return story.age > applied and not (word == "withdrawn" and day is not None and day <= applied)


def conversion(told: list[Story], stage: int) -> tuple[int, int]:
    """How many went beyond a stage, of those that reached it and are decided or overdue."""
    limit = threshold(told)
    k = n = 0
    for story in told:
        decided = story.outcome != "open"
        if story.stage > stage and (decided or story.age > limit):
            k, n = k + 1, n + 1
        elif story.stage == stage and (decided or is_silent(story, limit)):
            n += 1
    return k, n


def fair(told: list[Story], landmark: int) -> float:
    """Written to by the landmark or not, heard in the 45 days after it, within channels."""
    sides: dict = {}
    for story in told:
        day, word = story.word
        if story.age < landmark + 45 or (word and day is None) or (day or 999) <= landmark:
            continue
        if day == 0:
            continue
        wrote = story.first(_WRITTEN)
        if any(kind in _WRITTEN for kind in story.undated) and not (wrote or 999) <= landmark:
            continue
        heard = word in COMPANY_RESPONSES and day <= landmark + 45
        sides.setdefault(story.channel, ([], []))[wrote is None or wrote > landmark].append(heard)
    return weighted(sides.values())


def weighted(strata: object) -> float:
    """Difference of shares over strata, weighted as Mantel and Haenszel do."""
    over = under = 0.0
    for first, second in strata:
        if first and second:
            weight = len(first) * len(second) / (len(first) + len(second))
            over += weight * (sum(first) / len(first) - sum(second) / len(second))
            under += weight
    return over / under


def naive(told: list[Story]) -> float:
    """Ever written to while waiting against all others; a reply within 60 days."""
    sides: tuple = ([], [])
    for story in told:
        day, word = story.word
        if story.age < 60 or (word and day is None):
            continue
        wrote = story.first(_WRITTEN)
        waiting = wrote is not None and (day is None or wrote <= day)
        sides[not waiting].append(word in COMPANY_RESPONSES and day <= 60)
    return weighted([sides])


def after_rejection(told: list[Story], applied: dict) -> float:
    """Written to within five days of a rejection or not; taken up on days 6 to 60 after it."""
    strata: dict = {}
    for number, story in enumerate(told):
        end = story.first(("rejected",))
        if end is None or story.age - end < 60:
            continue
        back = [day - end for day, kind in story.events if kind in _TAKEN_UP and day > end]
        back += [
            day + (applied[other] - applied[number]) - end
            for other, each in enumerate(told)
            if each.company == story.company
            for day, kind in each.events
            if kind in YES and day + (applied[other] - applied[number]) > end
        ]
        came = min(back, default=999)
        if came <= 5:
            continue
        wrote = story.first(_WRITTEN, after=end - 1)
        side = wrote is None or wrote - end > 5
        strata.setdefault(story.stage > 0, ([], []))[side].append(came <= 60)
    return weighted(strata.values())


def next_word(told: list[Story], stage: str) -> list[tuple[int, object]]:
    """Waits from reaching a stage to the next word."""
    waits = []
    order = [*YES, "replied", "rejected", "closed", "withdrawn"]
    for story in told:
        words = sorted(
            ((day, kind) for day, kind in story.events if kind in order),
            key=lambda each: (each[0], order.index(each[1])),
        )
        place = next((at for at, (_, k) in enumerate(words) if k in _STAGES[stage]), None)
        if place is None:
            continue
        start = words[place][0]
        if place + 1 < len(words):
            day, kind = words[place + 1]
            waits.append((day - start, "withdrawn" if kind == "withdrawn" else "word"))
        else:
            waits.append((story.age - start, None))
    return waits


def design_effect(errors: list[float], companies: list) -> float:
    """
    How many applications tell as little as one, where several went to one company; at least 1.

    Variance of the sum over companies beside the one over applications, each with one degree of
    freedom taken for the mean (Liang and Zeger 1986; Rao and Scott 1992).
    """
    sums: dict = {}
    for error, company in zip(errors, companies, strict=True):
        sums[company] = sums.get(company, 0.0) + error
    n, m = len(errors), len(sums)
    apart = sum(error**2 for error in errors)
    if m < 2 or not apart:
        return 1.0
    together = sum(each**2 for each in sums.values())
    return max(1.0, (together * m / (m - 1)) / (apart * n / (n - 1)))


def wilson(k: float, n: float, companies: list) -> tuple[float, float]:
    """
    Wilson's 95 % interval, by statsmodels.

    Where companies occur several times, of the level that makes its normal quantile that of a t
    distribution with (sum n)^2 / sum n^2 - 1 degrees of freedom (Carter et al. 2017).
    """
    sizes = [companies.count(company) for company in set(companies)]
    alpha = 0.05
    if max(sizes) > 1 and len(sizes) > 1:
        freedom = max(sum(sizes) ** 2 / sum(each**2 for each in sizes) - 1, 1)
        alpha = 2 * norm.sf(student_t.ppf(0.975, freedom))
    low, high = proportion_confint(k, n, alpha=alpha, method="wilson")
    return float(low), float(high)


def share(cases: list[tuple[object, bool]]) -> tuple[int, int, float, float]:
    """Hits, cases and Wilson's 95 % interval of (company, hit), by statsmodels' Wilson."""
    n, k = len(cases), sum(hit for _, hit in cases)
    if not n:
        return 0, 0, 0.0, 1.0
    effect = design_effect([hit - k / n for _, hit in cases], [company for company, _ in cases])
    return k, n, *wilson(k / effect, n / effect, [company for company, _ in cases])


def incidence(
    waits: list[tuple[int, object]], kinds: tuple, day: int, companies: list
) -> tuple[float, float, float]:
    """
    Share that had ended so by a day, and its interval, with statsmodels' Aalen-Johansen.

    Wilson's at the number of cases for which a plain share would have the curve's standard error
    (Rothman 1978), made fewer by the design effect of the martingale residuals.
    """
    lasted = [each for each, _ in waits]
    how = [0 if kind is None else 1 if kind in kinds else 2 for _, kind in waits]
    found = CumIncidenceRight(np.array(lasted), np.array(how))
    place = int(np.searchsorted(found.times, day, side="right")) - 1
    value, se = float(found.cinc[0][place]), float(found.cinc_se[0][place])
    errors = []
    for days, kind in waits:
        hazard = 0.0
        for at in sorted(set(lasted)):
            if at <= days:
                now = sum(1 for each, ended in waits if each == at and ended in kinds)
                hazard += now / sum(1 for each in lasted if each >= at)
        errors.append((kind in kinds) - hazard)
    cases = value * (1 - value) / se**2 / design_effect(errors, companies)
    return value, *wilson(value * cases, cases, companies)
