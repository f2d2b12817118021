"""
Data of the pages: each function takes the application table and returns what a page shows.

Pages and ``ajar.ui`` import no other module of this layer.
"""

from ajar.measure.activity.activity_record import ActivityRecord, activity_record
from ajar.measure.activity.open_now import open_now, waiting
from ajar.measure.all_estimates import Estimates, all_estimates
from ajar.measure.applications.application_table import ApplicationTable, application_table
from ajar.measure.applications.filters import FilterOptions, filter_options, filtered
from ajar.measure.follow_ups.comparison import FollowUpComparison
from ajar.measure.follow_ups.randomisation import assignments
from ajar.measure.follow_ups.randomisation import eligible as eligible_for_randomisation
from ajar.measure.page_data.company_page import CompanyHistory, company
from ajar.measure.page_data.follow_ups_page import FollowUps, follow_ups
from ajar.measure.page_data.method_page import odds_ratios_by_role
from ajar.measure.page_data.notices import DominantCompany, dominant_company, record_keeping_notices
from ajar.measure.page_data.overview_page import Overview, overview
from ajar.measure.page_data.rejections_page import Rejections, rejections
from ajar.measure.page_data.response_times_page import ResponseTimes, response_times
from ajar.measure.published import PublishedComparison, compare_with_published
from ajar.measure.rates.funnel import flows
from ajar.measure.rates.key_figures import KeyFigures, key_figures
from ajar.measure.rates.since_change import SinceChange, since_change

__all__ = [
    "ActivityRecord",
    "ApplicationTable",
    "CompanyHistory",
    "DominantCompany",
    "Estimates",
    "FilterOptions",
    "FollowUpComparison",
    "FollowUps",
    "KeyFigures",
    "Overview",
    "PublishedComparison",
    "Rejections",
    "ResponseTimes",
    "SinceChange",
    "activity_record",
    "all_estimates",
    "application_table",
    "assignments",
    "company",
    "compare_with_published",
    "dominant_company",
    "eligible_for_randomisation",
    "filter_options",
    "filtered",
    "flows",
    "follow_ups",
    "key_figures",
    "odds_ratios_by_role",
    "open_now",
    "overview",
    "record_keeping_notices",
    "rejections",
    "response_times",
    "since_change",
    "waiting",
]
