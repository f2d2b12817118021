"""
Chart colours by meaning, for the light and the dark theme.

Figures are built in the colours of the light paper; ``render`` replaces each by its lighter twin
on the dark one. Each has a contrast of at least 3 against its paper, and any two can be told
apart without red, green or blue cones; tests compute both. Text and margins of error take the
appearance's ink.
"""

POSITIVE = "#0F766E"
"""A positive reply."""
REJECTED = "#AD5220"
"""Rejected (clay)."""
WAITING = "#86919A"
"""No reply yet."""
OFFER = "#B0881A"
CLOSED = "#7C5EA6"
"""Withdrawn, or the role is closed."""

OTHER = "#4E88DA"
"""Neutral: any reply, or something the person sent."""

PAPER_LIGHT = "#FBFAF7"
PAPER_DARK = "#14181D"
INK_LIGHT = "#0E171F"
INK_DARK = "#E7E5DF"
WHITE = "#FFFFFF"
GRID_LIGHT = "#E6EAF1"
GRID_DARK = "#31333F"
"""Grid lines."""

ON_DARK = {
    POSITIVE: "#1FC8A9",
    REJECTED: "#E07F4F",
    WAITING: "#7A8792",
    OFFER: "#DDBB45",
    CLOSED: "#AD93DA",
    OTHER: "#B3CBF2",
    INK_LIGHT: INK_DARK,
    WHITE: PAPER_DARK,
}
"""Colour on the light paper -> on the dark one."""

_LIGHT_TEXT_ON = (POSITIVE, REJECTED, CLOSED)


def text_on(colour: str) -> str:
    """Return the colour of text within a mark of *colour*, with a contrast of at least 4.5."""
    return WHITE if colour in _LIGHT_TEXT_ON else PAPER_DARK
