"""Which doors are ajar? The ranked list, why each is on it, what to do and when, and who is not."""

from ajar.ui import connections, exports, page, recommendations, weights

view = page.start_page("re_engage")
search = view.tracker
ranking = search.ranking()
shown, rows = recommendations.controls(ranking, view)

recommendations.notes(ranking.notes)
if not rows.empty:
    door = recommendations.ranked_table(shown, rows)
    recommendations.recommendation_detail(door, ranking, history=True)
recommendations.watch_list(ranking.watch)
recommendations.excluded_table(ranking.excluded)
connections.offer(ranking)
weights.weight_sliders(search, ranking)
exports.offer(view, shown)
