"""Whom the person already knows: LinkedIn's connections, read in memory."""

import streamlit as st

from ajar.model.errors import AjarError
from ajar.present import phrases
from ajar.ui import results, session
from ajar.ui.text import literal


def offer() -> None:
    """Take ``Connections.csv`` in, to find who the person knows at each door."""
    known = session.connections()
    told = "Who do you already know there?"
    if known:
        people = phrases.counted(len(results.connections(known)), "connection")
        told = f"{people} matched against these companies"
    box = st.expander(told, icon=":material/group:", on_change="rerun", key="known")
    if not box.open:
        return
    with box:
        st.caption(
            "LinkedIn: Settings, Data privacy, Get a copy of your data, Connections. The file "
            "stays in this tab's memory."
        )
        dropped = st.file_uploader("Connections.csv", type=["csv", "zip"], key="known_file")
    if dropped is None:
        return
    upload = session.Upload.of(dropped.name, dropped.getvalue())
    if known and known.digest == upload.digest:
        return
    try:
        results.connections(upload)
    except AjarError as error:
        box.error(literal(str(error)), icon=":material/draft:")
        return
    session.know(upload)
    st.rerun()
