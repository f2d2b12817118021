"""Did writing back change anything? What was sent, what came of it, and the fair comparison."""

import streamlit as st

from ajar.measure import page_data
from ajar.present import follow_up_effect, follow_ups
from ajar.ui import caveats, charts, page, randomisation

view = page.start_page("follow_ups")
answer = view.ask(page_data.follow_ups)
caveats.dominant_company_notice(view)

charts.chart_card(follow_ups.sent(answer.sent, answer.answered))
if answer.wrote or answer.randomised is not None:
    charts.chart_card(follow_up_effect.fair_and_naive(answer.fair, answer.naive, answer.randomised))
    st.markdown(follow_up_effect.why_they_differ(answer.fair[0], answer.naive))
    charts.chart_card(
        follow_ups.after_rejection(answer.after_rejection, answer.answered_after_rejection)
    )
    charts.chart_card(follow_up_effect.after_rejection(answer.after_rejection_fair))
randomisation.offer(view)
