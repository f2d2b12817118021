"""Estimates -> plotly figures and plain sentences."""
