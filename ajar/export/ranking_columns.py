"""Columns of the list of companies, the same in every file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from ajar.model.progress import Progress, Step
from ajar.model.sheet_format import ColumnFormat
from ajar.reengage.recommendation import ExcludedCompany, PlanBucket, Recommendation

if TYPE_CHECKING:
    from ajar.export.xlsx_writer import Value
    from ajar.reengage import Ranking, SentMessage
    from ajar.reengage.score.weights import Weights


@dataclass(frozen=True)
class ShownList:
    """The companies on the screen, in its order, for export."""

    as_of: date
    companies: Sequence[Recommendation]
    weights: "Weights"
    how: str
    excluded: Sequence[ExcludedCompany] = ()
    finished: "Sequence[SentMessage]" = ()
    """Messages of the whole ranking after which there is nothing more to do."""


ExportedList: TypeAlias = "Ranking | ShownList"
"""A whole ranking, or the part of it on the screen."""

MESSAGES = (
    ColumnFormat("Company", "company", width=24),
    ColumnFormat("To", "contact", width=20),
    ColumnFormat("Address", "email", width=26),
    ColumnFormat("What to do", "step", width=18),
    ColumnFormat("From", "from", "day", 11),
    ColumnFormat("By", "until", "day", 11),
    ColumnFormat("Why", "why", "wrapped", 34),
    ColumnFormat("Message", "message", "wrapped", 60),
    ColumnFormat("Done", "done", width=10, words="Done"),
)
"""Columns of the sheet of messages."""

LIST = (
    ColumnFormat("Rank", "rank", "number", 7),
    ColumnFormat("Company", "company", width=26),
    ColumnFormat("Decision", "segment", width=16),
    ColumnFormat("What to do", "step", width=20),
    ColumnFormat("From", "from", "day", 12),
    ColumnFormat("By", "until", "day", 12),
    ColumnFormat("Why", "why", "wrapped", 44),
    ColumnFormat("Likelihood of a reply", "likelihood", width=19),
    ColumnFormat("Interest", "interest", "share", 9),
    ColumnFormat("Score", "score", "number", 8),
    ColumnFormat("Reasons", "reasons", "wrapped", 50),
    ColumnFormat("To keep in mind", "warnings", "wrapped", 34),
    ColumnFormat("To", "contact", width=20),
    ColumnFormat("Address", "email", width=28),
    ColumnFormat("Profile", "profile", "link", 26),
    ColumnFormat("You know there", "known", width=24),
    ColumnFormat("Roles", "roles", width=30),
    ColumnFormat("Furthest stage", "stage", width=16),
    ColumnFormat("How it ended", "ending", width=24),
    ColumnFormat("Last contact", "last_contact", "day", 13),
    ColumnFormat("Subject", "subject", width=34),
    ColumnFormat("Message", "draft", "wrapped", 60),
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
"""Digits of shares."""


def companies_of(ranking: ExportedList, progress: Progress) -> Iterator[Recommendation]:
    """Yield the companies of the list in order; *progress* is called for each."""
    for place, company in enumerate(ranking.companies):
        progress(Step.WRITING, place / len(ranking.companies))
        yield company


def this_week(companies: Sequence[Recommendation]) -> list[Recommendation]:
    """Return the companies to contact this week, each message once."""
    return [each for each in _with_message(companies) if each.bucket == PlanBucket.THIS_WEEK]


def after_this_week(companies: Sequence[Recommendation]) -> list[Recommendation]:
    """Return the companies to contact at any other time, each message once."""
    buckets = {PlanBucket.ANY_TIME, PlanBucket.LATER}
    return [each for each in _with_message(companies) if each.bucket in buckets]


def _with_message(companies: Sequence[Recommendation]) -> list[Recommendation]:
    return [each for each in companies if each.shortlisted]


def message_columns(companies: Sequence[Recommendation]) -> dict[str, list["Value"]]:
    """Return values by field of ``MESSAGES``, one per company."""
    return _columns(MESSAGES, companies)


def list_columns(companies: Sequence[Recommendation]) -> dict[str, list["Value"]]:
    """Return values by field of ``LIST``, one per company."""
    return _columns(LIST, companies)


def reason_columns(companies: Sequence[Recommendation]) -> dict[str, list["Value"]]:
    """Return one row per term of a score; the points of a company sum to its score."""
    each = [(company, term) for company in companies for term in company.reasons]
    return {
        "rank": [company.rank for company, _ in each],
        "company": [company.company for company, _ in each],
        "label": [term.label for _, term in each],
        "points": [term.points for _, term in each],
    }


def left_out_columns(excluded: Sequence[ExcludedCompany]) -> dict[str, list["Value"]]:
    """Return one row per company that is not on the list."""
    return {
        "company": [each.company for each in excluded],
        "why": [each.why for each in excluded],
        "until": [each.until for each in excluded],
    }


def reasons(company: Recommendation) -> str:
    """Return all terms of the score in one line, each with its points."""
    return "; ".join(f"{term.label} {term.points:+d}" for term in company.reasons)


def why(company: Recommendation) -> str:
    """Return the deciding reason, and the other companies that the message covers."""
    also = f"The message is about {', '.join(company.together)} too." if company.together else ""
    return " ".join(filter(None, [company.why, also]))


def _columns(
    formats: Sequence[ColumnFormat], companies: Sequence[Recommendation]
) -> dict[str, list["Value"]]:
    rows = [_row(company) for company in companies]
    return {column.field: [row[column.field] for row in rows] for column in formats}


def _row(company: Recommendation) -> Mapping[str, "Value"]:
    draft = company.draft
    return {
        "rank": company.rank,
        "company": company.company,
        "segment": company.segment.label,
        "step": company.action.label,
        "from": company.window.start,
        "until": company.window.end,
        "why": why(company),
        "likelihood": company.likelihood.value,
        "interest": round(company.interest, _DIGITS),
        "score": company.score,
        "reasons": reasons(company),
        "warnings": "; ".join(company.warnings),
        "contact": company.contact.name,
        "email": company.contact.address,
        "profile": company.contact.link,
        "known": "; ".join(company.connections),
        "roles": "; ".join(company.roles),
        "stage": company.stage.label,
        "ending": company.ending,
        "last_contact": company.last_contact,
        "subject": draft.subject if draft else "",
        "draft": draft.body if draft else "",
        "message": f"{draft.subject}\n\n{draft.body}" if draft else "",
        "done": "",
    }
