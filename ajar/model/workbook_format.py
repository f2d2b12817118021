"""
Sheets and headings of the Ajar workbook, for writing, reading and the blank template.

A sheet is known by its headings and not by its name or the order of its columns, so that a
person may rename, move and add. Headings that only Ajar needs stand to the right.
"""

from collections.abc import Mapping

from ajar.model.enums import EventKind
from ajar.model.sheet_format import ColumnFormat, SheetFormat

VERSION = 1
"""Version of the format, increased when an older Ajar cannot read it."""

DAY_KINDS = (
    EventKind.APPLIED,
    EventKind.SCREEN,
    EventKind.TEST,
    EventKind.INTERVIEW,
    EventKind.FINAL,
    EventKind.OFFER,
    EventKind.REJECTED,
    EventKind.THANKED,
    EventKind.ASKED_FEEDBACK,
    EventKind.FEEDBACK,
    EventKind.INVITED,
    EventKind.CONNECTED,
    EventKind.NUDGED,
    EventKind.HEARD_BACK,
)
"""Event kinds with a column of days in the applications, which holds the first day of each."""

_NUMBER = ColumnFormat("Ajar no.", "id", "number", 9, internal=True)
_KEY = ColumnFormat("Company key", "company_key", width=16, internal=True)

APPLICATIONS = SheetFormat(
    "Applications",
    (
        ColumnFormat("Company", "company", width=26),
        ColumnFormat("Role", "role", width=26),
        ColumnFormat("Location", "location", width=16),
        ColumnFormat("Channel", "channel", width=14, words="Channel"),
        ColumnFormat("Source", "source", width=16),
        ColumnFormat("Applied on", "applied", "day", 12),
        ColumnFormat("Status", "status", width=18, words="Status"),
        ColumnFormat("Screening call on", "screen", "day", 16),
        ColumnFormat("Test on", "test", "day", 12),
        ColumnFormat("Interview on", "interview", "day", 13),
        ColumnFormat("Final round on", "final", "day", 14),
        ColumnFormat("Offer on", "offer", "day", 12),
        ColumnFormat("Rejected on", "rejected", "day", 12),
        ColumnFormat("Reason", "reason", width=20, words="Reason"),
        ColumnFormat("Thanked on", "thanked", "day", 12),
        ColumnFormat("Feedback asked on", "asked_feedback", "day", 17),
        ColumnFormat("Feedback received on", "feedback", "day", 19),
        ColumnFormat("Invited on", "invited", "day", 12),
        ColumnFormat("Connected on", "connected", "day", 13),
        ColumnFormat("Nudged on", "nudged", "day", 12),
        ColumnFormat("Heard back on", "heard_back", "day", 14),
        ColumnFormat("Contact", "contact_name", width=20),
        ColumnFormat("E-mail", "contact_address", width=28),
        ColumnFormat("Profile", "contact_link", "link", 24),
        ColumnFormat("Interest", "interest", "share", 9, "Interest"),
        ColumnFormat("Agency", "agency", width=18),
        ColumnFormat("Requisition", "requisition", width=14),
        ColumnFormat("Link", "link", "link", 28),
        ColumnFormat("Notes", "notes", width=44),
        _NUMBER,
        ColumnFormat("Furthest stage", "stage", width=14, words="Stage", internal=True),
        ColumnFormat("Outcome", "outcome", width=14, words="Outcome", internal=True),
        ColumnFormat("Said silent", "said_silent", "yes", 10, "Yes", internal=True),
        ColumnFormat("Offer answer", "offer_answer", width=12, words="Offer answer", internal=True),
        _KEY,
        ColumnFormat("From file", "origin_file", width=16, internal=True),
        ColumnFormat("From sheet", "origin_sheet", width=12, internal=True),
        ColumnFormat("From row", "origin_row", "number", 9, internal=True),
        ColumnFormat("As written", "as_written", width=12, internal=True),
    ),
    frozenset({"Company", "Ajar no.", "As written"}),
)

EVENTS = SheetFormat(
    "Events",
    (
        _NUMBER._replace(field="application", internal=False),
        ColumnFormat("Company", "company", width=26),
        ColumnFormat("What", "kind", width=22, words="What"),
        ColumnFormat("Day", "day", "day", 12),
        ColumnFormat("Note", "note", width=44),
        ColumnFormat("Concluded", "inferred", "yes", 11, "Yes", internal=True),
        ColumnFormat("Read from", "column", width=18, internal=True),
        _KEY,
    ),
    frozenset({"What", "Day", "Concluded"}),
)

COMPANIES = SheetFormat(
    "Companies",
    (
        ColumnFormat("Company", "company", width=26),
        ColumnFormat("Do not contact", "do_not_contact", "yes", 15, "Yes"),
        ColumnFormat("Snoozed until", "snoozed", "day", 14),
        ColumnFormat("Interest set by me", "interest", "share", 18, "Interest"),
        ColumnFormat("Applications", "applications", "number", 13),
        ColumnFormat("Not selected", "rejected", "number", 13),
        ColumnFormat("No outcome yet", "open", "number", 15),
        ColumnFormat("Furthest stage", "stage", width=15),
        ColumnFormat("First day", "first_day", "day", 12),
        ColumnFormat("Last day", "last_day", "day", 12),
        _KEY,
    ),
    frozenset({"Do not contact", "Snoozed until"}),
)

FOLLOW_UPS = SheetFormat(
    "Follow-ups",
    (
        ColumnFormat("Company", "company", width=26),
        ColumnFormat("What I logged", "kind", width=22, words="What"),
        ColumnFormat("Day", "day", "day", 12),
        ColumnFormat("Note", "note", width=44),
        _NUMBER._replace(field="application"),
        _KEY,
    ),
    frozenset({"What I logged", "Day"}),
)

OPENINGS = SheetFormat(
    "Openings",
    (
        ColumnFormat("Company", "company", width=26),
        ColumnFormat("Seen on", "day", "day", 12),
        ColumnFormat("Role", "role", width=26),
        ColumnFormat("Link", "link", "link", 28),
        _KEY,
    ),
    frozenset({"Company", "Seen on"}),
)

CONTACTS = SheetFormat(
    "Contacts",
    (
        _NUMBER._replace(field="application", internal=False),
        ColumnFormat("Company", "company", width=26),
        ColumnFormat("Person", "name", width=24),
        ColumnFormat("Relation", "relation", width=16, words="Relation"),
        ColumnFormat("E-mail", "address", width=28),
        ColumnFormat("Profile", "link", "link", 24),
        ColumnFormat("Read from", "column", width=18, internal=True),
        _KEY,
    ),
    frozenset({"Person", "Relation"}),
)

FIELDS = SheetFormat(
    "Fields",
    (
        _NUMBER._replace(field="application", internal=False),
        ColumnFormat("Company", "company", width=26),
        ColumnFormat("Field", "field", width=24),
        ColumnFormat("Field is about", "kind", width=18, words="Field is about"),
        ColumnFormat("In the field", "value", width=34),
    ),
    frozenset({"Field", "In the field"}),
)

PLANS = SheetFormat(
    "Plans",
    (
        _NUMBER._replace(field="application", internal=False),
        ColumnFormat("Company", "company", width=26),
        ColumnFormat("Plan", "kind", width=18, words="Plan"),
        ColumnFormat("Planned for", "day", "day", 12),
        ColumnFormat("In words", "text", width=44),
        ColumnFormat("Read from", "column", width=18, internal=True),
        _KEY,
    ),
    frozenset({"Plan", "Planned for"}),
)

SIGNALS = SheetFormat(
    "Signals",
    (
        _NUMBER._replace(field="application", internal=False),
        ColumnFormat("Company", "company", width=26),
        ColumnFormat("Signal", "kind", width=22, words="Signal"),
        ColumnFormat("In words", "text", width=44),
        ColumnFormat("Read from", "column", width=18, internal=True),
        _KEY,
    ),
    frozenset({"Signal", "In words"}),
)

RELATED: Mapping[str, SheetFormat] = {
    "contacts": CONTACTS,
    "fields": FIELDS,
    "plans": PLANS,
    "signals": SIGNALS,
}
"""Frame of a tracker -> its sheet, other than applications and events."""

CHOICES = SheetFormat(
    "Choices",
    (
        ColumnFormat("Choice", "choice", width=26),
        ColumnFormat("In file", "file", width=26),
        ColumnFormat("On sheet", "sheet", width=18),
        ColumnFormat("For", "key", width=34),
        ColumnFormat("Is", "value", width=34),
    ),
    frozenset({"Choice", "For", "Is"}),
)

WEIGHTS = SheetFormat(
    "Weights",
    (
        ColumnFormat("Weight", "name", width=24),
        ColumnFormat("What it says", "words", width=54),
        ColumnFormat("Log-odds set by me", "set", "number", 19),
        ColumnFormat("Log-odds by default", "default", "number", 19),
    ),
    frozenset({"Weight", "Log-odds set by me"}),
)

LEDGER = SheetFormat(
    "Ledger",
    (
        ColumnFormat("Code", "code", width=22),
        ColumnFormat("What happened", "treatment", width=14),
        ColumnFormat("File", "file", width=20),
        ColumnFormat("Sheet", "sheet", width=14),
        ColumnFormat("Row", "row", "number", 8),
        ColumnFormat("Column", "column", width=18),
        ColumnFormat("As it stood", "raw", width=34),
        ColumnFormat("What was made of it", "done", width=34),
        ColumnFormat("Why", "why", width=60),
    ),
    frozenset({"Code", "As it stood"}),
)

ABOUT = SheetFormat(
    "About",
    (
        ColumnFormat("About this workbook", "key", width=34),
        ColumnFormat("Value", "value", width=90),
    ),
    frozenset({"About this workbook", "Value"}),
)

FORMS = (
    APPLICATIONS,
    EVENTS,
    COMPANIES,
    FOLLOW_UPS,
    OPENINGS,
    *RELATED.values(),
    CHOICES,
    WEIGHTS,
    LEDGER,
    ABOUT,
)
"""All sheets in order."""
