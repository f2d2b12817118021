"""How long should I wait? What silence means, what came by when, and who answers fast."""

import streamlit as st

from ajar.measure import page_data
from ajar.present import first_response, groups, speed, waiting, waiting_threshold
from ajar.present.over_days import MOST_DAYS
from ajar.ui import caveats, charts, page

view = page.start_page("response_times")
answer = view.ask(page_data.response_times)
caveats.dominant_company_notice(view)

charts.chart_card(waiting_threshold.threshold(answer.threshold, answer.thresholds))
day = 21
if waiting_threshold.can_tell(answer.hear_after_silence):
    day = st.slider(
        "Days of silence so far", 0, MOST_DAYS, day, key="silence", persist_state="session"
    )
charts.chart_card(
    waiting_threshold.hear_after_silence(
        answer.hear_after_silence, day=day, silent_from=answer.threshold.value
    )
)
charts.chart_card(first_response.first_words(answer.stacked, answer.waiting, answer.plain))
charts.chart_card(waiting.first_words(answer.times))
charts.chart_card(waiting.next_words(answer.next_words))
charts.chart_card(speed.company_speed(answer.company_speed, within=page_data.ANSWER_WITHIN))
charts.chart_card(
    groups.rates(
        answer.positive_by_channel,
        name="positive-by-channel",
        by="channel",
        what="had a positive reply",
        definition="Share of applications by each channel that had a positive reply so far.",
        positive=True,
    )
)
