"""The windows of the list as a calendar file."""

import hashlib
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from ajar.export import sanitize
from ajar.export.ranking_columns import Ranked, companies_of, draft_of, why
from ajar.model.progress import Progress, no_progress
from ajar.reengage.types import PlanBucket

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icalendar import Event

    from ajar.reengage.types import Recommendation


def list_ics(ranking: Ranked, progress: Progress = no_progress) -> bytes:
    """
    One all-day event per window, with reasons and draft inside.

    An event keeps its identity as long as company and step are the same, so that importing a
    newer list moves it in place of adding a second one. A step that can be taken on any day is
    left out, unless it is for this week: then it stands on the as-of day.

    Notes
    -----
    Escaping and folding are the library's (RFC 5545). It lets control characters through, so
    these are removed before.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Ajar//Doors worth another knock//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Ajar")
    for event in _events(ranking, progress):
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _events(ranking: Ranked, progress: Progress) -> "Iterator[Event]":
    for door in companies_of(ranking, progress):
        if door.bucket != PlanBucket.NOTHING and (days := _days(door, ranking.as_of)):
            yield _event(door, *days, ranking.as_of)


def _days(door: "Recommendation", as_of: date) -> tuple[date, date] | None:
    """First and last day of the event; None where any day is as good."""
    start, end = door.window.start, door.window.end
    if start and (end or start >= as_of):
        return start, max(end or start, start)
    return (as_of, as_of) if door.bucket == PlanBucket.THIS_WEEK else None


def _event(door: "Recommendation", start: date, end: date, as_of: date) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", _uid(door))
    event.add("dtstamp", datetime.combine(as_of, time(), UTC))
    event.add("summary", sanitize.single_line(f"{door.action.value.capitalize()}: {door.company}"))
    event.add("dtstart", start)
    # The end of an all-day event is the first day after it.
    event.add("dtend", min(end, date.max - timedelta(days=1)) + timedelta(days=1))
    event.add("description", sanitize.paragraphs(_description(door)))
    event.add("transp", "TRANSPARENT")
    return event


def _uid(door: "Recommendation") -> str:
    identity = f"{door.company_key}\n{door.action.value}"
    return f"{hashlib.sha256(identity.encode('utf-8', 'replace')).hexdigest()[:32]}@ajar.invalid"


def _description(door: "Recommendation") -> str:
    draft = draft_of(door)
    parts = [f"Contact: {door.contact}" if str(door.contact) else "", f"Why: {why(door)}"]
    if draft:
        parts += ["", f"Draft: {draft.subject}", "", draft.body]
    return "\n".join(part for at, part in enumerate(parts) if part or at)
