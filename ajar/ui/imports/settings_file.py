"""Choices saved for the next version of the files, and saved ones loaded."""

from functools import partial

import streamlit as st

from ajar import intake
from ajar.model.errors import AjarError
from ajar.model.import_report import ImportResult
from ajar.ui.session.session_state import state
from ajar.ui.widgets.markdown import literal

_MOST_MEGABYTES = 10
"""Choices about every one of ten thousand companies have a few."""


def draw(loaded: ImportResult) -> None:
    """Save the choices for the next version of the files, or load saved ones."""
    st.header("Reuse your corrections", anchor=False)
    st.caption(
        "Download them and load them with the next version of your file. (An Ajar workbook "
        "already includes them.)"
    )
    st.download_button(
        "Download corrections",
        partial(intake.settings_to_json, state().settings, loaded),
        file_name="ajar-choices.json",
        mime="application/json",
        icon=":material/save:",
        on_click="ignore",
        key="choices_save",
    )
    saved = st.file_uploader(
        "Load corrections", type="json", key="choices_load", max_upload_size=_MOST_MEGABYTES
    )
    if saved is None or state().corrections_file == saved.file_id:
        return
    state().corrections_file = saved.file_id
    try:
        settings = intake.settings_from_json(saved.getvalue().decode("utf-8", "replace"))
        state().correct("Corrections loaded", settings)
    except AjarError as error:
        st.error(literal(str(error)))
    else:
        st.rerun()
