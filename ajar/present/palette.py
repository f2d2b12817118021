"""
One colour, one meaning, the same on every page.

Each colour has a contrast of at least 3 against both the light paper and the dark one, so the
same figure serves both appearances; a test computes it. Text takes the appearance's ink.
"""

POSITIVE = "#0F766E"
"""Ajar, a positive reply, something that moved on."""
REJECTED = "#C2703D"
"""Not selected. Clay, not red."""
WAITING = "#7B8AA1"
"""No reply yet."""
OFFER = "#B7860B"
CLOSED = "#9A8AA8"
"""Withdrawn, or the role is closed."""

OTHER = "#3F7FA6"
"""A human word whose meaning the file does not say."""

ORDER = (POSITIVE, REJECTED, WAITING, OFFER, CLOSED)
"""The theme's categorical colours, in order."""

PAPER_LIGHT = "#FBFAF7"
PAPER_DARK = "#14181D"
INK_LIGHT = "#1F2933"
INK_DARK = "#E7E5DF"


def faded(colour: str, share: float) -> str:
    """
    *colour* at an opacity of *share*, as plotly wants it.

    Examples
    --------
    >>> faded("#0F766E", 0.2)
    'rgba(15, 118, 110, 0.2)'
    """
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, {share:g})"
