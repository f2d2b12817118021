"""The list of doors worth another knock, as a workbook and as CSV."""

from ajar.export import csv_writer, ranking_columns
from ajar.export.ranking_columns import Ranked
from ajar.export.xlsx_writer import WorkbookWriter
from ajar.model.progress import Progress, no_progress
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
    (
        "What to do",
        (
            "Act: write within 14 days. Running: in process, nothing to do now. Watch: wait for "
            "the day. Let go: a new application is the better use of time."
        ),
    ),
    ("Likelihood", "Of a positive reply within 60 days of a message: high, medium or low."),
    ("Score", "50 points are your base rate, 20 more double the odds. The reasons sum to it."),
    ("Interest", "How much you want it, from 0 to 100 %; 50 % where nothing was said."),
    ("When", "This week, as many as you have time for; any time; or later, on its day."),
    ("From, until", "The days in which the next step is best taken; empty where none is known."),
    ("Draft", "A suggestion in your own facts, to be edited. Ajar sends nothing."),
    (
        "What nobody knows",
        "No study has measured how much a note after a rejection helps. It is cheap and plausible.",
    ),
)


def list_xlsx(ranking: Ranked, progress: Progress = no_progress) -> bytes:
    """
    The list as a workbook: List, Reasons, Left out, Weights, About.

    Days are real days, shares are numbers shown as percentages, profiles are links where they
    are http or https; all other text is text, whatever it looks like.
    """
    book = WorkbookWriter("Doors worth another knock", as_of=ranking.as_of)
    doors = list(ranking_columns.companies_of(ranking, progress))
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


def list_csv(ranking: Ranked, progress: Progress = no_progress) -> bytes:
    """The sheet List as CSV; see ``tables.csv_bytes`` for how it is made safe to open."""
    columns = ranking_columns.list_columns(list(ranking_columns.companies_of(ranking, progress)))
    return csv_writer.csv_bytes(
        [heading.text for heading in ranking_columns.LIST],
        zip(*(columns[heading.field] for heading in ranking_columns.LIST), strict=True),
    )
