"""Tracker + estimates -> ranked doors: scorecard, reasons, gates, windows, drafts, replay."""

from ajar.reengage.backtest import Backtest, run_backtest
from ajar.reengage.draft_templates import draft_languages, nearest_language
from ajar.reengage.moves import rank_changes
from ajar.reengage.rank import rank, reweigh
from ajar.reengage.ranking import Ranking
from ajar.reengage.types import (
    ORDERS,
    TONES,
    Action,
    Contact,
    ContactWindow,
    Draft,
    ExcludedCompany,
    PlanBucket,
    Recommendation,
    ScoreTerm,
    WindowState,
)
from ajar.reengage.watchlist import WatchlistEntry
from ajar.reengage.weekly_plan import A_WEEK, MOST_A_WEEK
from ajar.reengage.weights import Weight, Weights, defaults

__all__ = [
    "A_WEEK",
    "MOST_A_WEEK",
    "ORDERS",
    "TONES",
    "Action",
    "Backtest",
    "Contact",
    "ContactWindow",
    "Draft",
    "ExcludedCompany",
    "PlanBucket",
    "Ranking",
    "Recommendation",
    "ScoreTerm",
    "WatchlistEntry",
    "Weight",
    "Weights",
    "WindowState",
    "defaults",
    "draft_languages",
    "nearest_language",
    "rank",
    "rank_changes",
    "reweigh",
    "run_backtest",
]
