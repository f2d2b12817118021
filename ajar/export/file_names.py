"""Names of exported files."""

from datetime import date

from ajar.export import sanitize


def file_name(stem: str, as_of: date, suffix: str) -> str:
    """
    Return a file name with the as-of date.

    Examples
    --------
    >>> file_name("list", date(2026, 11, 23), "xlsx")
    'ajar-list-2026-11-23.xlsx'
    """
    name, ending = sanitize.safe_file_stem(stem), sanitize.safe_file_stem(suffix)
    return f"ajar-{name}-{as_of.isoformat()}.{ending}"


def zip_timestamp(day: date) -> tuple[int, int, int, int, int, int]:
    """Return a day as the timestamp of a zip member, limited to the years 1980 to 2107."""
    return (min(max(day.year, 1980), 2107), day.month, day.day, 0, 0, 0)
