"""Which doors are ajar? The ranked list, why each is on it, what to do and when, and who is not."""

import streamlit as st

from ajar import ui
from ajar.present import doors, listing

view = ui.open_page("re_engage")
search = view.search
ranking = ui.weigh(search)
ui.offer_known()
shown, rows = ui.list_controls(ranking, view)

st.markdown(f"#### {listing.sentence(rows)}", anchors=False)
ui.list_notes(ranking.notes)
if not rows.empty:
    table, detail = st.columns([3, 2], gap="medium")
    with table:
        door = ui.ranked_table(shown, rows)
        ui.show(doors.waterfall(door.reasons, company=door.company))
    with detail:
        ui.door_card(door, as_of=search.as_of)
ui.exports(shown, as_of=search.as_of)
ui.left_out(ranking.excluded)
