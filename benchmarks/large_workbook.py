"""A large workbook of invented applications: 14 columns of the usual mix, from a seed."""

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


def write(path: Path, rows: int, *, seed: int = 20261123) -> None:
    """Write *rows* applications under one header; a third of the companies occur once."""
    rng = np.random.default_rng(seed)
    companies = rng.integers(0, max(rows // 3, 10), rows)
    applied = rng.integers(0, DAYS, rows)
    status = rng.choice(len(STATUSES), rows, p=SHARES)
    role = rng.integers(0, len(ROLES), rows)
    place = rng.integers(0, len(PLACES), rows)
    source = rng.integers(0, len(SOURCES), rows)
    wait = rng.integers(2, 60, rows)
    interest = rng.integers(1, 6, rows)
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_urls": False})
    sheet = book.add_worksheet("Jobs")
    day_format = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, HEADERS)
    for row in range(rows):
        day = FIRST_DAY + timedelta(days=int(applied[row]))
        answer = day + timedelta(days=int(wait[row]))
        name = STATUSES[status[row]]
        line = row + 1
        sheet.write_string(line, 0, f"Company {companies[row]} Ltd")
        sheet.write_string(line, 1, ROLES[role[row]])
        sheet.write_string(line, 2, PLACES[place[row]])
        sheet.write_string(line, 3, SOURCES[source[row]])
        sheet.write_datetime(line, 4, day, day_format)
        sheet.write_string(line, 5, name)
        if name in {"Rejected", "Interview", "Offer"}:
            sheet.write_datetime(line, 6, answer, day_format)
        if name in {"Interview", "Offer"}:
            sheet.write_datetime(line, 7, answer, day_format)
            sheet.write_datetime(line, 9, answer + timedelta(days=1), day_format)
            sheet.write_string(line, 10, f"Contact {companies[row]}")
        if name == "Rejected":
            sheet.write_datetime(line, 8, answer, day_format)
        sheet.write_number(line, 11, int(interest[row]))
        sheet.write_string(line, 12, f"https://example.com/jobs/{row}")
        if row % 7 == 0:
            sheet.write_string(line, 13, f"Note {row}: spoke about the team")
    book.close()
