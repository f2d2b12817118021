"""Names of the kinds of numpy arrays, and an array worked out from texts."""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Days = npt.NDArray[np.datetime64]


def map_texts(
    texts: pd.Series, function: Callable[[str], Any], dtype: npt.DTypeLike = np.bool_
) -> npt.NDArray[Any]:
    """
    Return the value of *function* for each text, worked out once for each distinct one.

    A missing text is an empty one.

    Examples
    --------
    >>> map_texts(pd.Series(["Aster", "", "Aster"]), len, np.int64).tolist()
    [5, 0, 5]
    >>> map_texts(pd.Series(["a", None, "bb"]), len, np.int64).tolist()
    [1, 0, 2]
    """
    codes, distinct = pd.factorize(texts)
    # The code of a missing text is -1, the last place.
    return np.array([function(text) for text in [*distinct, ""]], dtype=dtype)[codes]
