"""Keep on this computer: off until asked for, found again at the next start, erased at once."""

import hashlib
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
import streamlit as st

from ajar.export.local_store import MAX_VERSIONS, LocalStore, SavedTracker
from ajar.model.decisions import Decisions
from ajar.model.errors import AjarError
from ajar.ui.server import hosting
from ajar.ui.session.autosave import Autosave, Snapshot, Version
from ajar.ui.session.session_state import state
from ajar.ui.session.upload import Upload
from ajar.ui.tracker import open_files
from ajar.ui.widgets.markdown import literal

if TYPE_CHECKING:
    from ajar.model.tracker import Tracker  # brings pandas along

_SWITCH = "keep"
_NOTICE_AFTER_SECONDS = 1.0
"""Seconds in which a version is saved before the page says that it is being saved."""


def store() -> LocalStore:
    """Where trackers are kept: a folder of Ajar's own among the person's data."""
    return LocalStore(platformdirs.user_data_path("Ajar", appauthor=False) / "kept")


def draw(now: Snapshot) -> None:
    """Draw the switch for saving, and save whenever something has changed while it is on."""
    if hosting.hosted():
        return
    saver = state().autosave
    st.session_state[_SWITCH] = saver is not None
    st.toggle(
        "Keep on this computer",
        key=_SWITCH,
        on_change=_switch,
        help=f"Saves an Ajar workbook of this tracker after every change into a folder that only "
        f"you can read, and keeps the last {MAX_VERSIONS} versions. Off, nothing is written.",
    )
    if saver is None:
        if state().unsaved:
            st.caption("Your changes are only in this tab. Switch this on to keep them.")
        return
    saver.keep(now)
    if not saver.wait(_NOTICE_AFTER_SECONDS):
        st.caption(":material/hourglass_top: Saving…")
    elif merged := saver.take_merged(state().decisions):
        state().decide("decisions of another tab", merged)
        st.toast("Another tab had decided something too. Both are kept.", icon=":material/merge:")
        st.rerun()
    elif saver.problem:
        st.warning(literal(saver.problem), icon=":material/save:")
    else:
        st.caption(f":material/check: Saved in {literal(str(saver.kept.folder))}")
    st.button(
        "Delete saved copies",
        key="erase_kept",
        type="tertiary",
        icon=":material/delete:",
        on_click=_erase_open,
        help="Deletes all versions of this tracker from this computer. It stays open in this tab.",
    )


def offer_saved_trackers() -> None:
    """Draw the saved trackers, to be opened again or erased; nothing where there are none."""
    if hosting.hosted():
        return
    for kept in store().trackers():
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(
                f"**Continue with {literal(kept.name)}**  \n"
                f":small[Kept on this computer, saved {_when(kept.versions()[0])}]",
                width="stretch",
            )
            if st.button(
                "Continue",
                key=f"go_on_{kept.folder.name}",
                type="primary",
                icon=":material/play_arrow:",
            ):
                _open(kept, kept.versions())
            _earlier(kept)
            st.button(
                "Delete",
                key=f"erase_{kept.folder.name}",
                icon=":material/delete:",
                on_click=_erase,
                args=(kept,),
                help="Deletes all versions of this tracker from this computer.",
            )


def _earlier(kept: SavedTracker) -> None:
    """Draw the versions before the last one."""
    versions = {f"{_when(path)} ({path.name[:6]})": path for path in kept.versions()[1:]}
    if not versions:
        return
    chosen = st.menu_button(
        "Earlier", list(versions), key=f"earlier_{kept.folder.name}", icon=":material/history:"
    )
    if chosen:
        _open(kept, [versions[chosen]])


def _open(kept: SavedTracker, versions: list[Path]) -> None:
    """Open the first of these versions that can be read; say which, where it is not the newest."""
    for path in versions:
        upload = _readable(kept, path)
        if upload is None:
            continue
        if path != versions[0]:
            st.toast(
                f"The newest saved version could not be read. This is the one of {_when(path)}.",
                icon=":material/history:",
            )
        later = partial(_save_with, Autosave(kept, read_version, opened=path))
        if open_files.open_files((upload,), then=later):
            st.rerun()
        return
    st.error(
        f"None of the {len(versions)} saved versions could be read. They are in "
        f"{literal(str(kept.folder))}.",
        icon=":material/draft:",
    )


def _readable(kept: SavedTracker, path: Path) -> Upload | None:
    """A saved version as an upload; None where it is gone or damaged."""
    try:
        content = path.read_bytes()
        read_version(content)
    except (OSError, AjarError):
        return None
    return Upload.of(f"{kept.name}.xlsx", content)


def read_version(content: bytes) -> Version:
    """What a saved version holds."""
    from ajar import pipeline  # only where something is kept

    read = pipeline.load([("saved.xlsx", content)])
    return Version(read.decisions or Decisions(), fingerprint(read.tracker))


def fingerprint(tracker: "Tracker") -> str:
    """Tells the applications of a tracker from those of another."""
    rows = tracker.applications[["company", "role", "status"]]
    return hashlib.sha256(rows.to_csv(index=False).encode()).hexdigest()


def _when(path: Path) -> str:
    from ajar.present import formats  # only where something is kept: it brings pandas along

    # The person's own clock is meant.
    saved = datetime.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ006
    return f"{formats.day(saved.date())} at {saved:%H:%M}"


def _switch() -> None:
    if st.session_state[_SWITCH]:
        name = state().files[0].name
        _save_with(Autosave(store().create(name), read_version))
    else:
        _save_with(None)


def _save_with(autosave: Autosave | None) -> None:
    state().autosave = autosave


def _erase_open() -> None:
    saver = state().autosave
    _save_with(None)
    if saver is not None:
        saver.wait(60)
        _erase(saver.kept)


def _erase(kept: SavedTracker) -> None:
    kept.erase()
    st.toast("Deleted from this computer.", icon=":material/delete:")
