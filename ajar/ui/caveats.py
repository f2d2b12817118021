"""What holds for every figure of a page, said once above them."""

import streamlit as st

from ajar.measure import page_data
from ajar.present import overview
from ajar.ui.markdown import literal
from ajar.ui.queries import FilteredView


def dominant_company_notice(view: FilteredView) -> None:
    """
    Say so where most applications went to one company, which nobody filtered for.

    And how the file is kept, where figures depend on it.
    """
    for sentence in view.ask(page_data.keeping_sentences):
        st.info(literal(sentence), icon=":material/edit_calendar:")
    if view.filters.companies:
        return
    if (most := view.ask(page_data.dominant_company)) is not None:
        st.info(literal(overview.mostly_one(*most)), icon=":material/domain:")
