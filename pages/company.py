"""What is my history with this one? One timeline, the score taken apart, the draft."""

import streamlit as st

from ajar import pipeline, ui
from ajar.present import doors, history

view = ui.open_page("company")
key = ui.pick_company(view.search)
ranking = view.search.ranking()
answer = pipeline.company(view.search.line, key)
place = ranking.of(key)

ui.company_facts(answer)
ui.show(
    history.history(
        answer.events,
        company=answer.company,
        as_of=view.search.as_of,
        window=getattr(place, "window", None),
    )
)
card, score = st.columns(2, gap="medium")
with card:
    ui.place_in_list(
        place,
        company=answer.company,
        as_of=view.search.as_of,
        language=ranking.language,
    )
with score:
    if reasons := ranking.reasons_of(key):
        ui.show(doors.waterfall(reasons, company=answer.company))
ui.applications_table(answer.applications)
