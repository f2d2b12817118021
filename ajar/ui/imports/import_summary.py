"""How the files were read: one line, the last correction, what was left out, and all rows."""

import pandas as pd
import streamlit as st

from ajar import intake
from ajar.export import csv_writer
from ajar.model.import_report import ImportResult
from ajar.model.ledger import LedgerCode
from ajar.model.tracker import Tracker
from ajar.present import import_summary, ranking_table
from ajar.present import tables as present_rows
from ajar.ui.frame import navigation
from ajar.ui.session.session_state import state
from ajar.ui.tracker import undo
from ajar.ui.widgets.markdown import literal
from ajar.ui.widgets.table import data_table, text_table

_ROWS_ON_A_PAGE = 1000
"""Rows that reach the browser at once."""


def import_line(imported: ImportResult) -> None:
    """Draw one line on how the files were read, with the way to the details."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(literal(import_summary.sentence(imported)), width="content")
        if st.button("Check", key="check_import", type="tertiary"):
            navigation.open_page("your_data")
        report_button()


def replaced() -> None:
    """Draw what is new since the version that was open before, and the way back to that one."""
    before, found = state().closed, state().new_since
    if before is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        words = import_summary.new_since(found) if found else ""
        if not words:
            words = f"This took the place of {', '.join(file.name for file in before.files)}."
        st.markdown(literal(words), width="content")
        st.button(
            "Undo",
            key="replaced_undo",
            type="tertiary",
            icon=":material/undo:",
            on_click=lambda: state().reopen(),
        )


def report_button() -> None:
    """Draw the way to the report to print."""
    if st.button("Print a report", key="print_report", type="tertiary", icon=":material/print:"):
        navigation.open_page("report")


def last_correction(imported: ImportResult) -> None:
    """Draw what the last correction changed, with its undo."""
    changes = state().changes
    if not changes or changes[-1].applications is None:
        return
    before, now = changes[-1].applications, len(imported.tracker.applications)
    with st.container(horizontal=True, vertical_alignment="center", key="last_correction"):
        st.markdown(f"{before:,} → {now:,} applications.", width="content")
        undo.undo_button(key="undo_correction")


def ledger(loaded: ImportResult) -> None:
    """Draw the ledger: every row and cell that was repaired, guessed or set aside."""
    st.caption(literal(import_summary.cell_accounting(loaded)))
    entries = loaded.tracker.ledger
    if entries.empty:
        st.markdown("Every cell was taken as it stood.")
        return
    _use_anyway(entries)
    table = import_summary.ledger(entries)
    kinds = table["Reason"].value_counts()
    chosen = st.multiselect(
        "Show", list(kinds.index), key="ledger_kinds", placeholder="All",
        format_func=lambda why: f"{why} ({kinds[why]})",
    )  # fmt: skip
    shown = table.loc[table["Reason"].isin(chosen)] if chosen else table
    start, stop = _page(len(shown), key="ledger")
    data_table(shown.iloc[start:stop], alt="Remarks on rows and cells")
    st.download_button(
        "Download as CSV",
        lambda: csv_writer.table_csv(shown),
        file_name="ajar-ledger.csv",
        mime="text/csv",
        icon=":material/download:",
        on_click="ignore",
    )


_MOST_OFFERED = 500
"""Rows left out that can be picked from; of more, the first."""


def _use_anyway(entries: pd.DataFrame) -> None:
    """Draw the rows that were left out as never sent, each to be used after all."""
    used = intake.used_rows(state().settings)
    aside = entries.loc[entries["code"] == LedgerCode.NOT_APPLICATION].head(_MOST_OFFERED)
    labels = import_summary.left_out(aside, used)
    if not labels:
        return
    st.session_state[_USED] = used
    st.multiselect(
        f"Use rows anyway that were left out as not sent ({len(labels) - len(used):,})",
        list(labels),
        format_func=labels.__getitem__,
        key=_USED,
        placeholder="Choose rows that you did send",
        on_change=_use_rows,
    )


_USED = "rows_used_anyway"


def _use_rows() -> None:
    now, wanted = state().settings, set(st.session_state[_USED])
    for row in intake.used_rows(now):
        if row not in wanted:
            now = intake.leave_row_out(now, *row)
    for row in wanted:
        now = intake.use_row(now, *row)
    state().correct("Rows used anyway", now)


def rows(tracker: Tracker) -> None:
    """Draw all rows, a page at a time, with a search."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        words = st.text_input("Search", key="rows_search", placeholder="Company, job title, status")
        name = st.segmented_control(
            "Table",
            present_rows.TABLES,
            default=present_rows.TABLES[0],
            required=True,
            key="rows_table",
            label_visibility="collapsed",
        )
    found = present_rows.find_rows(tracker, words)
    start, stop = _page(present_rows.row_count(found, name), key=f"rows_{name}")
    data_table(present_rows.table(found, name, start, stop), alt=f"{name} as Ajar read them")


def _page(rows: int, *, key: str) -> tuple[int, int]:
    """First and last of the rows to show; where there are many, the person turns pages."""
    pages = -(-rows // _ROWS_ON_A_PAGE)
    page = st.pagination(pages, key=f"{key}_page") if pages > 1 else 1
    return (page - 1) * _ROWS_ON_A_PAGE, page * _ROWS_ON_A_PAGE


def applications_table(applications: pd.DataFrame) -> None:
    """Draw the applications at one company."""
    st.markdown("**Your applications**", anchors=False)
    text_table(
        ranking_table.applications(applications),
        alt="Applications at this company as they stand in the file",
    )
