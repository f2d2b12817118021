"""The filters: one set for the pages that obey them, in a popover, in the URL, and as chips."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from ajar.measure import page_data
from ajar.measure.page_data import ApplicationTable
from ajar.model.enums import Channel, Stage
from ajar.model.filters import Filters
from ajar.present import formats
from ajar.ui.widgets.markdown import literal

_FROM, _TO = "from", "to"
_CHANNEL, _ROLE, _STAGE, _COMPANY = "channel", "role", "stage", "company"
_MOST_COMPANIES = 1000
"""A longer drop-down would be sent to the browser on every page."""


def filter_popover(table: ApplicationTable) -> Filters:
    """Draw the filters, folded, with the choices of this tracker; return the chosen ones."""
    present = page_data.filter_options(table, most_companies=_MOST_COMPANIES)
    with st.popover("Filter", icon=":material/filter_list:"):
        channels = _choice("Source", _CHANNEL, present.channels, lambda name: Channel(name).label)
        roles = _choice("Job type", _ROLE, present.role_groups, str)
        stages = _choice(
            "Stage reached", _STAGE, [str(stage) for stage in present.stages], _stage_label
        )
        companies = _choice(
            "Company",
            _COMPANY,
            list(present.companies),
            lambda key: present.companies.get(key, key),
        )
        first, last = _days()
    return Filters(
        first_day=first,
        last_day=last,
        channels=tuple(channels),
        role_groups=tuple(roles),
        stages=tuple(int(stage) for stage in stages),
        companies=tuple(companies),
    )


def chips(filters: Filters, companies: dict[str, str]) -> None:
    """Show what is restricted above the page; a click on a chip lifts it."""
    if not filters:
        return
    told = [
        *((_CHANNEL, value, Channel(value).label) for value in filters.channels),
        *((_ROLE, value, value) for value in filters.role_groups),
        *((_STAGE, str(value), Stage(value).label) for value in filters.stages),
        *((_COMPANY, value, companies.get(value, value)) for value in filters.companies),
    ]
    with st.container(horizontal=True, gap="small", width="content"):
        for key, value, label in told:
            st.button(
                f"{literal(label)} :material/close:",
                key=f"chip_{key}_{value}",
                on_click=_lift,
                args=(key, value),
                help="Remove filter",
            )
        for key, day, words in (
            (_FROM, filters.first_day, "After"),
            (_TO, filters.last_day, "Before"),
        ):
            if day:
                st.button(
                    f"{words} {formats.day(day)} :material/close:",
                    key=f"chip_{key}",
                    on_click=_lift,
                    args=(key, None),
                    help="Remove filter",
                )


def _choice(label: str, key: str, options: list[str], shown: Callable[[str], str]) -> list[str]:
    return st.multiselect(
        label,
        options,
        format_func=shown,
        key=key,
        bind="query-params",
        persist_state="session",
        placeholder="All",
    )


def _days() -> tuple[date | None, date | None]:
    with st.container(horizontal=True):
        first: date | None = st.date_input(
            "Applied after",
            None,
            key=_FROM,
            bind="query-params",
            persist_state="session",
            format="YYYY-MM-DD",
        )
        last: date | None = st.date_input(
            "Applied before",
            None,
            key=_TO,
            bind="query-params",
            persist_state="session",
            format="YYYY-MM-DD",
        )
    return first, last


def _stage_label(value: str) -> str:
    return Stage(int(value)).label


def _lift(key: str, value: str | None) -> None:
    if value is None:
        st.session_state[key] = None
    else:
        st.session_state[key] = [kept for kept in st.session_state[key] if kept != value]
