"""Compare replies of applications with and without a follow-up (four designs)."""

import numpy as np
import pandas as pd

from ajar.measure.applications.application_table import ApplicationTable, has_duration
from ajar.measure.applications.first_responses import COMPANY_RESPONSES
from ajar.measure.applications.record_keeping import WEEK, Habit
from ajar.measure.follow_ups.comparison import FollowUpComparison, comparison
from ajar.measure.follow_ups.message_counts import (
    AFTER_REJECTION_DAYS,
    REPLY_DAYS,
    rejected_on_days,
)
from ajar.measure.follow_ups.replies_after import first_positive_contact_after, first_reply_after
from ajar.model.arrays import Flags, Ints
from ajar.model.dates import NEVER, day_number, day_numbers, earliest
from ajar.model.enums import EventKind, Stage
from ajar.model.event_groups import FOLLOW_UPS

NAIVE_DAYS = 60
AFTER_REJECTION_LANDMARK = 5
"""Days after a rejection within which a message counts as sent because of it."""

_WRITTEN = tuple(kind for kind in FOLLOW_UPS if kind is not EventKind.REAPPLIED)


def landmark_comparison(table: ApplicationTable, landmark: int) -> FollowUpComparison:
    """
    Compare applications followed up by a day with the others, among those without a reply then.

    Parameters
    ----------
    table
        The application table.
    landmark
        Days after applying, 14 by default of the design; 7 and 21 as a check.

    Notes
    -----
    Landmark analysis: the sides are assigned before the 45 days begin in which a reply counts,
    so an early reply does not decide the side. Applications
    not yet so old are left out of both sides. All have heard nothing and so are at one stage;
    strata are channels.

    References
    ----------
    .. [1] Anderson, J. R., Cain, K. C. and Gelber, R. D. (1983). Analysis of survival by tumor
           response. J. Clin. Oncol. 1, 710-719.
    """
    rows = table.rows
    silent_then = (
        has_duration(rows, "response")
        & ~rows["response_undated"]
        & ~(rows["response_days"] <= landmark)
    )
    old_enough = rows["age"] >= landmark + REPLY_DAYS
    written = _first_written(table) - day_numbers(rows["applied_on"])
    unclear = pd.Series(_undated_messages(table), index=rows.index) & ~(written <= landmark)
    used = silent_then & old_enough & ~unclear & _can_be_compared(table)
    heard = rows["response"].isin(COMPANY_RESPONSES) & (
        rows["response_days"] <= landmark + REPLY_DAYS
    )
    answered_by_then = has_duration(rows, "response") & (rows["response_days"] <= landmark)
    return comparison(
        f"follow_up_fair_difference_{landmark}",
        _cases(table, used, written <= landmark, heard, rows["channel"]),
        definition=(
            f"of applications still without a reply on day {landmark}: share with a reply in the "
            f"next {REPLY_DAYS} days, of those written to by then minus of the others, "
            "compared within each channel"
        ),
        interpretation=(
            "Both sides had heard nothing on that day, so what follows can be compared. It is "
            "still an association: you may have written where you were hopeful."
        ),
        landmark=landmark,
        excluded=int((~used & ~answered_by_then).sum()),
    )


def naive_comparison(table: ApplicationTable) -> FollowUpComparison:
    """
    Compare applications ever written to while waiting with all others (biased, for contrast).

    A reply counts when it came within 60 days of applying; younger applications are left out.
    """
    rows = table.rows
    used = has_duration(rows, "response") & ~rows["response_undated"] & (rows["age"] >= NAIVE_DAYS)
    used &= _can_be_compared(table)
    applied = day_numbers(rows["applied_on"])
    written = _first_written(table)
    followed = (written < NEVER) & (written <= applied + rows["response_days"].fillna(NEVER))
    heard = rows["response"].isin(COMPANY_RESPONSES) & (rows["response_days"] <= NAIVE_DAYS)
    return comparison(
        "follow_up_naive_difference",
        _cases(table, used, followed, heard),
        definition=(
            f"share with a reply within {NAIVE_DAYS} days of applying, of those ever written "
            "to while waiting minus of all others"
        ),
        interpretation=(
            "Those that heard early never got written to, so the ones written to are those that "
            "had already been passed over for a while. That alone makes writing look useless or "
            "harmful."
        ),
        excluded=int((~used).sum()),
    )


def after_rejection_fair(table: ApplicationTable) -> FollowUpComparison:
    """
    Compare rejections with and without a message within five days, by replies until day 60.

    Strata are whether anybody there had moved things on before, since people write more often
    to those they have met.
    """
    rows, rejected_on = table.rows, rejected_on_days(table)
    written = _first_written(table, rejected_on)
    everyone = np.arange(len(table))
    came = first_positive_contact_after(table, everyone, rejected_on) - rejected_on
    rejected = rejected_on < NEVER
    age = day_number(table.as_of) - rejected_on
    used = rejected & (age >= AFTER_REJECTION_DAYS) & (came > AFTER_REJECTION_LANDMARK)
    return comparison(
        "follow_up_after_rejection_difference",
        _cases(
            table,
            used,
            written - rejected_on <= AFTER_REJECTION_LANDMARK,
            came <= AFTER_REJECTION_DAYS,
            rows["stage"] > Stage.APPLIED,
        ),
        definition=(
            f"of rejections: share with a reply, feedback, a connection, a reopened conversation "
            f"or a new stage there from day {AFTER_REJECTION_LANDMARK + 1} to day "
            f"{AFTER_REJECTION_DAYS} after it, of those written to in the first "
            f"{AFTER_REJECTION_LANDMARK} days minus of the others, compared within those turned "
            "down on paper and those that had got further"
        ),
        interpretation=(
            "The clock starts at the rejection. Answers in the first "
            f"{AFTER_REJECTION_LANDMARK} days are left out on both sides. It is an association: "
            "feedback and connections come mostly to those who ask."
        ),
        landmark=AFTER_REJECTION_LANDMARK,
        excluded=int(((rows["end"] == "rejected") & ~used).sum()),
    )


def randomised(table: ApplicationTable) -> FollowUpComparison | None:
    """
    Compare applications assigned at random to a message or to waiting; None without any.

    The sides are as assigned, whatever was done (intention to treat), so the difference is an
    effect.
    """
    found = table.events
    n = len(table)
    assigned_on = found.first([EventKind.COIN_WRITE, EventKind.COIN_WAIT])
    if (assigned_on == NEVER).all():
        return None
    followed = found.first([EventKind.COIN_WRITE]) == assigned_on
    heard = first_reply_after(table, np.arange(n), assigned_on) - assigned_on <= REPLY_DAYS
    used = (assigned_on < NEVER) & (day_number(table.as_of) - assigned_on >= REPLY_DAYS)
    return comparison(
        "follow_up_randomised_difference",
        _cases(table, used, followed, heard),
        definition=(
            f"of silent applications for which a coin was flipped: share with a reply in the next "
            f"{REPLY_DAYS} days, where it said to write minus where it said to wait"
        ),
        interpretation=(
            "A coin decided, so nothing but writing and chance tells the two sides apart."
        ),
        excluded=int(((assigned_on < NEVER) & ~used).sum()),
        randomised=True,
    )


def _can_be_compared(table: ApplicationTable) -> bool:
    """Return whether days are exact enough, and unanswered follow-ups were noted too."""
    record_keeping = table.record_keeping
    return record_keeping.max_delay_days <= WEEK and not record_keeping.has(
        Habit.ONLY_ANSWERED_FOLLOW_UPS
    )


def _cases(
    table: ApplicationTable,
    used: Flags | pd.Series,
    followed: Flags | pd.Series,
    heard: Flags | pd.Series,
    stratum: pd.Series | None = None,
) -> pd.DataFrame:
    """Return the cases of a comparison from flags aligned with ``rows``."""
    cases = pd.DataFrame(
        {
            "followed": np.asarray(followed),
            "heard": np.asarray(heard),
            "stratum": "all" if stratum is None else stratum.astype("str"),
            "company_number": table.rows["company_number"],
        }
    )
    return cases.loc[np.asarray(used) & table.tracker.coverage.replies]


def _first_written(table: ApplicationTable, since: Ints | None = None) -> Ints:
    """Return the day of the first message to each application since a day, or since applying."""
    found = table.events
    start = day_numbers(table.rows["applied_on"]) if since is None else since
    mine = found.of_kinds(_WRITTEN)
    mine &= found.day >= start[found.row]
    return earliest(found.row[mine], found.day[mine], len(table))


def _undated_messages(table: ApplicationTable) -> Flags:
    """Return a mask of applications with a message on an unknown day."""
    found = table.events
    unknown = np.zeros(len(table), dtype=np.bool_)
    unknown[found.row[found.of(*_WRITTEN) & ~found.usable]] = True
    return unknown
