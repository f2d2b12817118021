"""Names of files, and days as archives note them."""

import io
import zipfile
from datetime import date

import pytest

from ajar.export import file_names

AS_OF = date(2026, 11, 23)


@pytest.mark.parametrize("day", [date.min, AS_OF, date.max])
def test_every_day_can_be_noted_in_an_archive(day):
    """Archives count from 1980 to 2107; what lies beyond is their first or last year."""
    with zipfile.ZipFile(io.BytesIO(), "w") as archive:
        archive.writestr(zipfile.ZipInfo("a.csv", file_names.zip_timestamp(day)), "x")

    assert 1980 <= file_names.zip_timestamp(day)[0] <= 2107


@pytest.mark.parametrize("suffix", ["xlsx", "../csv", "c\r\nsv", "\u202ecsv"])
def test_what_follows_the_last_point_leads_nowhere_either(suffix):
    """It comes from the name of the person's own file."""
    name = file_names.file_name("../jobs", AS_OF, suffix)

    assert name.startswith("ajar-jobs-2026-11-23.")
    assert name.removeprefix("ajar-jobs-2026-11-23.").replace("-", "").isalnum()
