"""Take it with you: the list, the drafts, the numbers, and everything in a file of one's own."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple

import streamlit as st

from ajar import pipeline
from ajar.export import calendar_file, listing, mail, names, numbers, sankey, workbook
from ajar.model.decisions import Choices
from ajar.pipeline import Ranking, Timeline
from ajar.ui import hosting, results, session
from ajar.ui.results import Search, View
from ajar.ui.session import Upload
from ajar.ui.text import literal

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MIMES = {
    "xlsx": _XLSX,
    "xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12",
    "csv": "text/csv",
    "ics": "text/calendar",
    "zip": "application/zip",
}


class _File(NamedTuple):
    """One thing to take away; it is made when its button is pressed."""

    label: str
    key: str
    name: str
    make: Callable[[], bytes | str]
    icon: str
    help: str


def offer(view: View, ranking: Ranking) -> None:
    """Everything there is to take away, in one place; *ranking* as the page has sorted it."""
    st.markdown("#### Take it with you", anchors=False)
    search = view.search
    for caption, files in (
        ("Everything, in a spreadsheet of your own", _own(search)),
        ("The list of doors", _list(ranking, search)),
        ("The numbers of what you are looking at", _numbers(view)),
    ):
        st.caption(caption)
        with st.container(horizontal=True, gap="small"):
            for file in files:
                _button(file)
    _not_updated(search)


def _own(search: Search) -> Iterable[_File]:
    yield _workbook_file(search, session.choices(), key="export_workbook")
    for at, upload in enumerate(session.files()):
        if not _why_not(search, upload, at):
            yield _updated(search, upload, at)


def _why_not(search: Search, upload: Upload, at: int) -> str:
    """Why a file cannot be updated; empty where it can."""
    why_not = partial(pipeline.why_not_updated, upload.name, upload.content, search.loaded)
    ask = partial(why_not, limits=hosting.limits())
    return results.remembered(f"{search.key} why not {at}", ask)


def _not_updated(search: Search) -> None:
    """Say which files cannot be updated, and why; an Ajar workbook needs no columns."""
    readings = search.loaded.readings
    own = {reading.file for reading in readings if reading.layout == pipeline.AJAR_WORKBOOK}
    for at, upload in enumerate(session.files()):
        reason = _why_not(search, upload, at)
        if reason and upload.name not in own:
            st.caption(f":material/info: {literal(reason)}")


def _updated(search: Search, upload: Upload, at: int) -> _File:
    stem, _, suffix = upload.name.rpartition(".")
    return _File(
        f"Update {literal(upload.name)}",
        f"export_own_{at}",
        names.file_name(stem or "tracker", search.as_of, suffix if stem else "csv"),
        partial(
            pipeline.update_own_file,
            upload.name,
            upload.content,
            search.loaded,
            search.ranking(),
            search.decisions,
            limits=hosting.limits(),
        ),
        ":material/edit_document:",
        "A copy of your own file with follow-up, score, action and window beside each "
        "application; everything else in it stays as it is. Opened in Ajar again, it brings "
        "back what you logged and whom you leave alone.",
    )


def _list(ranking: Ranking, search: Search) -> Iterable[_File]:
    def name(stem: str, suffix: str) -> str:
        return names.file_name(stem, search.as_of, suffix)

    yield _File(
        "Excel workbook", "export_xlsx", name("list", "xlsx"),
        partial(listing.list_xlsx, ranking), ":material/table:",
        "The list with reasons, drafts, weights and definitions.",
    )  # fmt: skip
    yield _File(
        "CSV", "export_csv", name("list", "csv"),
        partial(listing.list_csv, ranking), ":material/csv:",
        "Text that would start a formula gets an apostrophe in front.",
    )  # fmt: skip
    yield _File(
        "Calendar", "export_ics", name("windows", "ics"),
        partial(calendar_file.list_ics, ranking), ":material/calendar_month:",
        "One all-day event per window, with the draft. Imported again, it moves them.",
    )  # fmt: skip
    yield _File(
        "Drafts as mails", "export_zip", name("drafts", "zip"),
        partial(mail.drafts_zip, ranking), ":material/mail:",
        "One mail draft per door, to open in your mail program. Ajar sends nothing.",
    )  # fmt: skip
    yield _File(
        "Drafts as text", "export_txt", name("drafts", "txt"),
        partial(mail.drafts_text, ranking), ":material/article:",
        "All drafts one below the other.",
    )  # fmt: skip


def _numbers(view: View) -> Iterable[_File]:
    as_of = view.search.as_of
    yield _File(
        "All numbers", "export_numbers", names.file_name("numbers", as_of, "zip"),
        partial(_all_numbers, view.line), ":material/functions:",
        "Every estimate and curve as CSV, with intervals, n and definitions. The numbers behind "
        "a single figure are beneath it.",
    )  # fmt: skip
    yield _File(
        "Flows for SankeyMATIC", "export_sankey", names.file_name("flows", as_of, "txt"),
        partial(_flows, view.line), ":material/account_tree:",
        "Text to paste into SankeyMATIC, a free program that draws flows.",
    )  # fmt: skip


def _all_numbers(line: Timeline) -> bytes:
    measures = pipeline.measured(line)
    return numbers.numbers_zip(measures.estimates, measures.curves, as_of=line.as_of)


def _flows(line: Timeline) -> str:
    return sankey.sankeymatic(pipeline.overview(line).flows)


def _button(file: _File) -> None:
    suffix = file.name.rsplit(".", 1)[-1].lower()
    st.download_button(
        file.label,
        file.make,
        file_name=file.name,
        mime=_MIMES.get(suffix, "text/plain"),
        icon=file.icon,
        help=file.help,
        on_click="ignore",
        key=file.key,
    )


def workbook_of(search: Search, choices: Choices) -> bytes:
    """Everything read and decided as a workbook that Ajar opens again."""
    loaded = search.loaded
    return workbook.workbook(
        loaded.tracker,
        as_of=search.as_of,
        decisions=search.decisions,
        choices=pipeline.marked(choices, loaded),
        own=loaded.own,
    )


def _workbook_file(search: Search, choices: Choices, *, key: str) -> _File:
    return _File(
        "Save as Ajar workbook",
        key,
        names.file_name("tracker", search.as_of, "xlsx"),
        partial(workbook_of, search, choices),
        ":material/save:",
        "Your applications and all you decided here, to go on keeping in Excel or "
        "LibreOffice. Opened in Ajar again, it brings everything back.",
    )


def workbook_button(search: Search, choices: Choices) -> None:
    """Take everything along as an Ajar workbook, from any page."""
    _button(_workbook_file(search, choices, key="workbook"))
