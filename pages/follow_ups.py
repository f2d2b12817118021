"""Did writing back change anything? What was sent, what came of it, and the fair comparison."""

import streamlit as st

from ajar import pipeline
from ajar.present import comparisons, follow_ups
from ajar.ui import parts as ui

view = ui.open_page("follow_ups")
answer = view.ask(pipeline.follow_ups)
ui.mostly_one(view)

ui.show(follow_ups.sent(answer.sent, answer.answered))
if answer.wrote or answer.randomised is not None:
    ui.show(comparisons.fair_and_naive(answer.fair, answer.naive, answer.randomised))
    st.markdown(comparisons.why_they_differ(answer.fair[0], answer.naive))
    ui.show(follow_ups.after_rejection(answer.after_rejection, answer.answered_after_rejection))
    ui.show(comparisons.after_rejection(answer.after_rejection_fair))
ui.offer_coin(view)
