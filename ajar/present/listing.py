"""The list in sentences and tables for people."""

from collections.abc import Sequence

import pandas as pd

from ajar.present import phrases
from ajar.reengage import Excluded, WindowState

ORDERS = {"both": "Chance and worth", "chance": "Chance", "worth": "Worth"}


def sentence(doors: pd.DataFrame) -> str:
    """How many doors are ajar, and how many of them today."""
    if doors.empty:
        return "No door is ajar right now."
    now = int((doors["window_state"] == WindowState.OPEN.value).sum())
    count = f"{len(doors):,} {'door is' if len(doors) == 1 else 'doors are'} ajar"
    return f"{count}; the time is right for {now:,} of them today."


def table(doors: pd.DataFrame) -> pd.DataFrame:
    """
    The list with headings for people.

    *doors*: rows of ``Ranking.frame()``.
    """
    return pd.DataFrame(
        {
            "Band": doors["band"],
            "Company": doors["company"],
            "Next step": doors["action"].str.capitalize(),
            "From": doors["window_from"],
            "Until": doors["window_to"],
            "Chance": doors["chance"],
            "Worth": doors["worth"],
            "Score": doors["score"],
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
