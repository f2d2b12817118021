"""What a simulated person writes after the end, and what comes back."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ajar.model.enums import EventKind, Outcome, Reason, Stage
from data.world import HALF_LIFE_DAYS, REPLY_LOG_ODDS, STAGE_NAMES

Floats = NDArray[np.float64]
_ANSWERS = {
    EventKind.THANKED: (EventKind.HEARD_BACK, 0.20),
    EventKind.ASKED_FEEDBACK: (EventKind.FEEDBACK, 0.12),
    EventKind.INVITED: (EventKind.CONNECTED, 0.45),
}
"""What may come back to a note, and the chance: feedback is given to about one in ten who ask."""


@dataclass(frozen=True)
class Reengagements:
    """Messages to doors that had closed, with the true chance and what came of it."""

    rows: NDArray[np.int64]
    sent: Floats
    chance: Floats
    answered: Floats
    """Days from applying to the positive reply; infinite for none."""
    events: pd.DataFrame


def occurrences(rows: NDArray[np.int64], kind: EventKind, days: Floats) -> pd.DataFrame:
    """Events of one kind: application, kind and days since applying."""
    return pd.DataFrame({"application": rows, "kind": str(kind), "days": days})


def thanks(
    rng: np.random.Generator,
    truth: pd.DataFrame,
    sheet: pd.DataFrame,
    known: Floats,
    notes: tuple[float, float],
) -> pd.DataFrame:
    """Thank-you notes, requests for feedback and invitations in the days after a rejection."""
    n = len(truth)
    rejected = (truth["end"] == str(Outcome.REJECTED)).to_numpy() & np.isfinite(truth["end_days"])
    met = (truth["stage"] > int(Stage.APPLIED)).to_numpy()
    parts = []
    for kind, (answer, chance) in _ANSWERS.items():
        sends = rejected & (rng.random(n) < np.where(met, notes[1], notes[0]))
        if kind is not EventKind.THANKED:
            sends &= (sheet["contact_name"] != "").to_numpy()
        rows = np.flatnonzero(sends)
        sent = truth["end_days"].to_numpy()[rows] + np.floor(rng.uniform(0, 4, rows.size))
        rows, sent = rows[sent <= known[rows]], sent[sent <= known[rows]]
        parts.append(occurrences(rows, kind, sent))
        back = rng.random(rows.size) < chance
        lag = 1 + np.floor(rng.gamma(1.2, 6.0, rows.size))
        parts.append(occurrences(rows[back], answer, (sent + lag)[back]))
    return pd.concat(parts, ignore_index=True)


def write_again(
    rng: np.random.Generator,
    truth: pd.DataFrame,
    sheet: pd.DataFrame,
    known: Floats,
    share: float,
) -> Reengagements:
    """At most one message a company, weeks or months after the door had closed there."""
    n = len(truth)
    ended = np.isfinite(truth["end_days"].to_numpy()) & ~truth["end"].isin(
        [str(Outcome.OFFER), str(Outcome.WITHDRAWN)]
    )
    quiet_from = np.where(truth["word_days"] > 60, 45.0, truth["word_days"] + 45.0)
    silent = ~np.isfinite(truth["end_days"].to_numpy()) & (truth["end"] == str(Outcome.OPEN))
    closed_at = np.where(ended, truth["end_days"], np.where(silent, quiet_from, np.inf))
    closed_at[~(ended | silent)] = np.inf
    sent = closed_at + np.floor(rng.uniform(14, 150, n))
    writes = (sent <= known) & (rng.random(n) < share)
    rows = np.flatnonzero(writes)
    rows = rows[~pd.Series(truth["company_key"].to_numpy()[rows]).duplicated().to_numpy()]
    odds = _log_odds(truth, sheet, sent, closed_at)[rows]
    chance = 1 / (1 + np.exp(-odds))
    lag = 1 + np.minimum(np.floor(rng.gamma(1.3, 8.0, rows.size)), 58)
    positive = rng.random(rows.size) < chance
    answered = np.where(positive, sent[rows] + lag, np.inf)
    polite = ~positive & (rng.random(rows.size) < 0.1)
    heard = rows[positive | polite], (sent[rows] + lag)[positive | polite]
    events = pd.concat(
        [
            occurrences(rows, EventKind.NUDGED, sent[rows]),
            occurrences(heard[0], EventKind.HEARD_BACK, heard[1]),
            occurrences(rows[positive], EventKind.REOPENED, answered[positive]),
        ],
        ignore_index=True,
    )
    return Reengagements(rows, sent[rows], chance, answered, events)


def _log_odds(truth: pd.DataFrame, sheet: pd.DataFrame, sent: Floats, closed_at: Floats) -> Floats:
    """True log-odds of a positive reply to a message sent on a day, by what was known then."""
    weight = REPLY_LOG_ODDS
    stage_terms = {int(stage): weight[name] for stage, name in STAGE_NAMES.items()}
    stage = truth["stage"].map(stage_terms).fillna(0.0).to_numpy()
    contact = np.where(sheet["contact_name"] != "", weight["contact"], 0.0)
    reason = sheet["reason"].map({str(name): weight.get(str(name), 0.0) for name in Reason})
    channel = truth["channel"].map(weight).fillna(0.0)
    silent = (truth["end"] == str(Outcome.OPEN)) & (truth["stage"] == int(Stage.APPLIED))
    with np.errstate(invalid="ignore"):
        age = np.nan_to_num(sent - closed_at, nan=0.0)
    kept = 0.5 ** (age / HALF_LIFE_DAYS)
    return np.asarray(
        weight["base"]
        + (stage + contact) * kept
        + reason.to_numpy(dtype=np.float64)
        + channel.to_numpy(dtype=np.float64)
        + np.where(silent, weight["silent_applied"], 0.0)
    )
