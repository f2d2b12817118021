"""
Make ``data/sample.xlsx``: the job search of an invented data analyst, as she keeps it.

Run ``python -m data.make_sample`` in the project's folder; the same file comes out each time.
``data.sample_story`` says how the draws follow what is published. A few stories are told and
not drawn, so that the sample shows each thing Ajar can speak of: an offer declined and one
still open, a seat that reopened, final rounds, and people who said no in the last days.
"""

import io
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

from data.sample_names import address
from data.sample_story import KEPT_UNTIL, Story, draw

PATH = Path(__file__).with_name("sample.xlsx")
SHEET = "Jobs"
HEADER_ROW = 3
"""Counted from 1."""

COLUMNS = (
    ("Company", "company", 26),
    ("Role", "role", 24),
    ("Location", "place", 14),
    ("Source", "source", 20),
    ("Date applied", "applied", 13),
    ("Status", "status", 16),
    ("Phone screen", "screen", 13),
    ("Interviews", "interviews", 24),
    ("Final round", "final", 13),
    ("Offer", "offer", 13),
    ("Rejected on", "rejected", 13),
    ("Reason", "reason", 18),
    ("Thank-you sent", "thanked", 15),
    ("Feedback asked", "asked", 15),
    ("Feedback received", "feedback", 17),
    ("Connected", "connected", 13),
    ("Nudged", "nudged", 13),
    ("Follow-up answered", "heard", 18),
    ("Contact", "contact", 18),
    ("E-mail", "email", 34),
    ("Interest", "interest", 9),
    ("Link", "link", 34),
    ("Notes", "note", 48),
)
"""Header, field of the story, width."""

Cell = str | int | date | None


def told() -> list[Story]:
    """The stories that are written by hand."""
    return [
        _talked(
            "Marrowind Energy", "Senior Product Analyst", "Referral", date(2026, 1, 19),
            status="Offer declined", screen=date(2026, 1, 26), interviews=[date(2026, 2, 4)],
            final=date(2026, 2, 17), offer=date(2026, 2, 24), thanked=date(2026, 2, 5),
            contact="Signe Holmen", interest=4,
            note="Declined on 2 Mar, too much travel. Parted on good terms.",
        ),
        _talked(
            "Kestrelund", "Analytics Engineer", "Agency", date(2026, 9, 24), status="Offer",
            screen=date(2026, 10, 1), interviews=[date(2026, 10, 9), date(2026, 10, 20)],
            final=date(2026, 11, 3), offer=date(2026, 11, 17), thanked=date(2026, 10, 21),
            contact="Pieter de Wit", interest=3, note="Answer due by the end of the month.",
        ),
        _talked(
            "Tidewater Lane", "Product Analyst", "Referral", date(2026, 3, 9), status="Rejected",
            screen=date(2026, 3, 16), interviews=[date(2026, 3, 26)], final=date(2026, 4, 9),
            rejected=date(2026, 4, 21), reason="another candidate", thanked=date(2026, 4, 22),
            asked=date(2026, 4, 22), feedback=date(2026, 4, 28), connected=date(2026, 4, 30),
            nudged=date(2026, 7, 20), heard=date(2026, 7, 23), contact="Noor Haddad", interest=5,
            note="Close second. In July: the hire is leaving, they may call.",
        ),
        _talked(
            "Tidewater Lane", "Senior Product Analyst", "They called back", date(2026, 10, 12),
            status="Interview", screen=date(2026, 10, 15), interviews=[date(2026, 11, 12)],
            contact="Noor Haddad", interest=5, note="The seat reopened.",
        ),
        _talked(
            "Blauwater Systems", "Data Analyst", "Agency", date(2025, 12, 1), status="Rejected",
            screen=date(2025, 12, 8), interviews=[date(2025, 12, 16)], final=date(2026, 1, 13),
            rejected=date(2026, 2, 2), reason="another candidate", thanked=date(2026, 2, 3),
            asked=date(2026, 2, 3), connected=date(2026, 2, 9), contact="Marco Ferri", interest=4,
            note="Liked both of us, took the one with more SQL.",
        ),
        _talked(
            "Orrin & Vale", "Senior Data Analyst", "Referral", date(2026, 9, 7), status="Rejected",
            screen=date(2026, 9, 14), interviews=[date(2026, 9, 28)], final=date(2026, 10, 26),
            rejected=date(2026, 11, 19), reason="another candidate", contact="Lucie Caron",
            interest=5, note="Lucie phoned herself to say so. Two seats next year.",
        ),
        _talked(
            "Pinecastle Health", "Product Analyst", "Company website", date(2026, 10, 5),
            status="Rejected", screen=date(2026, 10, 13), interviews=[date(2026, 10, 29)],
            rejected=date(2026, 11, 20), reason="another candidate", contact="Owen Keane",
            interest=4, thanked=date(2026, 10, 30), note="Panel of three, fair questions.",
        ),
        _talked(
            "Sablewick Mobility", "BI Analyst", "Recruiter reached out", date(2026, 10, 14),
            status="Rejected", screen=date(2026, 10, 20), interviews=[date(2026, 11, 5)],
            rejected=date(2026, 11, 18), reason="role frozen", contact="Aylin Demir", interest=3,
            note="Budget frozen until spring.",
        ),
    ]  # fmt: skip


def stories() -> list[Story]:
    """All applications in the order of applying, with the small flaws of a hand-kept sheet."""
    drawn = draw()
    _roughen(drawn)
    return sorted([*told(), *drawn], key=lambda story: story.applied)


def rows() -> list[list[Cell]]:
    """The sheet below its header, lines that are no application among them."""
    table = [_row(number, story) for number, story in enumerate(stories(), start=1)]
    turn = next(i for i, row in enumerate(table) if isinstance(row[4], date) and row[4].year > 2025)
    _without_year(next(row for row in table if isinstance(row[4], date) and row[4].month == 7))
    table.insert(turn, _line("--- 2026 ---"))
    table.append(_saved("Gullmarsh Robotics", "Senior Product Analyst", "finish portfolio first"))
    table.append(_saved("Ferncliff Learning", "Insights Manager", "deadline 30 Nov"))
    return table


def workbook() -> bytes:
    """The file."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    book.set_properties({"author": "Ines Maurer", "created": datetime(2025, 9, 14, 18, 0)})  # noqa: DTZ001
    _jobs(book, rows())
    _dashboard(book)
    book.close()
    return content.getvalue()


def _talked(company: str, role: str, source: str, applied: date, **known: object) -> Story:
    story = Story(company, role, "Hamburg", source, applied)
    for name, value in known.items():
        setattr(story, name, value)
    story.email = address(story.contact, company)
    return story


def _roughen(drawn: list[Story]) -> None:
    """Misspellings, a legal form that comes and goes, a stand-in for a name."""
    rejected = [story for story in drawn if story.status == "Rejected"]
    rejected[4].status = "Rejected \N{SLIGHTLY FROWNING FACE}"
    rejected[11].status = "Rejcted"
    rejected[20].status = "rejected - template mail"
    spoken = [story for story in drawn if story.interviews]
    spoken[2].status = "Intervew" if spoken[2].status == "Interview" else spoken[2].status
    agency = [story for story in drawn if story.source == "Agency" and not story.screen]
    agency[0].company = "Confidential"
    seen: set[str] = set()
    again = [story for story in drawn if story.company in seen or seen.add(story.company)]  # type: ignore[func-returns-value]
    again[1].company = f"{again[1].company.split()[0]}, Inc."


def _without_year(row: list[Cell]) -> None:
    """A day typed in a hurry, which the spreadsheet kept as text."""
    day = row[4]
    assert isinstance(day, date)
    row[4] = f"{day.day}-{day:%b}"


def _row(number: int, story: Story) -> list[Cell]:
    cells: list[Cell] = []
    for _, name, _ in COLUMNS:
        if name == "link":
            cells.append(f"https://jobs.example.com/{4000 + 7 * number}")
        elif name == "interviews":
            cells.append(_several(story.interviews))
        else:
            cells.append(getattr(story, name))
    return cells


def _several(days: list[date]) -> Cell:
    """One day as a day, several as she types them."""
    if len(days) < 2:
        return days[0] if days else None
    return "; ".join(f"{day.day} {day:%b %Y}" for day in days)


def _line(text: str) -> list[Cell]:
    return [text, *[None] * (len(COLUMNS) - 1)]


def _saved(company: str, role: str, note: str) -> list[Cell]:
    story = Story(company, role, "Hamburg", "LinkedIn", KEPT_UNTIL, "Saved, not sent", note=note)
    row = _row(900, story)
    row[4] = None
    return row


def _jobs(book: xlsxwriter.Workbook, table: Iterable[list[Cell]]) -> None:
    sheet = book.add_worksheet(SHEET)
    bold = book.add_format({"bold": True, "bg_color": "#DDE7E5", "border": 1})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_string(0, 0, "Job search, Ines Maurer", book.add_format({"bold": True, "size": 14}))
    for column, (header, _, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(HEADER_ROW - 1, column, header, bold)
    for number, row in enumerate(table, start=HEADER_ROW):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(number, column, cell, day)
            elif isinstance(cell, int):
                sheet.write_number(number, column, cell)
            elif cell:
                sheet.write_string(number, column, cell)
    sheet.freeze_panes(HEADER_ROW, 1)


def _dashboard(book: xlsxwriter.Workbook) -> None:
    """Her own totals; formulas with the results that a spreadsheet saves beside them."""
    sheet = book.add_worksheet("Overview")
    counts = Counter(story.status for story in stories())
    sheet.write_string(0, 0, "How it is going", book.add_format({"bold": True, "size": 14}))
    sheet.set_column(0, 0, 24)
    for number, status in enumerate(
        ("Applied", "No reply", "Phone screen", "Interview", "Rejected", "Offer"), start=2
    ):
        sheet.write_string(number, 0, status)
        formula = f'=COUNTIF({SHEET}!F:F,"{status}")'
        sheet.write_formula(number, 1, formula, None, counts[status])


if __name__ == "__main__":
    PATH.write_bytes(workbook())
    print(f"{PATH.name}: {len(stories())} applications")
