"""Controls by which a person corrects how their file was read."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from heapq import nlargest

import pandas as pd
import streamlit as st

from ajar import pipeline
from ajar.model.decisions import Choices
from ajar.model.errors import AjarError
from ajar.model.reading import Loaded, Reading, StatusReading
from ajar.present import phrases
from ajar.ui import session
from ajar.ui.text import literal

_LOADED = "choices_loaded"
_MOST_STATUSES = 500
"""Status words that can be corrected on the page; the rarest of more are left as they are."""


def offer(reading: Reading) -> None:
    """Everything that was detected, how sure, and a control for each."""
    _questions(reading)
    _place(reading)
    _columns(reading)
    _statuses(reading)
    _day_order(reading)
    _companies(reading)


def _questions(reading: Reading) -> None:
    for question in reading.questions:
        others = ", or ".join(question.others)
        st.info(
            literal(
                f"{question.text} Ajar took it as: {question.picked}. It could also be {others}; "
                "you can change it below."
            ),
            icon=":material/help:",
        )


def _place(reading: Reading) -> None:
    layouts = pipeline.layouts()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if len(reading.sheets) > 1:
            st.selectbox(
                "Sheet",
                reading.sheets,
                index=reading.sheets.index(reading.sheet),
                key=_key("sheet", reading),
                on_change=_choose_field,
                args=("sheet", _key("sheet", reading)),
                width=260,
            )
        st.number_input(
            "Header row (0 for none)",
            min_value=0,
            value=reading.header_row,
            key=_key("header_row", reading),
            on_change=_choose_field,
            args=("header_row", _key("header_row", reading)),
            width=200,
        )
        st.selectbox(
            f"Layout, {phrases.percent(reading.layout_confidence)} sure",
            list(layouts),
            index=list(layouts).index(reading.layout) if reading.layout in layouts else None,
            format_func=lambda name: layouts[name],
            key=_key("layout", reading),
            on_change=_choose_field,
            args=("layout", _key("layout", reading)),
            width=360,
        )


def _columns(reading: Reading) -> None:
    roles = pipeline.roles()
    table = pd.DataFrame(
        [
            {
                "Column": column.header,
                "Taken as": roles.get(column.role, column.role),
                "Sure": column.confidence,
                "Filled": column.filled,
                "Such as": " · ".join(column.examples),
            }
            for column in reading.columns
        ]
    )
    corrected = _corrected(table, "Columns", "Taken as", roles, _key("columns", reading))
    if corrected:
        now = session.choices()
        _choose(replace(now, roles={**now.roles, **corrected}))


def _statuses(reading: Reading) -> None:
    if not reading.statuses:
        return
    meanings = pipeline.meanings()
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
        now = session.choices()
        _choose(replace(now, statuses={**now.statuses, **corrected}))


def _commonest(statuses: Sequence[StatusReading]) -> Sequence[StatusReading]:
    """All, or those of most rows where there are very many."""
    if len(statuses) <= _MOST_STATUSES:
        return statuses
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


def _day_order(reading: Reading) -> None:
    if not reading.day_first:
        return
    st.markdown("**Day or month first**", anchors=False)
    with st.container(horizontal=True):
        for header, day_first in reading.day_first.items():
            key = _key(f"day_first_{header}", reading)
            st.segmented_control(
                literal(header),
                [True, False],
                default=day_first,
                required=True,
                format_func=lambda first: "3/4 is 3 April" if first else "3/4 is March 4",
                key=key,
                on_change=_choose_day_order,
                args=(header, key),
            )


def _companies(reading: Reading) -> None:
    if not reading.same_company:
        return
    st.markdown("**Perhaps the same company**", anchors=False)
    st.caption("Ajar does not join names that only look alike. Tick the ones that are one company.")
    for one, other in reading.same_company[:20]:
        key = _key(f"same_{one}_{other}", reading)
        st.checkbox(
            f"{literal(one)} and {literal(other)}",
            value=session.choices().merges.get(other) == one,
            key=key,
            on_change=_choose_merge,
            args=(one, other, key),
        )


def _key(name: str, reading: Reading) -> str:
    """A control starts afresh whenever the reading behind it changes."""
    return f"read_{name}_{reading.file}_{reading.sheet}_{hash(repr(session.choices()))}"


def _choose(chosen: Choices) -> None:
    session.choose(chosen)
    st.rerun()


def _choose_field(field: str, key: str) -> None:
    session.choose(replace(session.choices(), **{field: st.session_state[key]}))


def _choose_day_order(header: str, key: str) -> None:
    now = session.choices()
    session.choose(replace(now, day_first={**now.day_first, header: st.session_state[key]}))


def _choose_merge(one: str, other: str, key: str) -> None:
    now = session.choices()
    merges = {name: same for name, same in now.merges.items() if name != other}
    session.choose(replace(now, merges={**merges, other: one} if st.session_state[key] else merges))


def offer_choices_file(loaded: Loaded) -> None:
    """Save the choices for the next version of the file, or load saved ones."""
    st.markdown("**Use these choices again**", anchors=False)
    st.download_button(
        "Save the choices",
        lambda: pipeline.save_choices(session.choices(), loaded),
        file_name="ajar-choices.json",
        mime="application/json",
        icon=":material/save:",
        on_click="ignore",
        key="choices_save",
    )
    saved = st.file_uploader("Or load saved ones", type="json", key="choices_load")
    if saved is None or st.session_state.get(_LOADED) == saved.file_id:
        return
    st.session_state[_LOADED] = saved.file_id
    try:
        _choose(pipeline.read_choices(saved.getvalue().decode("utf-8", "replace")))
    except AjarError as error:
        st.error(literal(str(error)))
