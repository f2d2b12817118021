"""Which doors are ajar? The ranked list, why each is on it, what to do and when, and who is not."""

from ajar.ui import parts as ui

view = ui.start_page("re_engage")
search = view.search
ranking = search.ranking()
shown, rows = ui.list_controls(ranking, view)

ui.list_notes(ranking.notes)
if not rows.empty:
    door = ui.ranked_table(shown, rows)
    ui.door(door, ranking, history=True)
ui.watch_list(ranking.watch)
ui.excluded_table(ranking.excluded)
ui.offer_known(ranking)
ui.weight_sliders(search, ranking)
ui.offer_exports(view, shown)
