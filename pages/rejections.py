"""Where and why do I get turned down? Rates by group, conversions, and the reasons given."""

import streamlit as st

from ajar import pipeline
from ajar.present import groups, overview, rejections
from ajar.ui import parts as ui

view = ui.start_page("rejections")
answer = view.ask(pipeline.rejections)
ui.dominant_company_notice(view)

ui.metrics(
    [
        overview.headline("Not selected, of all sent", answer.of_sent),
        overview.headline("Not selected, of decided", answer.of_decided),
        overview.headline("Not selected by day 60", answer.by_day_60),
    ]
)
by = st.segmented_control(
    "Compare by",
    list(pipeline.REJECTION_GROUPS),
    default="channel",
    required=True,
    format_func=groups.group_label,
    key="rejections_by",
    persist_state="session",
)
ui.chart_card(rejections.rates(answer.groups[by], by=by))
if by == "role" and not (both := view.ask(pipeline.roles_side_by_side)).empty:
    ui.chart_card(rejections.side_by_side(both))
ui.chart_card(rejections.conversions(answer.conversions))
ui.chart_card(rejections.reasons(answer.reasons))
