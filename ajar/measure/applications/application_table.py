"""Table with one derived row per application: durations, responses and states."""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from ajar.measure.applications.first_responses import (
    END_KINDS,
    RESPONSE_KINDS,
    Clock,
    FirstResponses,
    first_responses,
    usable_events,
)
from ajar.measure.applications.record_keeping import RecordKeeping, record_keeping
from ajar.measure.applications.role_groups import role_groups
from ajar.measure.applications.waiting_threshold import (
    WaitingThresholds,
    is_old_enough,
    is_silent,
    thresholds,
    waiting_threshold,
)
from ajar.measure.statistics.life_table import LifeTable, life_table
from ajar.model.arrays import Flags, Ints
from ajar.model.dates import NEVER, day_number, day_series
from ajar.model.enums import Outcome, Stage
from ajar.model.estimate import Estimate
from ajar.model.events import EventArrays
from ajar.model.tracker import Tracker


@dataclass(frozen=True, eq=False)
class ApplicationTable:
    """
    Application table: one derived row per application as of a day.

    Attributes
    ----------
    tracker
        The applications looked at and their events.
    as_of
        The day as of which rows are derived.
    thresholds
        Days of silence, from the whole search even where only a part is looked at.
    rows
        One row per application, in the tracker's order:

        - ``id, company, company_key, channel, stage, outcome, said_silent`` as in the tracker
          (an offer is at the offer stage, whatever the file says);
        - ``company_number``: a number for each company; an application without one has its own;
        - ``applied_on`` (day), ``age`` (days since then, NaN if unknown), ``clock`` (the day of
          applying is exact and not in the future, so that it can start a clock);
        - ``response`` (none, positive, other, rejected, closed, withdrawn: the first response),
          ``response_on``, ``response_days`` (days from applying; NaN without a usable day) and
          ``response_inferred`` (its meaning was taken from what the application came to);
        - ``end`` (none, offer, rejected, closed, withdrawn), ``end_on``, ``end_days`` (likewise);
        - ``last_response_on`` (day of the last reply), ``waited`` (days since then, or since
          applying);
        - ``silent``: open, and nothing for longer than the threshold of its stage;
        - ``old_enough``: older than the threshold, or, without a day, ended or said silent;
        - what cannot be used: ``undated`` (no day of applying), ``future`` (applied after the
          as-of date), ``response_before`` (a response dated before applying),
          ``response_undated`` and ``end_undated`` (happened on a day that is not known),
          ``response_possibly_preceded`` (a rejection in a file that keeps only the present
          status: another reply may have come before it).
    events
        The events of these applications as arrays; ``row`` counts rows of ``rows``.
    record_keeping
        How the file is kept, as far as figures depend on it.
    """

    tracker: Tracker
    as_of: date
    thresholds: WaitingThresholds
    rows: pd.DataFrame
    events: EventArrays
    record_keeping: RecordKeeping = field(default_factory=RecordKeeping)

    def __len__(self) -> int:
        """Return the number of applications."""
        return len(self.rows)

    @property
    def waiting_threshold(self) -> Estimate:
        """The waiting threshold after applying, as an estimate."""
        excluded = len(self) - int(has_duration(self.rows, "response").sum())
        return waiting_threshold(self.thresholds, excluded=excluded)

    @property
    def replies_not_covered(self) -> str:
        """A sentence if the file does not cover replies, else empty."""
        return "" if self.tracker.coverage.replies else "The file does not say who replied."

    @property
    def rejections_not_covered(self) -> str:
        """A sentence if the file does not cover rejections, else empty."""
        return "" if self.tracker.coverage.rejections else "The file does not speak of rejections."

    @cached_property
    def sent_on(self) -> pd.Series:
        """Day on which each application was sent; NaT if it is to come or only that of entry."""
        day = self.rows["applied_on"].mask(self.rows["future"])
        entered = self.record_keeping.default_day
        return day.mask(day == pd.Timestamp(entered)) if entered else day

    @cached_property
    def role_group(self) -> pd.Series:
        """Group of each job title."""
        return role_groups(self.tracker.applications["role"])

    @cached_property
    def incidence_cache(self) -> dict[tuple[str, tuple[str, ...]], Any]:
        """Cache of waits and incidences by clock and kinds (none for waits)."""
        return {}

    def where(self, mask: pd.Series) -> "ApplicationTable":
        """Return the table of the applications in *mask* (aligned with ``rows``)."""
        keep = mask.to_numpy()
        own = self.tracker.events["application"].isin(self.rows["id"][keep])
        wide = (self.tracker.events["application"] < 0) & self.tracker.events["company_key"].isin(
            self.rows["company_key"][keep]
        )
        tracker = replace(
            self.tracker,
            applications=self.tracker.applications.loc[keep].reset_index(drop=True),
            events=self.tracker.events.loc[own | wide].reset_index(drop=True),
        )
        return replace(
            self,
            tracker=tracker,
            rows=self.rows.loc[keep].reset_index(drop=True),
            events=self.events.where(keep),
        )


def application_table(
    tracker: Tracker,
    *,
    as_of: date,
    entered_in_bulk: frozenset[date] = frozenset(),
    noted_at_once: bool = False,
) -> ApplicationTable:
    """
    Return the application table of a tracker as of a day.

    Parameters
    ----------
    tracker
        Any tracker, also an empty one.
    as_of
        Open applications are watched until this day; facts dated after it keep their meaning
        and lose their day.
    entered_in_bulk
        Days on which the person wrote down what had come earlier: a reply on such a day counts
        as undated.
    noted_at_once
        The person says that replies are noted on the day they come, so that nothing is
        concluded from how the file looks (``record_keeping``).
    """
    found = usable_events(tracker, as_of=as_of, entered_in_bulk=entered_in_bulk)
    rows = _rows(tracker, first_responses(tracker, found, as_of=as_of), as_of)
    habits = RecordKeeping() if noted_at_once else record_keeping(rows, found, as_of=as_of)
    if habits.day_of_entry or habits.default_day:
        found = usable_events(
            tracker,
            as_of=as_of,
            entered_in_bulk=entered_in_bulk.union(filter(None, [habits.day_of_entry])),
            default_day=habits.default_day,
        )
        rows = _rows(tracker, first_responses(tracker, found, as_of=as_of), as_of)
    limits = thresholds(first_response_table(rows), RESPONSE_KINDS.index("positive"))
    if habits.max_delay_days:
        limits = WaitingThresholds(positives=limits.positives)
    silent = is_silent(rows, limits)
    rows = rows.assign(silent=silent, old_enough=is_old_enough(rows, silent, limits))
    return ApplicationTable(tracker, as_of, limits, rows, found, habits)


def _rows(tracker: Tracker, past: FirstResponses, as_of: date) -> pd.DataFrame:
    known = past.applied < NEVER
    age = np.where(known, day_number(as_of) - past.applied, np.nan)
    clock = past.exact & (age >= 0)
    has_response, has_end = past.response_day < NEVER, past.end_day < NEVER
    response_days = np.where(clock & has_response, past.response_day - past.applied, np.nan)
    end_days = np.where(clock & has_end, past.end_day - past.applied, np.nan)
    last = np.maximum(past.last_response, np.where(known, past.applied, -NEVER))
    columns = ["id", "company", "company_key", "channel", "stage", "outcome", "said_silent"]
    applications = tracker.applications[columns]
    offered = applications["outcome"] == Outcome.OFFER
    return applications.assign(
        company_number=_company_numbers(applications["company_key"]),
        stage=applications["stage"].mask(offered, int(Stage.OFFER)),
        applied_on=day_series(past.applied),
        age=age,
        clock=clock,
        response=pd.Categorical.from_codes(past.response, pd.Index(RESPONSE_KINDS)),
        response_on=day_series(past.response_day),
        response_days=np.where(response_days >= 0, response_days, np.nan),
        response_inferred=past.response_inferred,
        end=pd.Categorical.from_codes(past.end, pd.Index(END_KINDS)),
        end_on=day_series(past.end_day),
        end_days=np.where(end_days >= 0, end_days, np.nan),
        last_response_on=day_series(past.last_response),
        waited=np.where(last > -NEVER, day_number(as_of) - last, np.nan),
        undated=~known,
        future=known & (age < 0),
        response_before=response_days < 0,
        end_before=end_days < 0,
        response_undated=(past.response > 0) & ~has_response,
        response_possibly_preceded=_possibly_preceded(tracker, past),
        end_undated=(past.end > 0) & ~has_end,
        has_future_event=past.has_future_event,
    )


def _possibly_preceded(tracker: Tracker, past: FirstResponses) -> Flags:
    """Return a mask of rejections and closings that an unrecorded reply may have preceded."""
    if tracker.coverage.stage_history:
        return np.zeros(len(past.response), dtype=np.bool_)
    return np.isin(
        past.response, [RESPONSE_KINDS.index("rejected"), RESPONSE_KINDS.index("closed")]
    )


def _company_numbers(keys: pd.Series) -> Ints:
    codes, companies = pd.factorize(keys)
    alone = (keys == "").to_numpy()
    return np.where(alone, len(companies) + np.arange(len(keys)), codes)


def first_response_table(rows: pd.DataFrame) -> LifeTable:
    """
    Return the life table of waits to the first response; kinds as in RESPONSE_KINDS.

    A response on an unknown day counts as still waiting until the as-of date.
    """
    used = rows.loc[has_duration(rows, "response")]
    days = used["response_days"].to_numpy()
    kind = np.where(np.isnan(days), 0, used["response"].cat.codes.to_numpy())
    lasted = np.where(np.isnan(days), used["age"].to_numpy(), days).astype(np.int64)
    return life_table(lasted, kind, len(RESPONSE_KINDS) - 1)


def has_duration(rows: pd.DataFrame, what: Clock) -> pd.Series:
    """Return a mask of rows with an exact day of applying and no event *what* before it."""
    return rows["clock"] & ~rows[f"{what}_before"]
