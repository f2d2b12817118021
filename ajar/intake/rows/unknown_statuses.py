"""Tell unknown statuses that may be those of jobs to apply for."""

import numpy as np

from ajar.intake.rows.status_columns import StatusColumn
from ajar.intake.values import statuses
from ajar.intake.values.statuses import UNKNOWN
from ajar.model.arrays import Flags


def may_be_unsent(status: StatusColumn, planned: Flags) -> Flags:
    """
    Return the mask of rows whose unknown status may be a label of jobs to apply for.

    It may be one in a list of both, where nothing proposes that it was sent, or where it holds no
    words.
    """
    found: Flags = status.written.str.fullmatch(_NO_WORDS).to_numpy(dtype=bool).copy()
    sent = [m.known and m.name == "applied" for m in status.meanings]
    if planned.any() and any(sent):
        short = (status.written.str.len() <= _LONGEST_LABEL).to_numpy(dtype=bool)
        vague = [not any(map(is_application, m.ambiguous)) for m in status.meanings]
        found |= short & np.array(vague, dtype=bool)[status.codes]
    return found & ~status.flag("known")


_NO_WORDS = r"\S+\.[a-z]{2,4}|\S+@\S+|(?:https?:|www\.)\S+"
"""A file or an address, which is no status whatever it is."""
_LONGEST_LABEL = 40
"""Most characters of a label; a longer text is a remark on what happened."""


def is_application(name: str) -> bool:
    """Return whether a meaning is that of an application; an unknown one may be."""
    return statuses.meanings().get(name, UNKNOWN).is_application
