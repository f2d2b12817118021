"""The wall of rejections: every "no" as a small card, dense as wallpaper, each a way in."""

import math

import pandas as pd
import streamlit as st

from ajar.model.rows import rows_of
from ajar.present import phrases
from ajar.ui import navigation
from ajar.ui.text import heading, literal

_CARDS = 28
"""Cards on one sheet of wallpaper, four rows of it; each takes a browser a millisecond or two."""


def wall_of_rejections(wall: pd.DataFrame) -> None:
    """
    Draw the wall, newest first.

    *wall*: day, company, company_key, role, stage, label, application; in time order.
    """
    if wall.empty:
        return
    heading(_sentence(wall))
    newest = wall.iloc[::-1]
    sheets = math.ceil(len(newest) / _CARDS)
    sheet = 1
    if sheets > 1:
        sheet = st.pagination(sheets, key="wall_sheet", persist_state="session")
    with st.grid("auto", min_column_width=150, gap="xxsmall"):
        for row in rows_of(newest.iloc[(sheet - 1) * _CARDS : sheet * _CARDS]):
            day = "day unknown" if pd.isna(row.day) else phrases.day(row.day.date())
            if st.button(
                f"{literal(str(row.company) or 'No name')}  \n:small[{day}]",
                key=f"no_{row.application}",
                help=literal(f"{row.role or 'Role not stated'}; got as far as: {row.label}"),
                width="stretch",
                disabled=not row.company_key,
                wrap=False,
            ):
                navigation.open_company(str(row.company_key))
    st.caption(
        "Each card is one application that was not selected, newest first; "
        f"a card opens its company. n = {len(wall):,}."
    )


def _sentence(wall: pd.DataFrame) -> str:
    interviews = int((wall["stage"] >= 2).sum())  # noqa: PLR2004 - the interview stage
    told = f"{phrases.counted(len(wall), 'no', 'noes')}, and you kept going"
    if interviews:
        return f"{told}; {interviews:,} of them came after an interview."
    return f"{told}."
