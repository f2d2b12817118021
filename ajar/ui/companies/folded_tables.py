"""Tables beneath the list of companies to contact, each made once it is opened."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import pandas as pd
import streamlit as st

from ajar.present import ranking_table
from ajar.reengage import ExcludedCompany, WatchlistEntry
from ajar.ui.frame import navigation
from ajar.ui.widgets.markdown import literal

_MOST = 1000

Row = TypeVar("Row", ExcludedCompany, WatchlistEntry)


def not_suggested(excluded: Sequence[ExcludedCompany]) -> None:
    """Draw who is not on the list, and why."""
    _folded(
        "Not suggested",
        excluded,
        ranking_table.excluded,
        alt="Companies that are not on the list, and why",
    )


def may_be_open_again(watchlist: Sequence[WatchlistEntry]) -> None:
    """Draw the roles that may be open again, by the file and by what the person saw."""
    _folded(
        "Roles that may be open again",
        watchlist,
        ranking_table.watchlist,
        alt="Roles that may be open again, and until when to check",
    )


def _folded(
    title: str, rows: Sequence[Row], table: Callable[[Sequence[Row]], pd.DataFrame], *, alt: str
) -> None:
    """Draw a table with the way from a selected row to its company; nothing without rows."""
    if not len(rows):
        return
    box = st.expander(f"{title} ({len(rows):,})", on_change="rerun", key=title)
    if not box.open:
        return
    shown = rows[:_MOST]
    with box:
        picked = st.dataframe(
            table(shown),
            hide_index=True,
            on_select="rerun",
            selection_mode="single-row",
            key=f"{title}_rows",
            alt=alt,
        )
        selected = picked.selection.rows
        row = shown[selected[0]] if selected and selected[0] < len(shown) else None
        if row is None or not row.company_key:
            st.caption("Select a row to open its company.")
        elif st.button(f"Open {literal(row.company)}", key=f"{title}_open", type="tertiary"):
            navigation.open_company(row.company_key)
        if len(rows) > _MOST:
            st.caption(f"The first {_MOST:,} of {len(rows):,}.")
