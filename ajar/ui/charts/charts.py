"""A chart card on the page: title, chart, one foot line, and a menu with all that is behind it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import streamlit as st

from ajar.export import csv_writer, file_names
from ajar.present import formats
from ajar.present.chart_card import ChartCard
from ajar.present.overview import Metric
from ajar.ui.frame import navigation
from ajar.ui.session.session_state import state
from ajar.ui.widgets.markdown import heading, literal
from ajar.ui.widgets.table import data_table

_CONFIG = {"displayModeBar": False, "scrollZoom": False}
_HERE = Path(__file__)
_PICTURE = st.components.v2.component(
    "ajar_chart_image",
    html="<button type='button'>Save as picture</button>",
    js=_HERE.with_name("chart_image.js").read_text("utf-8"),
    css=_HERE.with_name("chart_image.css").read_text("utf-8"),
)


def metrics(figures: Sequence[Metric]) -> None:
    """Draw a row of headline figures, each with its counts and, as help, its definition."""
    with st.grid(len(figures), min_column_width=145):
        for figure in figures:
            st.metric(
                figure.label,
                figure.value,
                delta=figure.caption,
                delta_color="off",
                delta_arrow="off",
                help=literal(formats.sentence(figure.definition)),
                border=True,
                height="stretch",
            )


def figure(card: ChartCard) -> None:
    """Draw the figure of *card* alone: what it shows is said beside it."""
    st.plotly_chart(
        card.dark if _dark() else card.light,
        theme=None,
        config=_CONFIG,
        alt=card.alt,
        key=_key(card),
    )


def show(card: ChartCard) -> None:
    """Draw *card*; what is behind its menu is built only once the menu is opened."""
    if card.figure is None and not card.as_table:
        _sentence(card)
        return
    heading(card.title)
    if card.subtitle:
        st.caption(literal(card.subtitle))
    if card.figure is not None:
        figure(card)
    elif card.as_table:
        data_table(card.table, alt=card.alt)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(_foot(card), width="content")
        _menu_button(card)


def _sentence(card: ChartCard) -> None:
    """Draw a card without a chart: its finding in one line, and its definition."""
    if not card.title:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(literal(formats.sentence(card.title)), width="content")
        _menu_button(card)
    if card.note:
        st.caption(literal(formats.sentence(card.note)))


def _menu_button(card: ChartCard) -> None:
    menu = st.popover(
        ":material/more_horiz:",
        type="tertiary",
        help="Numbers, picture, and how it is calculated",
        on_change="rerun",
        key=f"menu_{card.name}",
    )
    if menu.open:
        with menu:
            _menu(card)


def _menu(card: ChartCard) -> None:
    st.markdown(f"**How it is calculated**  \n{literal(formats.sentence(card.definition))}")
    st.page_link(navigation.pages()["method"], label="All definitions")
    if card.table.empty:
        return
    if not card.as_table:
        data_table(card.table, alt=f"Numbers behind: {card.alt}")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            "Save as CSV",
            partial(csv_writer.table_csv, card.table),
            file_name=file_names.file_name(card.name, state().as_of, "csv"),
            mime="text/csv",
            on_click="ignore",
            key=f"csv_{card.name}",
        )
        if card.figure is not None:
            _PICTURE(
                data={
                    "chart": _key(card),
                    "title": card.title,
                    "subtitle": card.subtitle,
                    "file": file_names.file_name(card.name, state().as_of, "svg"),
                },
                key=f"picture_{card.name}",
            )


def _key(card: ChartCard) -> str:
    return f"chart_{card.name}"


def _dark() -> bool:
    return st.context.theme.type == "dark"


def _foot(card: ChartCard) -> str:
    parts = [
        f"{formats.pluralize(card.n, card.unit, card.units)}, as of {formats.day(state().as_of)}"
    ]
    if card.excluded:
        parts.append(f"{card.excluded:,} left out")
    if card.note:
        parts.append(literal(card.note.removesuffix(".")))
    return " · ".join(parts)
