"""Names of the files that go out."""

from datetime import date

from ajar.export import sanitize


def file_name(stem: str, as_of: date, suffix: str) -> str:
    """
    A clear name with the day in it.

    Examples
    --------
    >>> file_name("list", date(2026, 11, 23), "xlsx")
    'ajar-list-2026-11-23.xlsx'
    """
    name, ending = sanitize.safe_file_stem(stem), sanitize.safe_file_stem(suffix)
    return f"ajar-{name}-{as_of.isoformat()}.{ending}"


def zip_timestamp(day: date) -> tuple[int, int, int, int, int, int]:
    """A day as archives note it for their files; they know none before 1980 or after 2107."""
    return (min(max(day.year, 1980), 2107), day.month, day.day, 0, 0, 0)
