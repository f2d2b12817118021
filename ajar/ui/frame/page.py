"""What stands around every page: its tracker, the sidebar, the filters, and what is missing."""

from dataclasses import replace

import streamlit as st

from ajar.model.apply_decisions import with_added
from ajar.model.decisions import Decisions
from ajar.model.errors import AjarError
from ajar.model.filters import Filters
from ajar.model.import_report import ImportResult
from ajar.present import formats
from ajar.ui.frame import filters, navigation, welcome
from ajar.ui.jobs import import_jobs
from ajar.ui.server import hosting
from ajar.ui.session.autosave import Snapshot
from ajar.ui.session.session_state import state
from ajar.ui.tracker import autosave_controls, exports, open_files, queries, undo, updates
from ajar.ui.tracker.queries import FilteredView, OpenTracker
from ajar.ui.widgets import progress_bar
from ajar.ui.widgets.markdown import literal

_AS_OF = "judged_on"


def start_page(name: str) -> FilteredView:
    """
    The view that the page *name* shows; every page script's first call.

    Where no tracker is open yet, the page becomes an invitation to open one and ends here.
    """
    hosting.require_local_address()
    navigation.rerun_through_entry_file(name)
    open_files.show_opening_progress(name)
    if not state().files:
        if not open_files.is_opening():
            welcome.welcome(name)
        st.stop()
    open_files.show_refusal(name)
    tracker = queries.open_tracker(_imported())
    with st.sidebar:
        _sidebar(tracker)
    view = _filtered(name, tracker)
    if view.table.rows.empty and name != "your_data":
        _nothing(view)
        st.stop()
    return view


_FILTERED = ("overview", "rejections", "response_times", "follow_ups", "contact")
"""The pages that obey the filters, and so show them."""


def _filtered(name: str, tracker: OpenTracker) -> FilteredView:
    if name not in _FILTERED or tracker.table.rows.empty:
        return queries.filtered_view(tracker, Filters())
    with st.container(horizontal=True, vertical_alignment="center", key="page_tools"):
        chosen = filters.filter_popover(tracker.table)
        updates.add_menu(tracker.table)
        names = tracker.table.tracker.company_names
        filters.chips(chosen, {key: names.get(key, key) for key in chosen.companies})
    return queries.filtered_view(tracker, chosen)


def _nothing(view: FilteredView) -> None:
    if view.filters:
        st.info("No applications match these filters. Remove one to see more.")
        return
    st.info("No sent applications in this file yet.", icon=":material/info:")
    if st.button("Check how it was read", key="check_reading", icon=":material/table_view:"):
        navigation.open_page("your_data")


def _imported() -> ImportResult:
    """The open files as imported; settings that cannot be read are reported and undone."""
    try:
        imported = _import()
    except AjarError as error:
        state().drop_unreadable_settings()
        st.error(
            literal(f"That change didn't work, so we undid it. {error}"), icon=":material/undo:"
        )
        imported = _import()
    held = state()
    held.settle(imported.settings)
    held.applications = len(imported.tracker.applications)
    return imported


def _import() -> ImportResult:
    job = import_jobs.import_job(state().files, state().settings)
    if not job.wait(progress_bar.SHOW_AFTER_SECONDS):
        progress_bar.progress_bar(job, on_cancel=_cancel)
        st.stop()
    return job.result()


def _cancel() -> None:
    """Go back to how the files were read before; without a before the tracker is closed."""
    import_jobs.cancel_import(state().files, state().settings)
    if not state().drop_unreadable_settings():
        _close()


def _ask_to_close() -> None:
    state().asks_to_close = True


def _keep_open() -> None:
    state().asks_to_close = False


@st.dialog("Close this file?", on_dismiss=_keep_open)
def _confirm_close() -> None:
    held = state()
    st.markdown(
        "You have changes that are in no file yet. Download everything first to keep them."
        if held.unsaved
        else "You have no unsaved changes."
    )
    with st.container(horizontal=True):
        if st.button("Close file", key="close_now", type="primary", on_click=_close):
            st.rerun()
        if st.button("Keep it open", key="close_not", on_click=_keep_open):
            st.rerun()


def _close() -> None:
    state().close()
    queries.clear()


def _snapshot(tracker: OpenTracker) -> Snapshot:
    """What is saved of the open tracker; its key holds everything that the workbook does."""

    def make(decisions: Decisions) -> bytes:
        return exports.workbook_bytes(replace(tracker, decisions=decisions))

    def applications() -> str:
        whole = with_added(tracker.imported.tracker, tracker.decisions.added)
        return autosave_controls.fingerprint(whole)

    key = f"{tracker.key!r} {tracker.decisions!r}"
    return Snapshot(key, tracker.decisions, applications, make)


def _sidebar(tracker: OpenTracker) -> None:
    names = ", ".join(file.name for file in state().files)
    total = formats.pluralize(len(tracker.table.rows), "application")
    st.caption(f":material/description: {literal(names)}  \n{total}")
    exports.workbook_button(tracker)
    autosave_controls.draw(_snapshot(tracker))
    _as_of()
    undo.undo_button()
    st.button(
        "Close file",
        key="close",
        type="tertiary",
        icon=":material/close:",
        on_click=_ask_to_close,
    )
    if state().asks_to_close:
        _confirm_close()
    st.page_link(navigation.pages()["method"])


def _as_of() -> None:
    # Set on every run, for on each page it is another widget of the same name.
    st.session_state[_AS_OF] = state().as_of
    st.date_input(
        "Show figures as of",
        key=_AS_OF,
        format="YYYY-MM-DD",
        on_change=_judge_on,
        help="Waiting times are counted up to this date. If your search has ended, choose the "
        "date it ended.",
    )


def _judge_on() -> None:
    state().as_of_day = st.session_state[_AS_OF]
