"""What pages are made of, under the names they use."""

from ajar.ui.asking import ask, ask_about_companies
from ajar.ui.bulk import bulk_days
from ajar.ui.caveats import mostly_one
from ajar.ui.choices_file import offer as offer_choices_file
from ajar.ui.coin import offer as offer_coin
from ajar.ui.company import facts as company_facts
from ajar.ui.company import pick as pick_company
from ajar.ui.company import place_in_list
from ajar.ui.correction import offer as offer_correction
from ajar.ui.door_list import controls as list_controls
from ajar.ui.door_list import left_out, ranked_table, watch_list
from ajar.ui.door_list import notes as list_notes
from ajar.ui.door_list import taken_apart as door
from ajar.ui.exhibit import headlines, show
from ajar.ui.exports import offer as offer_exports
from ajar.ui.frame import open_page
from ajar.ui.known import offer as offer_known
from ajar.ui.replay import offer as offer_replay
from ajar.ui.text import heading
from ajar.ui.tracker_parts import applications_table, best_doors, ledger, rows, table, ways_on
from ajar.ui.wall import wall_of_rejections
from ajar.ui.weights import weigh
from ajar.ui.welcome import another_file

__all__ = [
    "another_file",
    "applications_table",
    "ask",
    "ask_about_companies",
    "best_doors",
    "bulk_days",
    "company_facts",
    "door",
    "heading",
    "headlines",
    "ledger",
    "left_out",
    "list_controls",
    "list_notes",
    "mostly_one",
    "offer_choices_file",
    "offer_coin",
    "offer_correction",
    "offer_exports",
    "offer_known",
    "offer_replay",
    "open_page",
    "pick_company",
    "place_in_list",
    "ranked_table",
    "rows",
    "show",
    "table",
    "wall_of_rejections",
    "watch_list",
    "ways_on",
    "weigh",
]
