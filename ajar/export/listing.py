"""The list of doors worth another knock, as a workbook and as CSV."""

from ajar.export import ranked, tables
from ajar.export.ranked import Ranked
from ajar.export.sheets import Book
from ajar.model.workbook import Heading

WEIGHTS = (
    Heading("Weight", "name", width=24),
    Heading("What it says", "words", width=54),
    Heading("Points", "points", "number", 9),
    Heading("Log-odds", "log_odds", "number", 10),
    Heading("Log-odds by default", "default", "number", 19),
    Heading("Source", "source", width=60),
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
    book = Book("Doors worth another knock", as_of=ranking.as_of)
    doors = list(ranking.doors)  # each is made when it is asked for, so ask once
    book.table("List", ranked.LIST, ranked.list_columns(doors))
    book.table("Reasons", ranked.REASONS, ranked.reason_columns(doors))
    book.table("Left out", ranked.LEFT_OUT, ranked.left_out_columns(ranking.excluded))
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
    columns = ranked.list_columns(ranking.doors)
    return tables.csv_bytes(
        [heading.text for heading in ranked.LIST],
        zip(*(columns[heading.field] for heading in ranked.LIST), strict=True),
    )
