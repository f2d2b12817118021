"""What stands around every page: state, menu, filters, and a guard where there is no tracker."""

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
    session,
    welcome,
)
from ajar.ui.markdown import literal
from ajar.ui.queries import FilteredView, OpenTracker
from ajar.ui.session import Upload

_JUDGED_ON = "judged_on"


def start_page(name: str) -> FilteredView:
    """
    Begin the page *name*; every page script's first call.

    Returns what the page is to show. Where no tracker is open yet, the page becomes an
    invitation to open one and ends here.
    """
    hosting.require_local_address()
    session.init()
    navigation.rerun_through_entry_file(name)
    open_files.show_opening_progress()
    if not session.files():
        if not open_files.is_opening():
            welcome.welcome(name)
        st.stop()
    seen = _view()
    filters.chips(seen.filters, _company_names(seen))
    if seen.line.rows.empty and name != "tracker":
        st.info(_nothing(seen), icon=":material/info:")
        st.stop()
    return seen


def _nothing(seen: FilteredView) -> str:
    if seen.filters:
        return "No application matches these filters. Lift one of them above."
    return (
        "Your file holds no application that was sent, so there is nothing to count yet. "
        "The Tracker page says what was found instead."
    )


def _view() -> FilteredView:
    whole = _search()
    seen = queries.view(whole, filters.ask(whole.line))
    with st.sidebar:
        _open_tracker(whole)
    return seen


def _search() -> OpenTracker:
    """The open search; a choice that leads nowhere is told and taken back."""
    files = session.files()
    try:
        loaded = _loaded(files)
    except AjarError as error:
        session.undo_settings()
        st.error(literal(f"That reading did not work: {error}"), icon=":material/undo:")
        loaded = _loaded(files)
    session.replace_settings(loaded.choices)
    return queries.search(
        files,
        loaded,
        choices=session.choices(),
        decisions=session.decisions(),
        as_of=session.as_of(),
        today=session.today(),
        known=session.connections(),
    )


def _loaded(files: tuple[Upload, ...]) -> ImportResult:
    work = queries.import_job(files, session.choices())
    loaded: ImportResult = progress_bar.wait_for(work, on_cancel=_take_back)
    return loaded


def _take_back() -> None:
    """Back to how the files were read before; without a before there is no tracker."""
    queries.forget_loading(session.files(), session.choices())
    if not session.undo_settings():
        _close()


def _close() -> None:
    session.close_files()
    queries.clear()


def _open_tracker(whole: OpenTracker) -> None:
    names = ", ".join(file.name for file in session.files())
    total = formats.pluralize(len(whole.line.rows), "application")
    st.caption(f":material/description: {literal(names)}  \n{total}")
    _judged_on()
    exports.workbook_button(whole, session.choices())
    autosave_controls.offer(
        f"{whole.key} {sorted(whole.decisions.weights.items())!r}",
        partial(exports.workbook_of, whole, session.choices()),
    )
    company_actions.undo_button()
    st.button(
        "Close this tracker",
        key="close",
        type="tertiary",
        icon=":material/close:",
        on_click=_close,
    )


def _judged_on() -> None:
    # Set on every run, for on each page it is another widget of the same name.
    st.session_state[_JUDGED_ON] = session.as_of()
    st.date_input(
        "Judged as of",
        key=_JUDGED_ON,
        format="YYYY-MM-DD",
        on_change=lambda: session.set_as_of(st.session_state[_JUDGED_ON]),
        help="Waits, silences and windows are counted up to this day. "
        "For a search that is over, choose the day it ended: what came later is left aside.",
    )


def _company_names(seen: FilteredView) -> dict[str, str]:
    doors = seen.search.line.tracker.companies
    chosen = doors.loc[doors["company_key"].isin(list(seen.filters.companies))]
    return dict(zip(chosen["company_key"], chosen["company"], strict=True))
