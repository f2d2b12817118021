"""Can I trust this? Definitions, weights with their sources, the replay, and data quality."""

import streamlit as st

from ajar import pipeline, ui
from ajar.present import method

view = ui.open_page("method")
ranking = view.search.ranking()

st.markdown(method.INTRODUCTION)
st.subheader("How good was the list on your own past?", anchor=False)
ui.offer_replay(view.search)
st.subheader("Weights", anchor=False)
st.markdown(ranking.how)
ui.table(method.weights(ranking.weights), alt="Weights of the score with their sources")
st.subheader("Definitions", anchor=False)
ui.table(method.definitions(view.ask(pipeline.measured)), alt="Every estimate with its definition")
st.subheader("What your file could not say", anchor=False)
ui.table(method.quality(view.line), alt="What the measures had to leave out")
