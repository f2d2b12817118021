"""How long should I wait? What silence means, what came by when, and who answers fast."""

import streamlit as st

from ajar import pipeline
from ajar.present import first_words, groups, silence, speed, waiting
from ajar.present.over_days import MOST_DAYS
from ajar.ui import parts as ui

view = ui.open_page("response_times")
answer = view.ask(pipeline.response_times)
ui.mostly_one(view)

ui.show(silence.threshold(answer.threshold, answer.thresholds))
day = 21
if silence.can_tell(answer.hear_after_silence):
    day = st.slider(
        "Days of silence so far", 0, MOST_DAYS, day, key="silence", persist_state="session"
    )
ui.show(
    silence.hear_after_silence(
        answer.hear_after_silence, day=day, silent_from=answer.threshold.value
    )
)
ui.show(first_words.first_words(answer.stacked, answer.waiting, answer.plain))
ui.show(waiting.first_words(answer.times))
ui.show(waiting.next_words(answer.next_words))
ui.show(speed.company_speed(answer.company_speed, within=pipeline.ANSWER_WITHIN))
ui.show(
    groups.rates(
        answer.positive_by_channel,
        name="positive-by-channel",
        by="channel",
        what="had a positive reply",
        definition="Share of applications by each channel that had a positive reply so far.",
        positive=True,
    )
)
