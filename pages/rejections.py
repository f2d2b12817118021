"""Where and why do I get turned down? Rates by group, conversions, and the reasons given."""

import streamlit as st

from ajar.measure import page_data
from ajar.present import groups, overview, rejections
from ajar.ui import caveats, charts, page

view = page.start_page("rejections")
answer = view.ask(page_data.rejections)
caveats.dominant_company_notice(view)

charts.metrics(
    [
        overview.headline("Not selected, of all sent", answer.of_sent),
        overview.headline("Not selected, of decided", answer.of_decided),
        overview.headline("Not selected by day 60", answer.by_day_60),
    ]
)
by = st.segmented_control(
    "Compare by",
    list(page_data.REJECTION_GROUPS),
    default="channel",
    required=True,
    format_func=groups.group_label,
    key="rejections_by",
    persist_state="session",
)
charts.chart_card(rejections.rates(answer.groups[by], by=by))
if by == "role" and not (both := view.ask(page_data.roles_side_by_side)).empty:
    charts.chart_card(rejections.side_by_side(both))
charts.chart_card(rejections.conversions(answer.conversions))
charts.chart_card(rejections.reasons(answer.reasons))
