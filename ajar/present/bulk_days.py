"""Sentence on bulk days."""

import pandas as pd

from ajar.model.rows import rows_of
from ajar.present import formats


def bulk_sentence(days: pd.DataFrame) -> str:
    """
    Return a sentence on days on which many replies were probably entered at once.

    *days*: day, replies, usual.
    """
    told = ", ".join(
        f"{row.replies} on {formats.day(row.day.date())}" for row in rows_of(days.head(3))
    )
    return (
        f"Many answers carry the same day ({told}). If you entered them together, their days say "
        "when you tidied up and not when the answers came; waiting times are only as good as that."
    )
