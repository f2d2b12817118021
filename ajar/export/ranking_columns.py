"""What the files say about a ranked list: its rows in words, the same in every format."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import pandas as pd

from ajar.export.xlsx_writer import Value
from ajar.model.progress import Progress, Step
from ajar.model.workbook_format import ColumnFormat
from ajar.reengage.types import Draft, ExcludedCompany, Recommendation


class WeightTable(Protocol):
    """The weights behind a list."""

    def table(self) -> pd.DataFrame:
        """One row per weight: ``name``, ``words``, ``log_odds``, ``points``, ``default``, …."""
        ...


class Ranked(Protocol):
    """The part of ``ajar.reengage.Ranking`` that the files need."""

    @property
    def as_of(self) -> date:
        """Day on which everything is judged."""
        ...

    @property
    def companies(self) -> Sequence[Recommendation]:
        """Best first."""
        ...

    @property
    def excluded(self) -> Sequence[ExcludedCompany]:
        """Who is not on the list, and why."""
        ...

    @property
    def weights(self) -> WeightTable:
        """The weights in use."""
        ...

    @property
    def how(self) -> str:
        """One sentence on where the weights come from."""
        ...


@dataclass(frozen=True)
class ShownList:
    """The companies a person is looking at, in the order of the screen; what is exported."""

    as_of: date
    companies: Sequence[Recommendation]
    weights: WeightTable
    how: str
    excluded: Sequence[ExcludedCompany] = ()


LIST = (
    ColumnFormat("Rank", "rank", "number", 7),
    ColumnFormat("Company", "company", width=26),
    ColumnFormat("What to do", "segment", width=11),
    ColumnFormat("Next step", "step", width=22),
    ColumnFormat("When", "when", width=13),
    ColumnFormat("From", "from", "day", 12),
    ColumnFormat("Until", "until", "day", 12),
    ColumnFormat("Why", "why", width=60),
    ColumnFormat("Likelihood", "likelihood", width=11),
    ColumnFormat("Interest", "interest", "share", 9),
    ColumnFormat("Score", "score", "number", 8),
    ColumnFormat("Reasons", "reasons", width=60),
    ColumnFormat("To keep in mind", "warnings", width=34),
    ColumnFormat("Contact", "contact", width=20),
    ColumnFormat("E-mail", "email", width=28),
    ColumnFormat("Profile", "profile", "link", 26),
    ColumnFormat("Roles", "roles", width=30),
    ColumnFormat("Furthest stage", "stage", width=16),
    ColumnFormat("How it ended", "ending", width=24),
    ColumnFormat("Last contact", "last_contact", "day", 13),
    ColumnFormat("Subject of the draft", "subject", width=34),
    ColumnFormat("Draft", "draft", width=60),
)

REASONS = (
    ColumnFormat("Rank", "rank", "number", 7),
    ColumnFormat("Company", "company", width=26),
    ColumnFormat("Reason", "label", width=60),
    ColumnFormat("Points", "points", "number", 9),
)

LEFT_OUT = (
    ColumnFormat("Company", "company", width=26),
    ColumnFormat("Why not today", "why", width=60),
    ColumnFormat("Until", "until", "day", 12),
)

_DIGITS = 4
"""Of shares; more would claim more than is known."""


def companies_of(ranking: Ranked, progress: Progress) -> Iterator[Recommendation]:
    """The companies of the list, each made when it is asked for; *progress* may end that."""
    for place, company in enumerate(ranking.companies):
        progress(Step.WRITING, place / len(ranking.companies))
        yield company


def list_columns(doors: Sequence[Recommendation]) -> dict[str, list[Value]]:
    """Values of the list by field of ``LIST``, one per door."""
    rows = [_row(door) for door in doors]
    return {heading.field: [row[heading.field] for row in rows] for heading in LIST}


def reason_columns(doors: Sequence[Recommendation]) -> dict[str, list[Value]]:
    """One row per reason; the points of a company sum to its score."""
    each = [(door, reason) for door in doors for reason in door.reasons]
    return {
        "rank": [door.rank for door, _ in each],
        "company": [door.company for door, _ in each],
        "label": [reason.label for _, reason in each],
        "points": [reason.points for _, reason in each],
    }


def left_out_columns(excluded: Sequence[ExcludedCompany]) -> dict[str, list[Value]]:
    """One row per company that is not on the list."""
    return {
        "company": [each.company for each in excluded],
        "why": [each.why for each in excluded],
        "until": [each.until for each in excluded],
    }


def why(door: Recommendation) -> str:
    """All reasons in one line, each with its points."""
    return "; ".join(f"{reason.label} {reason.points:+d}" for reason in door.reasons)


def draft_of(door: Recommendation) -> Draft | None:
    """The draft in the default tone; None while there is nothing to write."""
    return door.drafts[0] if door.drafts else None


def _row(door: Recommendation) -> Mapping[str, Value]:
    draft = draft_of(door)
    return {
        "rank": door.rank,
        "company": door.company,
        "segment": door.segment.value.replace("_", " "),
        "step": door.action.value,
        "when": door.bucket.value,
        "from": door.window.start,
        "until": door.window.end,
        "why": door.why,
        "likelihood": door.likelihood.value,
        "interest": round(door.interest, _DIGITS),
        "score": door.score,
        "reasons": why(door),
        "warnings": "; ".join(door.warnings),
        "contact": door.contact.name,
        "email": door.contact.address,
        "profile": door.contact.link,
        "roles": "; ".join(door.roles),
        "stage": door.stage.label,
        "ending": door.ending,
        "last_contact": door.last_contact,
        "subject": draft.subject if draft else "",
        "draft": draft.body if draft else "",
    }
