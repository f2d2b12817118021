"""What did Ajar read? The file in one sentence, the best doors, and every reading to correct."""

import streamlit as st

from ajar.present import import_summary as present
from ajar.ui import (
    choices_file,
    exports,
    import_questions,
    import_settings,
    import_summary,
    markdown,
    page,
    welcome,
)

view = page.start_page("tracker")
loaded = view.tracker.imported

markdown.heading(present.sentence(loaded))
import_summary.best_doors(view.tracker.ranking())
import_summary.page_links()

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
    import_questions.import_questions(loaded)
    import_settings.offer(loaded)
    import_questions.ask_about_companies(loaded)
    choices_file.offer(loaded)
elif part == "Set aside and repaired":
    import_summary.ledger(loaded)
elif part == "Your rows":
    import_summary.rows(loaded.tracker)
elif part == "Take it with you":
    exports.offer(view, view.tracker.ranking())
else:
    welcome.another_file()
