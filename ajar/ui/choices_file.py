"""Choices saved for the next version of the files, and saved ones loaded."""

from functools import partial

import streamlit as st

from ajar import pipeline
from ajar.model.errors import AjarError
from ajar.model.import_report import ImportResult
from ajar.ui import session
from ajar.ui.markdown import literal

_LOADED = "choices_loaded"
_MOST_MEGABYTES = 10
"""Choices about every one of ten thousand companies have a few."""


def offer(loaded: ImportResult) -> None:
    """Save the choices for the next version of the files, or load saved ones."""
    st.markdown("**Use these choices again**", anchors=False)
    st.caption(
        "All corrections and answers as a small file. The next version of your tracker is known "
        "again by its headers; an Ajar workbook brings them along by itself."
    )
    st.download_button(
        "Save the choices",
        partial(pipeline.save_choices, session.choices(), loaded),
        file_name="ajar-choices.json",
        mime="application/json",
        icon=":material/save:",
        on_click="ignore",
        key="choices_save",
    )
    saved = st.file_uploader(
        "Or load saved ones", type="json", key="choices_load", max_upload_size=_MOST_MEGABYTES
    )
    if saved is None or st.session_state.get(_LOADED) == saved.file_id:
        return
    st.session_state[_LOADED] = saved.file_id
    try:
        session.set_settings(pipeline.read_choices(saved.getvalue().decode("utf-8", "replace")))
    except AjarError as error:
        st.error(literal(str(error)))
    else:
        st.rerun()
