"""The filters: one set for all pages, in the sidebar, in the URL, and as chips on the page."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from ajar.measure import page_data
from ajar.measure.page_data import ApplicationTable
from ajar.model.enums import Channel, Stage
from ajar.model.filters import Filters
from ajar.ui.markdown import literal

_FROM, _TO = "from", "to"
_CHANNEL, _ROLE, _STAGE, _COMPANY = "channel", "role", "stage", "company"
_MOST_COMPANIES = 1000
"""A longer drop-down would be sent to the browser on every page."""


def ask(line: ApplicationTable) -> Filters:
    """Draw the filters in the sidebar, with the choices this tracker offers."""
    present = page_data.filter_options(line, most_companies=_MOST_COMPANIES)
    with st.sidebar:
        st.markdown("**Filters**")
        channels = _choice("Channel", _CHANNEL, present.channels, lambda name: Channel(name).label)
        roles = _choice("Kind of role", _ROLE, present.role_groups, str)
        stages = _choice(
            "Furthest stage", _STAGE, [str(stage) for stage in present.stages], _stage_label
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
    with st.container(horizontal=True, gap="small"):
        for key, value, label in told:
            st.button(
                f"{literal(label)} :material/close:",
                key=f"chip_{key}_{value}",
                on_click=_lift,
                args=(key, value),
                help="Lift this filter",
            )
        for key, day, words in ((_FROM, filters.first_day, "From"), (_TO, filters.last_day, "To")):
            if day:
                st.button(
                    f"{words} {day} :material/close:",
                    key=f"chip_{key}",
                    on_click=_lift,
                    args=(key, None),
                    help="Lift this filter",
                )


def _choice(label: str, key: str, options: list[str], shown: Callable[[str], str]) -> list[str]:
    return st.multiselect(
        label, options, format_func=shown, key=key, bind="query-params", placeholder="All"
    )


def _days() -> tuple[date | None, date | None]:
    with st.container(horizontal=True):
        first: date | None = st.date_input(
            "Applied from", None, key=_FROM, bind="query-params", format="YYYY-MM-DD"
        )
        last: date | None = st.date_input(
            "to", None, key=_TO, bind="query-params", format="YYYY-MM-DD"
        )
    return first, last


def _stage_label(value: str) -> str:
    return Stage(int(value)).label


def _lift(key: str, value: str | None) -> None:
    if value is None:
        st.session_state[key] = None
    else:
        st.session_state[key] = [kept for kept in st.session_state[key] if kept != value]
