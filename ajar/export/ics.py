"""The steps of the shortlist as a calendar file."""

import hashlib
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from ajar.export import sanitize
from ajar.export.ranking_columns import ExportedList, companies_of, why
from ajar.model.progress import Progress, no_progress
from ajar.reengage.recommendation import PlanBucket

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icalendar import Event

    from ajar.reengage import SentMessage
    from ajar.reengage.recommendation import Recommendation

_HOUR = 9
"""Hour of the reminder, on the first day of the step."""


def list_ics(ranking: ExportedList, progress: Progress = no_progress) -> bytes:
    """
    Return one all-day event per company worth a message, with message, reason and alarm.

    A company keeps its one event, so that importing a newer list moves it, and a next step takes
    the place of the one before; after a message that was the last one, the event is cancelled. A
    step that can be taken on any day is left out, unless it is for this week: then it stands on
    the as-of day.

    Notes
    -----
    Escaping and folding are the library's (RFC 5545). It lets control characters through, so
    these are removed before.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Ajar//Companies to contact//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Ajar")
    for event in _events(ranking, progress):
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _events(ranking: ExportedList, progress: Progress) -> "Iterator[Event]":
    for company in companies_of(ranking, progress):
        if company.shortlisted and (days := _days(company, ranking.as_of)):
            yield _event(company, *days, ranking.as_of)
    for message in ranking.finished:
        yield _cancelled(message, ranking.as_of)


def _days(company: "Recommendation", as_of: date) -> tuple[date, date] | None:
    """Return first and last day of the event, or None if the step has no window."""
    start, end = company.window.start, company.window.end
    if start and (end or start >= as_of):
        return start, max(end or start, start)
    return (as_of, as_of) if company.bucket == PlanBucket.THIS_WEEK else None


def _event(company: "Recommendation", start: date, end: date, as_of: date) -> "Event":
    from icalendar import Alarm

    alarm = Alarm()
    summary = f"{company.action.label}: {company.company}"
    event = _all_day(company.company_key, summary, start, end, as_of)
    event.add("description", sanitize.paragraphs(_description(company)))
    event.add("transp", "TRANSPARENT")
    alarm.add("action", "DISPLAY")
    alarm.add("description", event["summary"])
    alarm.add("trigger", timedelta(hours=_HOUR))
    event.add_component(alarm)
    return event


def _cancelled(message: "SentMessage", as_of: date) -> "Event":
    event = _all_day(
        message.company_key, f"Done: {message.company}", message.day, message.day, as_of
    )
    event.add("status", "CANCELLED")
    event.add("transp", "TRANSPARENT")
    return event


def _all_day(company_key: str, summary: str, start: date, end: date, as_of: date) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", _uid(company_key))
    event.add("sequence", as_of.toordinal())  # programs take the later of two for the newer
    event.add("dtstamp", datetime.combine(as_of, time(), UTC))
    event.add("summary", sanitize.single_line(summary))
    event.add("dtstart", start)
    # The end of an all-day event is the first day after it.
    event.add("dtend", min(end, date.max - timedelta(days=1)) + timedelta(days=1))
    return event


def _uid(company_key: str) -> str:
    identity = company_key.encode("utf-8", "replace")
    return f"{hashlib.sha256(identity).hexdigest()[:32]}@ajar.invalid"


def _description(company: "Recommendation") -> str:
    """Return the message, then its addressee and reason."""
    draft = company.draft
    message = f"{draft.subject}\n\n{draft.body}" if draft else ""
    to = " ".join(filter(None, [company.contact.name, company.contact.address]))
    parts = [message, f"To: {to}" if to else "", f"Why: {why(company)}"]
    return "\n\n".join(filter(None, parts))
