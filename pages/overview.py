"""How is my search going? Headline figures, the funnel, its flows, the calendar, every no."""

from ajar.measure import page_data
from ajar.present import activity, funnel
from ajar.present import overview as present
from ajar.ui import bulk_entry, caveats, charts, import_summary, page

view = page.start_page("overview")
answer = view.ask(page_data.overview)
import_summary.import_line(view.tracker.imported)
caveats.dominant_company_notice(view)

charts.metrics(
    [
        present.sent(answer.sent, answer.companies, dated_later=answer.dated_later),
        present.headline("Positive reply by day 30", answer.positive_by_30),
        present.headline("Not selected, of all sent", answer.rejection_rate),
        present.headline("No reply, of those old enough", answer.no_reply),
    ]
)
charts.show(funnel.funnel(answer.funnel, lower_bound=answer.lower_bound))
charts.show(funnel.flows(answer.flows, n=answer.sent))
charts.show(funnel.per_week(answer.weeks))
charts.show(activity.lately(answer.lately, days=30))
bulk_entry.bulk_days(answer.bulk_days)
