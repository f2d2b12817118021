"""Ranked lists built by hand, so that the files are tested without the ranking."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from ajar.model.enums import Stage
from ajar.reengage.recommendation import (
    Action,
    Contact,
    ContactWindow,
    Draft,
    ExcludedCompany,
    Likelihood,
    PlanBucket,
    Recommendation,
    Record,
    ScoreTerm,
    Segment,
    Situation,
    WindowState,
)


class Weights:
    """A table of weights with one line."""

    def __init__(self, text):
        self._text = text

    def table(self):
        """The columns that the list shows."""
        return pd.DataFrame(
            {
                "name": ["stage_final"],
                "words": [self._text],
                "points": [63],
                "log_odds": [2.2],
                "default": [2.2],
                "source": [self._text],
            },
        )


@dataclass
class Ranking:
    """The part of a ranking that files are made of."""

    companies: tuple
    excluded: tuple = ()
    as_of: date = date(2026, 11, 23)
    how: str = "Default weights."
    text: str = "Reached the final round"
    finished: tuple = ()

    @property
    def weights(self):
        """A table of weights."""
        return Weights(self.text)


def recommended(company="Acme", rank=1, **more):
    """One company of a list; *more* replaces its fields."""
    fields = {
        "company": company,
        "company_key": company.casefold(),
        "rank": rank,
        "segment": Segment.ACT,
        "action": Action.THANK,
        "bucket": PlanBucket.THIS_WEEK,
        "why": "They met you and it ended yesterday.",
        "rule": "thank_after_no",
        "source": "Surveys",
        "reason_without_plan": "",
        "likelihood": Likelihood.HIGH,
        "record": Record(12, 7),
        "score": 127,
        "chance": 0.31,
        "interest": 0.75,
        "interest_stated": True,
        "connections": (),
        "together": (),
        "covered_by": "",
        "role": "Product Analyst",
        "application": 3,
        "situation": Situation.RUNNER_UP,
        "reasons": (
            ScoreTerm("base", "base", "Your base rate", 50),
            ScoreTerm("stage_final", "stage", "Reached the final round", 63),
            ScoreTerm("other_candidate", "ending", "Another candidate was chosen", 14),
        ),
        "window": ContactWindow(date(2026, 11, 21), date(2026, 11, 23), WindowState.OPEN),
        "contact": Contact("Noor Haddad", "noor@example.com", "https://example.com/noor"),
        "roles": ("Product Analyst",),
        "stage": Stage.FINAL,
        "ending": "Not selected, another candidate",
        "last_contact": date(2026, 11, 20),
        "warnings": (),
        "applications": (3,),
        "drafts": (Draft("Thank you", "Dear Noor,\n\nthank you for telling me.\n", "warm"),),
    }
    return Recommendation(**fields | more)


def naughty(text):
    """A list in which every text is *text*."""
    said = recommended(
        company=text,
        reasons=(ScoreTerm("base", "base", text, 50),),
        contact=Contact(text, text, text),
        roles=(text,),
        ending=text,
        warnings=(text,),
        drafts=(Draft(text, text, "warm"),),
    )
    left_out = ExcludedCompany(text, text.casefold(), "snoozed", text, date(2026, 12, 1))
    return Ranking((said,), (left_out,), how=text, text=text)
