"""Readings of sheets and files become one tracker."""
