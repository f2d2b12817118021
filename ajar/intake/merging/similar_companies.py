"""Questions about companies with similar names; they are joined only if confirmed."""

import pandas as pd

from ajar.intake.rows.text_columns import company_keys
from ajar.intake.values import companies
from ajar.model.import_report import Question, QuestionCode
from ajar.model.import_settings import ImportSettings, sorted_pair

_MOST_PAIRS = 200
"""Most pairs that are asked about."""
_MOST = 5_000
"""Most companies among which pairs are searched; more would give too many questions."""


def questions(rows: pd.DataFrame, settings: ImportSettings) -> tuple[Question, ...]:
    """
    Return a question for each pair of similar companies, and for each pair already joined.

    Parameters
    ----------
    rows
        Applications with ``company`` as written and ``company_key``.
    """
    if not settings.merges and rows["company_key"].nunique() > _MOST:
        return ()
    keys = company_keys(rows, {}) if settings.merges else rows["company_key"]
    named = pd.DataFrame({"key": keys, "name": rows["company"]})
    named = named.loc[named["key"] != ""]
    names = named.groupby("key")["name"].first()
    pairs = companies.near_pairs(set(names.index)) if len(names) <= _MOST else []
    joined = {sorted_pair(one, other) for other, one in settings.merges.items()}
    met = {sorted_pair(*pair) for pair in pairs}
    more = [pair for pair in sorted(joined - met) if all(key in names.index for key in pair)]
    sizes = named["key"].value_counts()
    return tuple(
        Question(
            QuestionCode.SAME_COMPANY,
            f"Are “{names[one]}” and “{names[other]}” one company?",
            {"two": "two companies", "one": "one company"},
            guess="two",
            answer=_answer((one, other), joined, settings),
            about=(one, other),
            count=int(sizes[one] + sizes[other]),
        )
        for one, other in [*pairs[:_MOST_PAIRS], *more]
    )


def _answer(
    pair: tuple[str, str], joined: set[tuple[str, str]], settings: ImportSettings
) -> str | None:
    if sorted_pair(*pair) in joined:
        return "one"
    return "two" if sorted_pair(*pair) in settings.apart else None
