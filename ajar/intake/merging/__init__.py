"""Merge the parsed sheets of all files into one tracker."""
