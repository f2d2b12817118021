"""The message for the chosen company: addressee, subject and text, and why the company is here."""

from dataclasses import replace
from zlib import crc32

import pandas as pd
import streamlit as st

from ajar import reengage
from ajar.measure.page_data import ApplicationTable
from ajar.present import contact_list as present
from ajar.present import formats
from ajar.reengage import Draft, Ranking, Recommendation
from ajar.ui import components
from ajar.ui.companies import company_actions, contact_actions
from ajar.ui.components import Message
from ajar.ui.frame import navigation
from ajar.ui.session.session_state import state
from ajar.ui.tracker import updates
from ajar.ui.widgets import own_name
from ajar.ui.widgets.markdown import literal


def message_pane(ranking: Ranking, rows: pd.DataFrame, table: ApplicationTable) -> None:
    """Draw the chosen company: its step, the message, what was done, and why it is here."""
    contact = state().contact
    done = (
        contact.done if contact.done and contact.done.company_key == contact.company_key else None
    )
    company = done.recommendation if done else ranking.entry(contact.company_key)
    if not isinstance(company, Recommendation):
        return
    st.header(literal(company.company), anchor=False)
    st.markdown(
        f"**{literal(present.step_line(company))}**  \n{literal(present.about_line(company))}"
    )
    message = _message(company, ranking.language)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        contact_actions.actions(company, ranking.as_of, rows, done)
    if message is not None:
        _options(ranking)
    _reasons(company, table)


def _message(company: Recommendation, language: str) -> Draft | None:
    if not company.drafts:
        return None
    tones = {draft.tone: draft for draft in company.drafts}
    tone = st.session_state.get("draft_tone") or next(iter(tones))
    draft = tones.get(tone) or company.drafts[0]
    # With the draft itself in it, so that what was changed by hand stays until the facts change.
    name = f"{company.company_key} {draft.tone} {language} {crc32(draft.body.encode()):x}"
    to, subject, body = state().contact.edits.get(
        name, (present.addressee(company.contact), draft.subject, draft.body)
    )

    def edit(changed: Message) -> None:
        state().contact.edits[name] = (changed.to, changed.subject, changed.body)

    components.message_editor(
        Message(to, subject, body),
        message_id=name,
        file_name="message.eml",
        key="message",
        on_edit=edit,
    )
    return draft


def _options(ranking: Ranking) -> None:
    """Draw the controls for tone and language of the messages and the name under them."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            "Tone",
            list(present.TONES),
            default=next(iter(present.TONES)),
            required=True,
            format_func=present.TONES.__getitem__,
            key="draft_tone",
            persist_state="session",
        )
        names = reengage.draft_languages()
        st.selectbox(
            "Language",
            list(names),
            index=list(names).index(ranking.language),
            format_func=names.__getitem__,
            key="draft_language",
            on_change=_speak,
            width=160,
        )
        own_name.text_input("own_name", placeholder="Under each message")
    if ranking.lacks_language:
        st.caption("There are no messages in the language of your file yet. Choose one of these.")


def _speak() -> None:
    language = str(st.session_state["draft_language"])
    state().prefer(replace(state().decisions, language=language))


def _reasons(company: Recommendation, table: ApplicationTable) -> None:
    """Draw why the company is on the list, with links to its history and to an update."""
    st.markdown(literal(formats.sentence(company.why)))
    if company.reason_without_plan:
        st.caption(literal(f"Without your plan: {formats.sentence(company.reason_without_plan)}"))
    told = present.reasons(company)
    if told:
        st.markdown("\n".join(f"- {literal(each)}" for each in told))
    if likelihood := present.likelihood(company):
        st.caption(literal(likelihood))
    for warning in company.warnings:
        st.caption(f":material/info: {literal(warning)}")
    with st.container(horizontal=True, gap="small"):
        if st.button("History", key="contact_history", type="tertiary", icon=":material/history:"):
            navigation.open_company(company.company_key)
        if st.button("Add an update", key="contact_update", type="tertiary", icon=":material/add:"):
            updates.add_update(table, company.company_key)
    company_actions.interest(company)
