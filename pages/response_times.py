"""How long should I wait? What silence means, what came by when, and who answers fast."""

import streamlit as st

from ajar import pipeline
from ajar.present import first_response, groups, speed, waiting, waiting_threshold
from ajar.present.over_days import MOST_DAYS
from ajar.ui import parts as ui

view = ui.start_page("response_times")
answer = view.ask(pipeline.response_times)
ui.dominant_company_notice(view)

ui.chart_card(waiting_threshold.threshold(answer.threshold, answer.thresholds))
day = 21
if waiting_threshold.can_tell(answer.hear_after_silence):
    day = st.slider(
        "Days of silence so far", 0, MOST_DAYS, day, key="silence", persist_state="session"
    )
ui.chart_card(
    waiting_threshold.hear_after_silence(
        answer.hear_after_silence, day=day, silent_from=answer.threshold.value
    )
)
ui.chart_card(first_response.first_words(answer.stacked, answer.waiting, answer.plain))
ui.chart_card(waiting.first_words(answer.times))
ui.chart_card(waiting.next_words(answer.next_words))
ui.chart_card(speed.company_speed(answer.company_speed, within=pipeline.ANSWER_WITHIN))
ui.chart_card(
    groups.rates(
        answer.positive_by_channel,
        name="positive-by-channel",
        by="channel",
        what="had a positive reply",
        definition="Share of applications by each channel that had a positive reply so far.",
        positive=True,
    )
)
