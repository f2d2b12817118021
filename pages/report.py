"""Report to print: the search for oneself or a coach, and a record of activity for an office."""

from ajar.ui.frame import page
from ajar.ui.page_parts import report

view = page.start_page("report")
chosen = report.choices(view.tracker.as_of)

if chosen.part == report.RECORD:
    report.record(view, chosen)
else:
    report.search(view, view.tracker.ranking(), chosen)
