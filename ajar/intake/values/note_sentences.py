"""Extract dated endings and replies from whole sentences of notes, by the words of statuses."""

import re
from functools import cache

from ajar.intake.values import statuses, vocabularies
from ajar.intake.values.import_cache import cached_for_import
from ajar.intake.values.note_days import DatedPhrase
from ajar.intake.values.prose_days import only_day_in, spaced, without_days
from ajar.intake.values.statuses import StatusMeaning
from ajar.model.enums import EventKind, Outcome, Stage

_SENTENCES = re.compile(r"[;!?\n]|(?:(?<!\d)(?<!\s[A-Z])|(?<=\d-\d\d)|(?<=\d{3}))\.(?=\s)")
"""End of a sentence; the full stop behind “Ann B.” is none."""
_YEAR = re.compile(r"20\d\d")
_LONGEST, _LONGEST_SENTENCE = 1_000, 300
_MEANT = {
    Outcome.REJECTED: (EventKind.REJECTED, EventKind.CLOSED),
    Outcome.CLOSED: (EventKind.REJECTED, EventKind.CLOSED),
    Outcome.WITHDRAWN: (EventKind.WITHDRAWN,),
}
"""Events that an ending dates: “the position was filled” is told of rejections, too."""


@cached_for_import
def steps(text: str) -> list[DatedPhrase[EventKind]]:
    """
    Return the endings and replies that sentences with one exact day and a year tell.

    The last sentence dates an ending. A reply names from whom a message came, and does not only
    confirm that the application arrived.

    Examples
    --------
    >>> [(step.kind.value, step.day.day) for step in steps(
    ...     "Mail from Ann on 2026-05-04: interview? Mail on 2026-05-09: not selected")]
    [('replied', 4), ('rejected', 9), ('closed', 9)]
    """
    found: dict[EventKind, DatedPhrase[EventKind]] = {}
    if len(text) > _LONGEST or not _YEAR.search(text):
        return []
    whole = spaced(text)
    for sentence in _SENTENCES.split(text):
        if len(sentence) > _LONGEST_SENTENCE or not _YEAR.search(sentence):
            continue
        plain = spaced(sentence)
        day = only_day_in(plain, whole)
        if day is None:
            continue
        meaning = statuses.interpret([without_days(sentence)], respell=False)[0]
        for kind in _endings(meaning):
            found[kind] = DatedPhrase(kind, day, sentence.strip())
        if _is_reply(meaning) and _from_them().search(plain):
            reply = DatedPhrase(EventKind.REPLIED, day, sentence.strip())
            found.setdefault(EventKind.REPLIED, reply)
    return list(found.values())


def _endings(meaning: StatusMeaning) -> tuple[EventKind, ...]:
    """Events that a meaning dates; a row has to state them, so that a doubtful one will do."""
    told = meaning.known or not meaning.ambiguous
    doubted = () if told else [statuses.meanings()[name].outcome for name in meaning.ambiguous]
    return next((_MEANT[each] for each in (meaning.outcome, *doubted) if each in _MEANT), ())


def _is_reply(meaning: StatusMeaning) -> bool:
    return meaning.known and (meaning.stage > Stage.APPLIED or meaning.responded)


@cache
def _from_them() -> re.Pattern[str]:
    listed = vocabularies.load("note_days.toml")["from_them"]["words"]
    return vocabularies.whole_words(vocabularies.folded(listed))
