"""The way an application reached the company, from what people write as its source."""

from collections.abc import Iterable
from functools import cache

from ajar.intake.values import vocabularies
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
        named = {match.value for match in words.find(words.tokens(text))}
        found.append(next((channel for channel in _ORDER if channel in named), Channel.UNKNOWN))
    return found


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
