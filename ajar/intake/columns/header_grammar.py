"""Parse compound headers of a facet and a known subject: “reply to thank-you”."""

from collections.abc import Callable, Collection, Mapping
from functools import cache
from pathlib import Path

from ajar.intake.columns.roles import (
    DAY_ROLES,
    EVENT_ROLES,
    FOLLOW_UP_ROLES,
    GROUPING_ROLES,
    PERSON_ROLES,
    PLAN_ROLES,
    STAGE_ROLES,
    STATUS_ROLES,
    Role,
)
from ajar.intake.values import vocabularies

Roles = tuple[Role, ...]
Lookup = Callable[[str], Roles]

FACETS = "header_facets.toml"
_ENDS = frozenset({Role.REJECTED, Role.CLOSED, Role.WITHDRAWN, Role.DECLINED})
_MESSAGES = frozenset(
    {Role.THANKED, Role.NUDGED, Role.FOLLOW_UP, Role.OUTREACH, Role.REAPPLIED, Role.HEARD_BACK}
)
_REPLIES = frozenset({Role.REPLIED, Role.OUTCOME})
_ANYTHING = frozenset(Role) - {Role.IGNORED}

_Rule = tuple[Collection[Role], Roles]
"""Roles of the subject, and the roles of the compound; empty if the subject's roles stay."""

_RULES: Mapping[str, tuple[_Rule, ...]] = {
    "reason": (
        (_ENDS | STATUS_ROLES | {Role.REPLIED}, (Role.REASON,)),
        ({Role.INTEREST, Role.COMPANY, Role.ROLE, Role.APPLIED}, (Role.NOTES,)),
        ({Role.SOURCE}, (Role.SOURCE,)),
    ),
    "notes": ((_ANYTHING, (Role.NOTES,)),),
    "place": (
        ({Role.COMPANY, Role.ROLE, Role.APPLIED}, (Role.LOCATION,)),
        (STAGE_ROLES, (Role.FIELD,)),
    ),
    "address": (
        (PERSON_ROLES | {Role.COMPANY, Role.AGENCY, *STAGE_ROLES}, (Role.CONTACT_ADDRESS,)),
    ),
    "phone": ((PERSON_ROLES | {Role.COMPANY, Role.AGENCY}, (Role.FIELD,)),),
    "link": (
        (PERSON_ROLES, (Role.CONTACT_LINK,)),
        ({Role.ROLE, Role.APPLIED}, (Role.LINK,)),
        (_ANYTHING - STATUS_ROLES - {Role.SOURCE}, (Role.FIELD,)),
    ),
    "reply": (
        ({Role.INVITED}, (Role.CONNECTED,)),
        ({Role.ASKED_FEEDBACK}, (Role.FEEDBACK,)),
        (_MESSAGES, (Role.HEARD_BACK,)),
        (PERSON_ROLES | {Role.COMPANY, Role.APPLIED, Role.ROLE}, (Role.REPLIED, Role.OUTCOME)),
    ),
    "person": (
        ({Role.REFERRER}, (Role.REFERRER,)),
        (STAGE_ROLES | PERSON_ROLES | {Role.COMPANY, Role.AGENCY}, (Role.CONTACT_NAME,)),
    ),
    "amount": (({Role.OFFER, Role.SALARY}, (Role.SALARY,)),),
    "count": ((EVENT_ROLES, ()),),
    "version": ((GROUPING_ROLES, ()),),
    "kind": (
        ({Role.ROLE}, (Role.JOB_TYPE,)),
        ({Role.COMPANY}, (Role.INDUSTRY,)),
        (STAGE_ROLES | GROUPING_ROLES, (Role.FIELD,)),
    ),
    "due": (
        (
            FOLLOW_UP_ROLES | STAGE_ROLES | _REPLIES | DAY_ROLES | {Role.NEXT_ACTION},
            (Role.FOLLOW_UP_DUE,),
        ),
    ),
    "feedback": (
        (STAGE_ROLES, (Role.NOTES,)),
        ({Role.COMPANY, Role.APPLIED}, (Role.OUTCOME, Role.NOTES)),
    ),
    "sent": (({Role.NOTES}, (Role.OUTREACH,)), (EVENT_ROLES, ())),
    "stage": ((_ENDS, (Role.ENDED_AT_STAGE,)),),
    "id": (
        ({Role.ROLE, Role.REQUISITION}, (Role.REQUISITION, Role.ROLE)),
        ({Role.COMPANY}, (Role.ID, Role.COMPANY)),
    ),
    "result": ((STAGE_ROLES | {Role.APPLIED}, ()),),
    "day": (
        (EVENT_ROLES | DAY_ROLES, ()),
        (STATUS_ROLES, (Role.STATUS_DAY,)),
        (PLAN_ROLES, (Role.FOLLOW_UP_DUE,)),
    ),
}
"""Rules of each facet; the first that matches applies. Facets are tried in this order."""
_ORDER = {facet: at for at, facet in enumerate(_RULES)}


def composed(form: str, lookup: Lookup, depth: int = 2) -> Roles:
    """
    Return the roles of a folded header made of a facet and a known subject, else empty.

    Parameters
    ----------
    lookup
        Function from a folded header to the roles of a known subject.
    depth
        Most nested facets: “date of the reply to thank-you” has two.
    """
    rests = _split_facets(form)
    for facet, rest in rests:
        if roles := _apply_rules(lookup(rest), _RULES[facet]):
            return roles
    for facet, rest in rests if depth > 1 else ():
        if roles := _apply_rules(composed(rest, lookup, depth - 1), _RULES[facet]):
            return roles
    return ()


def _apply_rules(subject: Roles, rules: tuple[_Rule, ...]) -> Roles:
    """Roles of a compound of a facet and a subject with these roles."""
    for roles, made in rules:
        if hit := [role for role in subject if role in roles]:
            return made or tuple(hit)
    return ()


def _split_facets(form: str) -> list[tuple[str, str]]:
    """Each facet in *form* with the rest of the header, in the order of the rules."""
    words, edges = _index()
    tokens = form.split()
    found: list[tuple[int, str, str]] = []
    for length in range(min(_LONGEST, len(tokens) - 1), 0, -1):
        for start in range(len(tokens) - length, -1, -1):
            for facet in words.get(" ".join(tokens[start : start + length]), ()):
                rests = _rests(tokens[:start], tokens[start + length :])
                found += [(_ORDER[facet], facet, rest) for rest in rests]
    for edge, facet, without in () if form.isascii() else edges:
        rest = without(form, edge).strip()
        if rest and rest != form:
            found += [(_ORDER[facet], facet, each) for each in (rest, rest.rstrip("的の").strip())]
    return [(facet, rest) for _, facet, rest in sorted(found, key=lambda each: each[0])]


def _rests(before: list[str], behind: list[str]) -> list[str]:
    """Rest of a header around a facet: unchanged, and without adjacent or any function words."""
    near = (*_trimmed(before, start=False), *_trimmed(behind, stop=False))
    bare = (*_trimmed(before), *_trimmed(behind))
    return list(dict.fromkeys(map(" ".join, ((*before, *behind), near, bare))))


_LONGEST = 3


def _trimmed(tokens: list[str], *, start: bool = True, stop: bool = True) -> list[str]:
    """*tokens* without function words at the start, at the end, or both."""
    joints = _facets()["joint"][0]
    first, last = 0, len(tokens)
    while start and first < last and tokens[first] in joints:
        first += 1
    while stop and last > first and tokens[last - 1] in joints:
        last -= 1
    return tokens[first:last]


_Edge = tuple[str, str, Callable[[str, str], str]]
"""An ending or a beginning, its facet, and what takes it off a header."""


@cache
def _index() -> tuple[dict[str, tuple[str, ...]], list[_Edge]]:
    """Facets of each word, and endings and beginnings with their facets, the longest first."""
    words: dict[str, tuple[str, ...]] = {}
    edges: list[_Edge] = []
    for facet in _RULES:
        listed, last, first = _facets()[facet]
        for word in listed:
            words[word] = (*words.get(word, ()), facet)
        edges += [(ending, facet, str.removesuffix) for ending in last]
        edges += [(beginning, facet, str.removeprefix) for beginning in first]
    return words, sorted(edges, key=lambda each: -len(each[0]))


@cache
def _facets() -> dict[str, tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]]:
    """Words of each facet, and its endings and beginnings in scripts without spaces."""
    content = vocabularies.load(FACETS, Path(__file__).parent)
    return {
        facet: (
            frozenset(lists["words"]),
            tuple(lists.get("endings", ())),
            tuple(lists.get("beginnings", ())),
        )
        for facet, lists in content.items()
    }


def is_day(form: str) -> bool:
    """Return whether a folded header means just “day”, in any language."""
    words, endings, _ = _facets()["day"]
    return form in endings or (bool(form) and words.issuperset(form.split()))
