"""The Re-engage page's parts: controls, the ranked table, the card of a door, who is left out."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar
from zlib import crc32

import pandas as pd
import streamlit as st

from ajar import reengage
from ajar.present import contact_window, formats, ranking_table
from ajar.present import recommendation as present
from ajar.reengage import MOST_A_WEEK, ExcludedCompany, Ranking, Recommendation, WatchlistEntry
from ajar.ui import company_actions, navigation
from ajar.ui.charts import show, static_chart
from ajar.ui.markdown import heading, literal
from ajar.ui.queries import FilteredView
from ajar.ui.session import state

_ON_A_PAGE = 25
_MOST_FOLDED = 1000
_NAME = 170
"""Pixels of a company's name in the list: long ones would push the chance out of sight."""

Row = TypeVar("Row", ExcludedCompany, WatchlistEntry)


def controls(ranking: Ranking, view: FilteredView) -> tuple[Ranking, pd.DataFrame]:
    """What is to be seen of the list, in which order; the ranking so ordered, and its rows."""
    rows = _filtered(ranking, view)
    told = ranking_table.sentence(rows, sent=ranking.week.sent_this_week, a_week=ranking.a_week)
    heading(told)
    if rows.empty:
        return ranking, rows
    with st.container(horizontal=True, vertical_alignment="top"):
        found = ranking_table.counts(rows)
        part = st.segmented_control(
            "Show",
            list(ranking_table.PARTS),
            default=ranking_table.opening_part(rows),
            required=True,
            format_func=lambda each: f"{ranking_table.PARTS[each]} ({found[each]:,})",
            key="list_part",
            wrap=True,
            persist_state="session",
        )
        _time(ranking)
    return ranking, ranking_table.part_of(rows, part)


def _filtered(ranking: Ranking, view: FilteredView) -> pd.DataFrame:
    rows = ranking.frame()
    if not view.filters:
        return rows
    return rows.loc[rows["company_key"].isin(view.table.rows["company_key"].unique())]


def _time(ranking: Ranking) -> None:
    """How much the person can write in a week."""
    st.number_input(
        "Messages a week",
        min_value=1,
        max_value=MOST_A_WEEK,
        value=ranking.a_week,
        key="list_a_week",
        width=150,
        help="This week shows as many as you have time for, the best first. What you sent in the "
        "last seven days is counted.",
        on_change=_take_time,
    )


def _take_time() -> None:
    now = state().decisions
    state().prefer(replace(now, a_week=int(st.session_state["list_a_week"])))


def ranked_table(ranking: Ranking, rows: pd.DataFrame) -> Recommendation:
    """The list as a table; the door of the row that is selected."""
    pages = -(-len(rows) // _ON_A_PAGE)
    page = st.pagination(pages, key="list_page") if pages > 1 else 1
    shown = rows.iloc[(page - 1) * _ON_A_PAGE : page * _ON_A_PAGE]
    picked = st.dataframe(
        ranking_table.table(ranking, shown),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row-required",
        key=f"list_{page}",
        height=min(35 * (len(shown) + 1) + 3, 388),
        column_config={
            "Company": st.column_config.TextColumn(width=_NAME),
            "Why": st.column_config.TextColumn(width="large"),
        },
        alt="Doors that are ajar, the best first",
    )
    selected = picked.selection.rows
    place = selected[0] if selected and selected[0] < len(shown) else 0
    door = ranking.of(str(shown["company_key"].iloc[place]))
    assert isinstance(door, Recommendation)
    return door


def recommendation_detail(door: Recommendation, ranking: Ranking, *, history: bool = False) -> None:
    """
    One door: what to do there on the left, why and what else happened on the right.

    *history* offers the way to the company's own page, which has no use for it.
    """
    as_of = ranking.as_of
    to_do, why = st.columns(2, gap="medium")
    with to_do:
        _card(door, ranking, history=history)
    with why:
        show(present.score_waterfall(door.reasons, company=door.company))
        st.caption(literal(present.likelihood_sentence(door)))
        company_actions.interest(door)
        company_actions.log_form(door.company_key, door.company, as_of=as_of)
        company_actions.opening_form(door.company_key, door.company, as_of=as_of)


def _card(door: Recommendation, ranking: Ranking, *, history: bool) -> None:
    """The step, the window, whom to write to, the draft, and what to do with it."""
    as_of = ranking.as_of
    with st.container(border=True):
        st.markdown(f"### {literal(door.company)}", anchors=False)
        st.markdown(f"**{literal(present.step_words(door))}**", anchors=False)
        st.markdown(literal(f"{present.ADVICE[door.action]} {door.why}"), anchors=False)
        if (line := contact_window.line(door.window, as_of=as_of)) is not None:
            static_chart(
                line,
                alt=f"Window of the step: {contact_window.words(door.window)}",
                key=f"window_{door.company_key}",
            )
        st.caption(literal(present.facts(door)))
        if acquainted := ranking_table.connections_sentence(ranking.known, door.company_key):
            st.caption(f":material/group: {literal(acquainted)}")
        for warning in door.warnings:
            st.caption(f":material/info: {literal(warning)}")
        if door.drafts:
            _draft(door, ranking.language)
        company_actions.buttons(door, as_of=as_of)
        if history:
            _whole_history(door.company_key, "Whole history")


def _whole_history(company_key: str, label: str, *, where: str = "card") -> None:
    """The way to a company's own page."""
    if st.button(
        label,
        key=f"history_{where}_{company_key}",
        type="tertiary",
        icon=":material/timeline:",
    ):
        navigation.open_company(company_key)


def _draft(door: Recommendation, language: str) -> None:
    by_tone = {draft.tone: draft for draft in door.drafts}
    with st.container(horizontal=True, vertical_alignment="top"):
        tone = st.segmented_control(
            "Tone",
            list(by_tone),
            default=next(iter(by_tone)),
            required=True,
            format_func=str.capitalize,
            key="draft_tone",
            persist_state="session",
        )
        names = reengage.draft_languages()
        st.selectbox(
            "Language",
            list(names),
            index=list(names).index(language),
            format_func=names.__getitem__,
            key="draft_language",
            on_change=_speak,
            width=180,
        )
    draft = by_tone[tone]
    # With the draft itself, so that what was changed by hand stays until the facts change.
    key = f"{door.company_key}_{tone}_{language}_{crc32(draft.body.encode()):x}"
    st.text_input("Subject", draft.subject, key=f"subject_{key}", persist_state="session")
    text = st.text_area(
        "Draft", draft.body, key=f"draft_{key}", height="content", persist_state="session"
    )
    length = formats.pluralize(len(text), "character")
    st.caption(f"{length}. Ajar never sends anything: copy it, change it.")


def _speak() -> None:
    now = state().decisions
    state().prefer(replace(now, language=str(st.session_state["draft_language"])))


def excluded_table(excluded: Sequence[ExcludedCompany]) -> None:
    """Everybody who is not on the list, and why."""
    _folded(
        "Left out, and why",
        excluded,
        ranking_table.excluded,
        icon=":material/door_front:",
        alt="Companies that are not on the list, and why",
    )


def watch_list(seats: Sequence[WatchlistEntry]) -> None:
    """Seats that may have reopened, from the person's own rows and what they saw."""
    _folded(
        "Seats that may have reopened",
        seats,
        ranking_table.watched,
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
    """
    A table that is made once it is opened; nothing at all where it has no rows.

    A row that is selected leads to the company's own page.
    """
    if not len(rows):
        return
    box = st.expander(f"{title} ({len(rows):,})", icon=icon, on_change="rerun", key=title)
    if not box.open:
        return
    shown = rows[:_MOST_FOLDED]
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
        if row is not None and row.company_key:
            _whole_history(row.company_key, f"Open {literal(row.company)}", where=title)
        else:
            st.caption("Select a row to open its company.")
        if len(rows) > _MOST_FOLDED:
            st.caption(f"The first {_MOST_FOLDED:,} of {len(rows):,}; the others are in the files.")


def notes(sentences: Sequence[str]) -> None:
    """What the list could not use."""
    for sentence in sentences:
        st.caption(f":material/info: {literal(sentence)}")
