"""Who to contact again: the list, and the message for the company that is chosen."""

from ajar.ui import connections, exports, page, recommendations, weights

view = page.start_page("contact")
search = view.tracker
ranking = search.ranking()
shown, rows = recommendations.controls(ranking, view)

recommendations.notes(ranking.notes)
if not rows.empty:
    door = recommendations.ranked_table(shown, rows)
    recommendations.recommendation_detail(door, ranking, history=True)
recommendations.watch_list(ranking.watchlist)
recommendations.excluded_table(ranking.excluded)
connections.offer(ranking)
weights.weight_sliders(search, ranking)
exports.offer(view, shown)
