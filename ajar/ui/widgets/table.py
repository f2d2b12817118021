"""Tables, which a phone shows as lists."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from ajar.present import formats
from ajar.ui.session.session_state import state
from ajar.ui.widgets.markdown import literal

_FIT, _FIT_WRAPPED = 3, 2
"""Columns that fit beside each other on a phone; of words that wrap, fewer can be read."""
_FEW = 50
"""Rows that are drawn in full."""
_ON_A_PAGE = 10
"""Rows of a list on one page."""


def table(frame: pd.DataFrame, *, alt: str) -> None:
    """Draw a small table of Markdown in full, its words wrapped; on a phone, as a list."""
    if state().on_phone and len(frame.columns) > _FIT_WRAPPED:
        frame = _entries(frame, str, between="  \n")
    st.table(frame, border="horizontal", hide_index=True, alt=alt)


def text_table(frame: pd.DataFrame, *, alt: str) -> None:
    """Draw texts and dates in full, where the rows are few; else as a table that scrolls."""
    if len(frame) <= _FEW:
        table(frame.map(_words), alt=alt)
    else:
        data_table(frame, alt=alt)


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
    pages = -(-len(frame) // _ON_A_PAGE)
    page = st.pagination(pages, key=f"page_of_{alt}") if pages > 1 else 1
    shown = frame.iloc[(page - 1) * _ON_A_PAGE : page * _ON_A_PAGE]
    table(_entries(shown, _words, between=" · "), alt=alt)


def _entries(frame: pd.DataFrame, words: Callable[[Any], str], *, between: str) -> pd.DataFrame:
    """Return one column: the company, or else the first cell, with all other cells beneath it."""
    head = "Company" if "Company" in frame.columns else frame.columns[0]
    entries = []
    for row in frame.to_dict("records"):
        others = {literal(str(name)): words(cell) for name, cell in row.items() if name != head}
        told = between.join(f"{name}: {cell}" for name, cell in others.items() if cell)
        entries.append(f"**{words(row[head]) or '–'}**  \n{told}")
    return pd.DataFrame({head: entries})


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
