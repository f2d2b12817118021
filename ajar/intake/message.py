"""Parse a pasted e-mail: company, role, event and day."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import chain

from ajar.intake.rows.emails import company_and_role, most_informative_sentence
from ajar.intake.rows.subjects import MAILS
from ajar.intake.values import date_parser, statuses
from ajar.intake.values.companies import company_keys
from ajar.intake.values.status_vocabulary import StatusMeaning
from ajar.model.enums import EventKind, OfferAnswer, Outcome
from ajar.model.vocabulary import load

_LONGEST = 20_000
"""Most characters of a message that are parsed."""
_FIELDS = {
    field: [name for listed in load(MAILS)[field].values() for name in listed]
    for field in ("sender", "subject", "day")
}
_HEADER = re.compile(
    rf"^[>\s*]*(?P<name>{'|'.join(chain(*_FIELDS.values()))})\s*:\**"
    r"\s*(?P<value>.+?)\s*$",
    re.IGNORECASE | re.MULTILINE,
)
_UPDATES = {
    Outcome.REJECTED: EventKind.REJECTED,
    Outcome.CLOSED: EventKind.CLOSED,
    Outcome.WITHDRAWN: EventKind.WITHDRAWN,
}
_ANSWERS = {
    OfferAnswer.NONE: EventKind.OFFER,
    OfferAnswer.ACCEPTED: EventKind.ACCEPTED,
    OfferAnswer.DECLINED: EventKind.DECLINED,
}


@dataclass(frozen=True)
class PastedMessage:
    """Parsed content of one message, to be confirmed by the person."""

    company: str
    """Empty if the message names none."""
    company_key: str
    role: str
    kind: EventKind | None
    """Event in the message; None if unclear."""
    day: date | None
    """Day on which it was sent; None if unknown."""
    sentence: str
    """Sentence that states the event."""


def read_message(text: str) -> PastedMessage:
    r"""
    Return the content of a pasted e-mail, parsed as in files with one row per e-mail.

    Examples
    --------
    >>> read_message("Subject: Data Engineer at Acme\n\nUnfortunately, you were rejected.").kind
    <EventKind.REJECTED: 'rejected'>
    """
    text = text[:_LONGEST]
    headers = {found["name"].casefold(): found["value"] for found in _HEADER.finditer(text)}
    fields = {
        field: next((headers[name] for name in names if name in headers), "")
        for field, names in _FIELDS.items()
    }
    body = _HEADER.sub("", text).strip()
    company, role = company_and_role(fields["subject"], body, fields["sender"])
    sentence = most_informative_sentence("", fields["subject"], body, fields["sender"])
    return PastedMessage(
        company=company,
        company_key=company_key(company),
        role=role,
        kind=_kind(statuses.interpret([sentence], respell=False)[0]),
        day=_day(fields["day"]),
        sentence=sentence,
    )


def company_key(name: str) -> str:
    """Return the company key of a name; empty for a text without a name."""
    return company_keys([name])[0] if name.strip() else ""


def _kind(meaning: StatusMeaning) -> EventKind | None:
    if not meaning.known or not meaning.is_application:
        return None
    if meaning.outcome == Outcome.OFFER:
        return _ANSWERS[meaning.offer_answer]
    if meaning.outcome in _UPDATES:
        return _UPDATES[meaning.outcome]
    news = [kind for kind in meaning.events if kind is not EventKind.APPLIED]
    if news:
        return news[-1]
    return EventKind.REPLIED if meaning.responded else None


def _day(text: str) -> date | None:
    found = date_parser.parse(re.sub(r"\s+(?:[+-]\d{4}|[A-Z]{2,4})?(?:\s*\(.*\))?$", "", text))
    return found[0].read(day_first=True) if found else None
