"""Overview: four figures, whom to contact this week, what is open, and how it went so far."""

import streamlit as st

from ajar.measure import page_data
from ajar.present import funnel
from ajar.present import overview as present
from ajar.ui.charts import charts
from ajar.ui.companies import contact
from ajar.ui.frame import page
from ajar.ui.imports import import_questions, import_summary
from ajar.ui.notices import bulk_entry, caveats, empty_state
from ajar.ui.page_parts import overview

view = page.start_page("overview")
answer = view.ask(page_data.overview)
import_summary.import_line(view.tracker.imported)
import_summary.replaced()
import_summary.last_correction(view.tracker.imported)
import_questions.first_questions(view.tracker.imported)
ranking = view.tracker.ranking()
caveats.stale_notice(ranking)
caveats.notices(view)

if answer.covers_replies:
    charts.metrics(present.metrics(answer))
else:
    empty_state.missing(view, "Your file doesn't say who replied", "Status")
if later := present.dated_later(answer.dated_later):
    st.caption(later)
parts = st.columns(2 if answer.covers_replies else 1, gap="medium")
with parts[0], st.container(key="due_list"):
    overview.contact_this_week(ranking, contact.listed_rows(ranking, view))
if answer.covers_replies:
    with parts[1], st.container(key="open_list"):
        overview.open_now(ranking, view.ask(page_data.open_now), view.ask(page_data.waiting))
    charts.show(view.card(funnel.funnel, answer.funnel, lower_bound=answer.lower_bound))
    charts.show(view.card(funnel.flows, answer.flows, n=answer.sent))
charts.show(view.card(funnel.per_week, answer.weeks))
bulk_entry.bulk_days(answer.bulk_days)
