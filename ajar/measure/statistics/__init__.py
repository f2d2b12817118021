"""Statistics that know no tracker: intervals, survival, imputation and tests."""
