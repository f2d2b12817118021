"""Rejections: how often, over time, at which stage, by which group, why, and every one of them."""

import streamlit as st

from ajar.measure import page_data
from ajar.present import outcomes, overview, rejections
from ajar.present.funnel import FEWEST_DRAWN
from ajar.ui.charts import charts
from ajar.ui.frame import page
from ajar.ui.notices import caveats, empty_state
from ajar.ui.page_parts import rejection_list, since_change

view = page.start_page("rejections")
answer = view.ask(page_data.rejections)
caveats.notices(view)
compared = (
    answer.covers_rejections
    and answer.over_time.change is not None
    and not caveats.ask_whether_it_ended(view)
)

if not answer.covers_rejections:
    empty_state.missing(view, "Your file doesn't say who rejected you", "Status")
elif answer.sent < FEWEST_DRAWN or not answer.rejected:
    st.markdown(rejections.sentence(answer.rejected, answer.sent))
else:
    figures = [overview.headline("Rejection rate", answer.rate.all_sent)]
    if 0 < (old := answer.rate.at_least_60_days_old).n < answer.sent:
        figures.append(overview.headline("Rejection rate after 60 days", old))
    if answer.median_days.n:
        figures.append(
            overview.headline("Typical time to a rejection", answer.median_days, unit="rejection")
        )
    charts.metrics(figures)
    if compared:
        charts.show(view.card(rejections.over_time, answer.over_time))
    if len(answer.over_time.points) > 1:
        since_change.ask(view)
    charts.show(view.card(rejections.by_stage, answer.stages, lower_bound=answer.lower_bound))

if answer.outcomes and answer.sent >= FEWEST_DRAWN:
    by = {found.name: found for found in answer.outcomes}
    chosen = st.segmented_control(
        "Compare outcomes by",
        list(by),
        default=next(iter(by)),
        required=True,
        format_func=lambda name: by[name].words,
        key="outcomes_by",
        persist_state="session",
    )
    charts.show(view.card(outcomes.outcomes_by_group, by.get(chosen, answer.outcomes[0])))

if answer.sent >= FEWEST_DRAWN and rejections.has_reasons(answer.reasons):
    charts.show(view.card(rejections.reasons, answer.reasons))
if answer.rejected:
    rejection_list.show(answer.rejections, sent_since=answer.sent_since)
