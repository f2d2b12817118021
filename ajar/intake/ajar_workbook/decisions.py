"""What the person decided, read from the sheets of an Ajar workbook."""

from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd

from ajar.intake.ajar_workbook import sheets as cells
from ajar.intake.tables.remarks import Remarks
from ajar.intake.values import companies
from ajar.model import workbook as form
from ajar.model.decisions import Choices, Decisions, LoggedEvent, Opening
from ajar.model.ledger import Code
from ajar.model.words import EventKind
from ajar.model.workbook_words import YES, Choice


def decisions(texts: Mapping[str, pd.DataFrame]) -> Decisions:
    """
    The log, whom to leave alone, interests, weights and openings.

    A line added by hand is about the company of that name. A logged line without a kind or a
    readable day says nothing and is left out; ``report_left_out`` tells of it.
    """
    about = texts[form.COMPANIES.name]
    keys = _keys(about)
    weights = texts[form.WEIGHTS.name]
    return Decisions(
        log=_log(texts[form.FOLLOW_UPS.name]),
        do_not_contact=frozenset(keys[cells.yes(about["do_not_contact"])]),
        snoozed={
            key: day.date()
            for key, day in zip(keys, cells.days(about["snoozed"]), strict=True)
            if not pd.isna(day)
        },
        interest=_said(keys, cells.shares(about["interest"])),
        weights=_said(weights["name"], cells.numbers(weights["set"])),
        openings=_openings(texts[form.OPENINGS.name]),
    )


def report_left_out(texts: Mapping[str, pd.DataFrame], remarks: Remarks) -> None:
    """Tell of every line that says nothing: no kind, no readable day, a word nobody knows."""
    follow_ups, openings = texts[form.FOLLOW_UPS.name], texts[form.OPENINGS.name]
    chosen = texts[form.CHOICES.name]
    for rows, good in (
        (
            follow_ups,
            cells.words(follow_ups["kind"], "What").notna() & cells.days(follow_ups["day"]).notna(),
        ),
        (openings, cells.days(openings["day"]).notna()),
        (chosen, chosen["choice"].isin([kind.value for kind in Choice])),
    ):
        for place, lines in rows.loc[~good].groupby("place", sort=False):
            words = lines.drop(columns=["at", "place"])
            remarks.add(
                Code.LINE_LEFT_OUT,
                rows=lines["at"].to_numpy(),
                sheet=str(place),
                raw=[" | ".join(filter(None, line)) for line in words.itertuples(index=False)],
            )


def choices(rows: pd.DataFrame) -> Choices:
    """How the person's files are to be read; lines with an unknown word are left out."""
    by_kind = {
        kind: [
            (str(line.key), str(line.value))
            for line in rows.loc[rows["choice"] == kind].itertuples()
        ]
        for kind in Choice
    }
    header = [int(value) for _, value in by_kind[Choice.HEADER_ROW] if value.isdigit()]
    return Choices(
        sheet=_last(by_kind[Choice.SHEET]),
        header_row=header[-1] if header else None,
        layout=_last(by_kind[Choice.LAYOUT]),
        roles=dict(by_kind[Choice.ROLE]),
        statuses=dict(by_kind[Choice.STATUS]),
        day_first={key: value == YES for key, value in by_kind[Choice.DAY_FIRST]},
        merges=dict(by_kind[Choice.MERGE]),
        entered_in_bulk=_iso_days(value for _, value in by_kind[Choice.BULK_DAY]),
    )


def _iso_days(texts: Iterable[str]) -> frozenset[date]:
    days = pd.to_datetime(pd.Series(list(texts), dtype="str"), format="ISO8601", errors="coerce")
    return frozenset(day.date() for day in days.dropna())


def _last(pairs: list[tuple[str, str]]) -> str | None:
    return pairs[-1][1] if pairs else None


def _keys(rows: pd.DataFrame) -> pd.Series:
    by_name = pd.Series(companies.keys(rows["company"]), index=rows.index, dtype="str")
    return rows["company_key"].where(rows["company_key"] != "", by_name)


def _said(names: pd.Series, values: pd.Series) -> dict[str, float]:
    pairs = zip(names, values, strict=True)
    return {str(name): float(value) for name, value in pairs if name and not pd.isna(value)}


def _log(rows: pd.DataFrame) -> tuple[LoggedEvent, ...]:
    numbers = cells.numbers(rows["application"]).fillna(-1).astype("int64")
    lines = zip(
        _keys(rows),
        cells.words(rows["kind"], "What"),
        _dates(rows["day"]),
        rows["note"],
        numbers,
        strict=True,
    )
    return tuple(
        LoggedEvent(key, EventKind(kind), day, note, int(number))
        for key, kind, day, note, number in lines
        if kind is not None and day is not None
    )


def _openings(rows: pd.DataFrame) -> tuple[Opening, ...]:
    lines = zip(_keys(rows), _dates(rows["day"]), rows["role"], rows["link"], strict=True)
    return tuple(Opening(key, day, role, link) for key, day, role, link in lines if day is not None)


def _dates(texts: pd.Series) -> list[date | None]:
    return [None if pd.isna(day) else day.date() for day in cells.days(texts)]
