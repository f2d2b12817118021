"""The status vocabulary: all meanings of statuses, and the phrases for each."""

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
    Meaning of a status for its application.

    ``name`` is a key of ``statuses.meanings()``. ``confidence``, ``near``, ``known`` and
    ``ambiguous`` describe the reading of one text and have their defaults in the vocabulary.
    """

    name: str
    label: str
    is_application: bool = True
    """False if the job was saved, planned, drafted or dropped, but not applied for."""
    proves_sent: bool = True
    """False if an unsent job can have the status, too (“withdrawn”, “closed”)."""
    events: tuple[EventKind, ...] = ()
    """Events that the status implies, in the order in which they happen."""
    stage: Stage = Stage.APPLIED
    outcome: Outcome = Outcome.OPEN
    said_silent: bool = False
    offer_answer: OfferAnswer = OfferAnswer.NONE
    reason: Reason = Reason.UNSTATED
    responded: bool = False
    """Whether a person at the company replied or reviews it, without a result yet."""
    before_stages: bool = False
    """Whether it ended before the first stage."""
    spoken: bool = False
    """Whether there was a conversation with the company; a test is none."""
    confidence: float = 1.0
    near: bool = False
    """Whether it was read by the nearest known spelling."""
    known: bool = True
    ambiguous: tuple[str, ...] = ()
    """Names of other plausible meanings."""


UNKNOWN = StatusMeaning("unknown", "Not understood", confidence=0.0, known=False)
"""Meaning of texts that were not understood."""


@dataclass(frozen=True)
class DisambiguationRule:
    """Rule that selects one of several meanings by the other statuses of the column."""

    meaning: str
    present: tuple[frozenset[str], ...]
    """The column must contain a meaning of each set."""
    rarer_than: str = ""
    """The phrase must have at most as many rows as this meaning."""
    sure: float = 0.7
    """Confidence of the meaning if the rule applies."""


@dataclass(frozen=True)
class PhraseMeaning:
    """Meaning of a phrase, or several meanings with rules to select one."""

    meanings: tuple[str, ...]
    rules: tuple[DisambiguationRule, ...] = ()
    group: str = ""
    """Name of an ambiguous phrase in the rules of others."""
    of_applicant: str = ""
    """Meaning if the applicant is the subject: “I won't be proceeding”."""
    unless: frozenset[str] = frozenset()
    """Words soon behind it without which it has its meaning: “unable to offer you a visa”."""

    @property
    def default(self) -> str:
        """The meaning without context; empty for neutral phrases."""
        return self.meanings[0] if self.meanings else ""


@dataclass(frozen=True)
class Vocabulary:
    """The content of ``statuses.toml``, compiled for look-up."""

    meanings: Mapping[str, StatusMeaning]
    negated: Mapping[str, str]
    """Meaning of the negation of each meaning; absent if the negation has none."""
    alternatives: Mapping[str, tuple[str, ...]]
    """Other plausible meanings of each meaning."""
    senses: PhraseMatcher[PhraseMeaning]
    negations: frozenset[str]
    fillers: frozenset[str]
    ignored: frozenset[str]
    """Function words that do not lower the confidence."""
    somebody_else: PhraseMatcher[str]
    """Phrases for another person who was chosen, with the resulting meaning."""
    choosing: frozenset[str]
    """Words for the company choosing somebody."""
    choosing_by_applicant: frozenset[str]
    """Words for the applicant choosing something."""
    toward: frozenset[str]
    """Words between an acceptance and its next step: “accepted for an interview”."""
    prospect: frozenset[str]
    """Words for something hoped for or awaited."""
    yet: frozenset[str]
    """Words that turn a negation into “not yet”."""
    still: frozenset[str]
    """Words that do so only for what may come: “still no offer”, but not “still not selected”."""
    applicant: frozenset[str]
    """Words for the applicant as the subject."""
    company: frozenset[str]
    """Words for the company as the subject."""
    decides: frozenset[str]
    """Words between the subject and its decision: “I have decided not to proceed”."""
    decisions: frozenset[str]
    """Those that say that the subject decides, whatever precedes it."""
    adverbs: frozenset[str]
    """Words before the subject at the start of a sentence: “unfortunately I will not proceed”."""
    conjunctions: frozenset[str]
    """Words that begin a sentence with its own subject: “too far, so I will not proceed”."""
    addressed: frozenset[str]
    """Words by which the company speaks to the applicant."""
    candidacy: frozenset[str]
    """What the company decides about: “my application”."""
    adjuncts: frozenset[str]
    """Words that begin a remark on an outcome: its reason, day or manner."""
    following: frozenset[str]
    """Words that begin a remark on earlier stages: “after three rounds”."""
    vague_steps: frozenset[str]
    """Words that mean a step only if no step is named: “scheduled”."""
    function_words: frozenset[str]
    """All function words."""
    listed: frozenset[str]
    """All words that are not corrected as misspellings."""


@cache
def vocabulary() -> Vocabulary:
    """
    Return the vocabulary, which is read once per process.

    Raises
    ------
    ValueError
        If a phrase has two meanings, or a rule names an unknown meaning.
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
            tuple(table["meanings"]),
            tuple(map(_rule, table["rules"])),
            table.get("name", ""),
            table.get("of_applicant", ""),
            vocabularies.folded(table.get("unless", ())),
        )
        _check_names(sense, {*meanings, *groups})
        phrases += [(phrase, sense) for phrase in table["phrases"]]
        alone += table["phrases"] if table.get("alone") else ()
    phrases += [(phrase, PhraseMeaning(())) for phrase in content["neutral"]["phrases"]]
    numbers = [vocabularies.folded(content["numbers"][name]) for name in ("words", "endings")]
    clause = {name: vocabularies.folded(listed) for name, listed in content["clause"].items()}
    negations, fillers = map(vocabularies.folded, content["negations"].values())
    ignored = vocabularies.folded(content["ignored"]["words"])
    senses = PhraseMatcher(
        phrases,
        alone=alone,
        whole=[phrase for table in tables.values() for phrase in table.get("whole", ())],
        steps=[phrase for phrase, sense in phrases if sense.default in STAGE_MEANINGS],
        joints=vocabularies.folded(
            (*content["alone"]["joints"], *content["alone"]["about_a_step"])
        ),
        numbers=Numbers(*numbers),
    )
    somebody_else = PhraseMatcher(
        (phrase, kind)
        for kind, languages in content["somebody_else"].items()
        for listed in languages.values()
        for phrase in listed
    )
    function_words = negations | fillers | ignored | clause.pop("lead_ins")
    return Vocabulary(
        meanings=MappingProxyType(meanings),
        negated={n: t["negated"] for n, t in tables.items() if "negated" in t},
        alternatives={n: tuple(a) for n, t in tables.items() if (a := t.get("alternatives"))},
        senses=senses,
        negations=negations,
        fillers=fillers,
        ignored=ignored,
        somebody_else=somebody_else,
        function_words=function_words,
        listed=frozenset().union(
            senses.words, somebody_else.words, function_words, words("period"), *clause.values()
        ),
        **clause,
    )


_SETTINGS = frozenset(
    {
        *("label", "application", "sent", "stage", "outcome", "events", "silent", "responded"),
        *("spoken", "answer", "reason", "negated", "alternatives", "before_stages"),
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
        before_stages=table.get("before_stages", False),
        spoken=table.get("spoken", False),
    )


ENDING_MEANINGS = ("rejected", "silent", "withdrawn", "closed")
"""Outcomes that can follow any stage."""
STAGE_MEANINGS = ("test", "screen", "interview", "final", "offer")
"""Meanings that are stages, from early to late."""


def ended(ending: str, stage: str) -> str:
    """Return the name of the meaning “*ending* after *stage*”."""
    if ending == "withdrawn" and stage == "offer":
        return "offer_declined"
    return f"{ending}_after_{stage}"


def _ended_later(meanings: dict[str, StatusMeaning]) -> dict[str, StatusMeaning]:
    """Meanings for each outcome after each stage, such as “rejected after an interview”."""
    later = {}
    for ending in ENDING_MEANINGS:
        for stage in STAGE_MEANINGS:
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
    named = {*sense.meanings, *(rule.meaning for rule in sense.rules), sense.of_applicant} - {""}
    named |= {name for rule in sense.rules for names in rule.present for name in names}
    if unknown := named - set(meanings):
        raise ValueError(f"No meaning is called {', '.join(sorted(unknown))}.")
