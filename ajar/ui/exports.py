"""Files to take away: the list for spreadsheets, the calendar, the drafts."""

from datetime import date

import streamlit as st

from ajar.export import calendar_file, listing, mail, names, workbook
from ajar.model.decisions import Choices
from ajar.pipeline import Ranking
from ajar.ui.results import Search

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def offer(ranking: Ranking, *, as_of: date) -> None:
    """Download buttons; each file is made when its button is pressed."""
    st.markdown("**Take the list with you**", anchors=False)
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "Excel workbook",
            lambda: listing.list_xlsx(ranking),
            file_name=names.file_name("list", as_of, "xlsx"),
            mime=_XLSX,
            icon=":material/table:",
            on_click="ignore",
            key="export_xlsx",
            type="primary",
        )
        st.download_button(
            "CSV",
            lambda: listing.list_csv(ranking),
            file_name=names.file_name("list", as_of, "csv"),
            mime="text/csv",
            icon=":material/csv:",
            on_click="ignore",
            key="export_csv",
            help="Text that would start a formula gets an apostrophe in front.",
        )
        st.download_button(
            "Calendar",
            lambda: calendar_file.list_ics(ranking),
            file_name=names.file_name("windows", as_of, "ics"),
            mime="text/calendar",
            icon=":material/calendar_month:",
            on_click="ignore",
            key="export_ics",
            help="One all-day event per window, with the draft.",
        )
        st.download_button(
            "Drafts",
            lambda: mail.drafts_zip(ranking),
            file_name=names.file_name("drafts", as_of, "zip"),
            mime="application/zip",
            icon=":material/mail:",
            on_click="ignore",
            key="export_drafts",
            help="One mail draft per door, to open in your mail program. Ajar sends nothing.",
        )


def workbook_button(search: Search, choices: Choices) -> None:
    """Everything read and decided as a workbook that Ajar opens again."""
    loaded = search.loaded
    st.download_button(
        "Save as Ajar workbook",
        lambda: workbook.workbook(
            loaded.tracker,
            as_of=search.as_of,
            decisions=search.decisions,
            choices=choices,
            own=loaded.own,
        ),
        file_name=names.file_name("tracker", search.as_of, "xlsx"),
        mime=_XLSX,
        icon=":material/save:",
        on_click="ignore",
        key="workbook",
        help="Your applications and all you decided here, to go on keeping in Excel or "
        "LibreOffice. Opened in Ajar again, it brings everything back.",
    )
