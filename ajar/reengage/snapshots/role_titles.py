"""Role titles without case, punctuation and markers: equal for the same opening."""

import numpy as np
import pandas as pd

from ajar.model.arrays import Ints


def encode_titles(written: pd.Series) -> tuple[Ints, tuple[str, ...]]:
    """A number for each role, 0 for none, and the folded role behind each number."""
    codes, distinct = pd.factorize(written)
    folded = normalize_titles(pd.Series(distinct, dtype="str"))
    numbers, roles = pd.factorize(pd.concat([pd.Series([""], dtype="str"), folded]), sort=True)
    return numbers[1:][codes].astype(np.int64), tuple(roles)


def normalize_titles(roles: pd.Series) -> pd.Series:
    """Roles without case, punctuation and markers such as “(m/f/d)”: equal for the same opening."""
    plain = roles.str.lower().str.replace(_GENDERS, " ", regex=True)
    return plain.str.replace(r"[^\w+#]+", " ", regex=True).str.strip()


_GENDERS = r"\(?\b(?:[mfwdhx]|all genders)(?:\s*/\s*[mfwdhx*]){1,3}\b\)?|\(all genders\)"
