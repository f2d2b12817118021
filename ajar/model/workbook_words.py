"""
Cell texts of the Ajar workbook: drop-down entries and keyed lines.

``ajar.model.workbook_format`` declares the sheets that they stand on.
"""

from collections.abc import Mapping
from enum import StrEnum

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
    Stage,
)
from ajar.model.ledger import LedgerCode

YES = "yes"

STATUSES = (
    "Saved, not sent",
    "Applied",
    "Screening call",
    "Test",
    "Interview",
    "Final round",
    "Offer",
    "Offer accepted",
    "Offer declined",
    "Rejected",
    "Role closed",
    "Withdrawn",
    "No reply",
)
"""Statuses of the drop-down; any other wording can be typed too."""

LABELS: Mapping[str, Mapping[str, StrEnum]] = {
    "Channel": {each.label: each for each in Channel if each != Channel.UNKNOWN},
    "Reason": {each.label: each for each in Reason if each != Reason.UNSTATED},
    "Outcome": {each.label: each for each in Outcome},
    "Offer answer": {each.value: each for each in OfferAnswer if each},
    "What": {each.label: each for each in EventKind},
    "Code": {each.value: each for each in LedgerCode},
    "Relation": {each.value.replace("_", " "): each for each in ContactRelation},
    "Field is about": {each.value.replace("_", " "): each for each in FieldKind},
    "Plan": {each.value.replace("_", " "): each for each in PlanKind},
    "Signal": {each.value.replace("_", " "): each for each in SignalKind},
}
"""List -> canonical value -> the text shown for it."""

STAGE_LABELS: Mapping[str, Stage] = {each.label: each for each in Stage}

LISTS: Mapping[str, tuple[str | float, ...]] = {
    "Status": STATUSES,
    "Channel": tuple(LABELS["Channel"]),
    "Reason": tuple(LABELS["Reason"]),
    "Interest": (0.0, 0.25, 0.5, 0.75, 1.0),
    "What": tuple(LABELS["What"]),
    "Stage": tuple(STAGE_LABELS),
    "Outcome": tuple(LABELS["Outcome"]),
    "Offer answer": tuple(LABELS["Offer answer"]),
    "Yes": (YES,),
    "Done": ("sent", "not now"),
    **{name: tuple(LABELS[name]) for name in ("Relation", "Field is about", "Plan", "Signal")},
}
"""Entries of each drop-down."""


class AboutLine(StrEnum):
    """Lines of the last sheet that Ajar reads back."""

    VERSION = "Version of this form"
    AS_OF = "Written on"
    OUTCOMES = "Says how applications ended"
    REJECTIONS = "Says which were rejected"
    COMPANIES = "Names companies"
    STAGE_HISTORY = "Says which stages were passed"
    APPLICATIONS = "Says which were sent"
    REPLIES = "Says what was answered"
    DAYS = "Says when they were sent"


SCOPE: Mapping[AboutLine, str] = {
    AboutLine.OUTCOMES: "outcomes",
    AboutLine.REJECTIONS: "rejections",
    AboutLine.COMPANIES: "companies",
    AboutLine.STAGE_HISTORY: "stage_history",
    AboutLine.APPLICATIONS: "applications",
    AboutLine.REPLIES: "replies",
    AboutLine.DAYS: "days",
}
"""Line -> field of ``Coverage`` that it holds."""


class SettingKind(StrEnum):
    """Texts in the first column of the settings sheet."""

    READ = "Sheet is read"
    HEADER_ROW = "Row of the headings"
    LAYOUT = "Layout"
    ANSWER = "Answer to a question"
    HEADING = "Made for a table with"
    ROLE = "Column is"
    STATUS = "Status means"
    DAY_FIRST = "Day before month"
    MERGE = "Company key is the same as"
    APART = "Company key is not"
    BULK_DAY = "Day on which I caught up"
    NOTED_AT_ONCE = "Replies are noted on the day they come"
    CHANGED_ON = "Day on which I changed something"
    A_WEEK = "Messages a week"
    LANGUAGE = "Language of the drafts"
    OWN_NAME = "Name under the drafts"
    MESSAGE_MINUTES = "Minutes for a message"
    APPLICATION_MINUTES = "Minutes for an application"
