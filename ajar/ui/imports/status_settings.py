"""Controls by which a person corrects what the statuses of a file mean: outcome and stage."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from heapq import nlargest

import streamlit as st

from ajar import intake
from ajar.model.import_report import SheetReport, StatusMatch
from ajar.present import formats, status_parts
from ajar.ui.session.session_state import state
from ajar.ui.widgets.markdown import literal, spoken

_MOST = 500
"""Statuses that can be corrected on the page; the rarest of more are left as they are."""
_MOST_DRAWN = 60
"""Statuses drawn at once."""
_SURE = 0.8
"""Confidence below which a reading is shown to be checked."""


def statuses(report: SheetReport) -> None:
    """Draw the doubtful statuses, each with its outcome and stage; the others are folded."""
    if not report.statuses:
        return
    chosen = state().settings.of_file(report.file).statuses
    common = nlargest(_MOST, _distinct(report.statuses), key=lambda status: status.count)
    doubtful = [each for each in common if each.confidence < _SURE and each.raw not in chosen]
    rest = [each for each in common if each not in doubtful]
    st.header("Statuses", anchor=False)
    if doubtful:
        st.caption("Please check these. Our guess is filled in.")
    _rows(doubtful, report)
    if rest:
        count = formats.pluralize(len(rest), "status", "statuses")
        box = st.expander(
            f"{count} read without doubt",
            on_change="rerun",
            key=f"statuses_{report.file}_{report.sheet}",
        )
        if box.open:
            with box:
                _rows(rest, report)
    if len(report.statuses) > _MOST:
        st.caption(
            f"{len(report.statuses):,} different statuses; the {_MOST} most frequent are shown."
        )


def _distinct(statuses: Sequence[StatusMatch]) -> Iterable[StatusMatch]:
    """Each status once; blanks around it make no other one."""
    found: dict[str, StatusMatch] = {}
    for each in statuses:
        count = each.count + (found[each.raw].count if each.raw in found else 0)
        found[each.raw] = replace(each, count=count)
    return found.values()


def _rows(statuses: Sequence[StatusMatch], report: SheetReport) -> None:
    for status in statuses[:_MOST_DRAWN]:
        _row(status, report)


def _row(status: StatusMatch, report: SheetReport) -> None:
    key = f"{report.file}_{report.sheet}_{status.raw}"
    keys = f"status_outcome_{key}", f"status_stage_{key}"
    known = status.meaning != _UNKNOWN
    outcome, stage = status_parts.parts(status.meaning)
    # Set on every run, so that they show what holds, also after an undo.
    st.session_state[keys[0]] = outcome if known else None
    st.session_state[keys[1]] = stage
    about = (report.file, status.raw, *keys)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            literal(status.raw) or "(empty)",
            list(status_parts.OUTCOMES),
            format_func=status_parts.OUTCOMES.__getitem__,
            key=keys[0],
            placeholder="Not recognised. Choose what it means.",
            help=literal(_help(status)),
            on_change=_correct,
            args=about,
            width=300,
        )
        if known and status_parts.has_stage(outcome):
            st.selectbox(
                spoken(f"{status.raw}: stage reached"),
                list(status_parts.STAGE_MEANINGS),
                format_func=status_parts.STAGE_MEANINGS.__getitem__,
                key=keys[1],
                label_visibility="collapsed",
                on_change=_correct,
                args=about,
                width=200,
            )


_UNKNOWN = "unknown"


def _help(status: StatusMatch) -> str:
    """How many rows have it, and its meaning where that says more than outcome and stage."""
    rows = formats.pluralize(status.count, "row")
    if status.meaning in (_UNKNOWN, status_parts.meaning_of(*status_parts.parts(status.meaning))):
        return rows
    return f"{rows} · read as: {intake.meaning_labels()[status.meaning]}"


def _correct(file: str, raw: str, outcome_key: str, stage_key: str) -> None:
    outcome, stage = st.session_state[outcome_key], st.session_state[stage_key]
    if outcome is None:
        return
    now = state().settings
    meaning = status_parts.meaning_of(outcome, stage)
    words = status_parts.OUTCOMES[outcome].lower()
    statuses = {**now.of_file(file).statuses, raw: meaning}
    state().correct(f"“{raw}” is {words}", now.with_file(file, statuses=statuses))
