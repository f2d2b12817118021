"""A small table in full."""

import pandas as pd
import streamlit as st


def table(frame: pd.DataFrame, *, alt: str) -> None:
    """Draw a small table in full, its words wrapped; *alt* is read out."""
    st.table(frame, border="horizontal", hide_index=True, alt=alt)
