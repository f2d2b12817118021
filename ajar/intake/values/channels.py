"""The way an application reached the company, from what people write as its source."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ajar.intake.values import vocabularies
from ajar.intake.values.normalize import ARROW, BREAK, normalize
from ajar.intake.values.phrase_matcher import PhraseMatcher
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
    words = _lexicon()
    found = []
    for text in texts:
        tokens = words.tokens(text)
        named: set[Channel] = {match.value for match in words.find(tokens)}
        if not named and _ends_as_page(tokens):
            named.add(Channel.CAREERS_PAGE)
        elif not named and len(tokens) <= _SITE and any(w in normalize(text) for w in _in_boards()):
            named.add(Channel.JOB_BOARD)
        found.append(next((channel for channel in _ORDER if channel in named), Channel.UNKNOWN))
    return found


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
        found[int(place)] = _said(texts[int(place)][:_LONGEST])
    return found


_LONGEST = 3_000
"""Characters of a note that are looked at."""
_REACH = 4
"""Words before a phrase that can take it back, and behind “applied via” that may name a board."""


def _said(text: str) -> Channel:
    words, content = _lexicon(), _inside()
    tokens = words.tokens(text)
    named: set[Channel] = set()
    for match in content.phrases.find(tokens):
        before = tokens[max(0, match.start - _REACH) : match.start]
        if not content.taken_back.isdisjoint(_clause(before)):
            continue
        if match.value is not Channel.UNKNOWN:
            named.add(match.value)
        elif site := words.find(tokens[match.stop : match.stop + _REACH]):
            named.add(site[0].value)
    return next((channel for channel in _ORDER if channel in named), Channel.UNKNOWN)


def _clause(tokens: list[str]) -> list[str]:
    """The last of *tokens* that no punctuation parts from what follows."""
    ends = [place for place, token in enumerate(tokens) if token in (BREAK, ARROW)]
    return tokens[ends[-1] + 1 :] if ends else tokens


def _prefilter(texts: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Texts with a word of some phrase; for a whole column at once."""
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
    words = sorted({max(phrase.split(), key=len) for phrase, _ in listed})
    return _Inside(
        PhraseMatcher(listed),
        vocabularies.folded(content["taken_back"]),
        f"(?i){'|'.join(words)}",
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
