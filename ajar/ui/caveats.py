"""What holds for every figure of a page, said once above them."""

import streamlit as st

from ajar import pipeline
from ajar.present import overview
from ajar.ui.results import View
from ajar.ui.text import literal


def mostly_one(view: View) -> None:
    """Say so where most applications went to one company, which nobody filtered for."""
    if view.filters.companies:
        return
    if (most := view.ask(pipeline.mostly_at)) is not None:
        st.info(literal(overview.mostly_one(*most)), icon=":material/domain:")
