"""Every rejection: as a list, or as a wall of small cards that each lead to the company."""

import math

import pandas as pd
import streamlit as st

from ajar.model.enums import Stage
from ajar.model.rows import rows_of
from ajar.present import formats, rejections
from ajar.ui.frame import navigation
from ajar.ui.widgets.markdown import heading, literal
from ajar.ui.widgets.table import data_table

_CARDS = 32
"""Cards on one sheet; each takes a browser about two milliseconds."""
_NARROWEST = 108
"""Pixels of a card: three stand beside each other on a phone, eight on a wide screen."""
_MET = ":material/forum:"
"""Marks a rejection after an interview."""


def show(every: pd.DataFrame, *, sent_since: int) -> None:
    """
    Show all rejections, the latest first.

    *every*: day, company, company_key, role, stage, label, application; in time order.
    *sent_since*: applications sent after the first of them.
    """
    heading(rejections.rejections_heading(every, sent_since))
    latest = every.iloc[::-1]
    view = "List"
    if every["day"].notna().any():
        view = st.segmented_control(
            "Rejections as",
            ["List", "Wall"],
            default="List",
            required=True,
            key="rejections_as",
            persist_state="session",
            label_visibility="collapsed",
        )
    if view == "Wall":
        _wall(latest)
    else:
        data_table(
            rejections.every_rejection(latest), alt="Table: every rejection, the latest first"
        )


def _wall(latest: pd.DataFrame) -> None:
    sheets = math.ceil(len(latest) / _CARDS)
    sheet = 1
    if sheets > 1:
        sheet = st.pagination(sheets, key="wall_sheet", persist_state="session")
    with st.grid("auto", min_column_width=_NARROWEST, gap="xxsmall"):
        for row in rows_of(latest.iloc[(sheet - 1) * _CARDS : sheet * _CARDS]):
            day = "date unknown" if pd.isna(row.day) else formats.day(row.day.date())
            mark = f"{_MET} " if row.stage >= Stage.INTERVIEW else ""
            name = str(row.company) or "Company unknown"
            if st.button(
                f"{literal(name)}  \n:small[{mark}{day}]",
                key=f"no_{row.application}",
                help=literal(f"{name}: {row.role or 'job unknown'}; reached: {row.label}"),
                width="stretch",
                disabled=not row.company_key,
                wrap=False,
            ):
                navigation.open_company(str(row.company_key))
    st.caption(f"Latest first. {_MET} after an interview. Select one to see the company.")
