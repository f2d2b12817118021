"""Rates: shares of applications, as key figures, by group, by stage and over time."""
