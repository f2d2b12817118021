"""Tracker + estimates -> the ranked list: segments, steps, reasons, drafts, backtest."""

from ajar.reengage.backtest import Backtest, run_backtest
from ajar.reengage.letters.draft_templates import draft_languages, language_codes, nearest_language
from ajar.reengage.ranking.rank import rank, reweigh
from ajar.reengage.ranking.ranking import Ranking
from ajar.reengage.ranking.ranking_json import ranking_as_json
from ajar.reengage.ranking.stop_line import StopLine
from ajar.reengage.ranking.watchlist import WatchlistEntry
from ajar.reengage.ranking.weekly_plan import A_WEEK, MOST_A_WEEK, WeeklyPlan
from ajar.reengage.recommendation import (
    TONES,
    Action,
    Contact,
    ContactWindow,
    Draft,
    ExcludedCompany,
    Likelihood,
    PlanBucket,
    Recommendation,
    Record,
    ScoreTerm,
    Segment,
    Situation,
    WindowState,
)
from ajar.reengage.score.weights import FACTOR as POINTS_PER_LOG_ODDS
from ajar.reengage.score.weights import Weight, Weights, defaults
from ajar.reengage.snapshots.search_state import SearchState
from ajar.reengage.snapshots.sent_messages import SentMessage

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
    "Likelihood",
    "PlanBucket",
    "Ranking",
    "Recommendation",
    "Record",
    "ScoreTerm",
    "SearchState",
    "Segment",
    "SentMessage",
    "Situation",
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
