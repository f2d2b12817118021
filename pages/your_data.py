"""Your data: questions first, how the file was read, rows left out, all rows, export, files."""

import streamlit as st

from ajar.present import import_summary as present
from ajar.ui.frame import page, welcome
from ajar.ui.imports import import_questions, import_settings, import_summary, settings_file
from ajar.ui.tracker import exports, updates
from ajar.ui.widgets.markdown import literal

view = page.start_page("your_data")
imported = view.tracker.imported

st.markdown(literal(present.sentence(imported)))
import_summary.last_correction(imported)
updates.add_menu(view.table)
import_questions.import_questions(imported)
part = st.segmented_control(
    "Part of this page",
    ["Columns and statuses", "Left out and fixed", "All rows", "Export", "Add or replace file"],
    default="Columns and statuses",
    required=True,
    key="tracker_part",
    persist_state="session",
    label_visibility="collapsed",
    wrap=True,
)
if part == "Columns and statuses":
    import_settings.draw(imported)
    import_questions.ask_about_companies(imported)
    settings_file.draw(imported)
elif part == "Left out and fixed":
    import_summary.ledger(imported)
elif part == "All rows":
    import_summary.rows(imported.tracker)
elif part == "Export":
    exports.draw(view, view.tracker.ranking())
    import_summary.report_button()
else:
    welcome.another_file()
