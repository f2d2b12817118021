"""Controls by which a person corrects how their files were read."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import streamlit as st

from ajar import intake
from ajar.model.import_report import (
    DayFirstGuess,
    FileReport,
    ImportResult,
    QuestionCode,
    SheetReport,
)
from ajar.present import formats
from ajar.present import import_summary as present
from ajar.ui.imports import status_settings
from ajar.ui.session.session_state import state
from ajar.ui.tracker import queries
from ajar.ui.widgets.markdown import literal, spoken

_NO_HEADER = 0
_MOST_BOXES = 60
"""Select boxes drawn at once."""
_SURE = 0.8
"""Confidence below which a reading is shown to be checked."""


def draw(loaded: ImportResult) -> None:
    """Draw every file, its sheets and what was detected there: how sure, and a control for each."""
    alone = len(loaded.reports) == 1
    for at, file in enumerate(loaded.files):
        reports = [each for each in loaded.reports if each.file == file.file]
        with st.container(border=not alone):
            _file(file, reports, None if len(loaded.files) == 1 else at)
            for position, report in enumerate(reports):
                if alone:
                    _sheet(report)
                    continue
                with st.expander(
                    literal(report.sheet or "Columns and statuses"),
                    expanded=at == position == 0,
                    key=f"read_{report.file}_{report.sheet}",
                ):
                    _sheet(report)


def _file(file: FileReport, reports: list[SheetReport], at: int | None) -> None:
    """Draw name, size and sheets; *at* is its place among several files, which can be removed."""
    told = formats.pluralize(sum(each.applications for each in reports), "application")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            f":material/description: **{literal(file.file)}** :small[{told}]", width="stretch"
        )
        if file.file in state().settings.files:
            st.button(
                "Reset corrections",
                key=f"afresh_{file.file}",
                type="tertiary",
                icon=":material/restart_alt:",
                on_click=_read_afresh,
                args=(file.file,),
            )
        if at is not None:
            st.button(
                "Remove file",
                key=f"leave_{file.file}",
                type="tertiary",
                icon=":material/close:",
                on_click=_leave_out,
                args=(at,),
            )
    if len(file.sheets) > 1 and reports and reports[0].layout in intake.layout_labels():
        _sheets(file)


def _leave_out(at: int) -> None:
    queries.clear()
    state().remove_file(at)


def _sheets(file: FileReport) -> None:
    key = f"sheets_{file.file}"
    st.session_state[key] = [sheet.name for sheet in file.sheets if sheet.read]
    told = {sheet.name: literal(present.sheet(sheet)) for sheet in file.sheets}
    st.pills(
        "Sheets to use",
        list(told),
        selection_mode="multi",
        format_func=lambda name: told[name],
        key=key,
        on_change=_choose_sheets,
        args=(file, key),
        help="How likely it is that the sheet is a list of applications.",
    )


def _sheet(report: SheetReport) -> None:
    if report.layout not in intake.layout_labels():
        st.caption("An Ajar workbook: nothing to choose.")
        return
    _place(report)
    _columns(report)
    status_settings.statuses(report)
    asked = {q.about for q in report.questions if q.code is QuestionCode.DAY_ORDER}
    orders = [order for order in report.day_orders if (order.header,) not in asked]
    if orders:
        _day_orders(report, orders)


def _place(report: SheetReport) -> None:
    chosen = state().settings.of_sheet(report.file, report.sheet)
    layouts = intake.layout_labels()
    rows = {_NO_HEADER: "No header row", **report.row_previews}
    keys = {name: f"{name}_{report.file}_{report.sheet}" for name in ("header_row", "layout")}
    st.session_state[keys["header_row"]] = report.header_row
    st.session_state[keys["layout"]] = report.layout
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            f"Header row{_sure(chosen.header_row, report.header_confidence)}",
            list(rows),
            format_func=lambda row: f"Row {row}: {rows[row]}" if row else rows[row],
            key=keys["header_row"],
            on_change=_choose_place,
            args=(report, "header_row", keys["header_row"]),
            width=480,
        )
        st.selectbox(
            f"Layout{_sure(chosen.layout, report.layout_confidence)}",
            list(layouts),
            format_func=lambda name: layouts[name],
            key=keys["layout"],
            on_change=_choose_place,
            args=(report, "layout", keys["layout"]),
            width=360,
        )


def _sure(chosen: object, confidence: float) -> str:
    if chosen is not None:
        return " (you chose)"
    return " (our guess)" if confidence < _SURE else ""


def _columns(report: SheetReport) -> None:
    roles = intake.role_labels()
    chosen = state().settings.of_file(report.file).roles
    items = [
        _Item(
            column.header,
            column.role,
            f"{column.filled:,} rows filled · {', '.join(column.examples)}",
            _doubtful(column.confidence, column.header in chosen) and column.filled > 0,
        )
        for column in report.columns
    ]
    _choices(items, roles, report)


class _Item(NamedTuple):
    """A column, and what it was read as."""

    text: str
    meaning: str
    about: str
    doubtful: bool


def _doubtful(confidence: float, chosen: bool) -> bool:
    return confidence < _SURE and not chosen


def _choices(items: Sequence[_Item], labels: Mapping[str, str], report: SheetReport) -> None:
    """Draw a select box for each doubtful column; the others are folded."""
    doubtful = [each for each in items if each.doubtful]
    rest = [each for each in items if not each.doubtful]
    st.header("Columns", anchor=False)
    if doubtful:
        st.caption("Please check these. Our guess is filled in.")
    _boxes(doubtful, labels, report)
    if not rest:
        return
    box = st.expander(
        f"{formats.pluralize(len(rest), 'column')} read without doubt",
        on_change="rerun",
        key=f"roles_{report.file}_{report.sheet}",
    )
    if box.open:
        with box:
            _boxes(rest, labels, report)


def _boxes(items: Sequence[_Item], labels: Mapping[str, str], report: SheetReport) -> None:
    with st.grid(2, min_column_width=300):
        for item in items[:_MOST_BOXES]:
            _choice(item, labels, report)


def _choice(item: _Item, labels: Mapping[str, str], report: SheetReport) -> None:
    key = f"roles_{report.file}_{report.sheet}_{item.text}"
    # Set on every run, so that it shows what holds, also after an undo.
    st.session_state[key] = item.meaning if item.meaning in labels else None
    st.selectbox(
        literal(item.text) or "(no heading)",
        sorted(labels, key=lambda name: labels[name].casefold()),
        format_func=lambda name: labels.get(name, name),
        key=key,
        help=literal(item.about),
        placeholder="Not recognised. Choose what it holds.",
        on_change=_correct,
        args=(report.file, item.text, key, labels),
    )


def _correct(file: str, text: str, key: str, labels: Mapping[str, str]) -> None:
    now, meaning = state().settings, st.session_state[key]
    if meaning is None:
        return
    roles = {**now.of_file(file).roles, text: meaning}
    state().correct(f"“{text}” is {labels[meaning]}", now.with_file(file, roles=roles))


def _day_orders(report: SheetReport, orders: list[DayFirstGuess]) -> None:
    st.header("Day, month or year first", anchor=False)
    chosen = state().settings.of_file(report.file).day_first
    with st.container(horizontal=True):
        for order in orders:
            key = f"day_first_{report.file}_{report.sheet}_{order.header}"
            st.session_state[key] = order.order
            sure = _sure(chosen.get(order.header), order.confidence)
            told = f"{order.header}: “{order.example}” means{sure}"
            with st.container(width="content", gap="xsmall"):
                st.markdown(f":small[{literal(told)}]", width="content")
                st.segmented_control(
                    spoken(told),
                    list(order.options),
                    required=True,
                    format_func=order.options.__getitem__,
                    label_visibility="collapsed",
                    key=key,
                    on_change=_choose_day_order,
                    args=(report, order.header, key),
                )


def _read_afresh(file: str) -> None:
    state().correct(f"Corrections of {file} reset", state().settings.without_file(file))


def _choose_sheets(file: FileReport, key: str) -> None:
    """Save for each sheet whether it is read, so that the choice of one changes no other."""
    picked, now = st.session_state[key], state().settings
    for sheet in file.sheets:
        now = now.with_sheet(file.file, sheet.name, read=sheet.name in picked)
    state().correct("Sheets chosen", now)


def _choose_place(report: SheetReport, field: str, key: str) -> None:
    # Saved choices hold for the headers they were made for; these are other ones from now on.
    changes = {field: st.session_state[key], "headers": frozenset()}
    settings = state().settings.with_sheet(report.file, report.sheet, **changes)
    state().correct("Header row or layout chosen", settings)


def _choose_day_order(report: SheetReport, header: str, key: str) -> None:
    order = st.session_state[key]
    settings = intake.with_day_order(state().settings, report.file, report.sheet, header, order)
    state().correct(f"Order of the dates in {header}", settings)
