"""Tracker -> estimates: rates, waiting, funnel, follow-ups, each with its doubt."""
