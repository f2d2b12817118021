"""Tracker and estimates -> ranked doors: scorecard, reasons, gates, windows, drafts, backtest."""
