"""Company: what to do at one, and every application, event, contact and follow-up there."""

import streamlit as st

from ajar.measure import page_data
from ajar.ui.companies import company, company_actions
from ajar.ui.frame import page
from ajar.ui.imports import import_summary
from ajar.ui.widgets.markdown import literal

view = page.start_page("company")
ranking = view.tracker.ranking()
key = company.company_picker(view.tracker, ranking)
answer = page_data.company(view.table, key)

st.title(literal(answer.company), anchor=False)
company.details(answer)
company.next_step(ranking, view.table, key, answer.company)
company.history(answer)
import_summary.applications_table(answer.applications)
company_actions.opening_form(key, answer.company, as_of=view.tracker.as_of)
