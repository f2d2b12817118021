"""Read lists of records from JSON, one object for each row."""

import json
from collections.abc import Iterator
from typing import Any

from .encode import WorkbookData
from .encodings import detect
from .errors import DAMAGED, NOT_A_TABLE, ReaderError
from .tables import TableBuilder

DEEPEST = 3
"""Levels of objects in which lists of records are looked for."""


def read(content: bytes, *, most_cells: int) -> WorkbookData:
    """
    Each list of objects as a sheet, with the keys as headers.

    An object within an object gives one column for each of its keys (``contact name``); a list of
    texts is joined by commas; anything deeper stays as JSON.

    Raises
    ------
    ReaderError
        If there is no list of objects, or one is too large.
    """
    book = WorkbookData()
    for name, records in _lists(_parsed(detect(content).open(content).read()), ""):
        rows = [_flat(record) for record in records]
        paths = list(dict.fromkeys(path for row in rows for path in row))
        table = TableBuilder(name)
        table.extend(
            [
                [" ".join(path) for path in paths],
                *([row.get(path, "") for path in paths] for row in rows),
            ],
            most_cells=most_cells,
        )
        book.tables.append(table)
    if not book.tables:
        raise ReaderError(NOT_A_TABLE, "a JSON file")
    return book


def _parsed(text: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    try:
        return json.loads(text)
    except ValueError:
        pass
    try:  # one object a line
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except ValueError as error:
        raise ReaderError(DAMAGED) from error


def _lists(value: Any, name: str, depth: int = 0) -> Iterator[tuple[str, list[dict[str, Any]]]]:  # noqa: ANN401
    """Lists of objects and the keys they stand under."""
    if isinstance(value, list):
        records = [each for each in value if isinstance(each, dict) and each]
        if records and 2 * len(records) > len(value):
            yield name, records
    elif isinstance(value, dict) and depth < DEEPEST:
        for key, inner in value.items():
            yield from _lists(inner, key, depth + 1)


def _flat(record: dict[str, Any]) -> dict[tuple[str, ...], object]:
    """Cells by the keys that lead to them."""
    cells: dict[tuple[str, ...], object] = {}
    for key, value in record.items():
        if isinstance(value, dict):
            cells |= {(key, inner): _cell(each) for inner, each in value.items()}
        else:
            cells[(key,)] = _cell(value)
    return cells


def _cell(value: Any) -> object:  # noqa: ANN401
    if value is None:
        return ""
    if isinstance(value, list) and not any(isinstance(each, dict | list) for each in value):
        return ", ".join(str(each) for each in value if each is not None)
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return value
