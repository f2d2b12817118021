"""Whether the app runs on the person's own computer or is hosted for others."""

import os

from ajar import pipeline


def hosted() -> bool:
    """Whether ``AJAR_HOSTED`` is set."""
    return os.environ.get("AJAR_HOSTED", "") not in ("", "0")


def limits() -> pipeline.Limits:
    """What a file may cost here: more on one's own computer than where it is hosted."""
    return pipeline.HOSTED if hosted() else pipeline.LOCAL
