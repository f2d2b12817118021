"""Canonical columns of all frames: name, dtype, meaning and unit."""

from dataclasses import dataclass
from typing import Literal

from ajar.model.enums import (
    Channel,
    ContactRelation,
    EventKind,
    FieldKind,
    OfferAnswer,
    Outcome,
    PlanKind,
    Reason,
    SignalKind,
)
from ajar.model.ledger import LedgerCode

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
    """Category of a value that the file does not give."""


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
    Column("agency", "str", "Agency through which the application went; empty where direct."),
    Column("requisition", "str", "Requisition number of the opening, as written."),
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

CONTACTS = (
    Column(
        "application", "int64", "Id of the application; -1 for a person of the company as such."
    ),
    Column("company_key", "str", "Company the person belongs to or stands for."),
    Column("name", "str", "One person's name, without titles."),
    Column("address", "str", "Mail address."),
    Column("link", "str", "Profile."),
    Column(
        "relation",
        "category",
        "What the person is to the applicant.",
        categories=tuple(ContactRelation),
        empty=ContactRelation.CONTACT,
    ),
    Column("column", "str", "Header of the column it was read from."),
)

FIELDS = (
    Column("application", "int64", "Id of the application."),
    Column("field", "str", "Header of the column, as written."),
    Column(
        "kind",
        "category",
        "What the column is about.",
        categories=tuple(FieldKind),
        empty=FieldKind.OTHER,
    ),
    Column("value", "str", "The cell, as written."),
)

PLANS = (
    Column("application", "int64", "Id of the application; -1 for a plan about the company."),
    Column("company_key", "str", "Company the plan is about."),
    Column(
        "kind",
        "category",
        "What is to happen.",
        categories=tuple(PlanKind),
        empty=PlanKind.NEXT_ACTION,
    ),
    Column("day", "day", "Day on which it is to happen; empty where none is named.", "day"),
    Column("text", "str", "The sentence or cell it was read from."),
    Column("column", "str", "Header of the column it was read from."),
)

SIGNALS = (
    Column("application", "int64", "Id of the application; -1 for a fact about the company."),
    Column("company_key", "str", "Company the signal is about."),
    Column(
        "kind",
        "category",
        "What was said.",
        categories=tuple(SignalKind),
        empty=SignalKind.KEPT_ON_FILE,
    ),
    Column("text", "str", "The sentence or cell it was read from."),
    Column("column", "str", "Header of the column it was read from."),
)

COMPANIES = (
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
        categories=tuple(LedgerCode),
        empty=LedgerCode.OUTSIDE_TABLE,
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
    "contacts": CONTACTS,
    "fields": FIELDS,
    "plans": PLANS,
    "signals": SIGNALS,
    "companies": COMPANIES,
    "ledger": LEDGER,
}
"""Columns of each frame of a tracker."""
