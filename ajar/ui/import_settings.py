"""Controls by which a person corrects how their files were read."""

from collections.abc import Mapping, Sequence
from heapq import nlargest

import pandas as pd
import streamlit as st

from ajar import intake
from ajar.model.decisions import ImportSettings
from ajar.model.import_report import (
    DayFirstGuess,
    FileReport,
    ImportResult,
    QuestionCode,
    SheetReport,
    StatusMatch,
)
from ajar.present import formats
from ajar.present import import_summary as present
from ajar.ui import queries
from ajar.ui.markdown import literal, spoken
from ajar.ui.session import state

_NO_HEADER = 0
_MOST_STATUSES = 500
"""Status words that can be corrected on the page; the rarest of more are left as they are."""


def offer(loaded: ImportResult) -> None:
    """Every file, its sheets, and all that was detected on them: how sure, and a control each."""
    alone = len(loaded.readings) == 1
    for at, file in enumerate(loaded.files):
        readings = [each for each in loaded.readings if each.file == file.file]
        with st.container(border=not alone):
            _file(file, readings, None if len(loaded.files) == 1 else at)
            for position, reading in enumerate(readings):
                if alone:
                    _reading(reading)
                    continue
                with st.expander(
                    literal(reading.sheet or "How it was read"),
                    expanded=at == position == 0,
                    key=f"read_{reading.file}_{reading.sheet}",
                ):
                    _reading(reading)


def _file(file: FileReport, readings: list[SheetReport], at: int | None) -> None:
    """Name, size and sheets; *at* is its place among several files, which can do without it."""
    told = formats.pluralize(sum(each.applications for each in readings), "application")
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            f":material/description: **{literal(file.file)}** :small[{told}]", width="stretch"
        )
        if file.file in state().settings.files:
            st.button(
                "Forget my corrections",
                key=f"afresh_{file.file}",
                type="tertiary",
                icon=":material/restart_alt:",
                on_click=_read_afresh,
                args=(file.file,),
            )
        if at is not None:
            st.button(
                "Leave this file out",
                key=f"leave_{file.file}",
                type="tertiary",
                icon=":material/close:",
                on_click=_leave_out,
                args=(at,),
            )
    if len(file.sheets) > 1 and readings and readings[0].layout in intake.layout_labels():
        _sheets(file)


def _leave_out(at: int) -> None:
    queries.clear()
    state().remove_file(at)


def _sheets(file: FileReport) -> None:
    key = f"sheets_{file.file}"
    st.session_state[key] = [sheet.name for sheet in file.sheets if sheet.read]
    told = {sheet.name: literal(present.sheet(sheet)) for sheet in file.sheets}
    st.pills(
        "Sheets that are read",
        list(told),
        selection_mode="multi",
        format_func=lambda name: told[name],
        key=key,
        on_change=_choose_sheets,
        args=(file, key),
        help="The share says how much a sheet looks like a list of applications.",
    )


def _reading(reading: SheetReport) -> None:
    if reading.layout not in intake.layout_labels():
        st.caption("An Ajar workbook: it says itself how it is to be read.")
        return
    _place(reading)
    _columns(reading)
    _statuses(reading)
    asked = {q.about for q in reading.questions if q.code is QuestionCode.DAY_ORDER}
    orders = [order for order in reading.day_orders if (order.header,) not in asked]
    if orders:
        _day_orders(reading, orders)


def _place(reading: SheetReport) -> None:
    chosen = state().settings.of_sheet(reading.file, reading.sheet)
    layouts = intake.layout_labels()
    rows = {_NO_HEADER: "No header", **reading.beginnings}
    keys = {name: f"{name}_{reading.file}_{reading.sheet}" for name in ("header_row", "layout")}
    st.session_state[keys["header_row"]] = reading.header_row
    st.session_state[keys["layout"]] = reading.layout
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            f"Header row{_sure(chosen.header_row, reading.header_confidence)}",
            list(rows),
            format_func=lambda row: f"Row {row}: {rows[row]}" if row else rows[row],
            key=keys["header_row"],
            on_change=_choose_place,
            args=(reading, "header_row", keys["header_row"]),
            width=480,
        )
        st.selectbox(
            f"Layout{_sure(chosen.layout, reading.layout_confidence)}",
            list(layouts),
            format_func=lambda name: layouts[name],
            key=keys["layout"],
            on_change=_choose_place,
            args=(reading, "layout", keys["layout"]),
            width=360,
        )


def _sure(chosen: object, confidence: float) -> str:
    return ", chosen by you" if chosen is not None else f", {formats.percent(confidence)} sure"


def _columns(reading: SheetReport) -> None:
    roles = intake.role_labels()
    table = pd.DataFrame(
        [
            {
                "Column": column.header,
                "Taken as": roles.get(column.role, column.role),
                # What is not used was not guessed, so there is nothing to be sure of.
                "Sure": column.confidence or None,
                "Filled": column.filled,
                "Such as": " · ".join(column.examples),
            }
            for column in reading.columns
        ]
    )
    corrected = _corrected(table, "Columns", "Taken as", roles, _key("columns", reading))
    if corrected:
        now = state().settings
        roles_now = {**now.of_file(reading.file).roles, **corrected}
        _choose("Columns corrected", now.with_file(reading.file, roles=roles_now))


def _statuses(reading: SheetReport) -> None:
    if not reading.statuses:
        return
    meanings = intake.meaning_labels()
    table = pd.DataFrame(
        [
            {
                "As written": status.raw,
                "Rows": status.count,
                "Means": meanings.get(status.meaning, status.meaning),
                "Sure": status.confidence,
            }
            for status in _commonest(reading.statuses)
        ]
    )
    if len(reading.statuses) > _MOST_STATUSES:
        st.caption(
            f"{len(reading.statuses):,} different texts stand in the status column; these are the "
            f"{_MOST_STATUSES} that most rows have."
        )
    corrected = _corrected(table, "Status words", "Means", meanings, _key("statuses", reading))
    if corrected:
        now = state().settings
        statuses = {**now.of_file(reading.file).statuses, **corrected}
        _choose("Statuses corrected", now.with_file(reading.file, statuses=statuses))


def _commonest(statuses: Sequence[StatusMatch]) -> Sequence[StatusMatch]:
    """Those of most rows, which come first; where there are very many, no others."""
    return nlargest(_MOST_STATUSES, statuses, key=lambda status: status.count)


def _corrected(
    table: pd.DataFrame, title: str, guess: str, labels: Mapping[str, str], key: str
) -> dict[str, str]:
    """
    Show guesses and let the person change them.

    Returns what was changed: the text in the first column -> the name behind the new label.
    """
    st.markdown(f"**{title}**", anchors=False)
    edited = st.data_editor(
        table,
        hide_index=True,
        disabled=[column for column in table.columns if column != guess],
        column_config={
            guess: st.column_config.SelectboxColumn(options=list(labels.values()), required=True),
            "Sure": st.column_config.ProgressColumn(format="percent", width="small"),
        },
        key=key,
        alt=f"{title}, and what each was taken for",
    )
    names = {label: name for name, label in labels.items()}
    differs = (table[guess] != edited[guess]).to_numpy()
    changed = edited.loc[differs]
    return {
        str(text): names[str(label)]
        for text, label in zip(changed.iloc[:, 0], changed[guess], strict=True)
    }


def _day_orders(reading: SheetReport, orders: list[DayFirstGuess]) -> None:
    st.markdown("**Day or month first**", anchors=False)
    chosen = state().settings.of_file(reading.file).day_first
    with st.container(horizontal=True):
        for order in orders:
            key = f"day_first_{reading.file}_{reading.sheet}_{order.header}"
            st.session_state[key] = "day" if order.day_first else "month"
            sure = _sure(chosen.get(order.header), order.confidence)
            told = f"{order.header}: “{order.example}” is{sure}"
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
                    args=(reading.file, order.header, key),
                )


def _key(name: str, reading: SheetReport) -> str:
    """A table to edit starts afresh whenever the reading behind it changes."""
    return f"{name}_{reading.file}_{reading.sheet}_{hash(repr(state().settings))}"


def _choose(label: str, chosen: ImportSettings) -> None:
    state().correct(label, chosen)
    st.rerun()


def _read_afresh(file: str) -> None:
    state().correct(f"Corrections of {file} reset", state().settings.without_file(file))


def _choose_sheets(file: FileReport, key: str) -> None:
    """All sheets of the file, so that no other is taken in or left out by this."""
    picked, now = st.session_state[key], state().settings
    for sheet in file.sheets:
        now = now.with_sheet(file.file, sheet.name, read=sheet.name in picked)
    state().correct("Sheets chosen", now)


def _choose_place(reading: SheetReport, field: str, key: str) -> None:
    # Saved choices hold for the headers they were made for; these are other ones from now on.
    changes = {field: st.session_state[key], "headers": frozenset()}
    settings = state().settings.with_sheet(reading.file, reading.sheet, **changes)
    state().correct("Header row or layout chosen", settings)


def _choose_day_order(file: str, header: str, key: str) -> None:
    now = state().settings
    orders = {**now.of_file(file).day_first, header: st.session_state[key] == "day"}
    state().correct(f"Order of the dates in {header}", now.with_file(file, day_first=orders))
