"""Estimates read from curves: shares with a reply by a day, days until a share has it."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from ajar.measure.applications.application_table import ApplicationTable
from ajar.measure.applications.first_responses import (
    COMPANY_RESPONSES,
    REPLY_KINDS,
    REPLY_NOUNS,
    RESPONSE_KINDS,
    Clock,
    ReplyKind,
)
from ajar.measure.rates.group_shares import By, grouping
from ajar.measure.response_times.incidence import (
    IncidenceBounds,
    incidence_from_waits,
    incidence_of_table,
    incidence_with_notes,
    waits_of_rows,
)
from ajar.measure.response_times.waits import Waits
from ajar.model.dates import day_number
from ajar.model.enums import EventKind, Stage
from ajar.model.estimate import Estimate
from ajar.model.event_groups import REPLIES

_WORDS: Mapping[ReplyKind, str] = {
    "reply": "a reply",
    "positive": "a positive reply",
    "rejected": "a rejection",
}
_CLOCKS: tuple[Clock, ...] = ("response", "end")
_QUARTERS = (0.25, 0.5, 0.75)


def by_day(table: ApplicationTable, what: ReplyKind, day: int) -> Estimate:
    """
    Return the share with a reply, a positive reply or a rejection by a day, from the curve.

    Parameters
    ----------
    table
        The application table.
    what
        ``reply`` and ``positive`` count first responses, ``rejected`` counts ends at any stage.
    day
        Days since applying; the day itself counts.

    Returns
    -------
    Estimate
        Without a value where nobody has been watched so long, or no outcome of the kind has a
        day. Where it is a lower bound, ``high`` is the end of the interval that would hold
        had all the undated ones come at once.
    """
    clock, kinds = REPLY_KINDS[what]
    return _by_day(incidence_of_table(table, clock, kinds), what, day)


def by_day_grouped(
    table: ApplicationTable, whats: Sequence[ReplyKind], day: int, by: By
) -> Iterator[tuple[str, Estimate]]:
    """Yield the name of each group with applications, and its estimate of each measure."""
    group, _ = grouping(table, by)
    for name, part in table.rows.groupby(group, observed=True):
        waits = {clock: waits_of_rows(table, part, clock) for clock in _CLOCKS}
        for what in whats:
            clock, kinds = REPLY_KINDS[what]
            yield (
                str(name),
                _by_day(incidence_with_notes(table, waits[clock], clock, kinds), what, day),
            )


def _by_day(seen: IncidenceBounds, what: ReplyKind, day: int) -> Estimate:
    value, low, high = seen.at(day)
    note = seen.note
    if value is None and not (seen.highest or seen.not_covered or seen.max_delay_days):
        note = f"Too early to tell: fewer than five have waited {day} days. {note}".strip()
    elif not seen.dated and seen.undated:
        value = None
    return Estimate(
        f"{what}_by_day_{day}",
        value,
        low,
        high,
        seen.n,
        "share",
        f"share of applications with {_WORDS[what]} within {day} days of applying "
        "(Aalen-Johansen, open ones watched until the as-of date)",
        excluded=seen.excluded,
        note=note,
    )


def waiting_time(table: ApplicationTable, what: ReplyKind, part: float = 0.5) -> Estimate:
    """
    Return the days until a share of all applications has it; no value if that is not reached.

    Parameters
    ----------
    table
        The application table.
    what
        ``reply`` and ``positive`` are first responses, ``rejected`` ends at any stage.
    part
        Share of applications, 0.5 for the median.

    References
    ----------
    .. [1] Brookmeyer, R. and Crowley, J. (1982). A confidence interval for the median survival
           time. Biometrics 38, 29-41: the days on which the curve's interval holds *part*.
    """
    (clock, kinds), words = REPLY_KINDS[what], _WORDS[what]
    seen = incidence_of_table(table, clock, kinds)
    value, low, high = seen.day_of(part)
    note = seen.note
    if value is None and not (seen.highest or seen.not_covered or seen.max_delay_days):
        note = f"Not reached: fewer than {100 * part:.0f} % have {words} so far. {note}".strip()
    return Estimate(
        f"{_PART_NAMES.get(part, f'day_of_{part:.0%}')}_days_to_{REPLY_NOUNS[what]}",
        value,
        low,
        high,
        seen.n,
        "days",
        f"days from applying until {100 * part:.0f} % of applications have {words}, those that "
        "have none included",
        excluded=seen.excluded,
        note=note,
    )


_PART_NAMES = {0.25: "quarter", 0.5: "median", 0.75: "three_quarters"}


def _quartiles(found: IncidenceBounds) -> tuple[float, ...]:
    """Return the quartiles, the ends of the median's interval, and the share so far."""
    quarter, median, three_quarters = (found.day_of(part) for part in _QUARTERS)
    days = (quarter[0], median[0], three_quarters[0], *median[1:])
    so_far = float(found.curve.value[-1]) if found.curve.value.size else np.nan
    return (*(np.nan if day is None else day for day in days), so_far)


_QUARTILE_COLUMNS = [*_PART_NAMES.values(), "low", "high", "so_far"]
"""Columns of ``_quartiles``."""


def next_responses(table: ApplicationTable) -> pd.DataFrame:
    """
    Return the quartiles of days from reaching each stage to the next reply of any kind.

    Returns
    -------
    DataFrame
        One row per stage from applied to final round: ``stage, label, n`` (that reached it on
        a known day); ``quarter, median, three_quarters`` (days; NaN where not reached);
        ``low, high`` (95 % interval of the median; NaN where unbounded); ``so_far`` (share with
        a reply by the last day watched) and ``still_waiting`` (without one so far).
    """
    rows = []
    for stage in (Stage.APPLIED, Stage.SCREEN, Stage.INTERVIEW, Stage.FINAL):
        if stage is Stage.APPLIED:
            found = incidence_of_table(table, "response", COMPANY_RESPONSES)
        else:
            found = incidence_from_waits(_waits_from(table, stage), ("positive",))
        waiting = int((found.waits.kind == 0).sum())
        rows.append((int(stage), stage.label, found.n, *_quartiles(found), waiting))
    return pd.DataFrame(rows, columns=["stage", "label", "n", *_QUARTILE_COLUMNS, "still_waiting"])


_ENTERED = {
    Stage.SCREEN: (EventKind.TEST, EventKind.SCREEN),
    Stage.INTERVIEW: (EventKind.INTERVIEW,),
    Stage.FINAL: (EventKind.FINAL,),
}


def _waits_from(table: ApplicationTable, stage: Stage) -> Waits:
    """Return waits from the first event of a stage to the next reply (“positive”) or withdrawal."""
    replies = table.events.in_order((*REPLIES, EventKind.WITHDRAWN))
    entered = np.flatnonzero(replies.of(*_ENTERED[stage]))
    first = entered[np.unique(replies.row[entered], return_index=True)[1]]
    after = np.minimum(first + 1, max(replies.row.size - 1, 0))
    follows = (after > first) & (replies.row[after] == replies.row[first])
    withdrawn = replies.of(EventKind.WITHDRAWN)[after]
    kind = np.where(follows, np.where(withdrawn, RESPONSE_KINDS.index("withdrawn"), 1), 0)
    until = np.where(follows, replies.day[after], day_number(table.as_of))
    lasted, none = until - replies.day[first], np.zeros(first.size, dtype=np.bool_)
    company = table.rows["company_number"].to_numpy()[replies.row[first]]
    return Waits(
        RESPONSE_KINDS,
        lasted,
        lasted,
        kind,
        undated=none,
        possibly_preceded=none,
        company=company,
        excluded=0,
    )
