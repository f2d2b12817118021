"""The way an application reached the company, from what people write as its source."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ajar.intake.values import vocabularies
from ajar.intake.values.import_cache import within_budget
from ajar.intake.values.job_titles import is_title
from ajar.intake.values.normalize import ARROW, BREAK, normalize
from ajar.intake.values.phrase_matcher import PhraseMatcher
from ajar.intake.values.words import words
from ajar.model.enums import Channel


def interpret(texts: Iterable[str]) -> list[Channel]:
    """
    The channel each text names; ``unknown`` where it names none that is known.

    Where a text names several, the one that says most about who vouched is taken: referral,
    then agency, recruiter, networking, careers page, job board (“LinkedIn — referral by a
    friend” is a referral). A bare address counts by its host.

    Examples
    --------
    >>> [channel.value for channel in interpret(["LinkedIn", "LinkedIn referral", "官网"])]
    ['job_board', 'referral', 'careers_page']
    """
    matcher = _lexicon()
    found = []
    for text in texts:
        tokens = matcher.tokens(text)
        named: set[Channel] = {match.value for match in matcher.find(tokens)}
        if not named and _ends_as_page(tokens):
            named.add(Channel.CAREERS_PAGE)
        elif not named and _is_called_like_a_board(text, tokens):
            named.add(Channel.JOB_BOARD)
        found.append(next((channel for channel in _ORDER if channel in named), Channel.UNKNOWN))
    return found


def _is_called_like_a_board(text: str, tokens: list[str]) -> bool:
    """“CryptoJobs”, or the initials of a site such as “EJM”."""
    if _INITIALS.fullmatch(text.strip()):
        return text.strip().casefold() not in words("not_happened") and not is_title(text)
    return len(tokens) <= _SITE and any(word in normalize(text) for word in _in_boards())


_INITIALS = re.compile("[A-Z]{3,5}")
_SITE = 3
"""Words of the name of a site, at most."""


@cache
def _in_boards() -> tuple[str, ...]:
    listed = vocabularies.load("channels.toml")["inside"][Channel.JOB_BOARD.value]
    return tuple(map(normalize, listed))


def _ends_as_page(tokens: list[str]) -> bool:
    return any(tuple(tokens[-length:]) in _page_endings() for length in (1, 2))


@cache
def _page_endings() -> frozenset[tuple[str, ...]]:
    listed = vocabularies.load("channels.toml")["ending"][Channel.CAREERS_PAGE.value]
    return frozenset(tuple(normalize(ending).split()) for ending in listed)


def said_in(texts: Sequence[str]) -> list[Channel]:
    """
    The channel that each status or note says in so many words; ``unknown`` for the others.

    Examples
    --------
    >>> [channel.value for channel in said_in([
    ...     "Applied via LinkedIn", "Referred by Dana", "Recruiter call", "Asked for a referral"
    ... ])]
    ['job_board', 'referral', 'unknown', 'unknown']
    """
    found = [Channel.UNKNOWN] * len(texts)
    for place in np.flatnonzero(_prefilter(texts)):
        if not within_budget("channels in notes", _MOST_NOTES):
            break
        found[int(place)] = _said(texts[int(place)][:_LONGEST])
    return found


_LONGEST = 3_000
"""Characters of a note that are looked at."""
_MOST_NOTES = 20_000
"""Distinct notes of a file in which a channel is looked for."""
_REACH = 4
"""Words before a phrase that can take it back, and behind “applied via” that may name a board."""


def _said(text: str) -> Channel:
    matcher, content = _lexicon(), _inside()
    tokens = matcher.tokens(text)
    named: set[Channel] = set()
    for match in content.phrases.find(tokens):
        before = tokens[max(0, match.start - _REACH) : match.start]
        if not content.taken_back.isdisjoint(_clause(before)):
            continue
        if match.value is not Channel.UNKNOWN:
            named.add(match.value)
        elif site := matcher.find(tokens[match.stop : match.stop + _REACH]):
            named.add(site[0].value)
    return next((channel for channel in _ORDER if channel in named), Channel.UNKNOWN)


def _clause(tokens: list[str]) -> list[str]:
    """The last of *tokens* that no punctuation parts from what follows."""
    ends = [place for place, token in enumerate(tokens) if token in (BREAK, ARROW)]
    return tokens[ends[-1] + 1 :] if ends else tokens


def _prefilter(texts: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Texts with some phrase as it is listed; for a whole column at once."""
    import pyarrow as pa
    import pyarrow.compute as pc

    found = pc.match_substring_regex(
        pa.array(texts, type=pa.large_string()), pattern=_inside().pattern
    )
    return np.asarray(found.to_numpy(zero_copy_only=False), dtype=bool)


class _Inside(NamedTuple):
    phrases: PhraseMatcher[Channel]
    """``unknown`` for those behind which a site is named."""
    taken_back: frozenset[str]
    pattern: str


@cache
def _inside() -> _Inside:
    content = vocabularies.load("channels.toml")["said"]
    listed = [
        (phrase, channel)
        for channel in (Channel.REFERRAL, Channel.RECRUITER, Channel.AGENCY)
        for phrase in content[channel.value]
    ]
    listed += [(phrase, Channel.UNKNOWN) for phrase in content["after"]]
    said = sorted({r"\s+".join(map(re.escape, phrase.split())) for phrase, _ in listed})
    return _Inside(
        PhraseMatcher(listed),
        vocabularies.folded(content["taken_back"]),
        f"(?i){'|'.join(said)}",
    )


_ORDER = (
    Channel.REFERRAL,
    Channel.AGENCY,
    Channel.RECRUITER,
    Channel.NETWORKING,
    Channel.CAREERS_PAGE,
    Channel.JOB_BOARD,
)


@cache
def _lexicon() -> PhraseMatcher[Channel]:
    return vocabularies.lexicon("channels.toml", "channel", Channel)
