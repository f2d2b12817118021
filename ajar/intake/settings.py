"""Save and load import settings as JSON."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from ajar.model.errors import ImportSettingsError
from ajar.model.import_report import ImportResult
from ajar.model.import_settings import FileSettings, ImportSettings, SheetSettings

VERSION = 2
"""Version of the format; raised if older versions of Ajar could not read it."""


def with_header_fingerprints(settings: ImportSettings, loaded: ImportResult) -> ImportSettings:
    """
    Return the settings with the headers of the tables they were made for.

    The headers identify later versions of a file, also under another name.
    """
    for report in loaded.reports:
        if report.file in settings.files:
            headers = frozenset(column.header for column in report.columns)
            settings = settings.with_sheet(report.file, report.sheet, headers=headers)
    return settings


def dumps(settings: ImportSettings, loaded: ImportResult) -> str:
    """Return *settings* as JSON, with the headers of the tables in *loaded*."""
    saved = with_header_fingerprints(settings, loaded)
    return json.dumps(
        {
            "ajar_choices": VERSION,
            "files": {name: _file(each) for name, each in saved.files.items()},
            "merges": dict(saved.merges),
            "apart": sorted(list(pair) for pair in saved.apart),
            "entered_in_bulk": sorted(day.isoformat() for day in saved.entered_in_bulk),
            "noted_at_once": saved.noted_at_once,
        },
        ensure_ascii=False,
        indent=2,
    )


def _file(settings: FileSettings) -> dict[str, Any]:
    saved = {
        "roles": dict(settings.roles),
        "statuses": dict(settings.statuses),
        "day_first": dict(settings.day_first),
        "sheets": {name: _sheet(each) for name, each in settings.sheets.items()},
    }
    return {name: value for name, value in saved.items() if value}


def _sheet(settings: SheetSettings) -> dict[str, Any]:
    saved = {
        "read": settings.read,
        "header_row": settings.header_row,
        "layout": settings.layout,
        "answers": dict(settings.answers) or None,
        "headers": sorted(settings.headers) or None,
    }
    return {name: value for name, value in saved.items() if value is not None}


def loads(text: str) -> ImportSettings:
    """
    Return the settings in JSON written by :func:`dumps`.

    ``roles``, ``statuses``, ``day_first``, ``sheet``, ``header_row`` and ``layout`` may also be at
    the top level, for any file.

    Raises
    ------
    ImportSettingsError
        If it is invalid, or was written by a newer version of Ajar.

    Examples
    --------
    >>> loads('{"ajar_choices": 2, "statuses": {"Pending": "waiting"}}').files[""].statuses
    {'Pending': 'waiting'}
    """
    try:
        saved = json.loads(text)
    except (ValueError, RecursionError):
        raise ImportSettingsError.unreadable("they are not JSON") from None
    version = saved.get("ajar_choices") if isinstance(saved, dict) else None
    if not isinstance(version, int):
        raise ImportSettingsError.unreadable("they were not written by Ajar")
    if version > VERSION:
        raise ImportSettingsError.unreadable("a newer Ajar wrote them")
    files = {name: _read_file(each) for name, each in _mapping(saved, "files", dict).items()}
    if any(saved.get(name) for name in _AT_THE_TOP):
        files[""] = _read_file(saved | {"sheets": _any_sheet(saved)})
    return ImportSettings(
        files=files,
        merges=_mapping(saved, "merges", str),
        apart=frozenset(_pairs(saved, "apart")),
        entered_in_bulk=_days(saved, "entered_in_bulk"),
        noted_at_once=_one(saved, "noted_at_once", bool) or False,
    )


_AT_THE_TOP = ("roles", "statuses", "day_first", "sheet", "header_row", "layout")


def _any_sheet(saved: Mapping[str, Any]) -> dict[str, Any]:
    """Settings of the sheet named at the top level only, or else of all sheets."""
    fields = {name: saved[name] for name in ("header_row", "layout", "headers") if name in saved}
    name = _one(saved, "sheet", str)
    return {"": fields} if name is None else {name: fields | {"read": True}, "": {"read": False}}


def _read_file(saved: Mapping[str, Any]) -> FileSettings:
    sheets = _mapping(saved, "sheets", dict)
    return FileSettings(
        roles=_mapping(saved, "roles", str),
        statuses=_mapping(saved, "statuses", str),
        day_first=_mapping(saved, "day_first", bool),
        sheets={name: _read_sheet(each) for name, each in sheets.items()},
    )


def _read_sheet(saved: Mapping[str, Any]) -> SheetSettings:
    return SheetSettings(
        read=_one(saved, "read", bool),
        header_row=_one(saved, "header_row", int),
        layout=_one(saved, "layout", str),
        answers=_mapping(saved, "answers", str),
        headers=frozenset(_list(saved, "headers")),
    )


def _pairs(saved: Mapping[str, Any], name: str) -> list[tuple[str, str]]:
    value = saved.get(name, [])
    if not isinstance(value, list) or not _all(value, _is_pair):
        raise ImportSettingsError.unreadable(f"“{name}” is not what it should be")
    return [(min(two), max(two)) for two in value]


def _is_pair(value: object) -> bool:
    return isinstance(value, list) and [str, str] == [type(text) for text in value]


def _one(saved: Mapping[str, Any], name: str, kind: type) -> Any:  # noqa: ANN401 - of that kind
    value = saved.get(name)
    if value is not None and type(value) is not kind:
        raise ImportSettingsError.unreadable(f"“{name}” is not what it should be")
    return value


def _mapping(saved: Mapping[str, Any], name: str, kind: type) -> dict[str, Any]:
    value = saved.get(name, {})
    if not isinstance(value, dict) or not _all(value.values(), lambda v: isinstance(v, kind)):
        raise ImportSettingsError.unreadable(f"“{name}” is not what it should be")
    return dict(value)


def _list(saved: Mapping[str, Any], name: str) -> list[str]:
    value = saved.get(name, [])
    if not isinstance(value, list) or not _all(value, lambda v: isinstance(v, str)):
        raise ImportSettingsError.unreadable(f"“{name}” is not what it should be")
    return value


def _days(saved: Mapping[str, Any], name: str) -> frozenset[date]:
    try:
        return frozenset(date.fromisoformat(text) for text in _list(saved, name))
    except ValueError:
        raise ImportSettingsError.unreadable(f"“{name}” is not what it should be") from None


def _all(values: Any, holds: Callable[[Any], bool]) -> bool:  # noqa: ANN401 - any collection
    return all(holds(value) for value in values)
