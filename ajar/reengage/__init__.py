"""Tracker + estimates -> ranked doors: scorecard, reasons, gates, windows, drafts, replay."""

from ajar.reengage.backtest import Replay, replay
from ajar.reengage.decisions import apply
from ajar.reengage.doors import (
    ORDERS,
    TONES,
    Action,
    Contact,
    Door,
    Draft,
    Excluded,
    Reason,
    When,
    Window,
    WindowState,
)
from ajar.reengage.letter_words import draft_languages, nearest_language
from ajar.reengage.moves import compare
from ajar.reengage.plan import A_WEEK, MOST_A_WEEK
from ajar.reengage.rank import rank, reweigh
from ajar.reengage.ranking import Ranking
from ajar.reengage.reopening import Reopening
from ajar.reengage.weights import Weight, Weights, defaults

__all__ = [
    "A_WEEK",
    "MOST_A_WEEK",
    "ORDERS",
    "TONES",
    "Action",
    "Contact",
    "Door",
    "Draft",
    "Excluded",
    "Ranking",
    "Reason",
    "Reopening",
    "Replay",
    "Weight",
    "Weights",
    "When",
    "Window",
    "WindowState",
    "apply",
    "compare",
    "defaults",
    "draft_languages",
    "nearest_language",
    "rank",
    "replay",
    "reweigh",
]
