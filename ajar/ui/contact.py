"""Who to contact again: a list of companies, and the message for the one that is chosen."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from zlib import crc32

import pandas as pd
import streamlit as st

from ajar import reengage
from ajar.measure.page_data import ApplicationTable
from ajar.model.decisions import LoggedEvent
from ajar.model.enums import EventKind
from ajar.present import contact_list as present
from ajar.present import formats
from ajar.reengage import Draft, Ranking, Recommendation
from ajar.ui import company_actions, components, navigation, undo, updates
from ajar.ui.components import ListEntry, Message
from ajar.ui.markdown import literal
from ajar.ui.queries import FilteredView
from ajar.ui.session import DoneStep, state

_SNOOZES = {
    "Snooze for 2 weeks": 14,
    "Snooze for 1 month": 30,
    "Snooze for 3 months": 91,
    "Snooze for 6 months": 182,
}
_NEVER = "Don't suggest again"
_MOST = 100
"""Companies of one list; nobody scrolls further."""


def tabs(ranking: Ranking, rows: pd.DataFrame) -> str:
    """Draw the tabs with their counts; the one that is chosen."""
    counts = present.counts(rows, sent=len(ranking.week.sent))
    chosen: str = st.segmented_control(
        "Show",
        list(counts),
        default=present.first_tab(counts),
        required=True,
        format_func=lambda tab: f"{tab} ({counts[tab]:,})",
        key="contact_tab",
        persist_state="session",
        label_visibility="collapsed",
        on_change=_leave,
        wrap=True,
    )
    return chosen


def listed_rows(ranking: Ranking, view: FilteredView) -> pd.DataFrame:
    """The companies of the list that the filters leave, in order."""
    rows = ranking.frame()
    if not view.filters:
        return rows
    return rows.loc[rows["company_key"].isin(view.table.rows["company_key"].unique())]


def company_list(ranking: Ranking, rows: pd.DataFrame, *, label: str, key: str) -> None:
    """Draw the companies of *rows* as a list of which one is chosen."""
    entries = [
        ListEntry(*present.entry(found))
        for company_key in rows["company_key"].head(_MOST)
        if isinstance(found := ranking.of(company_key), Recommendation)
    ]
    done = state().contact.done
    if done and done.company_key not in {each.key for each in entries}:
        kept = ListEntry(*present.entry(done.recommendation))._replace(badge="Done")
        entries.insert(done.position, kept)
    components.company_list(
        label, entries, chosen=state().contact.company_key, key=key, on_pick=_pick
    )


def choose_first(rows: pd.DataFrame) -> None:
    """Choose the first company where none of the list, or one just dealt with, is chosen."""
    contact = state().contact
    keys = rows["company_key"].tolist()
    if contact.company_key in keys or (contact.done and contact.company_key):
        return
    contact.company_key = keys[0] if keys else ""


def _pick(company_key: str, opened: bool) -> None:
    contact = state().contact
    if contact.done and contact.done.company_key != company_key:
        contact.done = None
    contact.company_key = company_key
    contact.opened = contact.opened or opened


def _leave() -> None:
    contact = state().contact
    contact.done, contact.company_key, contact.opened = None, "", False


def open_message(company_key: str) -> None:
    """Go to the message for a company."""
    contact = state().contact
    contact.company_key, contact.opened, contact.done = company_key, True, None
    navigation.open_page("contact")


def _back_button() -> None:
    """
    Draw, on a phone, the way back from the message to the list.

    The stylesheet takes its presence for the message being open: a place that is always there,
    so that nothing else on the page is drawn anew when it comes and goes.
    """
    place = st.container()
    if state().contact.opened:
        with place, st.container(key="contact_back"):
            st.button(
                "Back to list",
                key="contact_back_button",
                type="tertiary",
                icon=":material/arrow_back:",
                on_click=_back,
            )


def _back() -> None:
    state().contact.opened = False


def message_pane(ranking: Ranking, rows: pd.DataFrame, table: ApplicationTable) -> None:
    """Draw the chosen company: its step, the message, what was done, and why it is here."""
    contact = state().contact
    done = (
        contact.done if contact.done and contact.done.company_key == contact.company_key else None
    )
    found = done.recommendation if done else ranking.of(contact.company_key)
    if not isinstance(found, Recommendation):
        return
    st.header(literal(found.company), anchor=False)
    st.markdown(f"**{literal(present.step_line(found))}**  \n{literal(present.about_line(found))}")
    message = _message(found, ranking.language)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _actions(found, ranking, rows, done)
    if message is not None:
        _options(ranking)
    _reasons(found, table)


def _message(found: Recommendation, language: str) -> Draft | None:
    if not found.drafts:
        return None
    tones = {draft.tone: draft for draft in found.drafts}
    tone = st.session_state.get("draft_tone") or next(iter(tones))
    draft = tones.get(tone) or found.drafts[0]
    # With the draft itself in it, so that what was changed by hand stays until the facts change.
    name = f"{found.company_key} {draft.tone} {language} {crc32(draft.body.encode()):x}"
    to, subject, body = state().contact.edits.get(
        name, (present.addressee(found.contact), draft.subject, draft.body)
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
    """Tone and language of the messages, and the name under them."""
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
        st.text_input(
            "Your name",
            state().decisions.own_name,
            max_chars=80,
            placeholder="Under each message",
            key="own_name",
            on_change=_sign,
            width=220,
        )


def _speak() -> None:
    language = str(st.session_state["draft_language"])
    state().prefer(replace(state().decisions, language=language))


def _sign() -> None:
    name = str(st.session_state["own_name"]).strip()
    state().prefer(replace(state().decisions, own_name=name))


def _actions(
    found: Recommendation, ranking: Ranking, rows: pd.DataFrame, done: DoneStep | None
) -> None:
    """Mark as sent, or undo and go on; nothing but text ever takes the place of a button."""
    kinds = present.logged_as(found)
    if kinds:
        st.button(
            "I've sent it",
            key="contact_sent",
            type="primary",
            icon=":material/check:",
            disabled=done is not None,
            on_click=_sent,
            args=(found, kinds, ranking.as_of, rows),
        )
    if done is None:
        st.menu_button(
            "Not now",
            [*_SNOOZES, _NEVER],
            key="contact_later",
            on_click=_put_off,
            args=(found, ranking.as_of, rows),
        )
        return
    st.markdown(literal(done.words), width="content")
    undo.undo_button(
        key="contact_undo", named=False, company_key=found.company_key, on_undo=_undone
    )
    following = _next(rows, done)
    if following:
        name = rows.loc[rows["company_key"] == following, "company"].iloc[0]
        st.button(
            f"Next: {literal(str(name))}",
            key="contact_next",
            icon=":material/arrow_forward:",
            on_click=_pick,
            args=(following, True),
        )


def _next(rows: pd.DataFrame, done: DoneStep) -> str:
    """The company after the one just dealt with; empty where there is none."""
    keys = [key for key in rows["company_key"] if key != done.company_key]
    return keys[min(done.position, len(keys) - 1)] if keys else ""


def _done(found: Recommendation, rows: pd.DataFrame, words: str) -> None:
    keys = rows["company_key"].tolist()
    place = keys.index(found.company_key) if found.company_key in keys else 0
    contact = state().contact
    contact.done = DoneStep(found.company_key, place, words, found)
    contact.company_key = found.company_key


def _already_done(found: Recommendation) -> bool:
    """Whether this is a second click that came before the page had followed the first."""
    done = state().contact.done
    return done is not None and done.company_key == found.company_key


def _undone() -> None:
    state().contact.done = None


def _sent(
    found: Recommendation, kinds: Sequence[EventKind], as_of: date, rows: pd.DataFrame
) -> None:
    if _already_done(found):
        return
    who = str(found.contact) or found.company
    updates.log_events(
        found.company, [LoggedEvent(found.company_key, kind, as_of) for kind in kinds]
    )
    _done(found, rows, f"Sent to {who} on {formats.day(as_of)}.")


def _put_off(found: Recommendation, as_of: date, rows: pd.DataFrame) -> None:
    if _already_done(found):
        return
    way, now = st.session_state["contact_later"], state().decisions
    key, company = found.company_key, found.company
    if way == _NEVER:
        words = f"{company} won't be suggested again"
        changed = replace(now, do_not_contact=now.do_not_contact | {key})
    else:
        until = as_of + timedelta(days=_SNOOZES[way])
        words = f"{company}: back on {formats.day(until)}"
        changed = replace(now, snoozed={**now.snoozed, key: until})
    state().decide(words, changed, company_key=key)
    _done(found, rows, f"{words}.")


def _reasons(found: Recommendation, table: ApplicationTable) -> None:
    """Why the company is here, and the ways to its history and to an update."""
    st.markdown(literal(formats.sentence(found.why)))
    told = present.reasons(found)
    if told:
        st.markdown("\n".join(f"- {literal(each)}" for each in told))
    st.caption(literal(present.likelihood(found)))
    for warning in found.warnings:
        st.caption(f":material/info: {literal(warning)}")
    with st.container(horizontal=True, gap="small"):
        if st.button("History", key="contact_history", type="tertiary", icon=":material/history:"):
            navigation.open_company(found.company_key)
        if st.button("Add an update", key="contact_update", type="tertiary", icon=":material/add:"):
            updates.add_update(table, found.company_key)
    company_actions.interest(found)


def sent_messages(ranking: Ranking) -> None:
    """Draw what was sent in the last weeks, and what came of it."""
    sent = ranking.week.sent
    if not sent:
        st.markdown("Nothing sent yet. Mark a message as sent and it shows here.")
        return
    st.dataframe(
        present.sent_table(sent),
        hide_index=True,
        placeholder="",
        alt="Messages you sent, and what came of them",
    )


def stale_notice(ranking: Ranking) -> None:
    """Draw, for a file that ended long ago, the choice between then and today."""
    last = ranking.search.last_entry
    if not ranking.search.stale or last is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        st.markdown(f"Your last entry is from {formats.day(last)}.", width="stretch")
        st.button(
            "Show everything as of then",
            key="stale_then",
            on_click=_judge_on,
            args=(last,),
        )


def _judge_on(day: date) -> None:
    state().as_of_day = day


def long_shots(ranking: Ranking, rows: pd.DataFrame) -> None:
    """Draw the companies for which a new application is the better use of time, folded."""
    if rows.empty:
        return
    box = st.expander(f"Long shots ({len(rows):,})", on_change="rerun", key="long_shots")
    if box.open:
        with box:
            st.caption("A new application is likely to bring more than a message to these.")
            company_list(ranking, rows, label="Long shots", key="contact_long_shots")


def list_and_message(ranking: Ranking, rows: pd.DataFrame, table: ApplicationTable) -> None:
    """Draw the list at the left and the message at the right; on a phone one of the two."""
    contact = state().contact
    if rows.empty and contact.done is None:
        st.markdown("Nobody here at the moment.")
        return
    _back_button()
    left, right = st.columns([36, 64], gap="medium")
    with left, st.container(key="contact_list"):
        company_list(ranking, rows, label="Companies to contact", key="contact_companies")
    with right, st.container(key="contact_message"):
        message_pane(ranking, rows, table)
