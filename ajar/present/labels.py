"""Labels of stages, outcomes, events, reasons and ledger entries on pages."""

from collections.abc import Mapping

_ON_PAGE: Mapping[str, str] = {
    "Not selected": "Rejected",
    "No outcome yet": "Open",
    "Withdrawn by me": "Withdrawn",
    "Screen or test": "Screening call or test",
    "Thanked": "Thank-you",
    "Asked for feedback": "Feedback request",
    "Asked for news": "Request for an update",
    "Invited to my network": "Connection request",
    "Reapplied": "Applied again",
    "Heard back": "Reply",
    "Replied": "Reply",
    "Feedback received": "Feedback",
    "Connected": "Connection",
    "Seat or talks reopened": "Role reopened",
    "Role frozen or gone": "Role frozen or closed",
    "Visa, place or pay": "Visa, location or salary",
    "Unknown": "Not stated",
    "set aside": "Left out",
}
"""Label of the model (saved in workbooks, so it stays) -> label on pages."""


def on_page(label: str) -> str:
    """
    Return the label on pages for a label of the model.

    Examples
    --------
    >>> on_page("Not selected"), on_page("Interview")
    ('Rejected', 'Interview')
    """
    return _ON_PAGE.get(label, label)
