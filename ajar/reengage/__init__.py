"""Tracker + estimates -> the ranked list: segments, steps, reasons, drafts, backtest."""

from ajar.reengage.backtest import Backtest, run_backtest
from ajar.reengage.draft_templates import draft_languages, language_codes, nearest_language
from ajar.reengage.rank import rank, reweigh
from ajar.reengage.ranking import Ranking
from ajar.reengage.ranking_json import ranking_as_json
from ajar.reengage.search_state import SearchState
from ajar.reengage.sent_messages import SentMessage
from ajar.reengage.stop_line import StopLine
from ajar.reengage.types import (
    TONES,
    Action,
    Contact,
    ContactWindow,
    Draft,
    ExcludedCompany,
    History,
    Likelihood,
    PlanBucket,
    Recommendation,
    Record,
    ScoreTerm,
    Segment,
    WindowState,
)
from ajar.reengage.watchlist import WatchlistEntry
from ajar.reengage.weekly_plan import A_WEEK, MOST_A_WEEK, WeeklyPlan
from ajar.reengage.weights import FACTOR as POINTS_PER_LOG_ODDS
from ajar.reengage.weights import Weight, Weights, defaults

__all__ = [
    "A_WEEK",
    "MOST_A_WEEK",
    "POINTS_PER_LOG_ODDS",
    "TONES",
    "Action",
    "Backtest",
    "Contact",
    "ContactWindow",
    "Draft",
    "ExcludedCompany",
    "History",
    "Likelihood",
    "PlanBucket",
    "Ranking",
    "Recommendation",
    "Record",
    "ScoreTerm",
    "SearchState",
    "Segment",
    "SentMessage",
    "StopLine",
    "WatchlistEntry",
    "WeeklyPlan",
    "Weight",
    "Weights",
    "WindowState",
    "defaults",
    "draft_languages",
    "language_codes",
    "nearest_language",
    "rank",
    "ranking_as_json",
    "reweigh",
    "run_backtest",
]
