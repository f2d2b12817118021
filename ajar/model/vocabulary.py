"""Vocabulary files: words of people's texts, which stand in TOML and not in code."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def load(file: Path) -> dict[str, Any]:
    """Return the tables of a vocabulary file, parsed once per process; not to change."""
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def pattern(file: Path, table: str, *, before: str = "", after: str = "") -> re.Pattern[str]:
    """
    Return a pattern of any of the expressions that a table lists by language, in any case.

    Parameters
    ----------
    file, table
        The vocabulary file and the name of its table.
    before, after
        Expressions that stand around each of them.
    """
    either = "|".join(each for listed in load(file)[table].values() for each in listed)
    return re.compile(f"{before}(?:{either}){after}", re.IGNORECASE)
