"""Extract the ending that a note states in a clause of its own: “Rejected after the call”."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from ajar.intake.values import job_titles, note_days, reasons, statuses, vocabularies
from ajar.intake.values.import_cache import within_budget
from ajar.intake.values.normalize import normalize, tokens
from ajar.intake.values.notes import LONGEST_NOTE
from ajar.intake.values.people_words import people_words
from ajar.intake.values.prose_days import without_days
from ajar.intake.values.status_vocabulary import vocabulary
from ajar.intake.values.statuses import StatusMeaning
from ajar.intake.values.words import words as word_set
from ajar.model.enums import EventKind, Outcome, Reason
from ajar.model.event_groups import FOLLOW_UPS

_MOST_NOTES = 20_000
"""Most distinct notes of an import that are searched for an ending."""
_CLAUSES = re.compile(r"[;\n!]+|[.,](?=\s|$)|\s[-\u2013\u2014]\s")
_ASIDES = re.compile(r"\([^()]*\)|\"[^\"]*\"|“[^”]*”|[^;\n!?.,]*\?")
"""What stands in brackets or quotation marks, and questions."""
_BARE_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ENDINGS = (Outcome.REJECTED, Outcome.WITHDRAWN)
_PARTING = frozenset({"kept_on_file", "talent_pool", "role_reposted", "recruiter_left"})
"""Meanings that are open and yet go with a rejection."""


class Ending(NamedTuple):
    """A rejection or withdrawal, and what tells whether it is of the application of its row."""

    meaning: StatusMeaning
    name: str = ""
    """The role or company that it is of, as far as the note names one."""
    year: int = 0
    """The year that stands beside it without a day, 0 without one."""


def endings(texts: Sequence[str]) -> list[Ending | None]:
    """
    Return the rejection or withdrawal that each note states, or None.

    It must fill its clause, apart from days, its stage, how it was told and why. Nothing that goes
    on may follow. Notes that mention another application or an offer state none.

    Examples
    --------
    >>> [found and (found.meaning.name, found.name, found.year) for found in endings([
    ...     "Nice call, but ultimately rejected", "Rejected on 3 May, then invited to interview",
    ...     "Second application, the first was rejected", "Rejected as clerk in 2024",
    ... ])]
    [('rejected', '', 0), None, None, ('rejected', 'clerk in 2024', 2024)]
    """
    clauses: dict[int, list[str]] = {}
    words = _words()
    for place in np.flatnonzero(note_days.holding_events(texts)).tolist():
        text = texts[place]
        if len(text) > LONGEST_NOTE or not within_budget("endings in notes", _MOST_NOTES):
            continue
        if not words.another.search(normalize(text)):
            clauses[place] = _CLAUSES.split(_ASIDES.sub(" ", text))
    parts = {each: words.joins.split(each) for told in clauses.values() for each in told}
    written = {each for whole, split in parts.items() for each in (whole, *split)}
    plain = {each: without_days(each) for each in written}
    distinct = list(dict.fromkeys(plain.values()))
    meanings = dict(zip(distinct, statuses.interpret(distinct, respell=False), strict=True))
    found: list[Ending | None] = [None] * len(texts)
    for place, told in clauses.items():
        pieces: list[_Clause] = []
        for each in told:
            whole, first = meanings[plain[each]], meanings[plain[parts[each][0]]]
            fills = whole.confidence == 1 and first.outcome not in _ENDINGS
            split = [each] if fills else parts[each]
            pieces += [_Clause(part, meanings[plain[part]]) for part in split]
        found[place] = _ending(pieces)
    return found


class _Clause(NamedTuple):
    text: str
    """As written, with its days."""
    meaning: StatusMeaning

    @property
    def words(self) -> list[str]:
        """Its words, numbers and marks without its days."""
        return tokens(without_days(self.text))


def _ending(clauses: list[_Clause]) -> Ending | None:
    told = [at for at, (_, each) in enumerate(clauses) if each.outcome in _ENDINGS or each.spoken]
    if not told:
        return None
    before, clause, behind = clauses[: told[-1]], clauses[told[-1]], clauses[told[-1] + 1 :]
    last = clause.meaning
    sure = last.outcome in _ENDINGS and last.confidence == 1 and EventKind.OFFER not in last.events
    if not sure or not any(step.kind in last.events for step in note_days.events(clause.text)):
        return None
    if _is_of_somebody_else(clause, behind) or _turns_down_a_step(clause):
        return None
    if _is_of_a_request(before, clause) or any(map(_goes_on, behind)):
        return None
    if clause.words[-1] in _words().leads_to_a_role:
        return None
    return Ending(last, _name(clause), _year(before, clause))


def _is_of_somebody_else(clause: _Clause, behind: Sequence[_Clause]) -> bool:
    """Whether the clause names somebody else, or the next says for whom: “…, for my friend”."""
    listed = _words()
    next_words = behind[0].words[:1] if behind else []
    near = [clause, *behind[:1]] if listed.leads_to_a_role.intersection(next_words) else [clause]
    return any(listed.others.search(normalize(each.text)) for each in near)


def _goes_on(clause: _Clause) -> bool:
    """Whether a clause behind the ending says that it was not the last word: “still open”."""
    return bool(_words().turns.search(normalize(clause.text))) or _is_open(clause.meaning)


def _is_open(meaning: StatusMeaning) -> bool:
    """Whether a clause says that the application is open, apart from messages of the applicant."""
    if not (meaning.known and meaning.is_application) or meaning.name in _PARTING:
        return False
    over = meaning.outcome in (*_ENDINGS, Outcome.CLOSED) or meaning.said_silent
    return not over and not any(kind in FOLLOW_UPS for kind in meaning.events)


def _is_of_a_request(before: Sequence[_Clause], clause: _Clause) -> bool:
    """Whether something else was denied: “called them, unsuccessful”, “relocation: denied”."""
    listed = _words()
    label, _, rest = without_days(clause.text).rpartition(": ")
    if not listed.things.isdisjoint(tokens(label)):
        return True
    led = before[-1].words if before else []
    if not led or tokens(rest)[0] not in listed.of_a_request or not listed.own.isdisjoint(led):
        return False
    return led[0] in word_set("message") or not listed.things.isdisjoint(led)


def _turns_down_a_step(clause: _Clause) -> bool:
    """Whether the applicant turned down a step: “rejected the test, too long”."""
    listed, senses, found = _words(), vocabulary().senses, clause.words
    behind = found[next((match.stop for match in senses.find(found)), 0) :]
    led, step = behind[:1], behind[1:2]
    if listed.articles.isdisjoint(led) or not listed.own.isdisjoint(step):
        return False
    return bool(senses.find(behind))


def _name(clause: _Clause) -> str:
    """The job title or the company that is said to have ended, or empty text."""
    listed, senses, found = _words(), vocabulary().senses, clause.words
    plain = without_days(clause.text)
    label = plain.rpartition(": ")[0]
    if _is_role(tokens(label)):
        return label
    for at, word in enumerate(found):
        if word in reasons.causes() and not senses.find([word]):
            break
        told = listed.notices.intersection(found[:at])
        if word in listed.leads_to_a_role and not told and _is_role(found[at + 1 :]):
            return " ".join(found[at + 1 :])
    company = _AT.search(plain)
    if company is None or not company["name"][0].isupper():
        return ""
    first, named = len(tokens(plain[: company.start("name")])), tokens(company["name"])
    is_step = any(match.start <= first < match.stop for match in senses.find(found))
    return "" if is_step or named[0] in people_words().before else " ".join(named)


_AT = re.compile(r"(?<!\w)(?:at|bei|chez|bij)\s+(?P<name>[^\W\d_].*)")
"""What may be the name of a company, where it begins with a capital."""


def _is_role(found: Sequence[str]) -> bool:
    """Whether words name a role, and neither a person who tells it nor a step nor a reason."""
    words = vocabulary()
    named = " ".join(each for each in found if each not in words.function_words)
    if not job_titles.is_title(named) or words.senses.find(found):
        return False
    is_person = tuple(named.split()) in people_words().labels
    return not is_person and reasons.interpret([named])[0] is Reason.UNSTATED


def _year(before: Sequence[_Clause], clause: _Clause) -> int:
    """The year in the clause of an ending, or in the step right before: “applied 2023”."""
    near = [
        each
        for each in before[-1:]
        if each.meaning.known or _BARE_YEAR.fullmatch(each.text.strip())
    ]
    years = [
        int(year)
        for each in (*near, clause)
        for year in _BARE_YEAR.findall(without_days(each.text))
    ]
    return min(years, default=0)


class _Words(NamedTuple):
    another: re.Pattern[str]
    others: re.Pattern[str]
    turns: re.Pattern[str]
    joins: re.Pattern[str]
    of_a_request: frozenset[str]
    things: frozenset[str]
    articles: frozenset[str]
    leads_to_a_role: frozenset[str]
    own: frozenset[str]
    notices: frozenset[str]


@cache
def _words() -> _Words:
    listed: dict[str, Any] = {
        name: vocabularies.folded(each)
        for name, each in vocabularies.load("notes.toml")["ending"].items()
    }
    for name in ("another", "others", "turns", "joins"):
        listed[name] = vocabularies.whole_words(
            listed[name], between=r"[\s-]+", flags=re.IGNORECASE
        )
    return _Words(**listed)
