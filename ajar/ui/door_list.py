"""The Re-engage page's parts: controls, the ranked table, the card of a door, who is left out."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

import pandas as pd
import streamlit as st

from ajar.pipeline import Door, Excluded, Ranking, Reopening, WindowState
from ajar.present import doors as present
from ajar.present import listing, phrases
from ajar.ui import decide, navigation
from ajar.ui.results import View
from ajar.ui.text import literal

_ON_A_PAGE = 25
_MOST_FOLDED = 1000

Row = TypeVar("Row")


def controls(ranking: Ranking, view: View) -> tuple[Ranking, pd.DataFrame]:
    """Order and filters of the list; the ranking in that order and its rows that are shown."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        order = st.segmented_control(
            "Sort by",
            list(listing.ORDERS),
            default="both",
            required=True,
            format_func=lambda name: listing.ORDERS[name],
            key="list_order",
            persist_state="session",
        )
        now = st.toggle("Only what is open now", key="list_now", persist_state="session")
    ordered = ranking if order == "both" else ranking.sorted_by(order)
    rows = ordered.frame()
    if view.filters:
        rows = rows.loc[rows["company_key"].isin(view.line.rows["company_key"].unique())]
    if now:
        rows = rows.loc[rows["window_state"] == WindowState.OPEN.value]
    return ordered, rows


def ranked_table(ranking: Ranking, rows: pd.DataFrame) -> Door:
    """The list as a table; the door of the row that is selected."""
    pages = -(-len(rows) // _ON_A_PAGE)
    page = st.pagination(pages, key="list_page") if pages > 1 else 1
    shown = rows.iloc[(page - 1) * _ON_A_PAGE : page * _ON_A_PAGE]
    picked = st.dataframe(
        listing.table(ranking, shown),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row-required",
        key=f"list_{page}",
        height=min(35 * (len(shown) + 1) + 3, 388),
        column_config={
            "Band": st.column_config.TextColumn(
                width="small", help="Doors in one band cannot be told apart by their chance"
            ),
            "Chance, %": st.column_config.ProgressColumn(
                format="%d", max_value=100, help="Of a positive reply within 60 days"
            ),
            "Worth, %": st.column_config.ProgressColumn(
                format="%d",
                max_value=100,
                help="How much you want it, as you said; 50 where you did not",
            ),
            "Strongest reason": st.column_config.TextColumn(width="large"),
        },
        alt="Doors that are ajar, the best first",
    )
    selected = picked.selection.rows
    place = selected[0] if selected and selected[0] < len(shown) else 0
    door = ranking.of(str(shown["company_key"].iloc[place]))
    assert isinstance(door, Door)
    return door


def card(door: Door, *, as_of: date) -> None:
    """One door: the step, the window, whom to write to, the draft, and what to do with it."""
    with st.container(border=True):
        st.markdown(f"### {literal(door.company)}", anchors=False)
        st.markdown(f"**{literal(present.step_words(door))}**", anchors=False)
        st.caption(literal(_facts(door)))
        for warning in door.warnings:
            st.caption(f":material/info: {literal(warning)}")
        if door.drafts:
            _draft(door)
        decide.buttons(door, as_of=as_of)
        if st.button(
            "Whole history", key=f"history_{door.company_key}", type="tertiary",
            icon=":material/timeline:",
        ):  # fmt: skip
            navigation.open_company(door.company_key)


def _facts(door: Door) -> str:
    doubt = f"{phrases.percent(door.low)} to {phrases.percent(door.high)}"
    told = [
        f"Band {door.band}",
        f"chance {phrases.percent(door.chance)}, 95 %: {doubt}",
        f"{door.stage.label}, {door.ending}",
    ]
    if door.roles:
        told.append(door.roles[0])
    if str(door.contact):
        told.append(str(door.contact))
    if door.last_contact:
        told.append(f"last word {phrases.day(door.last_contact)}")
    return " · ".join(told)


def _draft(door: Door) -> None:
    by_tone = {draft.tone: draft for draft in door.drafts}
    tone = st.segmented_control(
        "Tone",
        list(by_tone),
        default=next(iter(by_tone)),
        required=True,
        format_func=str.capitalize,
        key=f"tone_{door.company_key}",
    )
    draft = by_tone[tone]
    text = st.text_area(
        literal(f"Draft: {draft.subject}"),
        draft.body,
        key=f"draft_{door.company_key}_{tone}",
        height="content",
    )
    st.caption(
        f"{phrases.counted(len(text), 'character')}. Ajar never sends anything: copy it, change it."
    )


def left_out(excluded: Sequence[Excluded]) -> None:
    """Everybody who is not on the list, and why."""
    _folded(
        "Left out, and why",
        excluded,
        listing.excluded,
        icon=":material/door_front:",
        alt="Companies that are not on the list, and why",
    )


def watch_list(seats: Sequence[Reopening]) -> None:
    """Seats that may have reopened, from the person's own rows and what they saw."""
    _folded(
        "Seats that may have reopened",
        seats,
        listing.watched,
        icon=":material/event_seat:",
        alt="Seats that may have reopened, and until when to watch",
    )


def _folded(
    title: str,
    rows: Sequence[Row],
    table: Callable[[Sequence[Row]], pd.DataFrame],
    *,
    icon: str,
    alt: str,
) -> None:
    """A table that is made once it is opened; nothing at all where it has no rows."""
    if not len(rows):
        return
    box = st.expander(f"{title} ({len(rows):,})", icon=icon, on_change="rerun", key=title)
    if box.open:
        box.dataframe(table(rows[:_MOST_FOLDED]), hide_index=True, alt=alt)


def notes(sentences: Sequence[str]) -> None:
    """What the list could not use."""
    for sentence in sentences:
        st.caption(f":material/info: {literal(sentence)}")
