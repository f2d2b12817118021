"""Read the numbers in attributes of markup."""

import re

DIGITS = re.compile(r"[0-9]{1,9}")
"""Longer numbers would cost more to convert than any place in a sheet is worth."""


def number(said: str | None, otherwise: int) -> int:
    """Return the number of an attribute, *otherwise* if it is missing, too long or no number."""
    return int(said) if said and DIGITS.fullmatch(said.strip()) else otherwise
