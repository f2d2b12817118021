"""Workbooks as people keep them, with much that a library would lose, and a way to update them."""

import functools
import io
from datetime import date

import xlsxwriter

from ajar import pipeline, reengage
from ajar.model.apply_decisions import with_decisions
from ajar.model.decisions import Decisions

AS_OF = date(2026, 11, 23)
ROWS = (
    ("Acme", "Nurse", date(2026, 10, 1), "Rejected after interview"),
    ("Beta", "Analyst", date(2026, 10, 20), "Rejected"),
    ("Gamma", "Editor", date(2026, 11, 20), "Applied"),
    ("Acme", "Manager", date(2026, 9, 2), "Rejected"),
)
CSV = b"Company,Role,Applied on,Status\r\n" + b"".join(
    f"{company},{role},{day},{status}\r\n".encode() for company, role, day, status in ROWS
)


@functools.cache
def kept_workbook(*, table=False, filtered=False, day_first=False, **options):
    """A tracker with formulas, a chart, formats, rules, a comment and a second sheet."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, **options})
    jobs, sums = book.add_worksheet("My jobs"), book.add_worksheet("Sums")
    head = book.add_format({"bold": True, "bg_color": "#FFEECC"})
    day = book.add_format({"num_format": "dd.mm.yyyy"})
    for at, title in enumerate(("Company", "Role", "Applied on", "Status", "Waited")):
        jobs.write(2, at, title, head)
    jobs.write(0, 0, "My search", head)
    for row, (company, role, applied, status) in enumerate(ROWS, start=3):
        jobs.write_row(row, 0, [company, role])
        jobs.write_datetime(row, 2, applied, day)
        jobs.write(row, 3, status)
        jobs.write_formula(row, 4, f"=TODAY()-C{row + 1}", None, 42)
    last = 2 + len(ROWS)
    jobs.conditional_format(3, 3, last, 3, {"type": "text", "criteria": "containing",
                                            "value": "Rej", "format": head})  # fmt: skip
    jobs.data_validation(3, 3, last, 3, {"validate": "list", "source": ["Applied", "Rejected"]})
    jobs.write_comment(3, 0, "Friend works there")
    jobs.freeze_panes(3, 1)
    jobs.set_column(0, 1, 22)
    if table:
        jobs.add_table(2, 0, last, 4, {"columns": [
            {"header": name} for name in ("Company", "Role", "Applied on", "Status", "Waited")
        ], "name": "Jobs"})  # fmt: skip
    if filtered:
        jobs.autofilter(2, 0, last, 4)
    sums.write_formula(0, 0, "=COUNTA('My jobs'!A4:A99)", None, len(ROWS))
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "='My jobs'!$E$4:$E$7"})
    sums.insert_chart("C3", chart)
    book.close()
    return content.getvalue()


@functools.lru_cache(maxsize=8)
def loaded_file(name, content):
    """The file as Ajar reads it; many tests open the same few, and none changes what was read."""
    return pipeline.load([(name, content)])


def opened(name, content, decisions=None):
    """The file as Ajar reads it, what is decided about it, and the list."""
    loaded = loaded_file(name, content)
    decided = decisions or loaded.decisions or Decisions()
    tracker = with_decisions(loaded.tracker, decided)
    return loaded, decided, reengage.rank(tracker, as_of=AS_OF, decisions=decided)


def updated(name, content, decisions=None):
    """A copy of the file with Ajar's columns."""
    return annotated(name, content, opened(name, content, decisions))


def annotated(name, content, found):
    """The same from what ``opened`` found."""
    loaded, decided, ranking = found
    return pipeline.annotate_file(name, content, loaded, ranking, decided)
