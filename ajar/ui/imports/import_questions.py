"""Questions about how the files were read, each with the control that answers it."""

from collections.abc import Sequence

import streamlit as st

from ajar import intake
from ajar.model.import_report import ImportResult, Question, QuestionCode
from ajar.present import import_summary as present
from ajar.ui.session.session_state import state
from ajar.ui.widgets.markdown import literal, spoken

_SIDE_BY_SIDE = 5
"""Options that stand side by side; more are a list to pick from."""
_SHOWN = 8
"""Pairs of companies that are shown before the person asks for all."""
_TO_JOIN = 5_000
"""Companies in the list to join by hand; nobody would look through more."""
_ALL_PAIRS = "companies_all"
_JOIN = "companies_join"


def first_questions(loaded: ImportResult) -> None:
    """Draw the questions that decide so much that they come before all figures."""
    questions = present.first_questions(loaded)
    if not questions:
        return
    _boxes(questions, loaded)


def import_questions(loaded: ImportResult) -> None:
    """Draw the questions: what Ajar could not know, then what it guessed."""
    questions = [each for each in loaded.questions if each.code is not QuestionCode.SAME_COMPANY]
    questions.sort(key=lambda each: (each.answer is not None, -each.count))
    if not questions:
        return
    _boxes(questions, loaded)


def _boxes(questions: Sequence[Question], loaded: ImportResult) -> None:
    st.header(present.questions_heading(questions, loaded), anchor=False)
    if used := present.rows_used(loaded):
        st.caption(used)
    for question in questions:
        with st.container(border=True):
            _question(question, several=len(loaded.reports) > 1)


def _question(question: Question, *, several: bool) -> None:
    where = f" :small[{literal(present.place(question))}]" if several and question.file else ""
    st.markdown(f"{literal(question.text)}{where}")
    _control(question, label=question.text)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        icon = ":material/contact_support:" if question.answer is None else ":material/check:"
        st.caption(f"{icon} {literal(present.answer_status(question))}", width="content")
        if question.answer is not None:
            st.button(
                "Undo",
                key=f"{_key(question)}_back",
                type="tertiary",
                on_click=_answer,
                args=(question, None),
            )


def _control(question: Question, *, label: str) -> None:
    """Draw the answers to choose from; until one was given none is chosen."""
    key = _key(question)
    st.session_state[key] = question.answer
    labels = {name: present.option(question, name) for name in question.options}
    if len(labels) <= _SIDE_BY_SIDE:
        st.segmented_control(
            spoken(label),
            list(labels),
            format_func=lambda name: literal(labels[name]),
            label_visibility="collapsed",
            key=key,
            on_change=_picked,
            args=(question,),
        )
    else:
        st.selectbox(
            spoken(label),
            list(labels),
            format_func=lambda name: labels[name],
            placeholder=f"Taken for now: {question.options[question.guess]}",
            label_visibility="collapsed",
            key=key,
            on_change=_picked,
            args=(question,),
            width=420,
        )


def _key(question: Question) -> str:
    return f"ask_{question.file}_{question.sheet}_{question.key}"


def _picked(question: Question) -> None:
    _answer(question, st.session_state[_key(question)])


def _answer(question: Question, name: str | None) -> None:
    state().correct(
        f"Answer to “{question.text}”", intake.answer_question(state().settings, question, name)
    )


def ask_about_companies(loaded: ImportResult) -> None:
    """Draw the names that look like one company, and a choice of any two to be joined."""
    pairs = [each for each in loaded.questions if each.code is QuestionCode.SAME_COMPANY]
    names = dict(
        zip(*(loaded.tracker.companies[c] for c in ("company_key", "company")), strict=True)
    )
    if not pairs and not 1 < len(names) <= _TO_JOIN:
        return
    st.header("Merge company names", anchor=False)
    st.caption("Similar names stay separate until you merge them.")
    if pairs:
        _pairs(pairs)
    if 1 < len(names) <= _TO_JOIN:
        _join(names)


def _pairs(pairs: Sequence[Question]) -> None:
    shown = pairs if st.session_state.get(_ALL_PAIRS) else pairs[:_SHOWN]
    with st.container(border=True):
        for question in shown:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(literal(question.text), width="stretch")
                _control(question, label=question.text)
    if len(shown) < len(pairs):
        st.button(
            f"Show all {len(pairs)}",
            type="tertiary",
            icon=":material/expand_more:",
            key="companies_more",
            on_click=_show_all,
        )


def _show_all() -> None:
    st.session_state[_ALL_PAIRS] = True


def _join(names: dict[str, str]) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.multiselect(
            "Pick two names",
            list(names),
            format_func=lambda key: names.get(key, key),
            max_selections=2,
            placeholder="Pick two",
            select_all=False,
            key=_JOIN,
            width=480,
        )
        st.button(
            "Merge",
            key="companies_are_one",
            icon=":material/join:",
            disabled=len(chosen) < 2,  # noqa: PLR2004 - two names
            on_click=_joined,
        )


def _joined() -> None:
    one, other = st.session_state[_JOIN]
    st.session_state[_JOIN] = []
    state().correct("Two companies merged", intake.joined(state().settings, one, other))
