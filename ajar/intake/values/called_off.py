"""Find conversations that notes say were called off: “interview on 3 May, then cancelled”."""

from collections.abc import Iterator, Sequence
from functools import cache

from ajar.intake.values.normalize import clause_around, tokens
from ajar.intake.values.phrase_matcher import PhraseMatcher
from ajar.intake.values.words import words


def called_off(found: Sequence[str]) -> Iterator[tuple[int, int]]:
    """
    Yield the places of a conversation and of the word that says it was called off.

    The first is -1 where it got another day. Not of a role that was cancelled after one.

    Examples
    --------
    >>> from ajar.intake.values.normalize import tokens
    >>> [list(called_off(tokens(text))) for text in (
    ...     "Interview on 3 May, then cancelled", "They cancelled my interview",
    ...     "Interview went well, role cancelled", "cancelled after the interview")]
    [[(0, 6)], [(3, 1)], [], []]
    """
    for place in sorted(_places("cancelled", found)):
        first, last = clause_around(found, place, place + 1)
        before, behind = found[first:place], found[place + 1 : last]
        if not words("what_is_applied_for").isdisjoint((*before, *behind[:_NEAR])):
            continue
        met = _met_before(found, place, before)
        if met is None:
            met = _met_behind(behind, place)
        moved = not words("moved_on").isdisjoint(found[place + 1 : place + 1 + _REACH])
        if met is not None:
            yield -1 if moved else met, place


@cache
def _matcher(name: str) -> PhraseMatcher[bool]:
    return PhraseMatcher((phrase, True) for phrase in words(name))


def _places(name: str, found: Sequence[str]) -> set[int]:
    """Where phrases of a set of words begin."""
    return {match.start for match in _matcher(name).find(found)}


def is_called_off(clause: str, text: str) -> bool:
    """Return whether a clause of a text, or what follows it there, says that nobody met."""
    until = len(tokens(clause))
    # A clause that was changed on the way stands nowhere; then all of the text is looked at.
    rest = text[max(text.find(clause), 0) :]
    return any(0 <= met < until for met, _ in called_off(tokens(rest)))


_REACH = 8
"""Tokens behind in which another day is searched for."""
_FAR = 16
"""Tokens before in which a conversation of another clause is searched for."""


def _met_before(found: Sequence[str], place: int, clause: Sequence[str]) -> int | None:
    """Place of the conversation before, in a clause before only if that says when it was to be."""
    alone = words("leading_on").issuperset(word for word in clause if not word.isdigit())
    start = max(0, place - _FAR) if alone else place - len(clause)
    met = max((at for at in _places("meeting", found[:place]) if at >= start), default=-1)
    if met < 0 or not words("after").isdisjoint(found[max(0, met - 2) : met]):
        return None
    told = found[met + 1 : met + 3]
    dated = any(word.isdigit() for word in told) or not words("appointment").isdisjoint(told)
    return met if dated or met >= place - len(clause) else None


def _met_behind(clause: Sequence[str], place: int) -> int | None:
    """Place of the conversation right behind: “cancelled my second interview”."""
    meetings = _places("meeting", clause)
    for at, word in enumerate(clause[:_NEAR]):
        if word in words("after"):
            return None
        if at in meetings:
            return place + 1 + at
    return None


_NEAR = 3
