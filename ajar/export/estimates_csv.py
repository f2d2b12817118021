"""Every number that was measured, as CSV files in one archive."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date

from ajar.export import csv_writer, file_names, sanitize
from ajar.model.estimate import Curve, Estimate

_HEADER = ("name", "value", "low", "high", "n", "unit", "excluded", "definition")


def estimates_zip(
    estimates: Mapping[str, Estimate], curves: Mapping[str, Curve], *, as_of: date
) -> bytes:
    """
    Return a zip of ``estimates.csv``, one line for each estimate, and a file for each curve.

    Every line has its interval, its n and its definition; see ``csv_writer.csv_bytes`` for how the
    files are made safe to open.
    """
    lines = (
        (name, one.value, one.low, one.high, one.n, one.unit, one.excluded, one.definition)
        for name, one in estimates.items()
    )
    files = {"estimates": csv_writer.csv_bytes(_HEADER, lines)}
    files |= {
        sanitize.safe_file_stem(name): csv_writer.table_csv(one.points)
        for name, one in curves.items()
    }
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, file in files.items():
            entry = zipfile.ZipInfo(f"{name}.csv", file_names.zip_timestamp(as_of))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, file)
    return content.getvalue()
