"""Keep on this computer: off until asked for, found again at the next start, erased at once."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

import platformdirs
import streamlit as st

from ajar.export.local_store import MOST, LocalStore, SavedTracker
from ajar.ui import hosting, open_files
from ajar.ui.autosave import Autosave
from ajar.ui.markdown import literal
from ajar.ui.session import Upload, state

_SWITCH = "keep"
_PATIENCE = 1.0
"""Seconds in which a version is saved before the page says that it is being saved."""


def store() -> LocalStore:
    """Where trackers are kept: a folder of Ajar's own among the person's data."""
    return LocalStore(platformdirs.user_data_path("Ajar", appauthor=False) / "kept")


def offer(content_key: str, make: Callable[[], bytes]) -> None:
    """
    The switch, and saving whenever something has changed while it is on.

    *content_key* tells what is shown from anything else; *make* makes the workbook that is kept.
    """
    if hosting.hosted():
        return
    saver = state().autosave
    st.session_state[_SWITCH] = saver is not None
    st.toggle(
        "Keep on this computer",
        key=_SWITCH,
        on_change=_switch,
        help=f"Saves an Ajar workbook of this tracker after every change into a folder that only "
        f"you can read, and keeps the last {MOST} versions. Off, nothing is written.",
    )
    if saver is None:
        return
    saver.keep(content_key, make)
    if not saver.wait(_PATIENCE):
        st.caption(":material/hourglass_top: Saving…")
    elif saver.problem:
        st.warning(literal(saver.problem), icon=":material/save:")
    else:
        st.caption(f":material/check: Kept in {literal(str(saver.kept.folder))}")
    st.button(
        "Erase what is kept",
        key="erase_kept",
        type="tertiary",
        icon=":material/delete:",
        on_click=_erase_open,
        help="Erases all versions of this tracker from this computer. It stays open in this tab.",
    )


def offer_to_go_on() -> None:
    """What was kept, to be opened again or erased; nothing where there is nothing."""
    if hosting.hosted():
        return
    for kept in store().trackers():
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(
                f"**Go on where you stopped: {literal(kept.name)}**  \n"
                f":small[Kept on this computer, saved {_when(kept.versions()[0])}]",
                width="stretch",
            )
            if st.button(
                "Go on",
                key=f"go_on_{kept.folder.name}",
                type="primary",
                icon=":material/play_arrow:",
            ):
                _open(kept, kept.versions())
            _earlier(kept)
            st.button(
                "Erase",
                key=f"erase_{kept.folder.name}",
                icon=":material/delete:",
                on_click=_erase,
                args=(kept,),
                help="Erases all versions of this tracker from this computer.",
            )


def _earlier(kept: SavedTracker) -> None:
    """The versions before the last one."""
    versions = {f"{_when(path)} ({path.name[:6]})": path for path in kept.versions()[1:]}
    if not versions:
        return
    chosen = st.menu_button(
        "Earlier", list(versions), key=f"earlier_{kept.folder.name}", icon=":material/history:"
    )
    if chosen:
        _open(kept, [versions[chosen]], saved=False)


def _open(kept: SavedTracker, versions: list[Path], *, saved: bool = True) -> None:
    """Open the first of these versions that can be read."""
    for path in versions:
        content = _content(path)
        if content is None:
            continue
        upload = Upload.of(f"{kept.name}.xlsx", content)
        later = partial(_save_with, Autosave(kept, saved=saved and path == versions[0]))
        if open_files.open_files((upload,), then=later):
            st.rerun()


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _when(path: Path) -> str:
    from ajar.present import formats  # only where something is kept: it brings pandas along

    # The person's own clock is meant.
    saved = datetime.fromtimestamp(path.stat().st_mtime)  # noqa: DTZ006
    return f"{formats.day(saved.date())} at {saved:%H:%M}"


def _switch() -> None:
    if st.session_state[_SWITCH]:
        name = state().files[0].name
        _save_with(Autosave(store().begin(name)))
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
    st.toast("Erased from this computer.", icon=":material/delete:")
