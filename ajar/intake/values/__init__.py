"""Interpret single values: statuses, days, companies, channels, reasons, flags, notes."""
