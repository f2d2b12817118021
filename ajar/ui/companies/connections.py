"""Whom the person already knows: LinkedIn's connections, read in memory."""

import streamlit as st

from ajar.model.errors import AjarError
from ajar.present import ranking_table
from ajar.reengage import Ranking
from ajar.ui.jobs import limits
from ajar.ui.session.session_state import state
from ajar.ui.session.upload import Upload
from ajar.ui.tracker import queries
from ajar.ui.widgets.markdown import literal
from ajar.ui.widgets.table import data_table


def draw(ranking: Ranking) -> None:
    """Take ``Connections.csv`` in, and say whom the person knows at which company."""
    known = state().connections
    box = st.expander("Find people you know", on_change="rerun", key="known")
    if not box.open:
        return
    with box:
        if known:
            told = ranking_table.connections_summary(
                ranking.acquaintances, of=len(queries.connections(known))
            )
            st.markdown(f"**{literal(told)}**", anchors=False)
        if not ranking.acquaintances.empty:
            data_table(
                ranking_table.connections(ranking.acquaintances),
                alt="Whom you know at which company",
                links="Profile",
            )
        st.caption(
            "Upload Connections.csv from LinkedIn (Settings > Data privacy > Get a copy of your "
            "data). The file stays in this tab's memory."
        )
        dropped = st.file_uploader(
            "Connections.csv",
            type=["csv", "zip"],
            key="known_file",
            max_upload_size=limits.most_megabytes(),
        )
    if dropped is None:
        return
    upload = Upload.of(dropped.name, dropped.getvalue())
    if known and known.digest == upload.digest:
        return
    try:
        queries.connections(upload)
    except AjarError as error:
        box.error(literal(str(error)), icon=":material/draft:")
        return
    state().connections = upload
    st.rerun()
