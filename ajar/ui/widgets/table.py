"""Tables, which a phone shows as lists."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from ajar.present import formats
from ajar.ui.session.session_state import state
from ajar.ui.widgets.markdown import literal

_FIT = 3
"""Columns that fit beside each other on a phone."""
_ON_A_PAGE = 25
"""Rows of a list on one page."""


def table(frame: pd.DataFrame, *, alt: str) -> None:
    """Draw a small table in full, its words wrapped; *alt* is read out."""
    st.table(frame, border="horizontal", hide_index=True, alt=alt)


def data_table(frame: pd.DataFrame, *, alt: str, links: str = "") -> None:
    """
    Draw a table that scrolls; on a phone, one with many columns as a list.

    Dates have one form, and what is not known is empty. *links*: name of a column of addresses.
    """
    if state().on_phone and len(frame.columns) > _FIT:
        _list(frame, alt=alt)
        return
    config: dict[Any, Any] = {
        name: st.column_config.DateColumn(format="D MMM YYYY")
        for name in frame.columns
        if isinstance(next(iter(frame[name].dropna()), None), date)
    }
    if links:
        config[links] = st.column_config.LinkColumn(display_text="Open")
    st.dataframe(frame, hide_index=True, placeholder="", alt=alt, column_config=config)


def _list(frame: pd.DataFrame, *, alt: str) -> None:
    """Draw each row as its company, or else its first cell, with all other cells beneath it."""
    pages = -(-len(frame) // _ON_A_PAGE)
    page = st.pagination(pages, key=f"page_of_{alt}") if pages > 1 else 1
    head = "Company" if "Company" in frame.columns else frame.columns[0]
    shown = frame.iloc[(page - 1) * _ON_A_PAGE : page * _ON_A_PAGE]
    entries = [
        f"**{_words(row[head]) or '–'}**  \n"
        + " · ".join(
            f"{literal(str(name))}: {words}"
            for name, value in row.items()
            if name != head and (words := _words(value))
        )
        for row in shown.to_dict("records")
    ]
    table(pd.DataFrame({head: entries}), alt=alt)


def _words(value: Any) -> str:  # noqa: ANN401 - a cell
    """Return a cell as Markdown that shows it literally; an address as a link."""
    if isinstance(value, date):
        return "" if pd.isna(value) else formats.day(value)
    if value is None or pd.isna(value):
        return ""
    words = f"{value:,g}" if isinstance(value, float) else str(value)
    if words.startswith(("http://", "https://")):
        return f"[Open](<{words.translate(_NOT_IN_LINKS)}>)"
    return literal(words)


_NOT_IN_LINKS = {ord("<"): "%3C", ord(">"): "%3E", ord("\n"): "", ord("\\"): "%5C"}
