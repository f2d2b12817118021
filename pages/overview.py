"""How is my search going? Headline figures, the funnel, its flows, the calendar, every no."""

from ajar import pipeline
from ajar.present import activity, funnel
from ajar.present import overview as present
from ajar.ui import parts as ui

view = ui.start_page("overview")
answer = view.ask(pipeline.overview)
ui.dominant_company_notice(view)

ui.metrics(
    [
        present.sent(answer.sent, answer.companies, dated_later=answer.dated_later),
        present.headline("Positive reply by day 30", answer.positive_by_30),
        present.headline("Not selected, of all sent", answer.rejection_rate),
        present.headline("No reply, of those old enough", answer.no_reply),
    ]
)
ui.chart_card(funnel.funnel(answer.funnel, lower_bound=answer.lower_bound))
ui.chart_card(funnel.flows(answer.flows, n=answer.sent))
ui.chart_card(activity.calendar(answer.calendar, sent=answer.sent))
ui.chart_card(activity.lately(answer.lately, days=30))
ui.bulk_days(answer.bulk_days)
ui.rejection_grid(answer.wall, sent_since=answer.sent_since)
