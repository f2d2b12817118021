"""Names of the files that go out."""

from datetime import date

from ajar.export import scrub


def file_name(stem: str, suffix: str, *, as_of: date) -> str:
    """
    A clear name with the day in it.

    Examples
    --------
    >>> file_name("ajar list", "xlsx", as_of=date(2026, 11, 23))
    'ajar-list-2026-11-23.xlsx'
    """
    return f"{scrub.file_part(stem)}-{as_of.isoformat()}.{suffix}"
