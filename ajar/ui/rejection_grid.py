"""The wall of rejections: every "no" as a small card, dense as wallpaper, each a way in."""

import math

import pandas as pd
import streamlit as st

from ajar.model.enums import Stage
from ajar.model.rows import rows_of
from ajar.present import formats
from ajar.ui import navigation
from ajar.ui.markdown import heading, literal

_CARDS = 32
"""Cards on one sheet of wallpaper; each takes a browser about two milliseconds."""
_NARROWEST = 108
"""Pixels of a card: three stand beside each other on a phone, eight on a wide screen."""
_MET = ":material/forum:"
"""Marks a no that came after they had met."""


def rejection_grid(wall: pd.DataFrame, *, sent_since: int) -> None:
    """
    Draw the wall, newest first.

    *wall*: day, company, company_key, role, stage, label, application; in time order.
    *sent_since*: applications sent after the first of them.
    """
    if wall.empty:
        return
    heading(_sentence(wall, sent_since))
    newest = wall.iloc[::-1]
    sheets = math.ceil(len(newest) / _CARDS)
    sheet = 1
    if sheets > 1:
        sheet = st.pagination(sheets, key="wall_sheet", persist_state="session")
    with st.grid("auto", min_column_width=_NARROWEST, gap="xxsmall"):
        for row in rows_of(newest.iloc[(sheet - 1) * _CARDS : sheet * _CARDS]):
            day = "no day" if pd.isna(row.day) else formats.day(row.day.date())
            mark = f"{_MET} " if row.stage >= Stage.INTERVIEW else ""
            name = str(row.company) or "No name"
            if st.button(
                f"{literal(name)}  \n:small[{mark}{day}]",
                key=f"no_{row.application}",
                help=literal(
                    f"{name}: {row.role or 'role not stated'}; got as far as: {row.label}"
                ),
                width="stretch",
                disabled=not row.company_key,
                wrap=False,
            ):
                navigation.open_company(str(row.company_key))
    st.caption(
        "Each card is one application that was not selected, newest first; "
        f"a card opens its company. {_MET} after an interview. n = {len(wall):,}."
    )


def _sentence(wall: pd.DataFrame, sent_since: int) -> str:
    told = formats.pluralize(len(wall), "no", "noes")
    interviews = int((wall["stage"] >= Stage.INTERVIEW).sum())
    if interviews:
        told = f"{told}, {interviews:,} of them after an interview"
    if sent_since:
        more = formats.pluralize(sent_since, "more application", "more applications")
        return f"{told}; you sent {more} after the first."
    return f"{told}."
