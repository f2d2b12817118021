"""
The facade: what pages and the command line ask for, each answer one call.

Bytes become a tracker; a tracker becomes estimates; estimates become a ranked list.
"""

from collections.abc import Sequence
from typing import Any

from ajar import intake
from ajar.intake import facts as _facts
from ajar.intake.reading.limits import HOSTED, LOCAL, Limits
from ajar.model.decisions import Choices
from ajar.model.reading import Loaded

__all__ = ["HOSTED", "LOCAL", "Limits", "facts", "load"]


def load(
    files: Sequence[tuple[str, bytes]],
    *,
    choices: Choices | None = None,
    limits: Limits = LOCAL,
) -> Loaded:
    """
    Read files, together, into one tracker.

    Raises
    ------
    AjarError
        With one plain sentence, when a file cannot be read or holds no table.
    """
    return intake.read(files, choices=choices or Choices(), limits=limits)


def facts(loaded: Loaded) -> dict[str, Any]:
    """Counts of what was read; None where the files do not say."""
    return _facts.facts(loaded)
