"""The Method page's tables: every measure named, what was left out counted."""

from datetime import date

import pandas as pd
import pytest

from ajar.measure.all_estimates import all_estimates
from ajar.measure.applications.application_table import application_table
from ajar.present import backtest, method
from tests.measure.conftest import tell

AS_OF = date(2026, 6, 30)


def line(*told):
    """A search judged at the end of June."""
    return application_table(tell(*told), as_of=AS_OF)


def test_every_kind_of_gap_is_counted_once():
    """No day, a future one, a word before applying, undated words and ends."""
    search = line(
        {"applied": "2026-01-05", "rejected": "2026-02-01", "outcome": "rejected"},
        {"outcome": "open"},
        {"applied": "2027-01-05", "outcome": "open"},
        {"applied": "2026-03-05", "rejected": "2026-02-01", "outcome": "rejected"},
        {"applied": "2026-03-05", "rejected": None, "outcome": "rejected"},
    )
    counted = method.quality(search).set_index("What")["Applications"]

    assert counted["No application date"] == 1
    assert counted["Application dated in the future"] == 1
    assert counted["Reply dated before the application"] == 1
    assert counted["First reply without a date"] == 1
    assert counted["End date missing"] == 1
    assert method.quality_sentence(search) == ("1 of 5 applications have all the dates we need.")


def test_a_meaning_that_was_concluded_is_not_called_a_day():
    """A plain reply before an undated rejection is taken for it: its day was read."""
    search = line(
        {"applied": "2026-01-05", "replied": "2026-01-12", "rejected": None, "outcome": "rejected"}
    )
    counted = method.quality(search).set_index("What")["Applications"]

    assert counted["Reply of unknown kind"] == 1
    assert counted["First reply without a date"] == 0


def test_a_measure_on_several_days_is_one_row():
    """Three days, three values, one definition that names them all."""
    search = line(*[{"applied": "2026-01-05", "screen": "2026-01-12", "stage": 1}] * 9)
    told = method.definitions(all_estimates(search)).set_index("Measure")
    row = told.loc["A positive reply by day 30, 60 or 90"]

    assert row.iloc[0].startswith("day 30: 100% (")
    assert row.iloc[0].endswith("n = 9")
    assert "within 30, 60 or 90 days of applying" in row["Definition"]
    assert not [name for name in told.index if "_" in name]


@pytest.mark.parametrize(
    ("came", "says"),
    [
        ([0.1, 0.3], "Answers came in 10% where it said 12% and 30% where it said 28%: within"),
        ([0.0, 0.9], "further off than chance allows"),
    ],
)
def test_calibration_is_told_as_a_finding(came, says):
    """Said beside come true, and whether chance allows for the gap."""
    bins = pd.DataFrame({"said": [0.12, 0.28], "came_true": came, "n": [20, 20]})
    bins = bins.assign(low=bins["came_true"] - 0.1, high=bins["came_true"] + 0.1)

    assert says in backtest.calibration(bins).title


def test_job_types_are_compared_within_each_source():
    """The odds of all beside those among applications sent the same way, with their interval."""
    ratios = pd.DataFrame(
        [("Design", "Design", 25, 0.52, 1.204, 0.5, 2.9, True)],
        columns=["group", "label", "n", "pooled", "stratified", "low", "high", "reverses"],
    )

    assert method.strata(ratios).to_dict("records") == [
        {
            "Job type": "Design",
            "Applications": 25,
            "Of all": "0.52",
            "Sent the same way": "1.20 (0.50 to 2.90)",
        }
    ]
