"""What a page shows where the file says nothing about its subject."""

import streamlit as st

from ajar.ui.tracker import exports
from ajar.ui.tracker.queries import FilteredView

_STATUS = "Status"


def missing(view: FilteredView, sentence: str, column: str = "") -> None:
    """
    Draw a sentence on what the file lacks, and the file to download with columns to fill in.

    Without *column* the file has it, and its days are to be put right.
    """
    remedy = f"Add a column “{column}”" if column else "Put in the days on which they came"
    if column == _STATUS and (view.table.tracker.applications["status"] != "").any():
        remedy = "Note it in the status of each application"
    st.info(
        f"{sentence}. {remedy} and this page fills itself.",
        icon=":material/table_edit:",
    )
    exports.workbook_to_fill(view.tracker)
