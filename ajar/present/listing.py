"""The list in sentences and tables for people."""

from collections.abc import Sequence

import pandas as pd

from ajar.present import phrases
from ajar.present.doors import strongest, window_words
from ajar.reengage import Door, Excluded, Ranking, Reopening, WindowState
from ajar.reengage.doors import Order

ORDERS: dict[Order, str] = {"both": "Chance and worth", "chance": "Chance", "worth": "Worth"}


def sentence(doors: pd.DataFrame) -> str:
    """How many doors are ajar, and how many of them today."""
    if doors.empty:
        return "No door is ajar right now."
    now = int((doors["window_state"] == WindowState.OPEN.value).sum())
    count = f"{len(doors):,} {'door is' if len(doors) == 1 else 'doors are'} ajar"
    return f"{count}; the time is right for {now:,} of them today."


def table(ranking: Ranking, doors: pd.DataFrame) -> pd.DataFrame:
    """
    Some rows of the list with headings for people.

    *doors*: rows of ``ranking.frame()``.
    """
    found = [ranking.of(key) for key in doors["company_key"]]
    listed = [door for door in found if isinstance(door, Door)]
    return pd.DataFrame(
        {
            "Band": doors["band"].to_numpy(),
            "Company": doors["company"].to_numpy(),
            "Next step": [door.next_action.capitalize() for door in listed],
            "When": [phrases.capitalised(window_words(door.window)) for door in listed],
            "Chance, %": (doors["chance"] * 100).round().to_numpy(),
            "Worth, %": (doors["worth"] * 100).round().to_numpy(),
            "Strongest reason": [strongest(door) for door in listed],
        }
    )


def excluded(rows: Sequence[Excluded]) -> pd.DataFrame:
    """Who is left out, why, and until when."""
    return pd.DataFrame(
        {
            "Company": [row.company for row in rows],
            "Why": [row.why for row in rows],
            "Until": [phrases.day(row.until) if row.until else "" for row in rows],
        }
    )


def watched(rows: Sequence[Reopening]) -> pd.DataFrame:
    """Seats that may have reopened: where, what was seen, when, and how long to watch."""
    return pd.DataFrame(
        {
            "Company": [row.company for row in rows],
            "What was seen": [row.what for row in rows],
            "Seen": [phrases.day(row.seen) if row.seen else "" for row in rows],
            "Watch until": [phrases.day(row.until) if row.until else "" for row in rows],
        }
    )


def moved(changes: pd.DataFrame, *, most: int = 12) -> pd.DataFrame:
    """
    What moved most after a change of weights.

    *changes*: company, was, now, moved.
    """
    shifted = changes.loc[changes["moved"] != 0]
    furthest = shifted.reindex(shifted["moved"].abs().sort_values(ascending=False).index)
    return furthest.head(most)[["company", "was", "now"]].rename(
        columns={"company": "Company", "was": "Place before", "now": "Place now"}
    )
