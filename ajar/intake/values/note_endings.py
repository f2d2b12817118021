"""Extract the ending that a note states in a clause of its own: “Rejected after the call”."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import dropwhile
from typing import NamedTuple

import numpy as np

from ajar.intake.values import note_days, reasons, statuses, vocabularies
from ajar.intake.values.import_cache import within_budget
from ajar.intake.values.normalize import normalize, tokens
from ajar.intake.values.prose_days import without_days
from ajar.intake.values.status_vocabulary import vocabulary
from ajar.intake.values.statuses import StatusMeaning
from ajar.model.enums import FOLLOW_UPS, EventKind, Outcome, Reason

_LONGEST = 600
"""Most characters of a note; longer ones are advertisements."""
_MOST_NOTES = 20_000
"""Most distinct notes of an import that are searched for an ending."""
_CLAUSES = re.compile(r"[;\n!]+|[.,](?=\s|$)|\s[-\u2013\u2014]\s")
_ASIDES = re.compile(r"\([^()]*\)|\"[^\"]*\"|“[^”]*”|[^;\n!?.,]*\?")
"""What stands in brackets or quotation marks, and questions."""
_BARE_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ENDINGS = (Outcome.REJECTED, Outcome.WITHDRAWN)
_PARTING = frozenset({"kept_on_file", "talent_pool", "role_reposted", "recruiter_left"})
"""Meanings that are open and yet go with a rejection."""


def endings(texts: Sequence[str]) -> list[StatusMeaning | None]:
    """
    Return the rejection or withdrawal that each note states, or None.

    It must fill its clause, apart from days, its stage, how it was told and why. Nothing that goes
    on may follow. Notes that mention another application, an offer or a mere year state none.

    Examples
    --------
    >>> [meaning.name if meaning else "" for meaning in endings([
    ...     "Nice call, but ultimately rejected", "Rejected on 3 May, then invited to interview",
    ...     "Second application, the first was rejected", "They reject most people",
    ... ])]
    ['rejected', '', '', '']
    """
    clauses: dict[int, list[str]] = {}
    another = _words().another
    for place in np.flatnonzero(note_days.holding_events(texts)).tolist():
        text = texts[place]
        if len(text) > _LONGEST or not within_budget("endings in notes", _MOST_NOTES):
            continue
        if not another.search(normalize(text)):
            clauses[place] = _CLAUSES.split(_ASIDES.sub(" ", text))
    plain = {each: without_days(each) for told in clauses.values() for each in told}
    distinct = list(dict.fromkeys(plain.values()))
    meanings = dict(zip(distinct, statuses.interpret(distinct, respell=False), strict=True))
    found: list[StatusMeaning | None] = [None] * len(texts)
    for place, told in clauses.items():
        found[place] = _ending([_Clause(each, meanings[plain[each]]) for each in told])
    return found


class _Clause(NamedTuple):
    text: str
    """As written, with its days."""
    meaning: StatusMeaning

    @property
    def words(self) -> list[str]:
        """Its words, numbers and marks without its days."""
        return tokens(without_days(self.text))


def _ending(clauses: list[_Clause]) -> StatusMeaning | None:
    told = [at for at, (_, each) in enumerate(clauses) if each.outcome in _ENDINGS or each.spoken]
    if not told or any(_BARE_YEAR.search(without_days(each.text)) for each in clauses):
        return None
    before, clause, behind = clauses[: told[-1]], clauses[told[-1]], clauses[told[-1] + 1 :]
    last = clause.meaning
    sure = last.outcome in _ENDINGS and last.confidence == 1 and EventKind.OFFER not in last.events
    if not sure or not any(step.kind in last.events for step in note_days.events(clause.text)):
        return None
    asked = any(each.words and not each.meaning.known for each in before)
    about = asked and clause.words[0] in _words().of_a_request
    if about or _goes_on(clause, behind) or not _is_labelled(clause) or _names_another(clause):
        return None
    return last


def _goes_on(clause: _Clause, behind: Sequence[_Clause]) -> bool:
    """Whether something else follows the ending: “but then they called”, “still open”."""
    turns = _words().turns
    led_in = dropwhile(turns.__contains__, clause.words)
    if not turns.isdisjoint([*led_in, *(word for each in behind for word in each.words)]):
        return True
    return any(_is_open(each.meaning) for each in behind)


def _is_open(meaning: StatusMeaning) -> bool:
    """Whether a clause says that the application is open, apart from messages of the applicant."""
    if not (meaning.known and meaning.is_application) or meaning.name in _PARTING:
        return False
    over = meaning.outcome in (*_ENDINGS, Outcome.CLOSED) or meaning.said_silent
    return not over and not any(kind in FOLLOW_UPS for kind in meaning.events)


def _is_labelled(clause: _Clause) -> bool:
    """Whether what stands before a colon leads to the ending: a day, a stage, “Update”."""
    label, colon, _ = clause.text.rpartition(": ")
    if not colon or without_days(label) != " ".join(label.split()):
        return True
    found, words = tokens(label), vocabulary()
    leads = _words().labels | words.small
    return bool(words.senses.find(found)) or leads.issuperset(found)


def _names_another(clause: _Clause) -> bool:
    """Whether a clause names what ended: “for the data team”, “at Acme”, “the second task”."""
    listed, words, found = _words(), vocabulary(), clause.words
    ending = next((match.stop for match in words.senses.find(found)), 0)
    if listed.articles.intersection(found[ending : ending + 1]) and words.senses.find(
        found[ending:]
    ):
        return True
    for at in range(ending, len(found)):
        if found[at] in reasons.causes():
            return False
        if found[at] in listed.leads_to_a_name:
            named = found[at + 1 :]
            return not (
                next((each for each in named if each in listed.own or each not in words.small), "")
                in listed.own
                or listed.notices.intersection(found[:at])
                or words.senses.find(named)
                or reasons.interpret([" ".join(named)])[0] is not Reason.UNSTATED
            )
    return False


class _Words(NamedTuple):
    another: re.Pattern[str]
    turns: frozenset[str]
    of_a_request: frozenset[str]
    labels: frozenset[str]
    articles: frozenset[str]
    leads_to_a_name: frozenset[str]
    own: frozenset[str]
    notices: frozenset[str]


@cache
def _words() -> _Words:
    listed = vocabularies.load("notes.toml")["ending"]
    another = sorted(vocabularies.folded(listed["another"]))
    either = "|".join(r"[\s-]+".join(map(re.escape, each.split())) for each in another)
    rest = {name: vocabularies.folded(each) for name, each in listed.items() if name != "another"}
    return _Words(re.compile(rf"(?<!\w)(?:{either})(?!\w)"), **rest)
