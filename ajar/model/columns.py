"""Every canonical column, declared once: name, dtype, unit, meaning."""

from dataclasses import dataclass
from typing import Literal

from ajar.model.ledger import Code
from ajar.model.words import Channel, EventKind, OfferAnswer, Outcome, Reason

Dtype = Literal["int64", "int8", "float64", "bool", "str", "day", "category"]


@dataclass(frozen=True)
class Column:
    """One column of a canonical frame. Days are naive calendar days, ``datetime64[us]``."""

    name: str
    dtype: Dtype
    meaning: str
    unit: str = ""
    categories: tuple[str, ...] = ()
    empty: str = ""
    """The category that stands for “the file does not say”."""


APPLICATIONS = (
    Column("id", "int64", "Number of the application within this tracker, from 0 up."),
    Column("company", "str", "Company as written; empty where the file does not say."),
    Column(
        "company_key",
        "str",
        "What makes two spellings one company; empty for a placeholder such as “Confidential”.",
    ),
    Column("role", "str", "Job title as written."),
    Column("location", "str", "Place as written."),
    Column(
        "channel",
        "category",
        "Way the application reached the company.",
        categories=tuple(Channel),
        empty=Channel.UNKNOWN,
    ),
    Column("source", "str", "The channel as written."),
    Column("status", "str", "The status as written."),
    Column(
        "stage",
        "int8",
        "Furthest stage: 0 applied, 1 screen, 2 interview, 3 final round, 4 offer.",
        "stage",
    ),
    Column(
        "outcome",
        "category",
        "How it ended, or that it is open.",
        categories=tuple(Outcome),
        empty=Outcome.OPEN,
    ),
    Column(
        "said_silent",
        "bool",
        "The file itself says that no answer came; the outcome stays open.",
    ),
    Column(
        "offer_answer",
        "category",
        "What the person said to an offer; empty where there was none or no answer yet.",
        categories=tuple(OfferAnswer),
    ),
    Column(
        "reason",
        "category",
        "Why it ended, where somebody said so.",
        categories=tuple(Reason),
        empty=Reason.UNSTATED,
    ),
    Column("contact_name", "str", "A named human there."),
    Column("contact_address", "str", "Mail address of the contact."),
    Column("contact_link", "str", "Profile of the contact."),
    Column(
        "interest", "float64", "How much the person wants it, 0 to 1; empty if not said.", "share"
    ),
    Column("link", "str", "Link of the job advertisement."),
    Column("notes", "str", "Remarks as written."),
    Column("origin_file", "str", "File the application was read from."),
    Column("origin_sheet", "str", "Sheet the application was read from; empty for text files."),
    Column("origin_row", "int64", "Row in that sheet, counted from 1 as spreadsheets do.", "row"),
)

EVENTS = (
    Column(
        "application", "int64", "Id of the application; -1 for a fact about the company as such."
    ),
    Column("company_key", "str", "Company the fact is about; empty where it has no identity."),
    Column(
        "kind", "category", "What happened.", categories=tuple(EventKind), empty=EventKind.REPLIED
    ),
    Column("day", "day", "Calendar day; empty where the file does not say.", "day"),
    Column(
        "inferred",
        "bool",
        "The day, or the fact itself, was concluded and not read.",
    ),
    Column("note", "str", "Words that came with it."),
    Column("column", "str", "Header of the column it was read from; empty if logged in Ajar."),
)

DOORS = (
    Column("company_key", "str", "One row per company that has an identity."),
    Column("company", "str", "The spelling met most often."),
    Column("applications", "int64", "Applications sent there.", "applications"),
    Column("rejected", "int64", "Of these, not selected.", "applications"),
    Column("open", "int64", "Of these, without an outcome.", "applications"),
    Column("stage", "int8", "Furthest stage over all applications there.", "stage"),
    Column("first_day", "day", "First dated event there.", "day"),
    Column("last_day", "day", "Last dated event there.", "day"),
    Column("interest", "float64", "Highest interest stated for any application there.", "share"),
)

LEDGER = (
    Column(
        "code",
        "category",
        "What kind of remark; see the ledger codes.",
        categories=tuple(Code),
        empty=Code.OUTSIDE_TABLE,
    ),
    Column("file", "str", "File name."),
    Column("sheet", "str", "Sheet name; empty for text files."),
    Column(
        "row", "int64", "Row, counted from 1; 0 where the remark is about a column or sheet.", "row"
    ),
    Column(
        "column", "str", "Header of the column; empty where the remark is about a row or sheet."
    ),
    Column("raw", "str", "What the cell or row held, as written."),
    Column("done", "str", "What was made of it."),
)

CONNECTIONS = (
    Column("name", "str", "Somebody the person knows."),
    Column("company", "str", "Where they work, as written."),
    Column("company_key", "str", "Identity of that company."),
    Column("position", "str", "What they do there."),
    Column("link", "str", "Their profile."),
    Column("connected_on", "day", "Day of the connection.", "day"),
)

FRAMES = {
    "applications": APPLICATIONS,
    "events": EVENTS,
    "doors": DOORS,
    "ledger": LEDGER,
}
"""The four frames of a tracker by name."""
