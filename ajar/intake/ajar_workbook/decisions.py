"""Read the person's decisions from the sheets of an Ajar workbook."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from ajar.intake.ajar_workbook import sheets
from ajar.intake.tables.ledger_builder import LedgerBuilder
from ajar.intake.values import companies
from ajar.model import workbook_format as fmt
from ajar.model.decisions import Decisions, LoggedEvent, SeenOpening
from ajar.model.enums import EventKind
from ajar.model.import_settings import ImportSettings, SheetSettings, sorted_pair
from ajar.model.ledger import LedgerCode
from ajar.model.workbook_words import YES, SettingKind


def decisions(texts: Mapping[str, pd.DataFrame]) -> Decisions:
    """
    Return the log, exclusions, interests, weights, openings and list settings.

    A row added by hand belongs to the company of that name. A log row without a kind or a readable
    day is left out and reported by ``report_left_out``.
    """
    about = texts[fmt.COMPANIES.name]
    keys = _keys(about)
    weights = texts[fmt.WEIGHTS.name]
    chosen = texts[fmt.CHOICES.name]
    return Decisions(
        log=_log(texts[fmt.FOLLOW_UPS.name]),
        do_not_contact=frozenset(keys[sheets.yes(about["do_not_contact"])]),
        snoozed={
            key: day.date()
            for key, day in zip(keys, sheets.days(about["snoozed"]), strict=True)
            if not pd.isna(day)
        },
        interest=_said(keys, sheets.shares(about["interest"])),
        weights=_said(weights["name"], sheets.numbers(weights["set"])),
        openings=_openings(texts[fmt.OPENINGS.name]),
        changed_on=max(_iso_days(_values(chosen, SettingKind.CHANGED_ON)), default=None),
        messages_per_week=_count(chosen, SettingKind.A_WEEK),
        message_minutes=_count(chosen, SettingKind.MESSAGE_MINUTES),
        application_minutes=_count(chosen, SettingKind.APPLICATION_MINUTES),
        language=str(_last(_values(chosen, SettingKind.LANGUAGE), "")),
        own_name=str(_last(_values(chosen, SettingKind.OWN_NAME), "")),
    )


def report_left_out(texts: Mapping[str, pd.DataFrame], ledger: LedgerBuilder) -> None:
    """Report every row without a kind or a readable day, or with an unknown value."""
    follow_ups, openings = (
        texts[fmt.FOLLOW_UPS.name],
        texts[fmt.OPENINGS.name],
    )
    chosen = texts[fmt.CHOICES.name]
    for rows, good in (
        (
            follow_ups,
            sheets.words(follow_ups["kind"], "What").notna()
            & sheets.days(follow_ups["day"]).notna(),
        ),
        (openings, sheets.days(openings["day"]).notna()),
        (chosen, _understood(chosen)),
    ):
        for place, lines in rows.loc[~good].groupby("place", sort=False):
            words = lines.drop(columns=["at", "place"])
            ledger.add(
                LedgerCode.LINE_LEFT_OUT,
                rows=lines["at"].to_numpy(),
                sheet=str(place),
                raw=[" | ".join(filter(None, line)) for line in words.itertuples(index=False)],
            )


def import_settings(rows: pd.DataFrame) -> ImportSettings:
    """Return the import settings; rows with an unknown value are left out."""
    settings = ImportSettings()
    fields = zip(*(rows[name].astype("object") for name in _CHOICE), strict=True)
    for kind, file, sheet, key, value in fields:
        if kind in _ABOUT_SHEETS:
            changes = _ABOUT_SHEETS[kind](settings.of_sheet(file, sheet), key, value)
            settings = settings.with_sheet(file, sheet, **changes)
        elif kind in _ABOUT_FILES:
            field, read = _ABOUT_FILES[kind]
            known = getattr(settings.of_file(file), field)
            settings = settings.with_file(file, **{field: {**known, key: read(value)}})
        elif kind == SettingKind.MERGE:
            settings = replace(settings, merges={**settings.merges, key: value})
        elif kind == SettingKind.APART:
            settings = replace(settings, apart=settings.apart | {sorted_pair(key, value)})
    return replace(
        settings,
        entered_in_bulk=_iso_days(_values(rows, SettingKind.BULK_DAY)),
        noted_at_once=YES in set(_values(rows, SettingKind.NOTED_AT_ONCE)),
    )


_CHOICE = ("choice", "file", "sheet", "key", "value")
_ABOUT_SHEETS: dict[str, Callable[[SheetSettings, str, str], dict[str, Any]]] = {
    SettingKind.READ: lambda _, __, value: {"read": value == YES},
    SettingKind.HEADER_ROW: lambda now, _, value: {
        "header_row": int(value) if value.isdigit() else now.header_row
    },
    SettingKind.LAYOUT: lambda _, __, value: {"layout": value},
    SettingKind.ANSWER: lambda now, key, value: {"answers": {**now.answers, key: value}},
    SettingKind.HEADING: lambda now, _, value: {"headers": now.headers | {value}},
}
_ABOUT_FILES: dict[str, tuple[str, Callable[[str], str | bool]]] = {
    SettingKind.ROLE: ("roles", str),
    SettingKind.STATUS: ("statuses", str),
    SettingKind.DAY_FIRST: ("day_first", lambda value: value == YES),
}


def _iso_days(texts: Iterable[str]) -> frozenset[date]:
    days = pd.to_datetime(pd.Series(list(texts), dtype="str"), format="ISO8601", errors="coerce")
    return frozenset(day.date() for day in days.dropna())


def _values(rows: pd.DataFrame, kind: SettingKind) -> pd.Series:
    return rows.loc[rows["choice"] == kind, "value"]


def _understood(rows: pd.DataFrame) -> pd.Series:
    known = rows["choice"].isin([kind.value for kind in SettingKind])
    return known & ~(rows["choice"].isin(_COUNTS) & _whole_numbers(rows["value"]).isna())


_COUNTS = (SettingKind.A_WEEK, SettingKind.MESSAGE_MINUTES, SettingKind.APPLICATION_MINUTES)


def _count(rows: pd.DataFrame, kind: SettingKind) -> int:
    """Last whole number of the setting *kind*; 0 without one."""
    return int(_last(_whole_numbers(_values(rows, kind)).dropna(), 0))


def _whole_numbers(texts: pd.Series) -> pd.Series:
    """Whole numbers from 1 up, NaN for every other text."""
    values = sheets.numbers(texts)
    return values.where((values >= 1) & (values % 1 == 0))


def _last(values: pd.Series, otherwise: object) -> Any:  # noqa: ANN401 - of the series
    return values.iloc[-1] if len(values) else otherwise


def _keys(rows: pd.DataFrame) -> pd.Series:
    by_name = pd.Series(companies.company_keys(rows["company"]), index=rows.index, dtype="str")
    return rows["company_key"].where(rows["company_key"] != "", by_name)


def _said(names: pd.Series, values: pd.Series) -> dict[str, float]:
    pairs = zip(names, values, strict=True)
    return {str(name): float(value) for name, value in pairs if name and not pd.isna(value)}


def _log(rows: pd.DataFrame) -> tuple[LoggedEvent, ...]:
    numbers = sheets.numbers(rows["application"]).fillna(-1).astype("int64")
    lines = zip(
        _keys(rows),
        sheets.words(rows["kind"], "What"),
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


def _openings(rows: pd.DataFrame) -> tuple[SeenOpening, ...]:
    lines = zip(_keys(rows), _dates(rows["day"]), rows["role"], rows["link"], strict=True)
    return tuple(
        SeenOpening(key, day, role, link) for key, day, role, link in lines if day is not None
    )


def _dates(texts: pd.Series) -> list[date | None]:
    return [None if pd.isna(day) else day.date() for day in sheets.days(texts)]
