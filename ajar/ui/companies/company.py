"""The Company page's parts: which company, its details, its place in the list."""

from collections.abc import Mapping

import streamlit as st

from ajar.measure.page_data import ApplicationTable, CompanyHistory
from ajar.present import contact_list, formats, ranking_table, recommendation, tables
from ajar.present.labels import on_page
from ajar.reengage import Ranking, Recommendation
from ajar.ui.companies import company_actions, contact
from ajar.ui.frame import navigation
from ajar.ui.session.session_state import state
from ajar.ui.tracker import undo, updates
from ajar.ui.tracker.queries import OpenTracker
from ajar.ui.widgets.markdown import literal
from ajar.ui.widgets.table import text_table

_CHOSEN = "company_chosen"
"""The drop-down; what it holds is set on every run, so the URL and it never disagree."""
_MOST = 1000
"""A longer drop-down would be sent to the browser with every run of the page."""
_MOST_OF_A_LINK = 60


def company_picker(search: OpenTracker, ranking: Ranking) -> str:
    """
    The company of the page: the one in the URL, the one last looked at, or the first of the list.

    A company in the URL that is not in this tracker is said to be missing.
    """
    known = search.table.tracker.companies
    if known.empty:
        st.info("No company names in your file.")
        st.stop()
    names = search.table.tracker.company_names
    asked = st.query_params.get(navigation.COMPANY, "")
    key = _meant(asked, names)
    if not key:
        seen = state().company_key
        key = seen if seen in names else ranking_table.first_company(ranking.frame(), known)
        if asked:
            st.info(literal(_missing(asked, instead=names[key])), icon=":material/link_off:")
    state().company_key = st.session_state[_CHOSEN] = key
    chosen: str = st.selectbox(
        "Company",
        _offered(names, key),
        format_func=lambda each: names.get(each, each),
        key=_CHOSEN,
        on_change=_take_choice,
    )
    return chosen


def _meant(asked: str, names: Mapping[str, str]) -> str:
    """The key that a link asks for, by key or by name; empty where there is none such."""
    if asked in names:
        return asked
    folded = asked.strip().casefold()
    return next((key for key, name in names.items() if name.casefold() == folded), "")


def _missing(asked: str, *, instead: str) -> str:
    named = asked if len(asked) <= _MOST_OF_A_LINK else f"{asked[:_MOST_OF_A_LINK]}…"
    return f"“{named}” isn't in your file. Showing {instead}."


def _take_choice() -> None:
    st.query_params[navigation.COMPANY] = st.session_state[_CHOSEN]


def _offered(names: Mapping[str, str], chosen: str) -> list[str]:
    """All companies; where there are very many, those with some words in their names."""
    if len(names) <= _MOST:
        return list(names)
    words = st.text_input(
        "Find a company", key="company_words", placeholder="Part of its name", width=360
    )
    wanted = words.strip().casefold()
    found = [key for key, name in names.items() if wanted in name.casefold()]
    if wanted and not found:
        st.caption("No company has these words in its name.")
    elif len(found) > _MOST:
        st.caption(
            f"{len(found):,} companies; the list below holds {_MOST:,} of them. "
            "Part of a name above brings up the others."
        )
    return list(dict.fromkeys([chosen, *found[:_MOST]]))


def details(answer: CompanyHistory) -> None:
    """Draw what there is to know in one line."""
    told = [
        formats.pluralize(len(answer.applications), "application"),
        f"reached: {on_page(answer.stage.label).lower()}",
    ]
    if answer.first_day and answer.last_day:
        told.append(formats.days(answer.first_day, answer.last_day))
    st.markdown(literal(" · ".join(told)))


def next_step(ranking: Ranking, table: ApplicationTable, key: str, company: str) -> None:
    """Draw what to do about the company, and the ways to do it."""
    place = ranking.entry(key)
    if isinstance(place, Recommendation):
        told = dict.fromkeys((contact_list.step_line(place), formats.sentence(place.why)))
        first, *rest = (literal(each) for each in told)
        st.markdown("  \n".join([f"**{first}**", *rest]))
    elif place is not None:
        st.info(literal(recommendation.exclusion_sentence(place)))
    with st.container(horizontal=True, gap="small"):
        writable = isinstance(place, Recommendation) and place.drafts
        if writable and st.button("Write", key="company_write", type="primary"):
            contact.open_message(key)
        if st.button("Add an update", key="company_update", icon=":material/add:"):
            updates.add_update(table, key)
        company_actions.restore_button(key, company)
        undo.undo_button(key="company_undo", company_key=key)


def history(answer: CompanyHistory) -> None:
    """Draw every event as a dated list, the latest first."""
    st.header("History", anchor=False)
    if answer.events.empty:
        st.markdown("No events in your file.")
        return
    text_table(
        tables.company_events(answer.events),
        alt="Everything that happened at this company, the latest first",
    )
