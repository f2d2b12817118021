"""Lists beneath that of companies to contact, each made once it is opened."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from ajar.present import ranking_table
from ajar.reengage import ExcludedCompany, WatchlistEntry
from ajar.ui import components
from ajar.ui.components import ListEntry
from ajar.ui.frame import navigation

_ON_A_PAGE = 50
"""Entries of a list on one page."""

Row = TypeVar("Row", ExcludedCompany, WatchlistEntry)


def not_suggested(excluded: Sequence[ExcludedCompany]) -> None:
    """Draw who is not on the list, and why."""
    _folded("Not suggested", excluded, ranking_table.excluded_lines)


def may_be_open_again(watchlist: Sequence[WatchlistEntry]) -> None:
    """Draw the roles that may be open again, by the file and by what the person saw."""
    _folded("Roles that may be open again", watchlist, ranking_table.watchlist_lines)


def _folded(title: str, rows: Sequence[Row], lines: Callable[[Row], Sequence[str]]) -> None:
    """Draw a list from which the companies open; nothing without rows."""
    if not len(rows):
        return
    box = st.expander(f"{title} ({len(rows):,})", on_change="rerun", key=title)
    if not box.open:
        return
    pages = -(-len(rows) // _ON_A_PAGE)
    with box:
        page = st.pagination(pages, key=f"{title}_page") if pages > 1 else 1
        opened = components.company_list(
            title,
            [
                ListEntry(row.company_key, row.company, "", lines(row))
                for row in rows[(page - 1) * _ON_A_PAGE : page * _ON_A_PAGE]
            ],
            chosen="",
            key=f"{title}_rows",
        )
    if opened:
        navigation.open_company(opened)
