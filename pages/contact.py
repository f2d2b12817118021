"""Who to contact again: the list, and the message for the company that is chosen."""

from ajar.present import contact_list
from ajar.ui.companies import connections, contact, folded_tables, weights
from ajar.ui.frame import page
from ajar.ui.notices import caveats
from ajar.ui.tracker import exports

view = page.start_page("contact")
ranking = view.tracker.ranking()
rows = contact.listed_rows(ranking, view)

caveats.stale_notice(ranking)
tab = contact.tabs(ranking, rows)
shown = contact_list.of_tab(rows, tab)
if tab == contact_list.SENT:
    contact.sent_messages(ranking)
else:
    contact.choose_first(shown)
    contact.list_and_message(ranking, rows, shown, view.tracker.table)
caveats.list_notes(ranking)
contact.long_shots(ranking, contact_list.long_shots(rows))
exports.list_exports(view.tracker, ranking, shown["company_key"].tolist(), tab)
folded_tables.may_be_open_again(ranking.watchlist)
folded_tables.not_suggested(ranking.excluded)
connections.draw(ranking)
weights.weight_sliders(view.tracker, ranking)
