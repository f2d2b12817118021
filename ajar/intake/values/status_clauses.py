"""Resolve the phrases of a status text within its clauses, and rate their certainty."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ajar.intake.values.normalize import BREAK, CLAUSE_ENDS, clause_around, is_unspaced
from ajar.intake.values.phrase_matcher import Match
from ajar.intake.values.status_vocabulary import STAGE_MEANINGS, PhraseMeaning, Vocabulary


@dataclass(frozen=True)
class FoundPhrase:
    """One phrase of a text and its meaning there."""

    start: int
    """Position of its first token."""
    stop: int
    """Position after its last token."""
    sense: PhraseMeaning
    whole: bool = False
    """Whether it covers its whole clause."""

    @property
    def name(self) -> str:
        """Name of its meaning."""
        return self.sense.default


def find_phrases(
    matches: Sequence[Match[PhraseMeaning]], found: Sequence[str], words: Vocabulary
) -> list[FoundPhrase]:
    """Return the phrases of a text in order, negated ones with the meaning of the negation."""
    made = []
    free_from = 0
    for match in matches:
        sense, start = match.value, match.start
        if start < free_from:
            continue
        before = found[free_from:start]
        free_from = match.stop
        # “Sans aucune réponse” has two negations and is one.
        if sense.default and found[start] not in words.negations and _is_denied(before, words):
            opposite = words.negated.get(sense.default)
            if opposite == "rejected" and _is_open_yet(match, found, words):
                opposite = "waiting"
            sense = PhraseMeaning((opposite,)) if opposite else PhraseMeaning(())
        elif sense.default.startswith(_DENIALS) and _is_not_yet(match, found, words):
            sense = PhraseMeaning((_WAITING,) if sense.default.startswith("rejected") else ())
        elif sense.of_applicant:
            made.append(_decided(match, found, words))
            continue
        elif sense.unless:
            free_from = _end_of_denied(match, found, words)
            if not sense.unless.isdisjoint(found[match.stop : match.stop + _REACH]):
                continue
        if sense.meanings:
            made.append(FoundPhrase(start, free_from, sense))
    return made


def _is_denied(before: Sequence[str], words: Vocabulary) -> bool:
    """Whether a negation precedes a phrase, function words ignored."""
    said = (t for t in reversed(before[-_REACH:]) if t in words.negations or t not in words.fillers)
    return next(said, "") in words.negations


_REACH = 3
"""Most tokens before a phrase that are searched for a negation."""


def _is_not_yet(match: Match[PhraseMeaning], found: Sequence[str], words: Vocabulary) -> bool:
    """Whether a phrase that begins with a negation means “not yet”: “not selected yet”."""
    beside = {*found[max(match.start - 1, 0) : match.start], *found[match.stop : match.stop + 1]}
    return found[match.start] in words.negations and not words.yet.isdisjoint(beside)


_DENIALS = ("rejected", "withdrawn")


def _end_of_denied(match: Match[PhraseMeaning], found: Sequence[str], words: Vocabulary) -> int:
    """Position after what a phrase denies: “a role” in “unable to offer you a role after all”."""
    stop, (_, last) = match.stop, _clause(match.start, found)
    while stop < last and (found[stop] in words.toward or found[stop] not in words.adjuncts):
        stop += 1
    return stop


def _decided(match: Match[PhraseMeaning], found: Sequence[str], words: Vocabulary) -> FoundPhrase:
    """“Not to proceed” and the like with its subject, and the meaning by who that is."""
    sense, start, stop = match.value, match.start, match.stop
    first, last = _clause(start, found)
    behind = found[stop:last]
    subject = start - 1
    while subject >= first and found[subject] in words.decides:
        subject -= 1
    who = found[subject] if subject >= first else ""
    decides = not words.decisions.isdisjoint(found[subject + 1 : start])
    own = decides or (_is_own_sentence(found[first:subject], words) and behind[:1] != ["to"])
    if who in words.applicant and own and words.addressed.isdisjoint(behind):
        return FoundPhrase(subject, stop, PhraseMeaning((sense.of_applicant,)))
    named = [at for at, pair in enumerate(pairwise(behind), 2) if " ".join(pair) in words.candidacy]
    if who in words.company or named:
        sense, stop = PhraseMeaning(("rejected",)), stop + max(named, default=0)
    return FoundPhrase(subject if who in words.company | words.applicant else start, stop, sense)


def _is_own_sentence(before: Sequence[str], words: Vocabulary) -> bool:
    """Whether “I” begins a sentence, behind an adverb or “so” at most; “told me I …” does not."""
    for word in reversed(before):
        if word not in words.adverbs:
            return word in words.conjunctions
    return True


def _is_open_yet(match: Match[PhraseMeaning], found: Sequence[str], words: Vocabulary) -> bool:
    """Whether a negation means “not yet”: “no offer yet”."""
    first, last = _clause(match.start, found)
    return not (words.yet | words.still).isdisjoint(found[first:last])


def resolve_phrases(
    made: list[FoundPhrase], found: Sequence[str], words: Vocabulary
) -> list[FoundPhrase]:
    """
    Return the phrases, with those about another person or about a step replaced.

    - “Hired another candidate”: a rejection.
    - “Accepted for interview”, “offered a phone screen”: the step, not an offer.
    - “Declined the test”: a withdrawal before it; “did not proceed to the test”: not after it.
    - “Hoping for an offer”, “awaiting their reply”: waiting.
    - “Phone screen scheduled”: the step alone.
    """
    made = _replace_other_candidates(made, found, words)
    kept: list[FoundPhrase] = []
    position = 0
    while position < len(made):
        phrase = made[position]
        step = made[position + 1] if position + 1 < len(made) else None
        near = step is not None and _adjoin(phrase, step, found, words)
        if phrase.name in _AWAITED and _in_prospect(phrase, found, words):
            kept.append(replace(phrase, sense=PhraseMeaning((_WAITING,))))
        elif step is not None and near and _is_part_of(phrase, step, found, words):
            kept.append(replace(step, start=phrase.start))
            position += 1
        elif step is not None and near and _is_declined(phrase, found) and step.name in _STAGES:
            said = phrase.sense.of_applicant or phrase.sense.meanings == _REJECTED
            sense = phrase.sense if said else PhraseMeaning(("withdrawn",))
            kept.append(FoundPhrase(phrase.start, step.stop, sense))
            position += 1
        else:
            kept.append(phrase)
        position += 1
    return _without_vague_steps(kept, found, words)


_OFFERED, _AWAITED = frozenset({"offer", "accepted"}), frozenset({"offer", "accepted", "replied"})
_STAGES = frozenset(STAGE_MEANINGS) - {"offer"}
_STEPS = _STAGES | {"shortlisted", "in_process", "replied"}
_DECLINED = frozenset({"withdrawn", "dropped"})
_REJECTED = ("rejected",)
_WAITING = "waiting"


def _is_part_of(
    phrase: FoundPhrase, after: FoundPhrase, found: Sequence[str], words: Vocabulary
) -> bool:
    """Whether only the second of two phrases counts: “accepted for interview”, “面试没去”."""
    first = found[after.start]
    undone = after.name == "withdrawn" and is_unspaced(first) and first in words.negations
    return phrase.name in (_STAGES if undone else _OFFERED) and (undone or after.name in _STEPS)


def _is_declined(phrase: FoundPhrase, found: Sequence[str]) -> bool:
    """Whether the step after the phrase was declined or skipped, or is what it “did not get to”."""
    meanings = phrase.sense.meanings
    if meanings == _REJECTED and found[phrase.stop] == "to":
        return True
    return phrase.name in _DECLINED or ("withdrawn" in meanings and "shortlisted" not in meanings)


def _replace_other_candidates(
    made: list[FoundPhrase], found: Sequence[str], words: Vocabulary
) -> list[FoundPhrase]:
    """Replace clauses in which another person was chosen by a rejection each."""
    for first, last in _clauses(found):
        clause = list(found[first:last])
        others = words.somebody_else.find(clause)
        if not others:
            continue
        own = [phrase for phrase in made if first <= phrase.start < last]
        kind = others[0].value
        choosing = words.choosing_by_applicant if kind == "withdrawn" else words.choosing
        chosen = not choosing.isdisjoint(clause) or any(p.name in _CHOSEN for p in own)
        if not chosen or any(phrase.name in _OWN_DECISIONS for phrase in own):
            continue
        rejection = FoundPhrase(first, last, PhraseMeaning((kind,)), whole=True)
        made = sorted(
            [phrase for phrase in made if phrase not in own] + [rejection],
            key=lambda phrase: phrase.start,
        )
    return made


_CHOSEN = _OFFERED | {"shortlisted"}
_OWN_DECISIONS = frozenset({"withdrawn", "offer_declined"})
"""Meanings about the applicant, even beside another company: “withdrew, accepted another offer”."""


def _adjoin(
    phrase: FoundPhrase, step: FoundPhrase, found: Sequence[str], words: Vocabulary
) -> bool:
    """Whether there are only words such as “for”, “to” and “the” between two phrases."""
    between = found[phrase.stop : step.start]
    return all(
        token in words.toward or token in words.fillers or words.senses.is_number(token)
        for token in between
    )


def _in_prospect(phrase: FoundPhrase, found: Sequence[str], words: Vocabulary) -> bool:
    """Whether the clause hopes for or awaits what the phrase means, “replied” just beside it."""
    first, last = _clause(phrase.start, found)
    behind = found[phrase.stop : last][: 1 if phrase.name == "replied" else None]
    return not words.prospect.isdisjoint([*found[first : phrase.start], *behind])


def _without_vague_steps(
    made: list[FoundPhrase], found: Sequence[str], words: Vocabulary
) -> list[FoundPhrase]:
    """Phrases without “scheduled” and the like if their clause names the step."""
    named = [
        _clause(phrase.start, found)
        for phrase in made
        if phrase.name in _STAGES and not _is_vague(phrase, found, words)
    ]
    return [
        phrase
        for phrase in made
        if not (_is_vague(phrase, found, words) and _clause(phrase.start, found) in named)
    ]


def _is_vague(phrase: FoundPhrase, found: Sequence[str], words: Vocabulary) -> bool:
    return phrase.stop - phrase.start == 1 and found[phrase.start] in words.vague_steps


def certainty(
    phrase: FoundPhrase, made: Sequence[FoundPhrase], found: Sequence[str], words: Vocabulary
) -> float:
    """
    Return the confidence that *phrase* is the meaning of its clause, from 0.5 to 1.

    It falls with the number of other words in the clause; those after “after”, “because”, “by” and
    the like do not count. A rejection at the start of its clause has at least 0.8.
    """
    if phrase.whole:
        return 1.0
    first, last = _clause(phrase.start, found)
    inside = {at for each in made for at in range(each.start, each.stop)}
    before = found[first : phrase.start]
    start = phrase.start if words.following.intersection(before) else first
    own = outside = 0
    for at in range(start, last):
        token = found[at]
        if at in inside:
            own += 1
        elif at >= phrase.stop and token in words.adjuncts:
            break
        elif not (token in words.function_words or words.senses.is_number(token)):
            outside += 1
    share = own / (own + outside)
    begins = all(token in words.function_words or words.senses.is_number(token) for token in before)
    sure = 1.0 if share == 1 else 0.5 + 0.4 * share
    if begins and phrase.name.startswith("rejected") and len(phrase.sense.meanings) == 1:
        return max(sure, _LEADING_REJECTION)
    return sure


_LEADING_REJECTION = 0.8


def _clause(position: int, found: Sequence[str]) -> tuple[int, int]:
    """Start and end (exclusive) of the clause around a token."""
    return clause_around(found, position, position)


def _clauses(found: Sequence[str]) -> list[tuple[int, int]]:
    made, first = [], 0
    for at, token in enumerate([*found, BREAK]):
        if token in CLAUSE_ENDS:
            if at > first:
                made.append((first, at))
            first = at + 1
    return made
