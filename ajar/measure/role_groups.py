"""The kind of work that a job title names, by a list of words that anybody can read."""

import re
from collections.abc import Mapping
from itertools import pairwise

import pandas as pd

OTHER = "Other"
UNTITLED = "No title"

ROLE_WORDS: Mapping[str, tuple[str, ...]] = {
    "Data and analytics": (
        "data", "analytics", "analyst", "analysis", "scientist", "statistician", "bi", "insights",
        "insight", "reporting", "machine learning", "ml", "ai", "quant", "quantitative",
        "econometrician", "datos", "daten",
    ),
    "Design": (
        "designer", "design", "ux", "ui", "illustrator", "animator", "artist",
    ),
    "Product and project": (
        "product", "project", "programme", "program", "scrum", "agile", "delivery", "pm",
        "product owner", "projektleiter", "projektmanager",
    ),
    "Software and IT": (
        "software", "developer", "engineer", "engineering", "programmer", "devops", "sre", "swe",
        "frontend", "backend", "fullstack", "full stack", "web", "mobile", "android", "ios",
        "cloud", "platform", "security", "cyber", "network", "systems", "sysadmin", "it", "qa",
        "tester", "entwickler", "entwicklerin", "informatiker", "ingeniero", "desarrollador",
        "développeur", "utvecklare", "technician", "helpdesk",
    ),
    "Marketing and communication": (
        "marketing", "brand", "seo", "content", "copywriter", "writer", "editor", "journalist",
        "communications", "communication", "pr", "social media", "media", "growth", "campaign",
    ),
    "Sales and customers": (
        "sales", "account executive", "account manager", "business development", "sdr", "bdr",
        "customer", "client", "support", "retail", "cashier", "store", "barista", "waiter",
        "server", "verkauf", "vertrieb",
    ),
    "Finance and law": (
        "finance", "financial", "accountant", "accounting", "audit", "auditor", "bookkeeper",
        "controller", "controlling", "investment", "bank", "banking", "risk", "tax", "treasury",
        "actuary", "lawyer", "legal", "paralegal", "counsel", "compliance", "buchhalter",
    ),
    "People and administration": (
        "hr", "recruiter", "recruiting", "talent", "people", "human resources", "administrator",
        "administrative", "assistant", "secretary", "office", "receptionist", "clerk",
        "coordinator", "operations", "logistics", "supply chain", "procurement",
    ),
    "Teaching and research": (
        "teacher", "teaching", "tutor", "lecturer", "professor", "instructor", "research",
        "researcher", "postdoc", "phd", "laboratory", "lab", "lehrer", "education",
    ),
    "Health and care": (
        "nurse", "doctor", "physician", "medical", "clinical", "health", "healthcare", "care",
        "carer", "therapist", "pharmacist", "dental", "psychologist", "social worker",
    ),
    "Trades and production": (
        "electrician", "mechanic", "plumber", "carpenter", "driver", "warehouse", "production",
        "manufacturing", "construction", "maintenance", "chef", "cook", "cleaner", "operator",
    ),
    "Management and consulting": (
        "manager", "director", "head", "lead", "chief", "ceo", "cto", "cfo", "coo", "vp",
        "president", "consultant", "consulting", "advisor", "strategy", "management",
    ),
}  # fmt: skip
"""Group -> words of titles, most telling group first: the first group with a word wins."""

_WORD = re.compile(r"[^\W_]+")


def role_groups(titles: pd.Series) -> pd.Series:
    """
    Group each job title.

    Parameters
    ----------
    titles
        Job titles as written, in any case; empty where there is none.

    Returns
    -------
    Series
        Categories of ROLE_WORDS, ``Other`` or ``No title``, with the same index.

    Examples
    --------
    >>> list(role_groups(pd.Series(["Senior Data Engineer", "Barista", "Wizard", ""])))
    ['Data and analytics', 'Sales and customers', 'Other', 'No title']
    """
    codes, distinct = pd.factorize(titles)
    ranks = {
        word: rank for rank, words in reversed([*enumerate(ROLE_WORDS.values())]) for word in words
    }
    names = [*ROLE_WORDS, OTHER, UNTITLED]
    found = [_rank(str(title), ranks) for title in distinct]
    return pd.Series(
        pd.Categorical.from_codes([found[code] for code in codes], pd.Index(names)),
        index=titles.index,
    )


def _rank(title: str, ranks: Mapping[str, int]) -> int:
    """Position of the group; one past the last for other, two past it for an empty title."""
    words = _WORD.findall(title.casefold())
    if not words:
        return len(ROLE_WORDS) + 1
    pairs = (f"{first} {second}" for first, second in pairwise(words))
    return min(ranks.get(part, len(ROLE_WORDS)) for part in (*words, *pairs))
