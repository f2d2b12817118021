"""Response times: how long replies took, how long to wait, and which companies are fast."""

import streamlit as st

from ajar.measure import page_data
from ajar.present import response_times
from ajar.present.funnel import FEWEST_DRAWN
from ajar.ui.charts import charts
from ajar.ui.frame import page
from ajar.ui.notices import bulk_entry, caveats, empty_state
from ajar.ui.session.session_state import state

view = page.start_page("response_times")
answer = view.ask(page_data.response_times)
caveats.notices(view)
bulk_entry.bulk_days(answer.bulk_days)
histogram = view.card(
    response_times.days_to_reply, answer.positive_days, answer.rejection_days, answer.medians
)

if not answer.covers_replies:
    empty_state.missing(view, "Your file doesn't say who replied", "Reply date")
elif not answer.dated and answer.undated:
    empty_state.missing(view, *response_times.MISSING_DAYS_TEXTS[answer.missing_days])
elif answer.sent < FEWEST_DRAWN or not histogram.title:
    st.markdown(
        response_times.sentence(
            answer.positive_days, answer.rejection_days, replies=answer.replies, sent=answer.sent
        )
    )
else:
    charts.show(histogram)
    wait = view.card(response_times.how_long_to_wait, answer.reply_chance_after_silence)
    if not wait.table.empty:
        charts.show(wait)
    st.caption(response_times.threshold_sentence(answer.thresholds))
    stages = view.card(response_times.after_each_stage, answer.after_stage)
    if stages.figure is not None:
        charts.show(stages)
    if len(answer.companies):
        charts.show(view.card(response_times.companies, answer.companies))
if state().settings.noted_at_once:
    caveats.noted_at_once()
