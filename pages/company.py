"""One company: every application, event, contact and follow-up."""

import streamlit as st

from ajar.measure import page_data
from ajar.present import company_timeline
from ajar.ui import charts, company, import_summary, page

view = page.start_page("company")
ranking = view.tracker.ranking()
key = company.company_picker(view.tracker, ranking)
answer = page_data.company(view.tracker.table, key)

st.title(answer.company, anchor=False)
company.facts(answer)
charts.show(
    company_timeline.history(
        answer.events,
        company=answer.company,
        as_of=view.tracker.as_of,
        window=getattr(ranking.of(key), "window", None),
    )
)
company.recommendation_card(ranking, key, company=answer.company)
import_summary.applications_table(answer.applications)
