"""What stands beside the list: companies not applied to yet, and applications without a company."""

from collections.abc import Iterator

import pandas as pd

from ajar.model.ledger import LedgerCode
from ajar.reengage.ranking.ranking_inputs import RankingInputs
from ajar.reengage.recommendation import ExcludedCompany
from ajar.reengage.snapshots.phrases import contains


def not_applied(inputs: RankingInputs) -> Iterator[ExcludedCompany]:
    """Companies of a wish list at which the file names somebody, and what to do about that."""
    ledger = inputs.index.tracker.ledger
    wished = ledger.loc[ledger["code"] == LedgerCode.CONTACT_NOT_APPLIED, ["raw", "done"]]
    nobody = contains("no_person", wished["done"])
    known = wished["raw"].str.casefold().isin([each.casefold() for each in inputs.index.names])
    people = wished.loc[~nobody & ~known].drop_duplicates()
    for company, names in people.groupby("raw")["done"]:
        yield ExcludedCompany(
            company=str(company),
            company_key="",
            kind="not_applied",
            why=_whom_to_ask(names, accepted=bool(inputs.search.accepted)),
            until=None,
        )


def _whom_to_ask(names: pd.Series, *, accepted: bool) -> str:
    named = " and ".join(names)
    if accepted:
        return f"Not applied yet; tell {named} that you accepted another offer"
    return f"Not applied yet; write to {named} before you do"


def nameless(inputs: RankingInputs) -> Iterator[ExcludedCompany]:
    """Applications without a company, as one entry."""
    count = int((inputs.index.company < 0).sum())
    if count:
        yield ExcludedCompany(
            company="1 application without a named company"
            if count == 1
            else f"{count:,} applications without a named company",
            company_key="",
            kind="nameless",
            why="No company name",
            until=None,
        )
