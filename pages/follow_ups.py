"""Follow-ups: what was sent, what came of it, and whether following up went with more replies."""

import streamlit as st

from ajar.measure import page_data
from ajar.present import follow_up_comparisons, follow_ups
from ajar.ui.charts import charts
from ajar.ui.frame import page
from ajar.ui.notices import caveats, empty_state
from ajar.ui.page_parts import randomisation

view = page.start_page("follow_ups")
answer = view.ask(page_data.follow_ups)
caveats.notices(view)

if answer.messages.empty:
    empty_state.missing(view, "No follow-ups in your file yet", "Follow-up sent")
    st.caption("Messages that you mark as sent on “Who to contact again” show up here too.")
else:
    charts.show(view.card(follow_ups.messages, answer.messages, answer.answered))
    by_kind = view.card(follow_ups.by_kind, answer.kinds)
    if by_kind.figure is not None:
        charts.show(by_kind)
    if not answer.compared.too_few:
        charts.show(view.card(follow_up_comparisons.followed_up_or_not, answer.compared))
    if not answer.after_rejection.too_few:
        charts.show(view.card(follow_up_comparisons.wrote_after_rejection, answer.after_rejection))
if answer.again.again.n:
    charts.show(view.card(follow_ups.applied_again, answer.again))
if answer.offer_randomisation:
    randomisation.draw(view, answer.randomised)
