"""Before there is a tracker: the drop area, the sample, the blank workbook, where data goes."""

from datetime import date

import streamlit as st

from ajar.ui import ROOT, autosave_controls, hosting, limits, open_files, server
from ajar.ui.session import Upload, state

SAMPLE = ROOT / "data" / "sample.xlsx"
SAMPLE_DAY = date(2026, 11, 20)
"""The sample's own "today": its windows and silences are judged on this day."""
TEMPLATE = ROOT / "data" / "template.xlsx"

_KINDS = ["xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv", "txt", "zip"]
_LOCAL = (
    "Your file stays on this computer, in this tab's memory. Nothing is sent anywhere, "
    "nothing is written to disk unless you ask, and closing the tab forgets it."
)
_HOSTED = (
    "Your file stays in the memory of the computer that runs Ajar, for this tab alone. It is sent "
    "nowhere else, nothing is written to disk, and closing the tab forgets it."
)


def welcome(name: str) -> None:
    """What stands on the page *name* while no tracker is open."""
    if name == "tracker":
        st.markdown(
            "Give Ajar the spreadsheet you already keep of your applications. It shows honestly "
            "what happened to each, and which companies are worth writing to again: whom, when, "
            "with what words, and why."
        )
    else:
        st.markdown("Open your tracker, and this page will answer from it.")
    _offer()


def _offer() -> None:
    """Everything a person needs to begin, or to go on."""
    autosave_controls.offer_to_go_on()
    drop_area("Drop your tracker here, as it is: Excel, LibreOffice, CSV or a LinkedIn export")
    with st.container(horizontal=True):
        if st.button("Try it with a sample", icon=":material/play_circle:", key="sample"):
            sample = Upload.of(SAMPLE.name, SAMPLE.read_bytes())
            _open((sample,), sample_day=SAMPLE_DAY)
        st.download_button(
            "Get the blank workbook",
            TEMPLATE.read_bytes(),
            file_name="ajar-tracker.xlsx",
            icon=":material/download:",
            on_click="ignore",
            key="template",
        )
    st.caption(f":material/lock: {_HOSTED if hosting.hosted() else _LOCAL}")


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
    """More files for the tracker that is open, or others in its place."""
    ways = {
        "Add it to this tracker": "Drop another file here, such as an earlier season or LinkedIn's "
        "export. An application met twice counts once.",
        "Open it instead": "Drop another file here; it takes the place of this one.",
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
