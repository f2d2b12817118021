"""What stands around every page: state, menu, filters, and a guard where there is no tracker."""

from functools import partial

import streamlit as st

from ajar.model.errors import AjarError
from ajar.model.reading import Loaded
from ajar.present import phrases
from ajar.ui import (
    decide,
    exports,
    filters,
    hosting,
    keep,
    navigation,
    opening,
    patience,
    results,
    session,
    welcome,
)
from ajar.ui.results import Search, View
from ajar.ui.session import Upload
from ajar.ui.text import literal

_JUDGED_ON = "judged_on"


def open_page(name: str) -> View:
    """
    Begin the page *name*; every page script's first call.

    Returns what the page is to show. Where no tracker is open yet, the page becomes an
    invitation to open one and ends here.
    """
    hosting.refuse_open_doors()
    session.ensure()
    navigation.ensure_route(name)
    opening.attend()
    if not session.files():
        if not opening.going_on():
            welcome.invite(name)
        st.stop()
    seen = _view()
    filters.chips(seen.filters, _company_names(seen))
    if seen.line.rows.empty and name != "tracker":
        st.info(_nothing(seen), icon=":material/info:")
        st.stop()
    return seen


def _nothing(seen: View) -> str:
    if seen.filters:
        return "No application matches these filters. Lift one of them above."
    return (
        "Your file holds no application that was sent, so there is nothing to count yet. "
        "The Tracker page says what was found instead."
    )


def _view() -> View:
    whole = _search()
    seen = results.view(whole, filters.ask(whole.line))
    with st.sidebar:
        _open_tracker(whole)
    return seen


def _search() -> Search:
    """The open search; a choice that leads nowhere is told and taken back."""
    files = session.files()
    try:
        loaded = _loaded(files)
    except AjarError as error:
        session.unchoose()
        st.error(literal(f"That reading did not work: {error}"), icon=":material/undo:")
        loaded = _loaded(files)
    session.settle(loaded.choices)
    return results.search(
        files,
        loaded,
        choices=session.choices(),
        decisions=session.decisions(),
        as_of=session.as_of(),
        today=session.today(),
        known=session.connections(),
    )


def _loaded(files: tuple[Upload, ...]) -> Loaded:
    work = results.loading(files, session.choices())
    loaded: Loaded = patience.answer_of(work, on_cancel=_take_back)
    return loaded


def _take_back() -> None:
    """Back to how the files were read before; without a before there is no tracker."""
    results.forget_loading(session.files(), session.choices())
    if not session.unchoose():
        _close()


def _close() -> None:
    session.close_files()
    results.forget_everything()


def _open_tracker(whole: Search) -> None:
    names = ", ".join(file.name for file in session.files())
    total = phrases.counted(len(whole.line.rows), "application")
    st.caption(f":material/description: {literal(names)}  \n{total}")
    _judged_on()
    exports.workbook_button(whole, session.choices())
    keep.offer(
        f"{whole.key} {sorted(whole.decisions.weights.items())!r}",
        partial(exports.workbook_of, whole, session.choices()),
    )
    decide.undo_button()
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
        on_change=lambda: session.judge_on(st.session_state[_JUDGED_ON]),
        help="Waits, silences and windows are counted up to this day. "
        "For a search that is over, choose the day it ended: what came later is left aside.",
    )


def _company_names(seen: View) -> dict[str, str]:
    doors = seen.search.line.tracker.doors
    chosen = doors.loc[doors["company_key"].isin(list(seen.filters.companies))]
    return dict(zip(chosen["company_key"], chosen["company"], strict=True))
