"""Arrays worked out from texts."""

import numpy as np
import pandas as pd

from ajar.model.arrays import map_texts


def test_a_missing_text_is_an_empty_one():
    """It does not have the value of another."""
    assert map_texts(pd.Series(["a", None, "bb"]), len, np.int64).tolist() == [1, 0, 2]
    assert map_texts(pd.Series([None, None]), len, np.int64).tolist() == [0, 0]
    assert map_texts(pd.Series([], dtype=object), len, np.int64).tolist() == []
