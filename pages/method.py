"""Can I trust this? Definitions, weights with their sources, the replay, and data quality."""

import streamlit as st

from ajar.measure import page_data
from ajar.present import method
from ajar.ui import backtest, page
from ajar.ui.import_summary import table

view = page.start_page("method")
ranking = view.tracker.ranking()

st.markdown(method.INTRODUCTION)
st.header("How good was the list on your own past?", anchor=False)
backtest.offer(view.tracker)
st.header("What could your file not say?", anchor=False)
st.markdown(method.quality_sentence(view.table))
table(method.quality(view.table), alt="What the file did not say, and what is done about it")
st.header("What does each number mean?", anchor=False)
table(
    method.definitions(view.ask(page_data.all_estimates)), alt="Every estimate with its definition"
)
st.caption("As CSV, with every group and curve: Take it with you, on the Tracker page.")
st.header("Where do the points come from?", anchor=False)
st.markdown(ranking.how)
table(method.weights(ranking.weights), alt="Weights of the score with their sources")
st.caption(method.POINTS)
