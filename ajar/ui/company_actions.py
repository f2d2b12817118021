"""Decisions about a company: log what was sent or heard, snooze, leave alone, take back."""

from dataclasses import replace
from datetime import date, timedelta

import streamlit as st

from ajar.model.decisions import LoggedEvent, SeenOpening
from ajar.model.enums import FOLLOW_UPS, EventKind
from ajar.present.recommendation import LOGGED_AS
from ajar.reengage import Recommendation
from ajar.ui.markdown import literal
from ajar.ui.session import state

_SNOOZES = {"2 weeks": 14, "1 month": 30, "3 months": 91, "6 months": 182}
_LOGGED = (
    *FOLLOW_UPS,
    EventKind.HEARD_BACK,
    EventKind.FEEDBACK,
    EventKind.CONNECTED,
    EventKind.REOPENED,
)


def buttons(door: Recommendation, *, as_of: date) -> None:
    """Mark as sent, snooze or leave alone: the list follows at once."""
    key = door.company_key
    with st.container(horizontal=True, gap="small"):
        if door.action in LOGGED_AS:
            st.button(
                "Mark as sent",
                key=f"sent_{key}",
                icon=":material/check:",
                type="primary",
                on_click=_log,
                args=(_sent(door, as_of), door.company),
            )
        st.menu_button(
            "Snooze",
            list(_SNOOZES),
            key=f"snooze_{key}",
            icon=":material/snooze:",
            on_click=_snooze,
            args=(key, as_of),
        )
        st.button(
            "Do not contact",
            key=f"never_{key}",
            icon=":material/block:",
            on_click=_never,
            args=(key,),
        )


_INTEREST = {0.25: "A little", 0.5: "Fairly", 0.75: "Much", 1.0: "Most of all", 0.0: "No longer"}


def interest(door: Recommendation) -> None:
    """How much the person wants to work there: the worth of the door, kept with the workbook."""
    key = f"interest_{door.company_key}"
    nearest = min(_INTEREST, key=lambda each: abs(each - door.interest))
    stated = nearest if door.interest_stated else None
    # Set on every run, so that it says what holds, also after a step back.
    st.session_state[key] = stated
    st.segmented_control(
        "How much do you want it?",
        list(_INTEREST),
        format_func=_INTEREST.__getitem__,
        key=key,
        wrap=True,
        on_change=_want,
        args=(door.company_key, door.company, key),
        help="The list sorts by chance and by this. Nothing chosen counts as fairly; no longer "
        "takes the company off the list.",
    )


def _want(company_key: str, company: str, key: str) -> None:
    now = state().decisions
    wanted: float | None = st.session_state[key]
    others = {each: share for each, share in now.interest.items() if each != company_key}
    interest = others if wanted is None else {**others, company_key: wanted}
    state().decide(
        f"Interest in {company}", replace(now, interest=interest), company_key=company_key
    )
    if wanted == 0:
        _tell(f"{company} is off the list. You can put it back from its company page.")


def log_form(company_key: str, company: str, *, as_of: date) -> None:
    """Log anything that was sent or heard, on any day."""
    with st.form(f"log_{company_key}", border=True):
        st.markdown("**Log something you sent or heard**", anchors=False)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.selectbox(
                "What",
                _LOGGED,
                format_func=lambda value: EventKind(value).label,
                key=f"log_kind_{company_key}",
            )
            st.date_input(
                "Day", as_of, max_value=as_of, key=f"log_day_{company_key}", format="YYYY-MM-DD"
            )
        st.text_input("Note", key=f"log_note_{company_key}", max_chars=500)
        st.form_submit_button(
            "Log it",
            icon=":material/edit_note:",
            on_click=_log_form_sent,
            args=(company_key, company),
        )


def opening_form(company_key: str, company: str, *, as_of: date) -> None:
    """Note a job advertisement seen at a company: a seat that may have reopened."""
    with st.form(f"opening_{company_key}", border=True, clear_on_submit=True):
        st.markdown("**Seen a job there?**", anchors=False)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input("Role", key=f"opening_role_{company_key}", max_chars=200)
            st.text_input("Link", key=f"opening_link_{company_key}", max_chars=1000)
        st.form_submit_button(
            "Note it",
            icon=":material/event_seat:",
            on_click=_note_opening,
            args=(company_key, company, as_of),
        )


def _note_opening(company_key: str, company: str, as_of: date) -> None:
    role, link = (
        str(st.session_state[f"opening_{field}_{company_key}"]).strip()
        for field in ("role", "link")
    )
    if not role and not link:
        _tell("Give the role, or the link to it.")
        return
    now = state().decisions
    seen = SeenOpening(company_key, as_of, role, link)
    state().decide(
        f"Opening at {company} saved",
        replace(now, openings=(*now.openings, seen)),
        company_key=company_key,
    )
    _tell(f"A job at {company} is noted.")


def restore_button(company_key: str) -> None:
    """Offer to lift the person's own gates: a snooze, do-not-contact, no longer wanted."""
    decided = state().decisions
    unwanted = decided.interest.get(company_key) == 0
    if unwanted or company_key in decided.do_not_contact or company_key in decided.snoozed:
        st.button(
            "Put it back on the list",
            key=f"lift_{company_key}",
            icon=":material/undo:",
            on_click=_lift,
            args=(company_key,),
        )


def _sent(door: Recommendation, as_of: date) -> tuple[LoggedEvent, ...]:
    """What the draft did: thanks that ask for feedback are both, and nobody asks twice."""
    kinds = [LOGGED_AS[door.action], *([EventKind.ASKED_FEEDBACK] if door.asks_feedback else [])]
    return tuple(LoggedEvent(door.company_key, kind, as_of) for kind in kinds)


def _log(events: tuple[LoggedEvent, ...], company: str) -> None:
    now = state().decisions
    label = f"{company}: {', '.join(event.kind.label.lower() for event in events)}"
    state().decide(label, replace(now, log=(*now.log, *events)), company_key=events[0].company_key)
    told = ", ".join(event.kind.label.lower() for event in events)
    _tell(f"Logged for {company}: {told}.")


def _log_form_sent(company_key: str, company: str) -> None:
    # As a callback, for a run that is followed at once by another may lose its toast.
    kind, day, note = (
        st.session_state[f"log_{field}_{company_key}"] for field in ("kind", "day", "note")
    )
    _log((LoggedEvent(company_key, EventKind(kind), day, note),), company)


def _snooze(company_key: str, as_of: date) -> None:
    days = _SNOOZES[st.session_state[f"snooze_{company_key}"]]
    now = state().decisions
    until = as_of + timedelta(days=days)
    snoozed = {**now.snoozed, company_key: until}
    state().decide("Snoozed", replace(now, snoozed=snoozed), company_key=company_key)
    _tell("Snoozed. It comes back by itself.")


def _never(company_key: str) -> None:
    now = state().decisions
    never = now.do_not_contact | {company_key}
    state().decide(
        "Not suggested again", replace(now, do_not_contact=never), company_key=company_key
    )
    _tell("Left alone from now on. You can put it back from its company page.")


def _lift(company_key: str) -> None:
    now = state().decisions
    snoozed = {key: day for key, day in now.snoozed.items() if key != company_key}
    wanted = {key: share for key, share in now.interest.items() if key != company_key or share}
    freed = now.do_not_contact - {company_key}
    free = replace(now, snoozed=snoozed, interest=wanted, do_not_contact=freed)
    state().decide("Suggested again", free, company_key=company_key)


def _tell(words: str) -> None:
    st.toast(literal(words), icon=":material/check:")
