"""What a person decides about one company: interest, an opening they saw, suggest again."""

from dataclasses import replace
from datetime import date

import streamlit as st

from ajar.model.decisions import SeenOpening
from ajar.reengage import Recommendation
from ajar.ui.session.session_state import state

_INTEREST = {0.25: "Low", 0.5: "Medium", 0.75: "High", 1.0: "Top choice", 0.0: "Not interested"}


def interest(company: Recommendation) -> None:
    """Ask how much the person wants to work there; kept with the workbook."""
    key = f"interest_{company.company_key}"
    stated = None
    if company.interest_stated:
        stated = min(_INTEREST, key=lambda each: abs(each - company.interest))
    # Set on every run, so that it says what holds, also after an undo.
    st.session_state[key] = stated
    st.segmented_control(
        "How interested are you?",
        list(_INTEREST),
        format_func=_INTEREST.__getitem__,
        key=key,
        wrap=True,
        on_change=_want,
        args=(company.company_key, company.company, key),
        help="Medium if you don't choose. “Not interested” removes the company.",
    )


def _want(company_key: str, company: str, key: str) -> None:
    now = state().decisions
    wanted: float | None = st.session_state[key]
    others = {each: share for each, share in now.interest.items() if each != company_key}
    changed = others if wanted is None else {**others, company_key: wanted}
    words = "not said" if wanted is None else _INTEREST[wanted].lower()
    state().decide(
        f"Interest in {company}: {words}",
        replace(now, interest=changed),
        company_key=company_key,
    )


def opening_form(company_key: str, company: str, *, as_of: date) -> None:
    """Ask for a job advertisement seen there: the role may be open again."""
    with st.form(f"opening_{company_key}", border=True):
        st.markdown("**New opening there?**", anchors=False)
        role = st.text_input("Job title", key=f"opening_role_{company_key}", max_chars=200)
        link = st.text_input("Job link", key=f"opening_link_{company_key}", max_chars=1000)
        saved = st.form_submit_button("Save")
    if not saved:
        return
    if not role.strip() and not link.strip():
        st.error("Enter a job title or a link.")
        return
    now = state().decisions
    seen = SeenOpening(company_key, as_of, role.strip(), link.strip())
    state().decide(
        f"Opening at {company} saved",
        replace(now, openings=(*now.openings, seen)),
        company_key=company_key,
    )
    st.rerun()


def restore_button(company_key: str, company: str) -> None:
    """Offer to suggest the company again after a snooze, “not interested” or “never”."""
    decided = state().decisions
    unwanted = decided.interest.get(company_key) == 0
    if unwanted or company_key in decided.do_not_contact or company_key in decided.snoozed:
        st.button(
            "Suggest again",
            key=f"lift_{company_key}",
            icon=":material/undo:",
            on_click=_restore,
            args=(company_key, company),
        )


def _restore(company_key: str, company: str) -> None:
    now = state().decisions
    snoozed = {key: day for key, day in now.snoozed.items() if key != company_key}
    wanted = {key: share for key, share in now.interest.items() if key != company_key or share}
    freed = now.do_not_contact - {company_key}
    changed = replace(now, snoozed=snoozed, interest=wanted, do_not_contact=freed)
    state().decide(f"{company} is suggested again", changed, company_key=company_key)
