"""
One colour, one meaning, the same on every page.

Each colour has a contrast of at least 3 against both the light paper and the dark one, so the
same figure serves both appearances, and any two can be told apart without red, green or blue
cones; tests compute both. Text and whiskers take the appearance's ink.
"""

POSITIVE = "#0F766E"
"""Ajar, a positive reply, something that moved on."""
REJECTED = "#AD5220"
"""Not selected. Clay, not red."""
WAITING = "#86919A"
"""No reply yet."""
OFFER = "#B0881A"
CLOSED = "#7C5EA6"
"""Withdrawn, or the role is closed."""

OTHER = "#4E88DA"
"""A plain fact, neither good nor bad: any answer at all, or something the person sent."""

ORDER = (POSITIVE, REJECTED, WAITING, OFFER, CLOSED, OTHER)
"""The theme's categorical colours, in order."""

PAPER_LIGHT = "#FBFAF7"
PAPER_DARK = "#14181D"
INK_LIGHT = "#0E171F"
INK_DARK = "#E7E5DF"
GRID_LIGHT = "#E6EAF1"
GRID_DARK = "#31333F"
"""The lines behind a figure: seen where one looks for them."""


def with_alpha(colour: str, share: float) -> str:
    """
    *colour* at an opacity of *share*, as plotly wants it.

    Examples
    --------
    >>> faded("#0F766E", 0.2)
    'rgba(15, 118, 110, 0.2)'
    """
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, {share:g})"
