"""Before there is a tracker: the drop area, the sample, the blank workbook, where data goes."""

from datetime import date
from pathlib import Path

import streamlit as st

from ajar.ui import ROOT
from ajar.ui.jobs import limits
from ajar.ui.server import hosting, server
from ajar.ui.session.session_state import UNDO_SECONDS, state
from ajar.ui.session.upload import Upload
from ajar.ui.tracker import autosave_controls, open_files
from ajar.ui.widgets.markdown import literal

SAMPLE = ROOT / "data" / "sample.xlsx"
SAMPLE_DAY = date(2026, 11, 20)
"""The sample's own "today": its windows and silences are judged on this day."""
TEMPLATE = ROOT / "data" / "template.xlsx"

_KINDS = [
    "xlsx",
    "xlsm",
    "xls",
    "xlsb",
    "ods",
    "csv",
    "tsv",
    "txt",
    "md",
    "zip",
    "html",
    "htm",
    "xml",
    "json",
]
_LOCAL = (
    "Your file stays on this computer. Nothing is sent anywhere or saved unless you choose to. "
    "Closing or reloading the tab clears it."
)
_HOSTED = (
    "Your file stays in the memory of the computer that runs Ajar, for this tab alone. It is sent "
    "nowhere else and not saved. Closing or reloading the tab clears it."
)
_PICTURE = Path(__file__).with_name("welcome.png")


def welcome(name: str) -> None:
    """Draw the page *name* while no tracker is open: what Ajar does, and how to begin."""
    if state().closed is not None:
        _undo_close()
    open_files.show_refusal(name)
    if name != "overview":
        st.markdown("Upload your tracker to see this page.")
        _begin()
        return
    st.caption("A door that closed is not always locked.")
    words, picture = st.columns([5, 6], gap="large")
    with words:
        st.markdown(
            "Upload the spreadsheet you track applications in. You get your response and "
            "rejection rates, how long replies take, and a short list of companies to contact "
            "again, with a message for each."
        )
        _begin()
    with picture:
        if _PICTURE.exists():
            st.image(_PICTURE, alt="The Overview page of the sample")


def _begin() -> None:
    """Draw everything a person needs to begin, or to carry on."""
    autosave_controls.offer_saved_trackers()
    drop_area(
        "Upload your tracker. Any layout works: Excel, LibreOffice, CSV or a LinkedIn export."
    )
    with st.container(horizontal=True):
        if st.button("Try it with sample data", icon=":material/play_circle:", key="sample"):
            sample = Upload.of(SAMPLE.name, SAMPLE.read_bytes())
            _open((sample,), sample_day=SAMPLE_DAY)
        st.download_button(
            "Download a blank tracker",
            TEMPLATE.read_bytes(),
            file_name="ajar-tracker.xlsx",
            icon=":material/download:",
            on_click="ignore",
            key="template",
        )
    st.caption(f":material/lock: {_HOSTED if hosting.hosted() else _LOCAL}")


@st.fragment(run_every=1.0)
def _undo_close() -> None:
    """Offer for a moment to reopen the file that was closed; then forget it."""
    closed = state().closed
    if closed is None or state().forget_closed():
        server.forget_closed()
        st.rerun()
    names = literal(", ".join(file.name for file in closed.files))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"Closed {names}. You can undo this for {UNDO_SECONDS:.0f} seconds.", width="content"
        )
        st.button(
            "Undo",
            key="reopen",
            type="tertiary",
            icon=":material/undo:",
            on_click=lambda: state().reopen(),
        )


def drop_area(label: str, *, add: bool = False) -> None:
    """
    Take files in; several at once become one tracker.

    A file that cannot be used is answered with one sentence, and the tracker that is open
    stays open.

    Parameters
    ----------
    add
        Whether they go beside the files that are open, and all that was decided stays.
    """
    turn = state().upload_round
    dropped = st.file_uploader(
        label,
        type=_KINDS,
        accept_multiple_files=True,
        key=f"upload_{turn}",
        max_upload_size=limits.most_megabytes(),
    )
    if dropped:
        uploads = tuple(Upload.of(file.name, file.getvalue()) for file in dropped)
        here = {upload.digest for upload in state().files}
        more = tuple(upload for upload in uploads if upload.digest not in here)
        _open((*state().files, *more) if add else uploads, add=add)


def another_file() -> None:
    """Draw the upload of more files for the open tracker, or of others in its place."""
    ways = {
        "Add to this data": "For example last year's tracker or your LinkedIn export. Duplicates "
        "are counted once.",
        "Replace this data": "The file you drop here takes the place of this one.",
    }
    way = st.segmented_control(
        "What to do with another file",
        list(ways),
        default=next(iter(ways)),
        required=True,
        key="another_file",
        label_visibility="collapsed",
    )
    drop_area(ways[way], add=way == next(iter(ways)))


def _open(
    uploads: tuple[Upload, ...], *, sample_day: date | None = None, add: bool = False
) -> None:
    if open_files.open_files(uploads, sample_day=sample_day, add=add):
        # A fresh uploader: this one's files have been taken, and the next drop is a new tracker.
        server.forget_uploads()
        state().upload_round += 1
        st.rerun()
