"""What stands around every page: its tracker, the sidebar, the filters, and what is missing."""

from functools import partial

import streamlit as st

from ajar.model.errors import AjarError
from ajar.model.import_report import ImportResult
from ajar.present import formats
from ajar.ui import (
    autosave_controls,
    company_actions,
    exports,
    filters,
    hosting,
    navigation,
    open_files,
    progress_bar,
    queries,
    welcome,
)
from ajar.ui.markdown import literal
from ajar.ui.queries import FilteredView, OpenTracker
from ajar.ui.session import state

_AS_OF = "judged_on"


def start_page(name: str) -> FilteredView:
    """
    The view that the page *name* shows; every page script's first call.

    Where no tracker is open yet, the page becomes an invitation to open one and ends here.
    """
    hosting.require_local_address()
    navigation.rerun_through_entry_file(name)
    open_files.show_opening_progress()
    if not state().files:
        if not open_files.is_opening():
            welcome.welcome(name)
        st.stop()
    view = _view()
    filters.chips(view.filters, _company_names(view))
    if view.table.rows.empty and name != "tracker":
        st.info(_nothing(view), icon=":material/info:")
        st.stop()
    return view


def _nothing(view: FilteredView) -> str:
    if view.filters:
        return "No application matches these filters. Lift one of them above."
    return (
        "Your file holds no application that was sent, so there is nothing to count yet. "
        "The Tracker page says what was found instead."
    )


def _view() -> FilteredView:
    tracker = queries.open_tracker(_imported())
    view = queries.filtered_view(tracker, filters.ask(tracker.table))
    with st.sidebar:
        _sidebar(tracker)
    return view


def _imported() -> ImportResult:
    """The open files as imported; settings that cannot be read are reported and undone."""
    try:
        imported = _import()
    except AjarError as error:
        state().drop_unreadable_settings()
        st.error(literal(f"That reading did not work: {error}"), icon=":material/undo:")
        imported = _import()
    state().settle(imported.choices)
    return imported


def _import() -> ImportResult:
    job = queries.import_job(state().files, state().settings)
    if not job.wait(progress_bar.PATIENCE):
        progress_bar.progress_bar(job, on_cancel=_cancel)
        st.stop()
    return job.result()


def _cancel() -> None:
    """Go back to how the files were read before; without a before the tracker is closed."""
    queries.cancel_import(state().files, state().settings)
    if not state().drop_unreadable_settings():
        _close()


def _close() -> None:
    state().close()
    queries.clear()


def _sidebar(tracker: OpenTracker) -> None:
    names = ", ".join(file.name for file in state().files)
    total = formats.pluralize(len(tracker.table.rows), "application")
    st.caption(f":material/description: {literal(names)}  \n{total}")
    _as_of()
    exports.workbook_button(tracker)
    autosave_controls.offer(
        f"{tracker.key!r} {sorted(tracker.decisions.weights.items())!r}",
        partial(exports.workbook_bytes, tracker),
    )
    company_actions.undo_button()
    st.button(
        "Close this tracker",
        key="close",
        type="tertiary",
        icon=":material/close:",
        on_click=_close,
    )


def _as_of() -> None:
    # Set on every run, for on each page it is another widget of the same name.
    st.session_state[_AS_OF] = state().as_of
    st.date_input(
        "Judged as of",
        key=_AS_OF,
        format="YYYY-MM-DD",
        on_change=_judge_on,
        help="Waits, silences and windows are counted up to this day. "
        "For a search that is over, choose the day it ended: what came later is left aside.",
    )


def _judge_on() -> None:
    state().as_of_day = st.session_state[_AS_OF]


def _company_names(view: FilteredView) -> dict[str, str]:
    names = view.tracker.table.tracker.company_names
    return {key: names[key] for key in view.filters.companies if key in names}
