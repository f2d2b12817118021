"""
State of every application on a day, and the leading application of each company.

Nothing that happened later is looked at, so the same code serves today's list and the replay of
earlier days. A fact without a day counts today and on no earlier day, with one exception: the
furthest stage of an application that had ended by then.
"""

from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

import numpy as np

from ajar.measure.applications.waiting_threshold import WaitingThresholds, is_overdue
from ajar.model.arrays import Flags, Ints
from ajar.model.dates import NEVER
from ajar.model.enums import OfferAnswer, Outcome, Reason, Stage
from ajar.reengage.snapshots.tracker_index import TrackerIndex, join_by_company


class ApplicationState(IntEnum):
    """How an application stands."""

    ABSENT = 0
    """Not sent yet."""
    FRESH = 1
    """Sent, no word, too early to call it silent."""
    IN_PROCESS = 2
    """Past the first stage and still going."""
    OFFERED = 3
    HIRED = 4
    ENDED = 5
    SILENT = 6


CONTACTABLE_STATES = (ApplicationState.ENDED, ApplicationState.SILENT)
"""States in which a company may be written to again."""


class Ending(StrEnum):
    """How a leading application ended; the values are names of weights where there is one."""

    REJECTED = "ended_rejected"
    OTHER_CANDIDATE = "ended_other_candidate"
    ROLE_GONE = "ended_role_gone"
    SKILLS = "ended_skills"
    MISMATCH = "ended_mismatch"
    DECLINED = "ended_declined"
    SILENT_EARLY = "ended_silent_early"
    SILENT_LATE = "ended_silent_late"
    RUNNING = "running"

    @property
    def label(self) -> str:
        """Plain words."""
        return _ENDING_LABELS[self]


ENDINGS = tuple(Ending)

_ENDING_LABELS = {
    Ending.REJECTED: "Not selected",
    Ending.OTHER_CANDIDATE: "Not selected: another candidate was chosen",
    Ending.ROLE_GONE: "The role was closed",
    Ending.SKILLS: "Not selected: skills or experience",
    Ending.MISMATCH: "Not selected: visa, place or pay",
    Ending.DECLINED: "Withdrawn or declined by you",
    Ending.SILENT_EARLY: "No reply to the application",
    Ending.SILENT_LATE: "No reply since the last conversation",
    Ending.RUNNING: "No outcome yet",
}

_BY_REASON = {
    Reason.OTHER_CANDIDATE: Ending.OTHER_CANDIDATE,
    Reason.ROLE_GONE: Ending.ROLE_GONE,
    Reason.SKILLS: Ending.SKILLS,
    Reason.MISMATCH: Ending.MISMATCH,
}


@dataclass(frozen=True, eq=False)
class Snapshots:
    """Companies and the days on which they are judged."""

    company: Ints
    day: Ints
    answers_before: Ints
    """Messages and what came back count only before this day."""
    today: Flags
    """Facts without a day count too."""

    @classmethod
    def all_companies(cls, companies: int, day: int) -> "Snapshots":
        """Every company on one day, with everything that is known."""
        return cls(
            company=np.arange(companies, dtype=np.int64),
            day=np.full(companies, day, dtype=np.int64),
            answers_before=np.full(companies, day + 1, dtype=np.int64),
            today=np.ones(companies, dtype=bool),
        )

    @classmethod
    def before(cls, company: Ints, day: Ints) -> "Snapshots":
        """Each of these companies just before something was sent on its day."""
        return cls(company, day, day, np.zeros(len(company), dtype=bool))

    def joined(self, other: "Snapshots") -> "Snapshots":
        """These snapshots, then the others."""
        return Snapshots(
            np.concatenate([self.company, other.company]),
            np.concatenate([self.day, other.day]),
            np.concatenate([self.answers_before, other.answers_before]),
            np.concatenate([self.today, other.today]),
        )

    def __len__(self) -> int:
        """Number of snapshots."""
        return len(self.company)


@dataclass(frozen=True, eq=False)
class SilenceRule:
    """When an open application counts as silent."""

    thresholds: WaitingThresholds
    today: Flags
    """Which applications are silent today, as all other pages judge them."""
    answered: Flags
    """Whose company answered a message: a reason to go on, so that it ends no silence here."""


@dataclass(frozen=True, eq=False)
class ApplicationStates:
    """One entry per snapshot and application of its company, ordered by snapshot."""

    snapshot: Ints
    application: Ints
    state: Ints
    stage: Ints
    """Furthest stage by that day."""
    since: Ints
    """Day of the ending, or of the last word where there is none; NEVER where unknown."""
    leading: Ints
    """For each snapshot the entry of the leading application; -1 for none."""


def application_states(
    index: TrackerIndex, snapshots: Snapshots, silence: SilenceRule
) -> ApplicationStates:
    """
    State of every application of every snapshot's company.

    Parameters
    ----------
    index
        The tracker.
    snapshots
        The companies and their days.
    silence
        When an open application counts as silent.
    """
    snapshot, application = join_by_company(snapshots.company, index.company)
    day, today = snapshots.day[snapshot], snapshots.today[snapshot]
    start, ended_on = index.start[application], index.ended[application]
    is_open = index.is_open[application]
    ended = ~is_open & ((ended_on <= day) | ((ended_on == NEVER) & today))
    stage, heard = _progress(index, application, day, undated_counts=today | ended)
    # Where no day of a word is known, the wait is negative.
    overdue = is_overdue(day - heard, stage, silence.thresholds)
    silent = np.where(
        today, silence.today[application] | overdue & silence.answered[application], overdue
    )
    offers = _offers(index)[application]
    state = np.select(
        [
            (start > day) & ~((start == NEVER) & today),
            ended & (offers == ApplicationState.HIRED),
            (offers == ApplicationState.OFFERED) & (today | (stage == Stage.OFFER)),
            ended,
            silent,
            stage > Stage.APPLIED,
        ],
        [
            ApplicationState.ABSENT,
            ApplicationState.HIRED,
            ApplicationState.OFFERED,
            ApplicationState.ENDED,
            ApplicationState.SILENT,
            ApplicationState.IN_PROCESS,
        ],
        ApplicationState.FRESH,
    )
    since = np.where(ended & (ended_on <= day), ended_on, heard)
    nobody = np.full(len(snapshots), -1, dtype=np.int64)
    entries = ApplicationStates(snapshot, application, state, stage, since, leading=nobody)
    return replace(entries, leading=_leading(index, entries))


def _progress(
    index: TrackerIndex, application: Ints, day: Ints, undated_counts: Flags
) -> tuple[Ints, Ints]:
    """Furthest stage by the day, and the day of the last word or of applying."""
    stage = np.zeros(len(application), dtype=np.int64)
    top = index.stage[application]
    top_day = np.full(len(application), NEVER, dtype=np.int64)
    heard = np.full(len(application), -NEVER, dtype=np.int64)
    for step, reached in enumerate(index.reached):
        on = reached[application]
        stage = np.where(on <= day, step, stage)
        top_day = np.where(top == step, on, top_day)
    for known in (index.start, *index.reached, index.first_word, index.last_word):
        on = known[application]
        heard = np.where(on <= day, np.maximum(heard, on), heard)
    stage = np.where(undated_counts & (top_day == NEVER), top, np.minimum(top, stage))
    return stage, np.where(heard == -NEVER, NEVER, heard)


def _offers(index: TrackerIndex) -> Ints:
    """OFFERED or HIRED where there is an offer that was not declined."""
    applications = index.tracker.applications
    offered = (applications["outcome"] == Outcome.OFFER).to_numpy()
    answer = applications["offer_answer"]
    return np.select(
        [
            offered & (answer == OfferAnswer.ACCEPTED).to_numpy(),
            offered & (answer == OfferAnswer.NONE).to_numpy(),
        ],
        [ApplicationState.HIRED, ApplicationState.OFFERED],
        ApplicationState.ABSENT,
    )


def endings(index: TrackerIndex, application: Ints, silent: Flags, stage: Ints) -> Ints:
    """Place in ``ENDINGS`` of how each application ended; each of them has ended or is silent."""
    applications = index.tracker.applications
    # Categories of a tracker stand in the order of their words.
    outcome = applications["outcome"].cat.codes.to_numpy()[application]
    reason = applications["reason"].cat.codes.to_numpy()[application]
    by_reason = np.array([ENDINGS.index(_BY_REASON.get(each, Ending.REJECTED)) for each in Reason])
    stated = by_reason[reason]
    mine = np.isin(outcome, [_at(Outcome, Outcome.WITHDRAWN), _at(Outcome, Outcome.OFFER)])
    unstated = stated == ENDINGS.index(Ending.REJECTED)
    return np.select(
        [
            silent & (stage == Stage.APPLIED),
            silent,
            mine & (stated != ENDINGS.index(Ending.MISMATCH)),
            unstated & (outcome == _at(Outcome, Outcome.CLOSED)),
        ],
        [
            ENDINGS.index(Ending.SILENT_EARLY),
            ENDINGS.index(Ending.SILENT_LATE),
            ENDINGS.index(Ending.DECLINED),
            ENDINGS.index(Ending.ROLE_GONE),
        ],
        stated,
    )


def _leading(index: TrackerIndex, entries: ApplicationStates) -> Ints:
    """The ended or silent one that got furthest; of equals the latest, then by its ending."""
    chosen = np.flatnonzero(np.isin(entries.state, CONTACTABLE_STATES))
    row, stage = entries.application[chosen], entries.stage[chosen]
    silent = entries.state[chosen] == ApplicationState.SILENT
    latest = np.where(entries.since[chosen] < NEVER, entries.since[chosen], -NEVER)
    channel = index.tracker.applications["channel"].cat.codes.to_numpy()[row]
    # The last keys have no meaning; they make the choice independent of the order of rows.
    order = np.lexsort(
        (
            index.role[row],
            channel,
            endings(index, row, silent, stage),
            -latest,
            -stage,
            entries.snapshot[chosen],
        ),
    )
    ordered = chosen[order]
    leading = entries.leading.copy()
    # Written backwards, so that the first of each snapshot is what stays.
    leading[entries.snapshot[ordered][::-1]] = ordered[::-1]
    return leading


def with_leading(entries: ApplicationStates, application: Ints) -> ApplicationStates:
    """
    Entries in which ``application[i]`` leads in snapshot *i*; -1 for none.

    Later snapshots keep theirs.
    """
    first = int(np.searchsorted(entries.snapshot, len(application)))
    place = np.full(max(int(entries.application.max(initial=-1)) + 1, 1), -1, dtype=np.int64)
    place[entries.application[:first]] = np.arange(first)
    leading = entries.leading.copy()
    leading[: len(application)] = np.where(application >= 0, place[np.maximum(application, 0)], -1)
    return replace(entries, leading=leading)


def _at(words: type[StrEnum], word: StrEnum) -> int:
    return list(words).index(word)
