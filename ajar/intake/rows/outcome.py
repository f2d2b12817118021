"""Decide stage and outcome of applications from statuses and events."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from ajar.intake.rows.parsed_table import CODE
from ajar.model.arrays import Flags, Ints
from ajar.model.enums import EventKind, OfferAnswer, Outcome, Stage
from ajar.model.event_groups import STAGE_EVENTS

ENDING = {
    EventKind.CLOSED: Outcome.CLOSED,
    EventKind.WITHDRAWN: Outcome.WITHDRAWN,
    EventKind.REJECTED: Outcome.REJECTED,
    EventKind.OFFER: Outcome.OFFER,
    EventKind.DECLINED: Outcome.OFFER,
    EventKind.ACCEPTED: Outcome.OFFER,
}
"""Events that end an application; of several without days, the later in this order prevails."""

_ORDER = tuple(ENDING)


def settle_outcome(rows: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """
    Return *rows* with final ``stage``, ``outcome``, ``offer_answer`` and ``said_silent``.

    An outcome stated by the status prevails; else the last final event by its day; else the
    application is open. ``stage`` is the furthest stage, whatever the outcome.
    """
    count = len(rows)
    stage = np.maximum(rows["stage"].to_numpy(np.int8), _furthest(events, count))
    ending = last_ending(events, count)
    claim = rows["claim"].to_numpy(dtype=object)
    outcomes = np.array([str(ENDING[kind]) for kind in _ORDER] + [str(Outcome.OPEN)], dtype=object)
    outcome = np.where(claim == "", outcomes[ending], claim)
    answer = rows["offer_answer"].to_numpy(dtype=object).copy()
    for kind, offer_answer in (
        (EventKind.DECLINED, OfferAnswer.DECLINED),
        (EventKind.ACCEPTED, OfferAnswer.ACCEPTED),
    ):
        answer[(answer == "") & _happened(events, kind, count)] = str(offer_answer)
    answer[outcome != Outcome.OFFER] = ""
    stage[outcome == Outcome.OFFER] = Stage.OFFER
    return rows.assign(
        stage=stage,
        outcome=outcome,
        offer_answer=answer,
        said_silent=rows["said_silent"].to_numpy(bool) & (outcome == Outcome.OPEN),
    ).drop(columns="claim")


def _happened(events: pd.DataFrame, kind: EventKind, count: int) -> Flags:
    happened = np.zeros(count, dtype=bool)
    happened[events.loc[events["code"] == CODE[kind], "row"]] = True
    return happened


def _furthest(events: pd.DataFrame, count: int) -> npt.NDArray[np.int8]:
    reached = np.zeros(len(CODE), dtype=np.int8)
    for kind, stage in STAGE_EVENTS.items():
        reached[CODE[kind]] = stage
    furthest = np.zeros(count, dtype=np.int8)
    np.maximum.at(furthest, events["row"].to_numpy(), reached[events["code"].to_numpy()])
    return furthest


def last_ending(events: pd.DataFrame, count: int) -> Ints:
    """
    Return the position in ``ENDING`` of the last final event of each row, -1 without one.

    Dated events prevail over undated ones, later over earlier ones.
    """
    place = np.full(len(CODE), -1)
    for position, kind in enumerate(_ORDER):
        place[CODE[kind]] = position
    which = place[events["code"].to_numpy()]
    ends = which >= 0
    day = events["day"].to_numpy("datetime64[D]").astype(np.int64)
    day = np.where(events["day"].isna().to_numpy(), 0, day)
    weight = day * len(_ORDER) + which
    last = np.full(count, -1, dtype=np.int64)
    np.maximum.at(last, events["row"].to_numpy()[ends], weight[ends])
    return np.where(last < 0, -1, last % len(_ORDER))
