"""Interpret source texts and notes as the channel of an application."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from ajar.intake.values import booleans, job_links, vocabularies
from ajar.intake.values.import_cache import within_budget
from ajar.intake.values.job_links import common_words, named_boards
from ajar.intake.values.job_titles import is_title
from ajar.intake.values.normalize import clause_around, normalize
from ajar.intake.values.phrase_matcher import PhraseMatcher
from ajar.intake.values.prefilter import matches
from ajar.intake.values.words import words
from ajar.model.arrays import Flags, Ints
from ajar.model.enums import Channel


def interpret(texts: Iterable[str], *, respell: bool = False) -> list[Channel]:
    """
    Return the channel of each text; ``unknown`` if no known one is named.

    Of several channels the most personal one is taken: referral, then agency, recruiter,
    networking, careers page, job board (“LinkedIn — referral by a friend” is a referral). A message
    that is told after a board or a page is no channel (“LinkedIn, emailed the manager”). A bare
    address counts by its host, and one that is not listed is a board's. A common word such as
    “Talent” is a board where most of the texts name boards. With *respell*, a slip in the spelling
    of a short text is put right, which names of people and companies must not be.

    Examples
    --------
    >>> [channel.value for channel in interpret(["LinkedIn", "LinkedIn referral", "官网"])]
    ['job_board', 'referral', 'careers_page']
    """
    matcher = _lexicon()
    found = []
    common: list[int] = []
    for place, text in enumerate(texts):
        tokens = matcher.tokens(text)
        named: set[Channel] = set()
        for match in matcher.find(tokens):
            is_message = tuple(tokens[match.start : match.stop]) in _messages()
            if not (is_message and named & _PLACES):
                named.add(match.value)
        if not named and (unlisted := _by_form(text, tokens)):
            named.add(unlisted)
        elif not named and respell and len(tokens) <= _SITE:
            better = [matcher.nearest(token) or token for token in tokens]
            named |= {match.value for match in matcher.find(better)}
        if not named and "".join(tokens) in common_words():
            common.append(place)
        found.append(next((channel for channel in _ORDER if channel in named), Channel.UNKNOWN))
    if 2 * found.count(Channel.JOB_BOARD) > len(found) - len(common):
        for place in common:
            found[place] = Channel.JOB_BOARD
    return found


def _by_form(text: str, tokens: list[str]) -> Channel | None:
    """
    Channel of a text that no list has.

    It is an abbreviation, an address, looks like a page or board, or joins two places.
    """
    if not tokens:
        return None
    if text.isupper() and (short := _abbreviations().get("".join(tokens))):
        return short
    if host := _HOST.fullmatch(text.strip().lower()):
        return Channel(job_links.of_host(host[1]) or Channel.JOB_BOARD)
    if _ends_as_page(tokens):
        return Channel.CAREERS_PAGE
    if _looks_like_job_board(text, tokens):
        return Channel.JOB_BOARD
    parts = _JOINTS.split(text)
    told = set(interpret(parts)) if 1 < len(parts) <= _MOST_PARTS else set()
    return next((channel for channel in _ORDER if channel in told), None)


_JOINTS = re.compile(r"\s*(?:[/,;+&]|\band\b|\bund\b|\bet\b)\s*", re.IGNORECASE)
_MOST_PARTS = 3


def share_named(texts: Sequence[str], cells: Sequence[int] | Ints) -> float:
    """
    Return the share of *cells* that are the name of a job board or a careers page, 0 to 1.

    Parameters
    ----------
    texts, cells
        The different texts, and how many cells have each.

    Examples
    --------
    >>> share_named(["LinkedIn", "Company website", "2026-09-01"], [2, 1, 1])
    0.75
    """
    if any(len(text) > _LONGEST_NAME or _HOST.fullmatch(text.strip().lower()) for text in texts):
        return 0.0  # bare addresses may be those of the companies
    named = [channel in _PLACES for channel in interpret(texts)]
    return float(np.dot(named, cells)) / max(int(np.sum(cells)), 1)


_LONGEST_NAME = 40


def _looks_like_job_board(text: str, tokens: list[str]) -> bool:
    """Whether a text looks like a job board: its name, “CryptoJobs”, initials such as “EJM”."""
    if _INITIALS.fullmatch(text.strip()):
        is_answer = booleans.interpret([text])[0] is not None
        return not is_answer and not is_title(text) and not _is_nothing(text)
    if "".join(tokens) in named_boards():
        return True
    folded = normalize(text)
    return len(tokens) <= _SITE and any(word in folded for word in _in_boards())


def _is_nothing(text: str) -> bool:
    return text.strip().casefold() in words("not_happened")


_HOST = re.compile(
    r"(?:https?://)?(?:www\.)?((?:[\w-]+\.)*[\w-]{2,}\."
    r"(?:com|org|net|io|ai|app|dev|jobs|careers|eu|info|[a-z]{2}))/?"
)
"""A bare address of a site. Most other endings are names of people: “j.smith”."""
_INITIALS = re.compile("[A-Z]{3,5}")
_SITE = 3
"""Most words of the name of a site."""


@cache
def _abbreviations() -> dict[str, Channel]:
    listed = vocabularies.load("channels.toml")["abbreviation"]
    return {word: Channel(name) for name, words_of in listed.items() for word in words_of}


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


def stated_in(texts: Sequence[str]) -> list[Channel]:
    """
    Return the channel stated in each status or note; ``unknown`` if there is none.

    Examples
    --------
    >>> [channel.value for channel in stated_in([
    ...     "Applied via LinkedIn", "Referred by Dana", "Recruiter call", "Asked for a referral"
    ... ])]
    ['job_board', 'referral', 'unknown', 'unknown']
    """
    found = [Channel.UNKNOWN] * len(texts)
    for place in np.flatnonzero(_prefilter(texts)):
        if not within_budget("channels in notes", _MOST_NOTES):
            break
        found[int(place)] = _stated(texts[int(place)][:_LONGEST])
    return found


_LONGEST = 3_000
"""Most characters of a note that are searched."""
_MOST_NOTES = 20_000
"""Most distinct notes of an import that are searched for a channel."""
_REACH = 4
"""Most words searched before a phrase for a negation, and after “applied via” for a site."""


def _stated(text: str) -> Channel:
    matcher, content = _lexicon(), _inside()
    tokens = matcher.tokens(text)
    named: set[Channel] = set()
    for match in content.phrases.find(tokens):
        first, _ = clause_around(tokens, match.start, match.start)
        before = tokens[max(first, match.start - _REACH) : match.start]
        if not content.taken_back.isdisjoint(before):
            continue
        if match.value is not Channel.UNKNOWN:
            named.add(match.value)
        elif site := matcher.find(tokens[match.stop : match.stop + _REACH]):
            named.add(site[0].value)
        elif not named_boards().isdisjoint(tokens[match.stop : match.stop + 1]):
            named.add(Channel.JOB_BOARD)
    return next((channel for channel in _ORDER if channel in named), Channel.UNKNOWN)


def _prefilter(texts: Sequence[str]) -> Flags:
    """Mask of texts with a listed phrase, a fast filter for a whole column."""
    return matches(texts, _inside().pattern)


class _Inside(NamedTuple):
    phrases: PhraseMatcher[Channel]
    """``unknown`` for phrases that are followed by the name of a site."""
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
    patterns = sorted({r"\s+".join(map(re.escape, phrase.split())) for phrase, _ in listed})
    return _Inside(
        PhraseMatcher(listed),
        vocabularies.folded(content["taken_back"]),
        f"(?i){'|'.join(patterns)}",
    )


_ORDER = (
    Channel.REFERRAL,
    Channel.AGENCY,
    Channel.RECRUITER,
    Channel.NETWORKING,
    Channel.CAREERS_PAGE,
    Channel.JOB_BOARD,
)


_PLACES = frozenset({Channel.CAREERS_PAGE, Channel.JOB_BOARD})


@cache
def _messages() -> frozenset[tuple[str, ...]]:
    listed = vocabularies.load("channels.toml")["channel"][Channel.NETWORKING.value]["message"]
    return frozenset(tuple(phrase.split()) for phrase in listed)


@cache
def _lexicon() -> PhraseMatcher[Channel]:
    return vocabularies.lexicon("channels.toml", "channel", Channel)
