"""Which doors are ajar? The ranked list, why each is on it, what to do and when, and who is not."""

import streamlit as st

from ajar import ui
from ajar.present import doors

view = ui.open_page("re_engage")
search = view.search
ranking = search.ranking()
shown, rows = ui.list_controls(ranking, view)

ui.list_notes(ranking.notes)
if not rows.empty:
    door = ui.ranked_table(shown, rows)
    card, score = st.columns(2, gap="medium")
    with card:
        ui.door_card(door, as_of=search.as_of, language=ranking.language)
    with score:
        ui.show(doors.waterfall(door.reasons, company=door.company))
ui.offer_exports(view, shown)
ui.watch_list(ranking.watch)
ui.left_out(ranking.excluded)
ui.offer_known()
ui.weigh(search, ranking)
