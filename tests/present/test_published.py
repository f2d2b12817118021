"""A person's figures beside published ones, in words."""

from ajar.measure.published import Published, PublishedComparison
from ajar.model.estimate import Estimate
from ajar.present.published import NONE, comparison_table

OWN = Estimate("interview_rate_60", 0.0874, 0.05, 0.13, 206, "share", "interviews ÷ all", 18)
RANGE = Published("interview_rate_60", 0.02, 0.084, 2024, "A report", "Applicants interviewed.")


def test_both_figures_and_both_definitions_are_there():
    """With source and year."""
    row = comparison_table([PublishedComparison(OWN, RANGE)]).iloc[0].tolist()

    assert row == [
        "Interview rate", "9% (18 of 206)", "2–8.4%", "Interviews ÷ all.",
        "A report (2024). Applicants interviewed.",
    ]  # fmt: skip


def test_where_none_is_comparable_the_table_says_so():
    """And names no source."""
    assert comparison_table([PublishedComparison(OWN, None)]).iloc[0].tolist()[2::2] == [NONE, ""]
