"""What is my history with this one? One timeline, the score taken apart, the draft."""

from ajar import pipeline
from ajar.present import company_timeline
from ajar.ui import parts as ui

view = ui.start_page("company")
ranking = view.search.ranking()
key = ui.pick_company(view.search, ranking)
answer = pipeline.company(view.search.line, key)

ui.company_facts(answer)
ui.chart_card(
    company_timeline.history(
        answer.events,
        company=answer.company,
        as_of=view.search.as_of,
        window=getattr(ranking.of(key), "window", None),
    )
)
ui.recommendation_card(ranking, key, company=answer.company)
ui.applications_table(answer.applications)
