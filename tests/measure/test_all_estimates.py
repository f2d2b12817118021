"""Every estimate and curve by name."""

import subprocess
import sys
from datetime import date

import pytest

from ajar.measure.all_estimates import all_estimates, measure
from ajar.measure.applications.application_table import application_table
from ajar.model.progress import Cancelled, Step
from data.simulator import simulate

AS_OF = date(2026, 11, 23)
NAMES = {
    "rejection_rate_sent", "rejection_rate_decided", "no_reply_share",
    *(f"{what}_by_day_{day}" for what in ("rejected", "reply", "positive") for day in (30, 60, 90)),
    "conversion_applied_screen", "conversion_screen_interview", "conversion_interview_final",
    "conversion_final_offer",
    "median_days_to_reply", "median_days_to_positive", "median_days_to_rejection",
    *(f"{what}_rate{of}" for what in ("response", "positive", "interview", "offer")
      for of in ("", "_60")), "rejection_rate_60",
    *(f"median_days_among_{what}" for what in ("replies", "positive", "rejection")),
    "waiting_threshold_days",
    *(f"follow_up_fair_difference_{day}" for day in (7, 14, 21)), "follow_up_naive_difference",
}  # fmt: skip
CURVES = {
    "curve_first_positive", "curve_first_rejected", "curve_first_closed", "curve_first_other",
    "curve_waiting", "curve_rejected", "hear_after_silence",
}  # fmt: skip


@pytest.fixture(scope="module")
def found():
    """What is measured in a simulated search of 150 applications."""
    return measure(simulate(3, 150, as_of=AS_OF).tracker, as_of=AS_OF)


def test_it_ends_where_nobody_waits_for_it():
    """Told before each estimate, so that what is cancelled goes on for one more at most."""
    told = []

    def listener(step, share):
        told.append((step, share))
        if len(told) == 3:
            raise Cancelled

    line = application_table(simulate(3, 150, as_of=AS_OF).tracker, as_of=AS_OF)
    with pytest.raises(Cancelled):
        all_estimates(line, progress=listener)

    assert told == [(Step.MEASURING, 0.0)] * 3


def test_names(found):
    """All of them, and groups as NAME[channel=referral]."""
    assert {name for name in found.estimates if "[" not in name} == NAMES
    assert set(found.curves) == CURVES
    assert {"rejection_rate_sent[channel=referral]", "positive_by_day_30[channel=referral]"} <= set(
        found.estimates
    )
    assert all(name == estimate.name for name, estimate in found.estimates.items())


def test_each_carries_its_doubt(found):
    """A value lies within its interval, and a definition says what it is."""
    for estimate in found.estimates.values():
        assert estimate.definition
        assert 0 <= estimate.n <= 150
        if estimate.value is None:
            assert estimate.note
        elif estimate.low is not None and estimate.high is not None:
            assert estimate.low <= estimate.value <= estimate.high


def test_groups_add_up_to_the_whole(found):
    """Numerators and denominators by channel sum to those of all."""
    parts = [
        one
        for name, one in found.estimates.items()
        if name.startswith("rejection_rate_sent[channel")
    ]
    whole = found.estimates["rejection_rate_sent"]

    assert sum(one.k for one in parts) == whole.k
    assert sum(one.n for one in parts) == whole.n


def test_awkward_trackers_are_measured(awkward):
    """Every name, whatever the tracker."""
    found = all_estimates(awkward)

    assert set(found.estimates) >= NAMES
    assert set(found.curves) == CURVES


def test_measuring_loads_no_heavy_library():
    """Neither scipy nor statsmodels is loaded to import the measures or to measure a search."""
    code = (
        "import sys; from datetime import date; import pandas as pd;"
        "from ajar.measure.all_estimates import measure; from ajar.model.tracker import Tracker;"
        "measure(Tracker.build(pd.DataFrame({'id': [0]}), pd.DataFrame()), as_of=date(2026, 1, 1));"
        "assert not {'scipy', 'statsmodels'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)

    assert done.returncode == 0, done.stderr.decode()
