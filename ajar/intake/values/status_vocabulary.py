"""The status vocabulary: every meaning a status can have, and the phrases that say it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any

from ajar.intake.values import vocabularies
from ajar.intake.values.phrase_matcher import Numbers, PhraseMatcher
from ajar.intake.values.words import words
from ajar.model.enums import EventKind, OfferAnswer, Outcome, Reason, Stage


@dataclass(frozen=True)
class StatusMeaning:
    """
    What a status says about its application.

    ``name`` is a key of ``statuses.meanings()``. ``confidence``, ``near``, ``known`` and
    ``ambiguous`` belong to one reading of one text and have their defaults in the vocabulary.
    """

    name: str
    label: str
    is_application: bool = True
    """False: saved, planned, drafted or dropped, but not sent."""
    proves_sent: bool = True
    """False: the words fit a row that was never sent too (“withdrawn”, “closed”)."""
    events: tuple[EventKind, ...] = ()
    """Facts the words prove, in the order in which they happen."""
    stage: Stage = Stage.APPLIED
    outcome: Outcome = Outcome.OPEN
    said_silent: bool = False
    offer_answer: OfferAnswer = OfferAnswer.NONE
    reason: Reason = Reason.UNSTATED
    responded: bool = False
    """A human there answered or looks at it, and the words do not say what comes of it."""
    spoken: bool = False
    """Somebody there was spoken to; a test alone is no conversation."""
    confidence: float = 1.0
    near: bool = False
    """Read by the nearest known spelling."""
    known: bool = True
    ambiguous: tuple[str, ...] = ()
    """Names of the other meanings that are as defensible."""


UNKNOWN = StatusMeaning("unknown", "Not understood", confidence=0.0, known=False)
"""Words that nobody understood."""


@dataclass(frozen=True)
class DisambiguationRule:
    """Which of several meanings a word has, seen from the other words of its column."""

    meaning: str
    present: tuple[frozenset[str], ...]
    """One meaning of each set has to be in the column."""
    rarer_than: str = ""
    """The word has to stand in fewer rows than this meaning, or as many."""
    sure: float = 0.7
    """Confidence in the meaning where the rule fits."""


@dataclass(frozen=True)
class PhraseMeaning:
    """What a phrase stands for: one meaning, or several with rules to choose by."""

    meanings: tuple[str, ...]
    rules: tuple[DisambiguationRule, ...] = ()
    group: str = ""
    """Name by which rules of other words refer to this one, where it has several meanings."""

    @property
    def default(self) -> str:
        """The meaning without any context; empty for phrases that mean nothing."""
        return self.meanings[0] if self.meanings else ""


@dataclass(frozen=True)
class Vocabulary:
    """Everything in ``statuses.toml``, ready to be looked up."""

    meanings: Mapping[str, StatusMeaning]
    negated: Mapping[str, str]
    """Meaning -> what its opposite means; absent where the opposite says nothing."""
    also: Mapping[str, tuple[str, ...]]
    """Meaning -> other meanings that are as defensible for the same words."""
    senses: PhraseMatcher[PhraseMeaning]
    negations: frozenset[str]
    fillers: frozenset[str]
    beside: frozenset[str]
    """Small words that leave a text as well understood as it is without them."""
    others: PhraseMatcher[str]
    """Phrases for somebody else who was chosen, and the meaning of choosing them."""
    chosen: frozenset[str]
    """Words that say that somebody was chosen."""
    chosen_by_me: frozenset[str]
    """Words that say that the person chose something."""
    toward: frozenset[str]
    """Words between an acceptance and the step that it is for: “accepted for an interview”."""
    prospect: frozenset[str]
    """Words that say that something is hoped for or awaited."""
    yet: frozenset[str]
    """Words that make a denial “not yet”."""
    adjuncts: frozenset[str]
    """Words that begin what is merely said about an ending: its reason, its day, its way."""
    following: frozenset[str]
    """Words that begin what came before it: “after three rounds”."""
    vague_steps: frozenset[str]
    """Words that stand for a step only where none is named: “scheduled”."""
    small: frozenset[str]
    """All words that say nothing by themselves."""
    known: frozenset[str]
    """All words that are no misspelling of others."""


@cache
def vocabulary() -> Vocabulary:
    """
    The vocabulary, read once.

    Raises
    ------
    ValueError
        If a phrase stands for two meanings, or a rule names a meaning that is not there.
    """
    content = vocabularies.load("statuses.toml")
    tables = content["meaning"]
    meanings = {name: _meaning(name, table) for name, table in tables.items()}
    meanings |= _ended_later(meanings)
    meanings[UNKNOWN.name] = UNKNOWN
    phrases = [
        (phrase, PhraseMeaning((name,)))
        for name, table in tables.items()
        for language, listed in table.items()
        if language not in _SETTINGS
        for phrase in listed
    ]
    alone = list(content["alone"]["words"])
    groups = {table["name"] for table in content["ambiguous"] if "name" in table}
    for table in content["ambiguous"]:
        sense = PhraseMeaning(
            tuple(table["meanings"]), tuple(map(_rule, table["rules"])), table.get("name", "")
        )
        _check_names(sense, {*meanings, *groups})
        phrases += [(phrase, sense) for phrase in table["phrases"]]
        if table.get("alone", False):
            alone += table["phrases"]
    phrases += [(phrase, PhraseMeaning(())) for phrase in content["neutral"]["phrases"]]
    numbers = vocabularies.folded(content["numbers"]["words"])
    clause = {name: vocabularies.folded(listed) for name, listed in content["clause"].items()}
    negations = vocabularies.folded(content["negations"]["words"])
    fillers = vocabularies.folded(content["negations"]["fillers"])
    beside = vocabularies.folded(content["beside"]["words"])
    endings = vocabularies.folded(content["numbers"]["endings"])
    senses = PhraseMatcher(
        phrases,
        alone=alone,
        joints=vocabularies.folded(
            (*content["alone"]["joints"], *content["alone"]["about_a_step"])
        ),
        numbers=Numbers(numbers, endings),
    )
    others = PhraseMatcher(
        (phrase, kind)
        for kind, languages in content["somebody_else"].items()
        for listed in languages.values()
        for phrase in listed
    )
    small = negations | fillers | beside | clause.pop("lead_ins")
    return Vocabulary(
        meanings=MappingProxyType(meanings),
        negated={n: t["negated"] for n, t in tables.items() if "negated" in t},
        also={n: tuple(t["also"]) for n, t in tables.items() if "also" in t},
        senses=senses,
        negations=negations,
        fillers=fillers,
        beside=beside,
        others=others,
        small=small,
        known=frozenset().union(
            senses.words, others.words, small, words("period"), *clause.values()
        ),
        **clause,
    )


_SETTINGS = frozenset(
    {
        *("label", "application", "sent", "stage", "outcome", "events", "silent", "responded"),
        *("spoken", "answer", "reason", "negated", "also"),
    }
)
"""Keys of a meaning that are not languages."""


def _meaning(name: str, table: dict[str, Any]) -> StatusMeaning:
    return StatusMeaning(
        name=name,
        label=table["label"],
        is_application=table.get("application", True),
        proves_sent=table.get("application", True) and table.get("sent", True),
        events=tuple(EventKind(kind) for kind in table["events"]),
        stage=Stage[table.get("stage", "applied").upper()],
        outcome=Outcome(table.get("outcome", "open")),
        said_silent=table.get("silent", False),
        offer_answer=OfferAnswer(table.get("answer", "")),
        reason=Reason(table.get("reason", Reason.UNSTATED)),
        responded=table.get("responded", False),
        spoken=table.get("spoken", False),
    )


ENDINGS = ("rejected", "silent", "withdrawn", "closed")
"""Ways to end that can come at any stage."""
STAGES = ("test", "screen", "interview", "final", "offer")
"""Meanings that are a stage, from early to late."""


def ended(ending: str, stage: str) -> str:
    """Name of the meaning “*ending* after *stage*”."""
    if ending == "withdrawn" and stage == "offer":
        return "offer_declined"
    return f"{ending}_after_{stage}"


def _ended_later(meanings: dict[str, StatusMeaning]) -> dict[str, StatusMeaning]:
    """“Not selected after an interview” and all others of the kind."""
    later = {}
    for ending in ENDINGS:
        for stage in STAGES:
            name = ended(ending, stage)
            if name in meanings:
                continue
            end, reached = meanings[ending], meanings[stage]
            own = tuple(kind for kind in end.events if kind != EventKind.APPLIED)
            later[name] = replace(
                end,
                name=name,
                label=f"{end.label}, after {_AFTER[stage]}",
                proves_sent=True,
                events=reached.events + own,
                stage=reached.stage,
                spoken=reached.spoken,
            )
    return later


_AFTER = {
    "test": "a test",
    "screen": "a first call",
    "interview": "an interview",
    "final": "the final round",
    "offer": "an offer",
}


def _rule(table: dict[str, Any]) -> DisambiguationRule:
    present = [frozenset(table[key]) for key in ("with", "and") if key in table]
    return DisambiguationRule(
        table["meaning"], tuple(present), table.get("rarer_than", ""), table.get("sure", 0.7)
    )


def _check_names(sense: PhraseMeaning, meanings: Collection[str]) -> None:
    named = {*sense.meanings, *(rule.meaning for rule in sense.rules)}
    named |= {name for rule in sense.rules for names in rule.present for name in names}
    if unknown := named - set(meanings):
        msg = f"No meaning is called {', '.join(sorted(unknown))}."
        raise ValueError(msg)
