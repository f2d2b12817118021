"""
Curves beside those of R, on data sets that come with it.

The expected numbers stand in ``tests/measure/known/r_survfit.csv``: R 4.2.2, survival 3.5-3.
"""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from ajar.measure.statistics.intervals import wilson
from benchmarks.against_r import compared, has_r, let_r_write, tracker_csv

EXPECTED = pd.read_csv(Path(__file__).parents[1] / "measure" / "known" / "r_survfit.csv")
CLUSTERED = ("retinopathy", "rats")
"""Two eyes, or three rats of a litter, are one company with several applications."""

needs_r = pytest.mark.skipif(not has_r(), reason="Rscript with its package survival is not here")


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """Every number of R beside Ajar's, from trackers that R's data were made into."""
    folder = tmp_path_factory.mktemp("r")
    let_r_write(folder)
    return list(compared(folder, EXPECTED))


@needs_r
def test_shares_are_those_of_survfit(found):
    """Cumulative incidence by day 30, 60 and 90, one kind of event competing with the others."""
    shares = [row for row in found if not row.what.startswith("median")]
    told = [row for row in shares if row.ajar is not None]

    assert len(told) >= 38
    for row in told:
        assert row.ajar == pytest.approx(row.r, abs=1e-12)


@needs_r
def test_intervals_stand_for_the_standard_error_of_survfit(found):
    """Wilson's interval at the number of cases that has R's standard error."""
    for row in found:
        if row.ajar is None or row.data in CLUSTERED or "median" in row.what or not 0 < row.r < 1:
            continue
        cases = row.r * (1 - row.r) / row.r_se**2
        low, high = wilson(row.r * cases, cases)

        assert (row.low, row.high) == pytest.approx((low, high), abs=1e-9)


@needs_r
def test_medians_and_their_intervals_are_those_of_survfit(found):
    """
    The day is the same; the interval is R's log-log one to within one of R's steps.

    In ``r_survfit.csv`` a median's ``se`` is the lower and ``at_risk`` the upper end.
    """
    medians = EXPECTED.loc[EXPECTED["what"].str.startswith("median")]
    for (_, expected), row in zip(
        medians.iterrows(), [row for row in found if "median" in row.what], strict=True
    ):
        # A file with rejections only hides what came before them: of these it gives bounds.
        if row.data in CLUSTERED or np.isnan(expected["value"]) or row.what != "median_reply":
            continue

        assert row.ajar == expected["value"]
        assert (row.low, row.high) == pytest.approx((expected["se"], expected["at_risk"]), rel=0.1)


def test_a_tracker_has_a_column_for_each_kind_of_event():
    """The day of the event stands in the column of its kind."""
    waits = pd.DataFrame({"company": [1, 2], "days": [10, 20], "kind": [0, 2]})
    lines = tracker_csv(waits).decode().splitlines()

    assert lines[0] == "Company,Date applied,Phone screen,Rejected on,Withdrawn on"
    assert lines[1] == "Company 1,2026-05-22,,,"
    assert lines[2].startswith("Company 2,2026-04-05,,2026-04-25,")
