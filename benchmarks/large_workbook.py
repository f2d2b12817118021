"""A large workbook of invented applications: 14 columns of the usual mix, from a seed."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import xlsxwriter

HEADERS = (
    "Company", "Role", "Location", "Source", "Date applied", "Status", "First reply",
    "Interview date", "Rejected on", "Thank-you sent", "Contact", "Interest", "Link", "Notes",
)  # fmt: skip
FIRST_DAY = date(2023, 1, 2)
DAYS = 1_300
ROLES = ("Data Analyst", "Product Manager", "Nurse", "Backend Engineer", "Teacher", "Designer")
PLACES = ("Lisbon", "Remote", "Oslo", "Leeds", "Graz", "Ghent")
SOURCES = ("LinkedIn", "Referral", "Company website", "Recruiter", "Agency", "Indeed")
STATUSES = ("Applied", "Rejected", "No response", "Interview", "Withdrawn", "Offer")
SHARES = (0.34, 0.30, 0.22, 0.09, 0.03, 0.02)


Row = tuple[str | int | date | None, ...]


def applications(rows: int, *, seed: int = 20261123) -> Iterator[Row]:
    """So many applications, a cell for each heading; a third of the companies occur once."""
    rng = np.random.default_rng(seed)
    companies = rng.integers(0, max(rows // 3, 10), rows)
    applied = rng.integers(0, DAYS, rows)
    status = rng.choice(len(STATUSES), rows, p=SHARES)
    role = rng.integers(0, len(ROLES), rows)
    place = rng.integers(0, len(PLACES), rows)
    source = rng.integers(0, len(SOURCES), rows)
    wait = rng.integers(2, 60, rows)
    interest = rng.integers(1, 6, rows)
    for row in range(rows):
        day = FIRST_DAY + timedelta(days=int(applied[row]))
        answer = day + timedelta(days=int(wait[row]))
        name = STATUSES[status[row]]
        moved = name in {"Interview", "Offer"}
        yield (
            f"Company {companies[row]} Ltd",
            ROLES[role[row]],
            PLACES[place[row]],
            SOURCES[source[row]],
            day,
            name,
            answer if moved or name == "Rejected" else None,
            answer if moved else None,
            answer if name == "Rejected" else None,
            answer + timedelta(days=1) if moved else None,
            f"Contact {companies[row]}" if moved else None,
            int(interest[row]),
            f"https://example.com/jobs/{row}",
            f"Note {row}: spoke about the team" if row % 7 == 0 else None,
        )


def write(path: Path, rows: int) -> None:
    """Write *rows* applications under one header as xlsx."""
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_urls": False})
    sheet = book.add_worksheet("Jobs")
    day_format = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, HEADERS)
    for line, row in enumerate(applications(rows), 1):
        for column, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(line, column, value, day_format)
            elif value is not None:
                sheet.write(line, column, value)
    book.close()


def write_csv(path: Path, rows: int) -> None:
    """Write the same as comma-separated text."""
    with path.open("w", newline="", encoding="utf-8") as target:
        writer = csv.writer(target)
        writer.writerow(HEADERS)
        writer.writerows(applications(rows))
