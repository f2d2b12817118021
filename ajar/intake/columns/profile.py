"""Profile the content of a column, regardless of its header."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from ajar.intake.cells import CellKind, EncodedColumn
from ajar.intake.tables.table import counts, select
from ajar.intake.values import booleans, companies, dates, job_titles, statuses
from ajar.model.arrays import Ints

_SAMPLE = 300
_ALL_SAMPLES = 18_000
_LEAST = 20
"""Sample sizes in cells: most of one column, most of all columns, and least of each."""
_MAX_CHARACTERS = 400
"""Most characters of a cell that are examined."""
_STATUSES = 30
"""Most distinct texts that are looked up as statuses."""
_WORDS_LONGEST = 60
"""Most characters of a status, or of a yes or no."""

_LINK = re.compile(r"^(?:https?://|www\.)\S+$|^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}/\S*$", re.IGNORECASE)
_MAIL = re.compile(r"^(?:mailto:)?[^\s@<>]+@[^\s@<>]+\.\w+$|<[^\s@<>]+@[^\s@<>]+>\s*$")
_PHONE = re.compile(r"^\+?[\d\s()./-]{7,}$")
_MONEY = re.compile(r"[$€£₹¥]\s?\d|\d\s?(?:[$€£₹¥]|(?:usd|eur|gbp|inr|lpa)\b)", re.IGNORECASE)
"""“$40/hr” is a salary, although “HR” alone is a stage."""
_NUMBER = re.compile(r"^[-+]?\d+(?:[.,]\d+)?\s*%?$")
_WORDS = re.compile(r"[^\W\d_]{3,}")
_LIST = re.compile(
    r"^\s*\[\s*[\{\['\"].*\]\s*$|\b20\d\d\b.*[;|\n,→].*\b20\d\d\b|.(?:→|->|=>)."
    r"|^[^|\n]*\d[^|\n]{0,12}\|\s*\w"
    r"|^\s*(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})[\s:,\u2013-]+[^\W\d]",
    re.DOTALL,
)
_SUBJECT = re.compile(
    r"\bthank(?:s| you) for (?:applying|your (?:application|interest))|"
    r"\byou(?:'ve|\u2019ve)? applied (?:to|for)\b|"
    r"\b(?:about|regarding|on|of|for|to) your (?:job )?application\b|"
    r"\byour (?:recent )?(?:job )?application (?:to|for|at|with|was)\b|"
    r"\bapplication (?:received|confirmation)\b|"
    r"\breceived your application\b|^\s*(?:re|fw|fwd|aw|wg):",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class ColumnProfile:
    """Shares of the filled cells of each kind, 0 to 1, estimated on a sample."""

    filled: int
    distinct: int
    days: float = 0.0
    flags: float = 0.0
    """Yes, no, 0, 1, ticks and crosses."""
    statuses: float = 0.0
    links: float = 0.0
    mails: float = 0.0
    phones: float = 0.0
    numbers: float = 0.0
    firms: float = 0.0
    jobs: float = 0.0
    lists: float = 0.0
    """Lists of dated entries in one cell, including a list of one."""
    subjects: float = 0.0
    """Subjects of e-mails about applications."""
    words: float = 0.0
    """Cells with a word of at least three letters."""
    short: float = 0.0
    counting: bool = False
    """Whether the cells are consecutive row numbers."""


def profile_columns(columns: Sequence[EncodedColumn]) -> list[ColumnProfile]:
    """Return the profiles of all columns of a table."""
    return [profile_column(column, among=len(columns)) for column in columns]


def profile_column(column: EncodedColumn, *, among: int = 1) -> ColumnProfile:
    """Return the profile of an even sample of *column*, smaller if it is one *among* very many."""
    size = max(min(_SAMPLE, _ALL_SAMPLES // max(among, 1)), _LEAST)
    filled = np.flatnonzero(column.codes >= 0)
    if not len(filled):
        return ColumnProfile(0, 0)
    spread = np.linspace(0, len(filled) - 1, min(len(filled), size)).astype(int)
    sample = _truncated(select(column, filled[spread]))
    times = counts(sample)
    weights = times / times.sum()
    texts = [str(text).strip() for text in sample.texts]
    short = [len(text) <= _WORDS_LONGEST for text in texts]

    def share(hits: list[bool]) -> float:
        return float(weights[np.array(hits, dtype=bool)].sum())

    def matching(pattern: re.Pattern[str]) -> float:
        return share([bool(pattern.search(text)) for text in texts])

    return ColumnProfile(
        filled=len(filled),
        distinct=int((counts(column) > 0).sum()),
        days=dates.looks_like_days(sample),
        flags=share([answer is not None for answer in booleans.interpret(texts)]),
        statuses=_statuses(texts, times),
        links=matching(_LINK),
        mails=matching(_MAIL),
        phones=matching(_PHONE),
        numbers=matching(_NUMBER),
        firms=share([companies.looks_like_name(text) for text in texts]),
        jobs=share([job_titles.is_title(text) for text in texts]),
        words=matching(_WORDS),
        lists=matching(_LIST),
        subjects=matching(_SUBJECT),
        short=share(short),
        counting=_counts_up(column),
    )


def _truncated(column: EncodedColumn) -> EncodedColumn:
    """The column with texts truncated to what classification needs."""
    return replace(
        column, texts=np.array([text[:_MAX_CHARACTERS] for text in column.texts], object)
    )


def _statuses(texts: list[str], times: Ints) -> float:
    """Share of known statuses among the most frequent texts."""
    chosen = np.argsort(-times, kind="stable")[:_STATUSES]
    short = ["" if _is_no_status(texts[i]) else texts[i] for i in chosen]
    known = [meaning.known for meaning in statuses.interpret(short, respell=False)]
    weights = times[chosen] / times[chosen].sum()
    return float(weights[np.array(known, dtype=bool)].sum())


def _is_no_status(text: str) -> bool:
    return len(text) > _WORDS_LONGEST or bool(_MONEY.search(text))


def _counts_up(column: EncodedColumn) -> bool:
    """Whether the first cells are consecutive whole numbers, such as row numbers."""
    codes = column.codes[column.codes >= 0][:20]
    if len(codes) < 2 or not (column.kinds[codes] == CellKind.NUMBER).all():  # noqa: PLR2004
        texts = [str(column.texts[code]).strip() for code in codes]
        if len(codes) < 3 or not all(text.isdecimal() for text in texts):  # noqa: PLR2004
            return False
    try:
        values = [int(str(column.texts[code])) for code in codes]
    except ValueError:
        return False
    return all(after == before + 1 for before, after in pairwise(values))
