"""
Applications in plain words, as tests count them: no line of Ajar reads or measures here.

A test fills these from the sample's own sheet, or from a simulated search, and counts them again
beside what the app shows.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path

import openpyxl

from tests.measure.reference import Story

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "sample.xlsx"
SAMPLE_DAY = date(2026, 11, 20)
"""The day for which the sample was made."""

STAGES = {"applied": 0, "test": 1, "screen": 1, "interview": 2, "final": 3, "offer": 4}
_LEGAL_FORMS = {"gmbh", "ltd", "ab", "oy", "b.v.", "inc."}


@dataclass
class Application:
    """One row of a tracker."""

    company: str
    channel: str
    role: str = ""
    outcome: str = "open"
    answer: str = ""
    """What the person said to an offer: "", accepted or declined."""
    reason: str = "unstated"
    contact: str = ""
    address: str = ""
    interest: float | None = None
    notes: str = ""
    events: list[tuple[date | None, str]] = field(default_factory=list)
    """Day, empty where it is not known, and kind; applying is one."""
    guessed: bool = False
    """The day of applying was written without its year: it starts no clock."""

    @property
    def company_key(self) -> str:
        """The company without case, commas and legal form; empty where none is named."""
        words = self.company.casefold().replace(",", " ").replace("&", "and").split()
        return "".join(word for word in words if word not in _LEGAL_FORMS)

    @property
    def applied(self) -> date | None:
        """Day of applying."""
        return self.first("applied")

    @property
    def stage(self) -> int:
        """Furthest stage, 0 to 4."""
        return max(STAGES.get(kind, 0) for _, kind in self.events)

    def first(self, *kinds: str) -> date | None:
        """First day of any of these."""
        return min((day for day, kind in self.events if day and kind in kinds), default=None)

    def story(self, as_of: date) -> Story:
        """In days since applying, for the slow definitions of ``tests.measure.reference``."""
        assert self.applied
        dated = sorted((d - self.applied).days for d, k in self.events if d and k == "applied")
        assert dated == [0]
        told = [((d - self.applied).days, kind) for d, kind in self.events if d]
        return Story(
            self.company_key,
            self.channel,
            self.stage,
            self.outcome,
            (as_of - self.applied).days,
            sorted(told, key=lambda each: each[0]),
            [kind for d, kind in self.events if d is None],
        )


_CHANNELS = {
    "Referral": "referral",
    "Agency": "agency",
    "Recruiter reached out": "recruiter",
    "Company website": "careers_page",
    "LinkedIn": "job_board",
    "Indeed": "job_board",
    "StepStone": "job_board",
    "Job board": "job_board",
    "Meetup": "networking",
    "Networking": "networking",
    "They called back": "unknown",
}
"""Source as she writes it -> channel."""

_DAYS = {
    "Date applied": "applied",
    "Phone screen": "screen",
    "Interviews": "interview",
    "Final round": "final",
    "Offer": "offer",
    "Rejected on": "rejected",
    "Thank-you sent": "thanked",
    "Feedback asked": "asked_feedback",
    "Feedback received": "feedback",
    "Connected": "connected",
    "Nudged": "nudged",
    "Follow-up answered": "heard_back",
}
"""Column with days -> what happened on them."""

_REASONS = {
    "another candidate": "other_candidate",
    "role frozen": "role_gone",
    "skills": "skills",
    "visa or location": "mismatch",
}


@cache
def sample() -> tuple[Application, ...]:
    """
    The applications of ``data/sample.xlsx``, cell by cell.

    The header is in row 3. A line without a status is a heading, and what was saved and not sent
    is no application.
    """
    rows = openpyxl.load_workbook(SAMPLE)["Jobs"].iter_rows(min_row=3, values_only=True)
    header = next(rows)
    cells = [dict(zip(header, row, strict=True)) for row in rows]
    return tuple(
        _application(row) for row in cells if row["Status"] and row["Status"] != "Saved, not sent"
    )


def _application(row: dict) -> Application:
    outcome, answer = _outcome(row["Status"])
    events = [(day, kind) for column, kind in _DAYS.items() for day in _days(row[column])]
    if outcome in ("closed", "withdrawn"):
        events.append((None, outcome))  # her sheet has no column for these days
    unstated = "role_gone" if outcome == "closed" else "unstated"
    return Application(
        company="" if row["Company"] == "Confidential" else row["Company"],
        channel=_CHANNELS[row["Source"]],
        role=row["Role"],
        outcome=outcome,
        answer=answer,
        reason=_REASONS.get(row["Reason"], unstated),
        contact=row["Contact"] or "",
        address=row["E-mail"] or "",
        interest=None if row["Interest"] is None else (row["Interest"] - 1) / 4,
        notes=row["Notes"] or "",
        events=events,
        guessed=row["Date applied"] == "3-Jul",
    )


def _outcome(status: str) -> tuple[str, str]:
    """How it ended by her status, and what she said to an offer."""
    words = status.casefold()
    if "ject" in words or "rejct" in words:
        return "rejected", ""
    if words in ("role frozen", "position closed"):
        return "closed", ""
    if words == "withdrew":
        return "withdrawn", ""
    if words.startswith("offer"):
        return "offer", "declined" if "declined" in words else ""
    return "open", ""


def _days(cell: object) -> list[date]:
    """A day, several typed with semicolons, or none; ``3-Jul`` is of 2026 as its neighbours are."""
    if cell is None:
        return []
    if isinstance(cell, datetime):
        return [cell.date()]
    return [
        datetime.strptime(part.strip(), "%d %b %Y").date()
        for part in str(cell).replace("3-Jul", "3 Jul 2026").split(";")
    ]
