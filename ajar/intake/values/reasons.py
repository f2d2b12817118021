"""Interpret texts as reasons why an application ended."""

from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np

from ajar.intake.values import note_signals, vocabularies
from ajar.intake.values.called_off import called_off
from ajar.intake.values.normalize import BREAK
from ajar.intake.values.phrase_matcher import Match, PhraseMatcher
from ajar.intake.values.prefilter import may_hold
from ajar.model.enums import Reason, SignalKind


def interpret(texts: Iterable[str]) -> list[Reason]:
    """
    Return the reason in each text; ``unstated`` if there is no known one.

    Of several reasons the first in the order other candidate, role gone, mismatch, skills is
    taken: the earlier ones matter more for applying again.

    Examples
    --------
    >>> interpret(["They went with another candidate", "Hiring freeze", "Thanks"])
    [<Reason.OTHER_CANDIDATE: 'other_candidate'>, <Reason.ROLE_GONE: 'role_gone'>, \
<Reason.UNSTATED: 'unstated'>]
    """
    words = _lexicon()
    found = []
    for text in texts:
        reasons = {match.value for match in words.find(words.tokens(text))}
        found.append(next((reason for reason in _ORDER if reason in reasons), Reason.UNSTATED))
    return found


def in_notes(texts: Sequence[str]) -> list[Reason]:
    """
    Return the reason for the outcome in each note; ``unstated`` if no clause states one.

    “Other candidate” and “role gone” count by themselves, and “no sponsorship” where it is needed;
    skills, pay or location only with a word such as “due to”, “because”, “lack of” or “rejected” in
    the same clause, or where they fill one behind such a word. Notes of more than 400 characters
    only tell of other candidates.

    Examples
    --------
    >>> [reason.value for reason in in_notes([
    ...     "rejected due to lack of experience", "great experience, nice location"])]
    ['skills', 'unstated']
    """
    words, signals = _lexicon(), note_signals.signals(texts)
    looked_at = may_hold(texts, _FILE, "reason") | np.array([*map(bool, signals)], dtype=bool)
    found = [Reason.UNSTATED] * len(texts)
    for place in np.flatnonzero(looked_at):
        text = texts[int(place)]
        tokens = words.tokens(text)
        not_of_a_role = {place for _, place in called_off(tokens)}
        reasons = {
            match.value
            for match in words.find(tokens)
            if (match.value in _SUFFICIENT or _has_cause(match, tokens))
            and match.start not in not_of_a_role
        }
        for signal in signals[int(place)]:
            if signal.kind is SignalKind.NO_SPONSORSHIP:
                reasons.discard(Reason.MISMATCH)
                if not _is_no_hindrance(signal.behind, tokens):
                    reasons.add(Reason.MISMATCH)
        if len(text) > _LONGEST_NOTE:
            reasons &= {Reason.OTHER_CANDIDATE}
        found[int(place)] = next(
            (reason for reason in _ORDER if reason in reasons), Reason.UNSTATED
        )
    return found


@cache
def causes() -> frozenset[str]:
    """Return the words that make what stands beside them the reason of an ending."""
    return vocabularies.folded(vocabularies.load(_FILE)["cause"]["words"])


def _is_no_hindrance(behind: Sequence[str], tokens: Sequence[str]) -> bool:
    """
    Whether a note says that “no sponsorship” does not matter.

    “No sponsorship needed”, “No sponsorship, fine” and “No sponsorship but I am a citizen”.
    """
    listed = vocabularies.load(_FILE)["sponsorship"]
    unneeded, residents, mine = (
        vocabularies.folded(listed[name]) for name in ("unneeded", "residents", "mine")
    )
    for at, token in enumerate(tokens):
        before = tokens[_first(at, tokens) : at]
        ends = tokens[at + 1 : at + 2] in ([], [BREAK])
        alone = token in unneeded and ends and not before
        if alone or (token in residents and mine.intersection(before)):
            return True
    return not unneeded.isdisjoint(behind[:1])


def _has_cause(match: Match[Reason], tokens: Sequence[str]) -> bool:
    """Whether a clause has a word of a cause, or is a reason behind one: “Rejected, not local”."""
    first, last = _first(match.start, tokens), match.stop
    while last < len(tokens) and tokens[last] != BREAK:
        last += 1
    if first == match.start and last == match.stop and first:
        first = _first(first - 1, tokens)
        return causes().issuperset(tokens[first : match.start - 1])
    return not causes().isdisjoint(tokens[first:last])


def _first(position: int, tokens: Sequence[str]) -> int:
    """Start of the clause that holds a position."""
    while position > 0 and tokens[position - 1] != BREAK:
        position -= 1
    return position


_FILE = "reasons.toml"
_LONGEST_NOTE = 400
"""Most characters of a note of which all is read; longer ones have advertisements in them."""
_SUFFICIENT = frozenset({Reason.OTHER_CANDIDATE, Reason.ROLE_GONE})

_ORDER = (Reason.OTHER_CANDIDATE, Reason.ROLE_GONE, Reason.MISMATCH, Reason.SKILLS)


@cache
def _lexicon() -> PhraseMatcher[Reason]:
    return vocabularies.lexicon("reasons.toml", "reason", Reason)
