"""
The Ajar workbook: its sheets and headings, the same way out, back in and in the blank one.

A sheet is known by its headings and not by its name or the order of its columns, so that a
person may rename, move and add. Headings that only Ajar needs stand to the right.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from ajar.model.words import EventKind

VERSION = 1
"""Raised when an older Ajar could not read what a newer one writes."""

Kind = Literal["text", "day", "number", "share", "yes", "link"]


class Heading(NamedTuple):
    """One column of a sheet."""

    text: str
    """As it stands in the first row."""
    field: str
    """Canonical column, event kind or decision that it carries."""
    kind: Kind = "text"
    width: int = 14
    """In characters."""
    words: str = ""
    """Name of the list a person may pick from."""
    own: bool = False
    """Needed by Ajar to put things back; shown folded away."""


@dataclass(frozen=True)
class Form:
    """One sheet."""

    name: str
    headings: tuple[Heading, ...]
    marks: frozenset[str]
    """Headings that no other sheet has together; they tell which sheet it is."""

    def heading(self, field: str) -> str:
        """The heading of a field."""
        return next(each.text for each in self.headings if each.field == field)


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
"""Facts that have a column of days in the applications: the first day of each is shown there."""

_NUMBER = Heading("Ajar no.", "id", "number", 9, own=True)
_KEY = Heading("Company key", "company_key", width=16, own=True)

APPLICATIONS = Form(
    "Applications",
    (
        Heading("Company", "company", width=26),
        Heading("Role", "role", width=26),
        Heading("Location", "location", width=16),
        Heading("Channel", "channel", width=14, words="Channel"),
        Heading("Source", "source", width=16),
        Heading("Applied on", "applied", "day", 12),
        Heading("Status", "status", width=18, words="Status"),
        Heading("Screening call on", "screen", "day", 16),
        Heading("Test on", "test", "day", 12),
        Heading("Interview on", "interview", "day", 13),
        Heading("Final round on", "final", "day", 14),
        Heading("Offer on", "offer", "day", 12),
        Heading("Rejected on", "rejected", "day", 12),
        Heading("Reason", "reason", width=20, words="Reason"),
        Heading("Thanked on", "thanked", "day", 12),
        Heading("Feedback asked on", "asked_feedback", "day", 17),
        Heading("Feedback received on", "feedback", "day", 19),
        Heading("Invited on", "invited", "day", 12),
        Heading("Connected on", "connected", "day", 13),
        Heading("Nudged on", "nudged", "day", 12),
        Heading("Heard back on", "heard_back", "day", 14),
        Heading("Contact", "contact_name", width=20),
        Heading("E-mail", "contact_address", width=28),
        Heading("Profile", "contact_link", "link", 24),
        Heading("Interest", "interest", "share", 9, "Interest"),
        Heading("Link", "link", "link", 28),
        Heading("Notes", "notes", width=44),
        _NUMBER,
        Heading("Furthest stage", "stage", width=14, words="Stage", own=True),
        Heading("Outcome", "outcome", width=14, words="Outcome", own=True),
        Heading("Said silent", "said_silent", "yes", 10, "Yes", own=True),
        Heading("Offer answer", "offer_answer", width=12, words="Offer answer", own=True),
        _KEY,
        Heading("From file", "origin_file", width=16, own=True),
        Heading("From sheet", "origin_sheet", width=12, own=True),
        Heading("From row", "origin_row", "number", 9, own=True),
        Heading("As written", "as_written", width=12, own=True),
    ),
    frozenset({"Company", "Ajar no.", "As written"}),
)

EVENTS = Form(
    "Events",
    (
        _NUMBER._replace(field="application", own=False),
        Heading("Company", "company", width=26),
        Heading("What", "kind", width=22, words="What"),
        Heading("Day", "day", "day", 12),
        Heading("Note", "note", width=44),
        Heading("Concluded", "inferred", "yes", 11, "Yes", own=True),
        Heading("Read from", "column", width=18, own=True),
        _KEY,
    ),
    frozenset({"What", "Day", "Concluded"}),
)

COMPANIES = Form(
    "Companies",
    (
        Heading("Company", "company", width=26),
        Heading("Do not contact", "do_not_contact", "yes", 15, "Yes"),
        Heading("Snoozed until", "snoozed", "day", 14),
        Heading("Interest set by me", "interest", "share", 18, "Interest"),
        Heading("Applications", "applications", "number", 13),
        Heading("Not selected", "rejected", "number", 13),
        Heading("No outcome yet", "open", "number", 15),
        Heading("Furthest stage", "stage", width=15),
        Heading("First day", "first_day", "day", 12),
        Heading("Last day", "last_day", "day", 12),
        _KEY,
    ),
    frozenset({"Do not contact", "Snoozed until"}),
)

FOLLOW_UPS = Form(
    "Follow-ups",
    (
        Heading("Company", "company", width=26),
        Heading("What I logged", "kind", width=22, words="What"),
        Heading("Day", "day", "day", 12),
        Heading("Note", "note", width=44),
        _NUMBER._replace(field="application"),
        _KEY,
    ),
    frozenset({"What I logged", "Day"}),
)

OPENINGS = Form(
    "Openings",
    (
        Heading("Company", "company", width=26),
        Heading("Seen on", "day", "day", 12),
        Heading("Role", "role", width=26),
        Heading("Link", "link", "link", 28),
        _KEY,
    ),
    frozenset({"Company", "Seen on"}),
)

CHOICES = Form(
    "Choices",
    (
        Heading("Choice", "choice", width=26),
        Heading("In file", "file", width=26),
        Heading("On sheet", "sheet", width=18),
        Heading("For", "key", width=34),
        Heading("Is", "value", width=34),
    ),
    frozenset({"Choice", "For", "Is"}),
)

WEIGHTS = Form(
    "Weights",
    (
        Heading("Weight", "name", width=24),
        Heading("What it says", "words", width=54),
        Heading("Log-odds set by me", "set", "number", 19),
        Heading("Log-odds by default", "default", "number", 19),
    ),
    frozenset({"Weight", "Log-odds set by me"}),
)

LEDGER = Form(
    "Ledger",
    (
        Heading("Code", "code", width=22),
        Heading("What happened", "treatment", width=14),
        Heading("File", "file", width=20),
        Heading("Sheet", "sheet", width=14),
        Heading("Row", "row", "number", 8),
        Heading("Column", "column", width=18),
        Heading("As it stood", "raw", width=34),
        Heading("What was made of it", "done", width=34),
        Heading("Why", "why", width=60),
    ),
    frozenset({"Code", "As it stood"}),
)

ABOUT = Form(
    "About",
    (Heading("About this workbook", "key", width=34), Heading("Value", "value", width=90)),
    frozenset({"About this workbook", "Value"}),
)

FORMS = (APPLICATIONS, EVENTS, COMPANIES, FOLLOW_UPS, OPENINGS, CHOICES, WEIGHTS, LEDGER, ABOUT)
"""All sheets in order."""


def as_written(company: str, status: str, days: Iterable[str]) -> str:
    """
    What stood in the cells of a row that Ajar also keeps in another place.

    Kept in the row, it tells on the way back which of these cells the person changed since.
    *days* are ISO days in the order of ``DAY_KINDS``, empty where there is none.

    Examples
    --------
    >>> as_written("Acme ", "Applied", ["2026-01-02", ""])
    '["Acme", "Applied", "2026-01-02", ""]'
    """
    return json.dumps([remembered(company), remembered(status), *days], ensure_ascii=False)


def remembered(text: str) -> str:
    """The beginning of a text, enough to see whether it was changed."""
    return text[:_REMEMBERED].strip()


_REMEMBERED = 100
