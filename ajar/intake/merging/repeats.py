"""Find rows of one sheet that may be the same application, ask, and join them if confirmed."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from ajar.intake.merging.deduplicate import (
    DAYS_APART,
    TEXT_COLUMNS,
    drop_repeated_events,
    fill,
    keyed,
)
from ajar.intake.rows.parsed_table import ParsedTable
from ajar.model.arrays import Flags, Ints
from ajar.model.import_report import Question, QuestionCode

ONE, SEVERAL = "one", "several"
_QUESTIONS = {
    QuestionCode.REPEATED_ROWS: (
        "1 row is the same as an earlier row, cell for cell. Is it the same application?",
        "{count} rows are the same as earlier ones, cell for cell. Are they the same applications?",
    ),
    QuestionCode.SAME_APPLICATION: (
        "1 row has the role and company of another, within days. Is it the same application?",
        "{count} rows have the role and company of others, within days. Are they the same ones?",
    ),
}
"""For one row, and for several."""


def ask(
    parsed: ParsedTable, file: str, sheet: str, answers: Mapping[str, str]
) -> tuple[ParsedTable, tuple[Question, ...], Ints]:
    """
    Return the parsed sheet with confirmed repeats joined, and a question per kind of repeat.

    Returns
    -------
    parsed, questions, joined
        ``joined`` has the position of the row that each row was joined to, -1 if it stays.
    """
    into = np.full(len(parsed.rows), -1, dtype=np.int64)
    questions = []
    for code, found in zip(_QUESTIONS, _repeats(parsed), strict=True):
        count = int((found >= 0).sum())
        if not count:
            continue
        question = Question(
            code,
            _QUESTIONS[code][count > 1].format(count=count),
            {SEVERAL: "no, each is an application", ONE: "yes, count them once"},
            guess=SEVERAL,
            count=count,
            file=file,
            sheet=sheet,
        )
        given = answers.get(question.key)
        questions.append(replace(question, answer=given if given in question.options else None))
        if given == ONE:
            into = np.where(found >= 0, found, into)
    return (
        (_join(parsed, into), tuple(questions), into)
        if (into >= 0).any()
        else (
            parsed,
            tuple(questions),
            into,
        )
    )


def _repeats(parsed: ParsedTable) -> tuple[Ints, Ints]:
    """First row with equal cells, and first row that may be the same, for each row; else -1."""
    rows = parsed.rows
    keys = keyed(rows, parsed.events).assign(at=np.arange(len(rows)))
    named = (keys["company"] != "").to_numpy()
    exact = np.full(len(rows), -1, dtype=np.int64)
    # Links tell most rows apart, and one column is compared sooner than four.
    alike = keys.duplicated("link", keep=False).to_numpy() & named
    same = ["company", "role", "link", "day"]
    alike[alike] = keys.loc[alike].duplicated(same, keep=False).to_numpy()
    if alike.any():
        texts = rows.loc[alike, list(TEXT_COLUMNS)].assign(day=keys.loc[alike, "day"].to_numpy())
        at = keys.loc[alike, "at"].to_numpy()
        first = texts.assign(at=at).groupby(list(texts.columns), dropna=False)["at"]
        first_at = first.transform("min").to_numpy(np.int64)
        exact[at[first_at != at]] = first_at[first_at != at]
    return exact, _near_repeats(keys, rows["location"], free=named & (exact < 0))


def _near_repeats(keys: pd.DataFrame, places: pd.Series, free: Flags) -> Ints:
    """First row of the same company and role within three days without a difference; else -1."""
    found = np.full(len(keys), -1, dtype=np.int64)
    known = keys.loc[free & (keys["short"] != "").to_numpy() & keys["day"].notna().to_numpy()]
    known = known.loc[known.duplicated(["company", "short"], keep=False)]
    place = places.iloc[known["at"].to_numpy()].str.casefold()
    known = known.assign(place=place.to_numpy(dtype=object))
    known = known.sort_values(["company", "short", "day"], kind="stable")
    before = known.shift(1)
    same = (known["company"] == before["company"]) & (known["short"] == before["short"])
    same &= (known["day"] - before["day"]) <= pd.Timedelta(days=DAYS_APART)
    for column in ("number", "place"):
        one, other = known[column], before[column]
        same &= (one == other) | (one == "") | (other == "")
    whole = (known["role"] == known["short"]) | (before["role"] == before["short"])
    same &= whole | (known["role"] == before["role"])
    group = (~same).cumsum()
    first = known.groupby(group)["at"].transform("min").to_numpy(np.int64)
    at = known["at"].to_numpy(np.int64)
    found[at[first != at]] = first[first != at]
    return found


def _join(parsed: ParsedTable, into: Ints) -> ParsedTable:
    """Join each repeated row, its events and its further frames into its first row."""
    rows, events = parsed.rows, parsed.events
    is_repeat = into >= 0
    nth = pd.Series(into).groupby(into).cumcount().to_numpy()
    for step in range(int(nth[is_repeat].max()) + 1):
        those = np.where(is_repeat & (nth == step), into, -1)
        rows = fill(rows, parsed.rows, those)
    position = np.cumsum(~is_repeat) - 1
    target = np.where(is_repeat, position[np.where(is_repeat, into, 0)], position)
    events = events.assign(row=target[events["row"].to_numpy()])
    return replace(
        parsed,
        rows=rows.loc[~is_repeat].reset_index(drop=True),
        events=drop_repeated_events(events, np.unique(target[is_repeat])),
        kept={name: _renumbered(frame, target) for name, frame in parsed.kept.items()},
    )


def _renumbered(frame: pd.DataFrame, target: Ints) -> pd.DataFrame:
    """A further frame with its rows renumbered; -1 stays."""
    own = frame["row"].to_numpy()
    moved = np.where(own >= 0, target[np.maximum(own, 0)], own) if len(target) else own
    return frame.assign(row=moved).drop_duplicates(ignore_index=True)
