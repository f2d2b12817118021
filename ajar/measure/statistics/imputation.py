"""
Multiple imputation of the days of outcomes that carry none.

An application that was rejected on an unknown day was rejected some time between applying and
the as-of date. Leaving it among those waiting makes every curve too low, and taking it out makes
it too high; it is given days drawn from those of the same kind, several times, and the
variance between the results is part of every interval.
"""

from collections.abc import Iterator

import numpy as np

from ajar.model.arrays import Flags, Ints

IMPUTATIONS = 8
"""Number of imputations; more change the interval by less than a hundredth of its width."""
_SEED = 20_170_419


def imputed_durations(duration: Ints, kind: Ints, undated: Flags) -> Iterator[tuple[Ints, Ints]]:
    """
    Yield durations and kinds with a drawn day for each undated outcome, several times.

    Parameters
    ----------
    duration
        Days until the outcome; of an undated one, the days until which it had happened.
    kind
        Kind of outcome, 0 where there is none yet.
    undated
        Outcomes on an unknown day.

    Yields
    ------
    (duration, kind)
        Once where nothing is undated, else ``IMPUTATIONS`` times.

    Notes
    -----
    Days are drawn from the dated outcomes of the same kind that came within the time there was,
    or of any kind where there is none. The outcomes drawn from are themselves drawn anew each
    time (the approximate Bayesian bootstrap [1]_), since they are a sample too.

    References
    ----------
    .. [1] Rubin, D. B. and Schenker, N. (1986). Multiple imputation for interval estimation from
           simple random samples with ignorable nonresponse. JASA 81, 366-374.
    """
    at = np.flatnonzero(undated)
    if not at.size:
        yield duration, kind
        return
    # Sorted, so that the result does not depend on the order of rows.
    at = at[np.lexsort((duration[at], kind[at]))]
    random = np.random.default_rng(_SEED)
    dated = ~undated & (kind > 0)
    every = np.sort(duration[dated])
    of_kind = [
        (at[kind[at] == each], np.sort(duration[dated & (kind == each)]))
        for each in np.unique(kind[at])
    ]
    for _ in range(IMPUTATIONS):
        drawn = duration.copy()
        drawn[at] = _draw(random, duration[at], every)
        for rows, donors in of_kind:
            found = _draw(random, duration[rows], donors)
            drawn[rows] = np.where(found >= 0, found, drawn[rows])
        missing = at[drawn[at] < 0]
        drawn[missing] = random.integers(0, duration[missing] + 1)
        yield drawn, kind


def _draw(random: np.random.Generator, until: Ints, donors: Ints) -> Ints:
    """Draw a day of *donors* not later than each of *until*; -1 where there is none."""
    if not donors.size:
        return np.full(until.size, -1, dtype=np.int64)
    again = np.sort(random.choice(donors, size=donors.size))
    fitting = np.searchsorted(again, until, side="right")
    place = np.floor(random.random(until.size) * fitting).astype(np.int64)
    return np.where(fitting > 0, again[np.maximum(place, 0)], -1)
