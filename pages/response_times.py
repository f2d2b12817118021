"""How long should I wait? What came by when, and the chance still to hear after silence."""

import streamlit as st

from ajar import pipeline, ui
from ajar.present import groups, waiting

view = ui.open_page("response_times")
answer = view.ask(pipeline.response_times)

ui.show(
    waiting.stacked(
        answer.stacked,
        n=answer.waiting.n,
        excluded=answer.waiting.excluded,
        note=answer.waiting.note,
    )
)
st.success(waiting.threshold_sentence(answer.threshold), icon=":material/timer:")
day = st.slider(
    "Days of silence so far", 0, waiting.MOST_DAYS, 21, key="silence", persist_state="session"
)
ui.show(waiting.hear_after_silence(answer.hear_after_silence, day=day))
ui.show(waiting.first_words(answer.times))
ui.show(waiting.next_words(answer.next_words))
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
ui.show(waiting.company_speed(answer.company_speed, within=pipeline.ANSWER_WITHIN))
