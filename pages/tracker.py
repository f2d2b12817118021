"""What did Ajar read? The file in one sentence, the best doors, and every reading to correct."""

import streamlit as st

from ajar.present import import_summary
from ajar.ui import parts as ui

view = ui.start_page("tracker")
loaded = view.search.loaded

ui.heading(import_summary.sentence(loaded))
ui.best_doors(view.search.ranking())
ui.page_links()

part = st.segmented_control(
    "Look closer",
    ["How it was read", "Set aside and repaired", "Your rows", "Take it with you", "Another file"],
    default="How it was read",
    required=True,
    key="tracker_part",
    persist_state="session",
    label_visibility="collapsed",
)
if part == "How it was read":
    ui.import_questions(loaded)
    ui.offer_correction(loaded)
    ui.ask_about_companies(loaded)
    ui.offer_choices_file(loaded)
elif part == "Set aside and repaired":
    ui.ledger(loaded)
elif part == "Your rows":
    ui.rows(loaded.tracker)
elif part == "Take it with you":
    ui.offer_exports(view, view.search.ranking())
else:
    ui.another_file()
