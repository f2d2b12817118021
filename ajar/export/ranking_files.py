"""The list of companies to contact, as a workbook and as CSV."""

from ajar.export import csv_writer, ranking_columns
from ajar.export.ranking_columns import ExportedList
from ajar.export.xlsx_writer import WorkbookWriter
from ajar.model.progress import Progress, no_progress
from ajar.model.sheet_format import ColumnFormat

WEIGHTS = (
    ColumnFormat("Weight", "name", width=24),
    ColumnFormat("What it means", "words", width=54),
    ColumnFormat("Points", "points", "number", 9),
    ColumnFormat("Log-odds", "log_odds", "number", 10),
    ColumnFormat("Log-odds by default", "default", "number", 19),
    ColumnFormat("Source", "source", width=60),
)

DEFINITIONS = (
    (
        "Decision",
        (
            "Write now: within 14 days. In process: nothing to do now. Wait: worth a message, on "
            "its day or after a sign. Long shot: a new application is the better use of time."
        ),
    ),
    (
        "Likelihood of a reply",
        "Of a positive reply within 60 days of a message: high, medium or low.",
    ),
    ("Score", "50 points are your base rate, 20 more double the odds. The reasons sum to it."),
    ("Interest", "How much you want it, from 0 to 100%; 50% where nothing was said."),
    ("From, by", "The days on which the step is best taken; empty where none is known."),
    ("Message", "A suggestion in your own facts, to be edited. Ajar sends nothing."),
    (
        "What is not known",
        "No study has measured how much a note after a rejection helps. It is cheap and plausible.",
    ),
)


def list_xlsx(ranking: ExportedList, progress: Progress = no_progress) -> bytes:
    """
    Return the list as a workbook ready to print.

    Sheets: Contact this week, Any time and later, All companies, Reasons, Left out, Weights and
    About. Days are real days, shares are numbers shown as percentages, profiles are links where
    they are http or https; all other text is text, whatever it looks like.
    """
    book = WorkbookWriter("Companies to contact", as_of=ranking.as_of)
    companies = list(ranking_columns.companies_of(ranking, progress))
    for name, chosen in (
        ("Contact this week", ranking_columns.this_week(companies)),
        ("Any time and later", ranking_columns.after_this_week(companies)),
    ):
        book.table(name, ranking_columns.MESSAGES, ranking_columns.message_columns(chosen))
    book.table("All companies", ranking_columns.LIST, ranking_columns.list_columns(companies))
    book.table("Reasons", ranking_columns.REASONS, ranking_columns.reason_columns(companies))
    left_out = ranking_columns.left_out_columns(ranking.excluded)
    book.table("Left out", ranking_columns.LEFT_OUT, left_out)
    weights = ranking.weights.table()
    book.table("Weights", WEIGHTS, {each.field: weights[each.field].tolist() for each in WEIGHTS})
    lines = [
        ("As of", ranking.as_of.isoformat()),
        ("Companies", str(len(companies))),
        ("Weights", ranking.how),
        *DEFINITIONS,
        *(("Changed on the way", note) for note in book.changed),
    ]
    book.page("About", lines, ("About this list", ""))
    return book.close()


def list_csv(ranking: ExportedList, progress: Progress = no_progress) -> bytes:
    """Return the list as CSV (``csv_writer.csv_bytes``)."""
    columns = ranking_columns.list_columns(list(ranking_columns.companies_of(ranking, progress)))
    return csv_writer.csv_bytes(
        [heading.text for heading in ranking_columns.LIST],
        zip(*(columns[heading.field] for heading in ranking_columns.LIST), strict=True),
    )
