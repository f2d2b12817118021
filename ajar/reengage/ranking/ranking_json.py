"""The list as JSON: what the command line prints."""

from typing import Any

from ajar.reengage.ranking.ranking import Ranking
from ajar.reengage.recommendation import ExcludedCompany, Recommendation, iso


def ranking_as_json(ranking: Ranking) -> dict[str, Any]:
    """The list as JSON values: ``as_of``, ``doors`` (in order) and ``excluded``, with ISO days."""
    return {
        "as_of": ranking.as_of.isoformat(),
        "doors": [_company(each) for each in ranking.companies],
        "excluded": [_excluded(each) for each in ranking.excluded],
    }


def _company(each: Recommendation) -> dict[str, Any]:
    return {
        "company": each.company,
        "rank": each.rank,
        "segment": each.segment.value,
        "action": each.action.value.replace(" ", "_"),
        "window": each.window.to_dict(),
        "likelihood": each.likelihood.value,
        "score": each.score,
        "reasons": [{"label": term.label, "points": term.points} for term in each.reasons],
        "interest": round(each.interest, 4),
        "contact": each.contact.to_dict(),
        "roles": list(each.roles),
        "last_contact": iso(each.last_contact),
        "draft": each.draft.body if each.draft else "",
        "why": each.why,
        "rule": each.rule,
        "source": each.source,
        "together": list(each.together),
        "warnings": list(each.warnings),
    }


def _excluded(each: ExcludedCompany) -> dict[str, str | None]:
    return {"company": each.company, "why": each.why, "until": iso(each.until)}
