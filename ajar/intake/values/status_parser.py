"""Parse one status text: find its phrases, resolve negations and combine their meanings."""

import re
from dataclasses import dataclass

from ajar.intake.values.normalize import ARROW, CLAUSE_ENDS, normalize
from ajar.intake.values.phrase_matcher import Match
from ajar.intake.values.status_clauses import certainty, find_phrases, resolve_phrases
from ajar.intake.values.status_vocabulary import (
    ENDING_MEANINGS,
    STAGE_MEANINGS,
    PhraseMeaning,
    Vocabulary,
    ended,
)
from ajar.model.enums import EventKind, Outcome
from ajar.model.event_groups import STAGE_EVENTS


@dataclass(frozen=True)
class ParsedStatus:
    """Meaning of one status text."""

    name: str = ""
    """Name of its meaning; empty if it was not understood."""
    events: tuple[EventKind, ...] = ()
    """Events that the text implies, in addition to those of the meaning."""
    confidence: float = 0.0
    near: bool = False
    """Whether a misspelling was corrected."""
    open_sense: PhraseMeaning | None = None
    """Meanings of an ambiguous text, to be decided by its column."""
    others: tuple[str, ...] = ()
    """Names of other plausible meanings."""


def read(text: str, words: Vocabulary, spellings: dict[str, str | None] | None) -> ParsedStatus:
    """
    Return the meaning of one text.

    An outcome (offer, acceptance, rejection, withdrawal) is read only if its phrase covers most of
    its clause; otherwise it is only listed in ``others``, so that the person can be asked.

    Parameters
    ----------
    spellings
        Cache of corrections, extended here; None disables corrections.
    """
    plain = _without_brackets(_TICKED.sub("", _QUOTED.sub("", text)), words)
    found, near = words.senses.tokens(plain), False
    if spellings is not None:
        found, near = _with_corrections(found, words, spellings)
    matches = words.senses.find(found)
    phrases = resolve_phrases(find_phrases(matches, found, words), found, words)
    if not phrases:
        return ParsedStatus()
    factor = _NEAR if near else 1.0
    sure = {phrase: certainty(phrase, phrases, found, words) * factor for phrase in phrases}
    weak = [phrase for phrase in phrases if _is_strong(phrase.name) and sure[phrase] < _SURE]
    kept = [phrase for phrase in phrases if phrase not in weak]
    doubted = tuple(dict.fromkeys(phrase.name for phrase in weak))
    if not kept:
        return ParsedStatus(others=doubted)
    covered = _covered(matches, found, words)
    confidence = (1.0 if covered == 1 else 0.5 + 0.4 * covered) * factor
    senses = list(dict.fromkeys(phrase.sense for phrase in kept))
    if confidence < _MIN_CONFIDENCE:
        return ParsedStatus(
            others=tuple(dict.fromkeys((*doubted, *(phrase.name for phrase in kept))))
        )
    if len({sense.meanings for sense in senses}) == 1:  # a mark and a word of the same doubt, too
        only = senses[-1]
        if _is_strong(only.default):
            confidence = sure[kept[0]]
        if doubted:
            return ParsedStatus(only.default, (), min(confidence, _DOUBTED), near, None, doubted)
        open_sense = only if len(only.meanings) > 1 else None
        return ParsedStatus(only.default, (), confidence, near, open_sense)
    name, others = _combined(senses, words, in_order=ARROW in found)
    if _is_strong(name):
        confidence = max(
            (sure[phrase] for phrase in kept if _is_strong(phrase.name)), default=confidence
        )
    if doubted or others:
        confidence = min(confidence, _DOUBTED)
    return ParsedStatus(
        name, _events_before(senses, name, words), confidence, near, None, (*others, *doubted)
    )


def _without_brackets(text: str, words: Vocabulary) -> str:
    """The text without the brackets in “sans (réponse)”, a negation and one word."""
    found = _BRACKETED.fullmatch(text.strip())
    denied = found is not None and normalize(found[1]) in words.negations
    return " ".join(found.groups()) if found and denied else text


_TICKED = re.compile(r"(?<=\w)\s*(?:[✅✔☑🔚]\ufe0f?)+")
"""Behind a word a tick says that it happened, and nothing else: “Offer ✅”."""
_BRACKETED = re.compile(r"(\w+)\s*\((\w+)\)")
_QUOTED = re.compile(r"(?<=\w)\s*\(([\"'])[^()\"']+\1\)|(?<=\w)\s*\([“„«][^()]+[”“»]\)")
"""What a portal calls a status, behind the person's own word for it: “Closed ("incomplete")”."""
_NEAR = 0.8
"""Factor of the confidence for a corrected misspelling."""
_SURE = 0.75
"""Least confidence of an offer, rejection or withdrawal; with less it is asked about."""
_MIN_CONFIDENCE = 0.5
"""Least confidence of a known text; with less its meanings are asked about."""
_DOUBTED = 0.7
"""Most confidence of a text with a doubted outcome."""


def _is_strong(name: str) -> bool:
    """Whether a meaning is an offer or an outcome, which needs more confidence."""
    return name.startswith(_STRONG)


_STRONG = ("offer", "accepted", "rejected", "withdrawn")


def _with_corrections(
    found: list[str], words: Vocabulary, spellings: dict[str, str | None]
) -> tuple[list[str], bool]:
    """
    Tokens with corrected misspellings, and whether there were any.

    Only the first five words of the first clause: long remarks are full of unlisted words.
    """
    stop = next((i for i, token in enumerate(found) if token in CLAUSE_ENDS), len(found))
    better = list(found)
    for position, token in enumerate(found[: min(stop, _CLAUSE)]):
        if token in words.listed:
            continue
        if token not in spellings:
            spellings[token] = words.senses.nearest(token)
        better[position] = spellings[token] or token
    # Keep corrections only if they complete a phrase.
    if better == found or len(words.senses.find(better)) <= len(words.senses.find(found)):
        return found, False
    return better, True


_CLAUSE = 5
"""Most words of the first clause in which misspellings are corrected."""


def _covered(matches: list[Match[PhraseMeaning]], found: list[str], words: Vocabulary) -> float:
    """Share of the words that belong to a phrase, without function words and numbers."""
    inside = {position for match in matches for position in range(match.start, match.stop)}
    outside = sum(
        position not in inside
        and not words.senses.is_number(token)
        and token not in words.fillers
        and token not in words.negations
        and token not in words.ignored
        and token not in CLAUSE_ENDS
        for position, token in enumerate(found)
    )
    return len(inside) / (len(inside) + outside)


def _combined(
    senses: list[PhraseMeaning], words: Vocabulary, *, in_order: bool
) -> tuple[str, tuple[str, ...]]:
    """Combined meaning of several phrases of one text, and other plausible ones."""
    sent = [sense for sense in senses if words.meanings[sense.default].is_application]
    unsent = [sense.default for sense in senses if sense not in sent]
    if not sent:
        return unsent[0], ()
    never = [name for name in unsent if name in _NEVER_SENT]
    if never and all(_may_be_unsent(sense, words) for sense in sent):
        return never[0], ()
    sent = _without_vague_ends(sent, words)
    names = [sense.default for sense in sent]
    stage = max(
        (name for name in names if name in STAGE_MEANINGS), key=STAGE_MEANINGS.index, default=""
    )
    if stage:
        names = [_GENERIC.get(name, name) for name in names]
    strongest = min(names, key=_strength)
    if in_order:
        endings = [name for name in names if _is_end(name, words)]
        strongest = endings[-1] if endings else strongest
    if stage == "offer" and strongest == "rejected":
        # In “offer declined” the applicant declined; in “rejected after the offer” the company did;
        # “offer -> rejected” may be either.
        if any(sense.default == "rejected" and len(sense.meanings) > 1 for sense in sent):
            return "offer_declined", ()
        if in_order:
            return "offer_declined", ("rejected_after_offer",)
    vague = {name for s in sent if s.default == strongest == "closed" for name in s.meanings[1:]}
    if strongest in ENDING_MEANINGS and stage:
        return ended(strongest, stage), tuple(vague)
    return strongest, tuple(vague)


def _may_be_unsent(sense: PhraseMeaning, words: Vocabulary) -> bool:
    """Whether an unsent job can have the meaning, too: “closed”, “open”, “review”."""
    meanings = [words.meanings[name] for name in sense.meanings]
    return not meanings[0].proves_sent or not all(each.is_application for each in meanings)


_GENERIC = {
    **dict.fromkeys(("second_choice", "no_sponsorship", "reapply_later"), "rejected"),
    **dict.fromkeys(("scam", "laid_off"), "closed"),
    "ghost_job": "silent",
}
"""General outcome of each special one, for combination with a stage."""

_NEVER_SENT = frozenset({"planned", "drafted", "unfinished", "dropped", "missed"})
"""Meanings of unsent jobs; “vacancy” and “contacted” do not exclude an application."""


def _without_vague_ends(sent: list[PhraseMeaning], words: Vocabulary) -> list[PhraseMeaning]:
    """
    Drop ambiguous outcomes beside an unambiguous one: “closed - no response”.

    Of several ambiguous ones that is kept whose meaning all can have: “❌ → closed” is a rejection.
    """
    plain = [sense for sense in sent if len(sense.meanings) == 1]
    if any(_is_end(sense.default, words) and sense.default != "offer" for sense in plain):
        return [sense for sense in sent if sense in plain or not _is_end(sense.default, words)]
    vague = [s for s in sent if s not in plain and _is_end(s.default, words)]
    for sense in vague:
        if all(sense.default in other.meanings for other in vague):
            return [each for each in sent if each is sense or each not in vague]
    return sent


def _is_end(name: str, words: Vocabulary) -> bool:
    meaning = words.meanings[name]
    return meaning.outcome != Outcome.OPEN or meaning.said_silent


def _strength(name: str) -> int:
    return _STRENGTH.index(name) if name in _STRENGTH else len(_STRENGTH)


_STRENGTH = (
    *("accepted", "offer_rescinded", "offer_declined", "rejected_cv", "rejected", "withdrawn"),
    *("second_choice", "no_sponsorship", "reapply_later", "scam", "laid_off", "closed"),
    *("ghost_job", "silent"),
    *("offer", "final", "interview", "screen", "test"),
    *("shortlisted", "waitlisted", "kept_on_file", "talent_pool", "on_hold", "in_process"),
    *("replied", "under_review"),
    *(
        "asked_feedback",
        "thanked",
        "followed_up",
        "viewed",
        "role_reposted",
        "recruiter_left",
        "acknowledged",
        "in_progress",
        "waiting",
        "applied",
    ),
)
"""Precedence of meanings in one text, the strongest first."""


def _events_before(
    senses: list[PhraseMeaning], name: str, words: Vocabulary
) -> tuple[EventKind, ...]:
    """Events before *name*: stages up to its own, replies and follow-ups."""
    meaning = words.meanings[name]
    kinds = {kind for sense in senses for kind in words.meanings[sense.default].events}
    passed = {
        kind
        for kind in kinds - _ENDS
        if kind not in STAGE_EVENTS or STAGE_EVENTS[kind] <= meaning.stage
    }
    return tuple(kind for kind in EventKind if kind in passed)


_ENDS = {
    *(EventKind.REJECTED, EventKind.CLOSED, EventKind.WITHDRAWN),
    *(EventKind.ACCEPTED, EventKind.DECLINED),
}
