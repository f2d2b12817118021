"""What a file may cost where the app runs."""

import streamlit as st

from ajar.model.limits import HOSTED, LOCAL, Limits
from ajar.ui import hosting


def current_limits() -> Limits:
    """More on one's own computer than where it is hosted."""
    return HOSTED if hosting.hosted() else LOCAL


def most_megabytes() -> int:
    """Size of the largest upload: what may be read here, and no more than the server takes."""
    allowed: int = st.get_option("server.maxUploadSize")
    return min(current_limits().content >> 20, allowed)


def max_seconds() -> float | None:
    """How long one computation may take; None on the person's own computer."""
    return HOSTED.most_seconds if hosting.hosted() else None
