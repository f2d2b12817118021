"""What pages are made of, under the names they use."""

from ajar.ui.backtest import offer as offer_replay
from ajar.ui.bulk_entry import bulk_days
from ajar.ui.caveats import dominant_company_notice
from ajar.ui.charts import chart_card, metrics
from ajar.ui.choices_file import offer as offer_choices_file
from ajar.ui.company import company_picker as pick_company
from ajar.ui.company import facts as company_facts
from ajar.ui.company import recommendation_card
from ajar.ui.connections import offer as offer_known
from ajar.ui.exports import offer as offer_exports
from ajar.ui.import_questions import ask_about_companies, import_questions
from ajar.ui.import_settings import offer as offer_correction
from ajar.ui.import_summary import applications_table, best_doors, ledger, page_links, rows, table
from ajar.ui.markdown import heading
from ajar.ui.page import start_page
from ajar.ui.randomisation import offer as offer_coin
from ajar.ui.recommendations import controls as list_controls
from ajar.ui.recommendations import excluded_table, ranked_table, watch_list
from ajar.ui.recommendations import notes as list_notes
from ajar.ui.recommendations import recommendation_detail as door
from ajar.ui.rejection_grid import rejection_grid
from ajar.ui.weights import weight_sliders
from ajar.ui.welcome import another_file

__all__ = [
    "another_file",
    "applications_table",
    "ask_about_companies",
    "best_doors",
    "bulk_days",
    "chart_card",
    "company_facts",
    "dominant_company_notice",
    "door",
    "excluded_table",
    "heading",
    "import_questions",
    "ledger",
    "list_controls",
    "list_notes",
    "metrics",
    "offer_choices_file",
    "offer_coin",
    "offer_correction",
    "offer_exports",
    "offer_known",
    "offer_replay",
    "page_links",
    "pick_company",
    "ranked_table",
    "recommendation_card",
    "rejection_grid",
    "rows",
    "start_page",
    "table",
    "watch_list",
    "weight_sliders",
]
