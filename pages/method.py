"""Can I trust this? Definitions, weights with their sources, the replay, and data quality."""

import streamlit as st

from ajar import pipeline
from ajar.present import method
from ajar.ui import parts as ui

view = ui.start_page("method")
ranking = view.search.ranking()

st.markdown(method.INTRODUCTION)
st.subheader("How good was the list on your own past?", anchor=False)
ui.offer_replay(view.search)
st.subheader("What could your file not say?", anchor=False)
st.markdown(method.quality_sentence(view.line))
ui.table(method.quality(view.line), alt="What the file did not say, and what is done about it")
st.subheader("What does each number mean?", anchor=False)
ui.table(method.definitions(view.ask(pipeline.measured)), alt="Every estimate with its definition")
st.caption("As CSV, with every group and curve: Take it with you, on the Tracker page.")
st.subheader("Where do the points come from?", anchor=False)
st.markdown(ranking.how)
ui.table(method.weights(ranking.weights), alt="Weights of the score with their sources")
st.caption(method.POINTS)
