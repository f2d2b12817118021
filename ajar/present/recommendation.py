"""Sentences on a company's next step, likelihood and exclusion."""

from ajar.model.enums import EventKind
from ajar.present import formats
from ajar.reengage import Action, ExcludedCompany, Recommendation

LOGGED_AS = {
    Action.THANK: EventKind.THANKED,
    Action.ASK_FEEDBACK: EventKind.ASKED_FEEDBACK,
    Action.INVITE: EventKind.INVITED,
    Action.NUDGE: EventKind.NUDGED,
    Action.CHECK_IN: EventKind.NUDGED,
    Action.REAPPLY: EventKind.REAPPLIED,
}
"""Action -> event that its sent message is logged as; other actions log none."""


def exclusion_sentence(place: ExcludedCompany) -> str:
    """Return why a company is not on the list, and until when."""
    until = f" Until {formats.day(place.until)}." if place.until else ""
    return f"Not on the list today. {formats.sentence(place.why)}{until}"


def likelihood_sentence(company: Recommendation) -> str:
    """Return the likelihood of a positive reply, and the record of similar messages."""
    told = f"Likelihood of a positive reply: {company.likelihood.value}"
    record = company.record
    if not record.messages:
        return f"{told}."
    return (
        f"{told}. Of {formats.pluralize(record.messages, 'message')} to companies like these "
        f"{record.answered} {'was' if record.answered == 1 else 'were'} answered."
    )
