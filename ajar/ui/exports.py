"""Files to take away: the list for spreadsheets, the calendar, the drafts."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import NamedTuple

import streamlit as st

from ajar.export import calendar_file, listing, mail, names, workbook
from ajar.model.decisions import Choices
from ajar.pipeline import Ranking
from ajar.ui.results import Search

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class _Export(NamedTuple):
    label: str
    make: Callable[[Ranking], bytes]
    stem: str
    suffix: str
    mime: str
    icon: str
    help: str


_EXPORTS = (
    _Export(
        "Excel workbook", listing.list_xlsx, "list", "xlsx", _XLSX, ":material/table:",
        "The list with reasons, drafts, weights and definitions.",
    ),
    _Export(
        "CSV", listing.list_csv, "list", "csv", "text/csv", ":material/csv:",
        "Text that would start a formula gets an apostrophe in front.",
    ),
    _Export(
        "Calendar", calendar_file.list_ics, "windows", "ics", "text/calendar",
        ":material/calendar_month:", "One all-day event per window, with the draft.",
    ),
    _Export(
        "Drafts", mail.drafts_zip, "drafts", "zip", "application/zip", ":material/mail:",
        "One mail draft per door, to open in your mail program. Ajar sends nothing.",
    ),
)  # fmt: skip


def offer(ranking: Ranking, *, as_of: date) -> None:
    """Download buttons; each file is made when its button is pressed."""
    st.markdown("**Take the list with you**", anchors=False)
    with st.container(horizontal=True, gap="small"):
        for export in _EXPORTS:
            st.download_button(
                export.label,
                partial(export.make, ranking),
                file_name=names.file_name(export.stem, as_of, export.suffix),
                mime=export.mime,
                icon=export.icon,
                help=export.help,
                on_click="ignore",
                key=f"export_{export.suffix}",
                type="primary" if export is _EXPORTS[0] else "secondary",
            )


def workbook_of(search: Search, choices: Choices) -> bytes:
    """Everything read and decided as a workbook that Ajar opens again."""
    loaded = search.loaded
    return workbook.workbook(
        loaded.tracker,
        as_of=search.as_of,
        decisions=search.decisions,
        choices=choices,
        own=loaded.own,
    )


def workbook_button(search: Search, choices: Choices) -> None:
    """Take everything along as an Ajar workbook."""
    st.download_button(
        "Save as Ajar workbook",
        partial(workbook_of, search, choices),
        file_name=names.file_name("tracker", search.as_of, "xlsx"),
        mime=_XLSX,
        icon=":material/save:",
        on_click="ignore",
        key="workbook",
        help="Your applications and all you decided here, to go on keeping in Excel or "
        "LibreOffice. Opened in Ajar again, it brings everything back.",
    )
