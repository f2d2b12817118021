"""Tables as CSV that is safe to open in any spreadsheet program."""

import csv
import io
import math
from collections.abc import Iterable, Sequence
from datetime import date

import pandas as pd

from ajar.export import sanitize


def csv_bytes(header: Sequence[str], rows: Iterable[Iterable[object]]) -> bytes:
    r"""
    Return a CSV file: UTF-8 with a byte-order mark, comma, every field in quotes, ``\r\n``.

    Text that a program would take for a formula gets an apostrophe in front
    (``sanitize.csv_field``), and line breaks inside a field become blanks; numbers stay numbers,
    days are ISO days, missing values are empty.
    """
    content = io.StringIO(newline="")
    writer = csv.writer(content, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([sanitize.csv_field(str(name)) for name in header])
    writer.writerows([_field(value) for value in row] for row in rows)
    return content.getvalue().encode("utf-8-sig")


def table_csv(frame: pd.DataFrame) -> bytes:
    """Return the columns of a frame, without its index, as ``csv_bytes``."""
    columns = [frame.iloc[:, at].astype("object") for at in range(frame.shape[1])]
    return csv_bytes([str(name) for name in frame.columns], zip(*columns, strict=True))


def _field(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return str(value) if math.isfinite(value) else ""
    if isinstance(value, str):
        return sanitize.csv_field(value)
    if value is None or value is pd.NaT or value is pd.NA:
        return ""
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    return sanitize.csv_field(str(value))
