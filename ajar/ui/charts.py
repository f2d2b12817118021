"""An exhibit on the page: sentence, figure, definition and n, and the numbers to take away."""

from collections.abc import Sequence
from functools import partial

import plotly.graph_objects as go
import streamlit as st

from ajar.export import csv_writer, file_names
from ajar.present import formats, render
from ajar.present.chart_card import ChartCard
from ajar.present.overview import Metric
from ajar.ui.markdown import heading, literal
from ajar.ui.session import state

# Only the camera stays of plotly's toolbar; SVG because it prints at any size.
_CHART = {
    "displaylogo": False,
    "displayModeBar": True,
    "modeBarButtons": [["toImage"]],
    "scrollZoom": False,
}


def metrics(figures: Sequence[Metric]) -> None:
    """A row of figures, each with its interval, counts and definition."""
    with st.grid(len(figures), min_column_width=210):
        for figure in figures:
            st.metric(
                figure.label,
                figure.value,
                delta=figure.beneath,
                delta_color="off",
                delta_arrow="off",
                help=literal(formats.sentence(figure.definition)),
                border=True,
                height="stretch",
            )


def chart_card(exhibit: ChartCard) -> None:
    """Draw *exhibit*; its table is built only once it is opened."""
    heading(exhibit.sentence)
    if exhibit.figure is not None:
        st.plotly_chart(
            render.finalize(exhibit.figure, dark=_dark()),
            theme=None,
            config={**_CHART, "toImageButtonOptions": {"format": "svg", "filename": exhibit.name}},
            alt=exhibit.alt,
            key=f"chart_{exhibit.name}",
        )
    st.caption(_beneath(exhibit))
    if exhibit.table.empty:
        return
    numbers = st.expander(
        "Numbers behind this",
        icon=":material/table:",
        type="compact",
        on_change="rerun",
        key=f"numbers_{exhibit.name}",
    )
    if numbers.open:
        with numbers:
            st.dataframe(
                exhibit.table,
                hide_index=True,
                placeholder="",
                alt=f"Numbers behind: {exhibit.alt}",
            )
            st.download_button(
                "Download as CSV",
                partial(csv_writer.table_csv, exhibit.table),
                file_name=file_names.file_name(exhibit.name, state().as_of, "csv"),
                mime="text/csv",
                icon=":material/download:",
                on_click="ignore",
                key=f"csv_{exhibit.name}",
            )


def static_chart(figure: go.Figure, *, alt: str, key: str) -> None:
    """A small figure within something else: nothing to hover, zoom or take away."""
    st.plotly_chart(
        render.finalize(figure, dark=_dark()),
        theme=None,
        config={"staticPlot": True},
        alt=alt,
        key=key,
    )


def _dark() -> bool:
    return st.context.theme.type == "dark"


def _beneath(exhibit: ChartCard) -> str:
    told = [literal(formats.sentence(exhibit.definition)), f"n = {exhibit.n:,}."]
    if exhibit.excluded:
        told.append(f"{formats.pluralize(exhibit.excluded, 'application')} could not be used.")
    if exhibit.note:
        told.append(literal(formats.sentence(exhibit.note)))
    return " ".join(told)
