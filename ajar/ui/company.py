"""The Company page's parts: which company, its facts, its place in the list."""

from datetime import date

import streamlit as st

from ajar.pipeline import CompanyHistory, Door, Excluded
from ajar.present import phrases
from ajar.ui import decide, door_list
from ajar.ui.results import Search
from ajar.ui.text import literal

_DOOR = "door"
"""The company in the URL."""
_MOST = 1000
"""A longer drop-down would be sent to the browser with every run of the page."""


def pick(search: Search) -> str:
    """Let the person choose a company; the choice is in the URL."""
    doors = search.line.tracker.doors
    if doors.empty:
        st.info("No company is named in your file, so there is no history to show.")
        st.stop()
    names = dict(zip(doors["company_key"], doors["company"], strict=True))
    if st.session_state.get(_DOOR) not in names:
        st.session_state.pop(_DOOR, None)
    chosen: str = st.selectbox(
        "Company",
        _offered(names),
        format_func=lambda key: names.get(key, key),
        key=_DOOR,
        bind="query-params",
    )
    return chosen


def _offered(names: dict[str, str]) -> list[str]:
    """All companies; where there are very many, those with some words in their names."""
    if len(names) <= _MOST:
        return list(names)
    words = st.text_input(
        "Find a company", key="door_words", placeholder="Part of its name", width=360
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
    chosen = st.session_state.get(_DOOR)
    return list(dict.fromkeys([*([chosen] if chosen else []), *found[:_MOST]])) or list(names)[:1]


def facts(answer: CompanyHistory) -> None:
    """What there is to know in one line."""
    told = [
        phrases.counted(len(answer.applications), "application"),
        f"furthest: {answer.stage.label.lower()}",
    ]
    if answer.first_day and answer.last_day:
        told.append(f"{phrases.day(answer.first_day)} to {phrases.day(answer.last_day)}")
    st.markdown(literal(" · ".join(told)))


def place_in_list(
    place: Door | Excluded | None, *, company: str, as_of: date, language: str
) -> None:
    """The card of the door, or why it is not on the list."""
    if isinstance(place, Door):
        door_list.card(place, as_of=as_of, language=language, history=False)
    elif isinstance(place, Excluded):
        until = f" Until {phrases.day(place.until)}." if place.until else ""
        st.info(literal(f"Not on the list: {place.why}{until}"), icon=":material/door_front:")
        decide.lift(place.company_key)
    if place is not None:
        decide.log_form(place.company_key, company, as_of=as_of)
        decide.opening_form(place.company_key, as_of=as_of)
