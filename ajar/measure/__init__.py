"""Tracker -> estimates: rates, response times, funnel, follow-ups, each with its interval."""
