"""The Overview's two lists: whom to write to this week, and what is open now."""

import pandas as pd
import streamlit as st

from ajar.model.rows import rows_of
from ajar.present import contact_list, formats
from ajar.present import overview as present
from ajar.reengage import Ranking, Recommendation
from ajar.ui.companies import contact
from ajar.ui.frame import navigation
from ajar.ui.widgets.markdown import literal

_MOST = 5


def contact_this_week(ranking: Ranking, rows: pd.DataFrame) -> None:
    """Draw the companies to write to this week, each with the way to its message."""
    due = contact_list.of_tab(rows, "This week")
    st.header(f"Contact this week ({len(due):,})", anchor=False)
    if due.empty:
        st.markdown("Nobody to write to this week.")
    for company_key in due["company_key"].head(_MOST):
        found = ranking.entry(company_key)
        if not isinstance(found, Recommendation):
            continue
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(
                f"**{literal(found.company)}**  \n{literal(contact_list.step_line(found))}  \n"
                f":small[{literal(formats.sentence(found.why))}]",
                width="stretch",
            )
            label = "Write" if found.drafts else "See"
            if st.button(label, key=f"write_{company_key}"):
                contact.open_message(company_key)
    if len(due) > _MOST and st.button("All of this week", key="all_week", type="tertiary"):
        navigation.open_page("contact")


def open_now(ranking: Ranking, rows: pd.DataFrame, waiting: int) -> None:
    """
    Draw what is open now: offers, interviews, and how many wait for a first reply.

    *rows*: see ``measure.open_now``.
    """
    st.header(present.open_heading(len(rows), waiting, ended=ranking.search.stale), anchor=False)
    for row in rows_of(rows.head(_MOST)):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            name = literal(str(row.company) or "Company unknown")
            st.markdown(
                f"**{name}**  \n{literal(present.open_line(row, ranking.as_of))}", width="stretch"
            )
            if row.company_key and st.button("Open", key=f"open_{row.application}"):
                navigation.open_company(str(row.company_key))
    if len(rows) > _MOST:
        st.caption(f"and {len(rows) - _MOST:,} more")
    if waiting:
        st.caption(present.waiting_line(waiting, more=len(rows) > 0))
