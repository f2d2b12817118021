"""The list of doors worth another knock, as a workbook and as CSV."""

from ajar.export import csv_writer, ranking_columns
from ajar.export.ranking_columns import Ranked
from ajar.export.xlsx_writer import WorkbookWriter
from ajar.model.workbook_format import ColumnFormat

WEIGHTS = (
    ColumnFormat("Weight", "name", width=24),
    ColumnFormat("What it says", "words", width=54),
    ColumnFormat("Points", "points", "number", 9),
    ColumnFormat("Log-odds", "log_odds", "number", 10),
    ColumnFormat("Log-odds by default", "default", "number", 19),
    ColumnFormat("Source", "source", width=60),
)

DEFINITIONS = (
    ("Chance", "Of a positive human reply within 60 days of a message; its ends hold 95 %."),
    ("Score", "50 points are your base rate, 20 more double the odds. The reasons sum to it."),
    ("Band", "A, B or C: within a band the chances cannot be told apart."),
    ("Worth", "How much you want it, from 0 to 100 %; 50 % where nothing was said."),
    ("When", "This week, as many as you have time for; next in line, or coming up on its day."),
    ("From, until", "The days in which the next step is best taken; no end where it stays open."),
    ("Draft", "A suggestion in your own facts, to be edited. Ajar sends nothing."),
    (
        "What nobody knows",
        "No study has measured how much a note after a rejection helps. It is cheap and plausible.",
    ),
)


def list_xlsx(ranking: Ranked) -> bytes:
    """
    The list as a workbook: List, Reasons, Left out, Weights, About.

    Days are real days, shares are numbers shown as percentages, profiles are links where they
    are http or https; all other text is text, whatever it looks like.
    """
    book = WorkbookWriter("Doors worth another knock", as_of=ranking.as_of)
    doors = list(ranking.doors)  # each is made when it is asked for, so ask once
    book.table("List", ranking_columns.LIST, ranking_columns.list_columns(doors))
    book.table("Reasons", ranking_columns.REASONS, ranking_columns.reason_columns(doors))
    book.table(
        "Left out", ranking_columns.LEFT_OUT, ranking_columns.left_out_columns(ranking.excluded)
    )
    weights = ranking.weights.table()
    book.table("Weights", WEIGHTS, {each.field: weights[each.field].tolist() for each in WEIGHTS})
    lines = [
        ("As of", ranking.as_of.isoformat()),
        ("Doors", str(len(doors))),
        ("Weights", ranking.how),
        *DEFINITIONS,
        *(("Changed on the way", note) for note in book.changed),
    ]
    book.page("About", lines, ("About this list", ""))
    return book.close()


def list_csv(ranking: Ranked) -> bytes:
    """The sheet List as CSV; see ``tables.csv_bytes`` for how it is made safe to open."""
    columns = ranking_columns.list_columns(ranking.doors)
    return csv_writer.csv_bytes(
        [heading.text for heading in ranking_columns.LIST],
        zip(*(columns[heading.field] for heading in ranking_columns.LIST), strict=True),
    )
