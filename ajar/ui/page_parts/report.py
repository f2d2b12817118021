"""The report to print: what is in it, the search in two pages, and the record of activity."""

from datetime import date
from functools import partial
from typing import NamedTuple

import pandas as pd
import streamlit as st

from ajar.export import csv_writer, file_names
from ajar.export.activity_record import activity_record_xlsx
from ajar.measure import page_data
from ajar.present import contact_list, formats, funnel, report
from ajar.present import overview as present
from ajar.reengage import Ranking, Recommendation
from ajar.ui import components
from ajar.ui.charts import charts
from ajar.ui.session.session_state import state
from ajar.ui.tracker.queries import FilteredView
from ajar.ui.widgets import own_name
from ajar.ui.widgets.markdown import literal
from ajar.ui.widgets.table import table

SEARCH, RECORD = "Your search", "Record of activity"
_MOST_OPEN = 15
"""Open applications on paper; two pages hold no more."""


class Choices(NamedTuple):
    """What the person wants on paper."""

    part: str
    letters: bool
    """Companies as letters, people not named."""
    notes: bool
    first: date
    last: date
    """The period of the record of activity."""


def choices(as_of: date) -> Choices:
    """Draw the controls, which are not printed; return what is chosen."""
    with st.container(key="report_controls"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            part = st.segmented_control(
                "What to print",
                [SEARCH, RECORD],
                default=SEARCH,
                required=True,
                key="report_part",
                persist_state="session",
            )
            names = st.segmented_control(
                "Companies",
                ["Names in full", "As letters"],
                default="Names in full",
                required=True,
                key="report_names",
                persist_state="session",
            )
            own_name.text_input("report_own_name", placeholder="In the heading")
        first, last = _period(as_of) if part == RECORD else (as_of, as_of)
        letters = names == "As letters"
        notes = st.toggle(
            "With your notes",
            key="report_notes",
            persist_state="session",
            disabled=letters,
            help="Left out with letters: notes may name companies and people.",
        )
        components.print_button()
    return Choices(part or SEARCH, letters, notes and not letters, first, last)


def _period(as_of: date) -> tuple[date, date]:
    with st.container(horizontal=True):
        return _days(as_of)


def _days(as_of: date) -> tuple[date, date]:
    first = st.date_input(
        "From",
        as_of.replace(day=1),
        max_value=as_of,
        key="report_from",
        format="YYYY-MM-DD",
        persist_state="session",
        width=150,
    )
    last = st.date_input(
        "To",
        as_of,
        max_value=as_of,
        key="report_to",
        format="YYYY-MM-DD",
        persist_state="session",
        width=150,
    )
    return min(first, last), max(first, last)


def search(view: FilteredView, ranking: Ranking, chosen: Choices) -> None:
    """Draw the search for oneself or a coach: figures, funnel, what is open, the week's plan."""
    answer, rows = view.ask(page_data.overview), view.ask(page_data.open_now)
    due = [
        found
        for key in contact_list.of_tab(ranking.frame(), "This week")["company_key"]
        if isinstance(found := ranking.entry(key), Recommendation)
    ]
    name = _naming(chosen, [*rows["company"], *(each.company for each in due)])
    notes = view.table.tracker.applications.set_index("id")["notes"] if chosen.notes else None
    days = view.table.rows["applied_on"].dropna()
    first, last = (days.min().date(), days.max().date()) if len(days) else (None, None)
    st.header(_heading("Job search", f"as of {formats.day(ranking.as_of)}"), anchor=False)
    st.markdown(report.counts(answer.sent, answer.companies, first, last))
    charts.metrics(present.metrics(answer))
    charts.show(view.card(funnel.funnel, answer.funnel, lower_bound=answer.lower_bound))
    st.header(present.open_heading(len(rows), ended=ranking.search.stale), anchor=False)
    if len(rows):
        _table(
            report.open_now(rows.head(_MOST_OPEN), ranking.as_of, name, notes),
            alt="Applications that are open now",
        )
    if len(rows) > _MOST_OPEN:
        st.caption(f"and {len(rows) - _MOST_OPEN:,} more")
    st.header("Plan of this week", anchor=False)
    if due:
        _table(
            report.plan(due, name, contacts=not chosen.letters, notes=notes),
            alt="Whom to contact this week",
        )
    else:
        st.markdown("Nobody to write to this week.")


def record(view: FilteredView, chosen: Choices) -> None:
    """Draw what was done in the period, and the same as a file."""
    found = page_data.activity_record(view.table, chosen.first, chosen.last)
    name = _naming(chosen, found.rows["company"])
    activities = report.activities(found, name, notes=chosen.notes)
    title = _heading(RECORD, formats.days(chosen.first, chosen.last))
    st.header(title, anchor=False)
    st.markdown(report.activity_counts(found))
    if len(activities):
        _table(
            activities.assign(Date=[formats.day(day) for day in activities["Date"]]),
            alt="What was done on which day",
        )
    if missing := report.undated(found):
        st.caption(missing)
    if len(activities):
        _files(activities, title, chosen)


def _files(activities: pd.DataFrame, title: str, chosen: Choices) -> None:
    with st.container(horizontal=True, key="report_files"):
        for label, kind, make in (
            ("Save as Excel", "xlsx", partial(activity_record_xlsx, as_of=chosen.last)),
            ("Save as CSV", "csv", lambda frame, _: csv_writer.table_csv(frame)),
        ):
            st.download_button(
                label,
                partial(make, activities, title),
                file_name=file_names.file_name("record-of-activity", chosen.last, kind),
                on_click="ignore",
                icon=":material/download:",
                key=f"report_{kind}",
            )


def _table(frame: pd.DataFrame, *, alt: str) -> None:
    """Draw a table of the person's own words, as they are."""
    table(frame.map(lambda cell: literal(cell) if isinstance(cell, str) else cell), alt=alt)


def _heading(what: str, days: str) -> str:
    return literal(report.heading(state().decisions.own_name, what, days))


def _naming(chosen: Choices, companies: list[str] | pd.Series) -> report.Name:
    if not chosen.letters:
        return lambda company: company
    letters = report.company_pseudonyms(str(each) for each in companies)
    return lambda company: letters.get(company, "")
