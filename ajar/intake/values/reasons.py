"""Why an application ended, as far as the words say so."""

from collections.abc import Iterable
from functools import cache

from ajar.intake.values import vocabularies
from ajar.intake.values.phrase_matcher import PhraseMatcher
from ajar.model.enums import Reason


def interpret(texts: Iterable[str]) -> list[Reason]:
    """
    The reason each text gives; ``unstated`` where it gives none that is known.

    Where a text gives several, the first in the order other candidate, role gone, mismatch,
    skills is taken: the earlier ones say more about whether knocking again makes sense.

    Examples
    --------
    >>> interpret(["They went with another candidate", "Hiring freeze", "Thanks"])
    [<Reason.OTHER_CANDIDATE: 'other_candidate'>, <Reason.ROLE_GONE: 'role_gone'>, \
<Reason.UNSTATED: 'unstated'>]
    """
    words = _lexicon()
    found = []
    for text in texts:
        said = {match.value for match in words.find(words.tokens(text))}
        found.append(next((reason for reason in _ORDER if reason in said), Reason.UNSTATED))
    return found


_ORDER = (Reason.OTHER_CANDIDATE, Reason.ROLE_GONE, Reason.MISMATCH, Reason.SKILLS)


@cache
def _lexicon() -> PhraseMatcher[Reason]:
    return vocabularies.lexicon("reasons.toml", "reason", Reason)
