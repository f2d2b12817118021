"""Bytes -> Tracker: read the cells, find the table, understand it, keep account of every cell."""
