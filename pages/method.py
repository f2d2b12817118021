"""How the numbers work: definitions, published figures, data quality, weights and the replay."""

import streamlit as st

from ajar.measure import page_data
from ajar.present import method, published
from ajar.ui.charts import charts
from ajar.ui.frame import page
from ajar.ui.page_parts import backtest
from ajar.ui.widgets.table import table

view = page.start_page("method")
ranking = view.tracker.ranking()
measured = view.ask(page_data.all_estimates)

st.markdown(method.INTRODUCTION)
with st.expander("How each figure is calculated", key="method_definitions"):
    table(method.definitions(measured), alt="Every figure with its definition")
    st.caption(method.METHODS)
    st.caption("As CSV, with every group and curve: Export, on “Your data”.")
    curve = view.card(method.positive_curve, measured.curves["curve_first_positive"])
    if curve.figure is not None:
        charts.show(curve)
within = view.ask(page_data.odds_ratios_by_role)
if len(within):
    with st.expander("Job types compared within each source", key="method_strata"):
        table(method.strata(within), alt="Odds of a positive reply by job type, over all sources")
        st.caption(method.STRATA)
with st.expander("Your figures beside published ones", key="method_published"):
    table(
        published.comparison_table(view.ask(page_data.compare_with_published)),
        alt="Your figures beside published ones, with sources",
    )
    st.caption("Others count other people's applications, so read the ranges as a rough guide.")
with st.expander("What's missing in your file", key="method_quality"):
    st.markdown(method.quality_sentence(view.table))
    table(method.quality(view.table), alt="What the file does not say, and what is done about it")
with st.expander("Where the scores come from", key="method_scores"):
    st.markdown(ranking.how)
    table(method.weights(ranking.weights), alt="Weights of the score with their sources")
    st.caption(method.POINTS)
    st.markdown("**Would this list have worked for you before?**")
    backtest.draw(view.tracker)
