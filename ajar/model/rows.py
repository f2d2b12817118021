"""Iteration over the rows of small frames."""

from collections.abc import Iterable
from typing import Any

import pandas as pd


def rows_of(frame: pd.DataFrame) -> Iterable[Any]:
    """
    Return the rows of a small frame as named tuples.

    Typed as Any because the type of a frame says nothing of its columns. For what is drawn or
    listed; never for a whole tracker.
    """
    return frame.itertuples(index=False)
