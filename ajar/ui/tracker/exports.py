"""Take it with you: the list, the drafts, the numbers, and everything in a file of one's own."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from ajar import intake, pipeline
from ajar.export import eml, estimates_csv, file_names, ics, ranking_files, sankey, workbook
from ajar.export.ranking_columns import ExportedList, ShownList
from ajar.measure import page_data
from ajar.measure.page_data import ApplicationTable
from ajar.model.apply_decisions import with_added
from ajar.model.progress import Progress, Step, no_progress
from ajar.present import formats
from ajar.reengage import Ranking, Recommendation
from ajar.ui.jobs import limits
from ajar.ui.session.session_state import state
from ajar.ui.session.upload import Upload
from ajar.ui.tracker import queries
from ajar.ui.tracker.queries import FilteredView, OpenTracker
from ajar.ui.widgets import download
from ajar.ui.widgets.download import Download
from ajar.ui.widgets.markdown import literal

_LIGHT, _COUNTED = 15_000, 100_000
"""Rows written within about a second: of texts; of numbers, which are counted and not written."""


def list_exports(search: OpenTracker, ranking: Ranking, keys: Sequence[str], tab: str) -> None:
    """Draw the exports of the companies *keys*, in their order: what the tab *tab* shows."""
    if not keys:
        return
    label = f"Export this list ({len(keys):,})"
    with st.popover(
        label, icon=":material/download:", on_change="rerun", key="list_exports"
    ) as box:
        if not box.open:
            return
        places = [place for key in keys if isinstance(place := ranking.entry(key), Recommendation)]
        shown = ShownList(
            ranking.as_of, places, ranking.weights, ranking.how, finished=ranking.finished
        )
        for file in _list(shown, (_content_key(search), tab, tuple(keys)), search.as_of):
            download.button(file)


def draw(view: FilteredView, ranking: Ranking) -> None:
    """Draw all files to download, in one place; *ranking* as the page has sorted it."""
    st.header("Export", anchor=False)
    search = view.tracker
    _files("Your full tracker", _own(search))
    _not_updated(search)
    _files("All companies", _list(ranking, _content_key(search), search.as_of))
    _files("Statistics", _numbers(view))


def _files(caption: str, files: Iterable[Download]) -> None:
    st.caption(caption)
    with st.container(horizontal=True, gap="small"):
        for file in files:
            download.button(file)


def _own(search: OpenTracker) -> Iterable[Download]:
    yield _workbook_file(search, key="export_workbook")
    for at, upload in enumerate(state().files):
        if not queries.annotation_check(search, upload).error:
            yield _updated(search, upload, at)


def _not_updated(search: OpenTracker) -> None:
    """Say which files cannot be updated, and why; an Ajar workbook needs no columns."""
    if added := len(search.decisions.added):
        told = formats.pluralize(added, "application")
        st.caption(
            f":material/info: {told} that you added here {'is' if added == 1 else 'are'} only in "
            "“Download everything”, not in the copy of your own file."
        )
    reports = search.imported.reports
    own = {report.file for report in reports if report.layout == intake.AJAR_WORKBOOK}
    for upload in state().files:
        found = queries.annotation_check(search, upload)
        if found.error and upload.name not in own:
            st.caption(f":material/info: {literal(found.error)}")
        if found.note:
            st.caption(f":material/info: {literal(found.note)}")


def _updated(search: OpenTracker, upload: Upload, at: int) -> Download:
    stem, _, suffix = upload.name.rpartition(".")
    return Download(
        f"Add Ajar's columns to {literal(upload.name)}",
        f"export_own_{at}",
        file_names.file_name(stem or "tracker", search.as_of, suffix if stem else "csv"),
        partial(_update, upload, search, search.ranking()),
        ":material/edit_document:",
        "A copy of your own file with follow-up, score, action and window beside each "
        "application; everything else in it stays as it is. Opened in Ajar again, it brings "
        "back what you logged and whom you leave alone.",
        _content_key(search),
        len(search.table),
    )


def _update(upload: Upload, search: OpenTracker, ranking: Ranking, progress: Progress) -> bytes:
    return pipeline.annotate_file(
        upload.name,
        upload.content,
        search.imported,
        ranking,
        search.decisions,
        limits=limits.current_limits(),
        progress=progress,
    )


def _content_key(search: OpenTracker) -> object:
    """All that the contents of the files of one tracker depend on."""
    return search.key, search.decisions


def _list(ranking: ExportedList, key: object, as_of: date) -> Iterable[Download]:
    companies = len(ranking.companies)

    def name(stem: str, suffix: str) -> str:
        return file_names.file_name(stem, as_of, suffix)

    def of(
        make: Callable[[ExportedList, Progress], bytes | str],
    ) -> Callable[[Progress], bytes | str]:
        return lambda progress: make(ranking, progress)

    yield Download(
        "Excel workbook", "export_xlsx", name("re-engagement-list", "xlsx"),
        of(ranking_files.list_xlsx), ":material/table:",
        "The list with reasons, messages and definitions.", key, companies,
    )  # fmt: skip
    yield Download(
        "CSV", "export_csv", name("re-engagement-list", "csv"),
        of(ranking_files.list_csv), ":material/csv:",
        "Text that would start a formula gets an apostrophe in front.", key, companies, _LIGHT,
    )  # fmt: skip
    yield Download(
        "Calendar", "export_ics", name("follow-up-reminders", "ics"),
        of(ics.list_ics), ":material/calendar_month:",
        "A reminder for each step, with the message. Imported again, it moves them.",
        key, companies, _LIGHT,
    )  # fmt: skip
    yield Download(
        "Email drafts", "export_zip", name("drafts", "zip"),
        of(eml.drafts_zip), ":material/mail:",
        "One draft per company, to open in your mail program. Ajar sends nothing.",
        key, companies,
    )  # fmt: skip
    yield Download(
        "Messages (text)", "export_txt", name("drafts", "txt"),
        of(eml.drafts_text), ":material/article:",
        "All messages one below the other.", key, companies, _LIGHT,
    )  # fmt: skip


def _numbers(view: FilteredView) -> Iterable[Download]:
    as_of = view.tracker.as_of
    yield Download(
        "All statistics (CSV)", "export_numbers", file_names.file_name("numbers", as_of, "zip"),
        partial(_all_numbers, view.table), ":material/functions:",
        "Every estimate and curve as CSV, with intervals, n and definitions. The numbers behind "
        "a single figure are beneath it.",
        (_content_key(view.tracker), view.filters), len(view.table), _COUNTED,
    )  # fmt: skip
    yield Download(
        "SankeyMATIC text", "export_sankey", file_names.file_name("flows", as_of, "txt"),
        partial(_flows, view.table), ":material/account_tree:",
        "Text to paste into SankeyMATIC, a free program that draws flows.",
        (_content_key(view.tracker), view.filters), len(view.table), _COUNTED,
    )  # fmt: skip


def _all_numbers(line: ApplicationTable, progress: Progress) -> bytes:
    measures = page_data.all_estimates(line, progress=progress)
    return estimates_csv.estimates_zip(measures.estimates, measures.curves, as_of=line.as_of)


def _flows(line: ApplicationTable, progress: Progress) -> str:
    progress(Step.MEASURING, 0.0)
    return sankey.sankeymatic(page_data.flows(line))


def workbook_bytes(search: OpenTracker, progress: Progress = no_progress) -> bytes:
    """The Ajar workbook: everything read and decided, which Ajar opens again."""
    loaded = search.imported
    decisions = search.decisions
    return workbook.workbook(
        with_added(loaded.tracker, decisions.added),
        as_of=search.as_of,
        decisions=replace(decisions, added=()),  # they are rows of it now
        settings=intake.with_header_fingerprints(search.key.settings, loaded),
        own_columns=loaded.own_columns,
        progress=progress,
    )


def _workbook_file(search: OpenTracker, *, key: str) -> Download:
    return Download(
        "Download everything (Excel)",
        key,
        file_names.file_name("tracker", search.as_of, "xlsx"),
        partial(workbook_bytes, search),
        ":material/save:",
        "Your applications plus everything you did in Ajar. Upload this file next time to carry "
        "on.",
        _content_key(search),
        len(search.table),
    )


def workbook_to_fill(search: OpenTracker) -> None:
    """Draw the download of the tracker with a column for everything that Ajar can read."""
    file = _workbook_file(search, key="workbook_to_fill")
    download.button(file._replace(label="Download your tracker with these columns"))


def workbook_button(search: OpenTracker) -> None:
    """Draw the download of everything as an Ajar workbook, on any page."""
    download.button(_workbook_file(search, key="workbook"))
