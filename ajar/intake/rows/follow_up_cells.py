"""Tell messages and plans of the applicant from steps of an application, under “Follow up”."""

from collections.abc import Sequence

from ajar.intake.values import statuses
from ajar.intake.values.normalize import tokens
from ajar.intake.values.prose_days import without_days
from ajar.intake.values.status_vocabulary import vocabulary
from ajar.intake.values.statuses import StatusMeaning
from ajar.intake.values.words import words
from ajar.model.enums import Outcome, Stage
from ajar.model.event_groups import FOLLOW_UPS

_SURE = 0.75


def has_moved(text: str, meaning: StatusMeaning) -> bool:
    """Return whether a text is a stage or an ending, and no message or plan of the applicant."""
    return _is_ahead(meaning) and not meaning.said_silent and not tells_message(text, meaning)


def tells_message(text: str, meaning: StatusMeaning) -> bool:
    """Return whether a text tells of what the applicant does: “call them”, not “phone screen”."""
    if not set(FOLLOW_UPS).isdisjoint(meaning.events):
        return True
    found = _plain_words(text)
    if not found or found[0] not in words("message"):
        return False
    return not any(led.stage > Stage.APPLIED for led in _led_by(found))


def are_steps(texts: Sequence[str]) -> list[bool]:
    """Return whether each text, days aside, begins with a step: “rejected”, not “after a call”."""
    plain = [without_days(text) for text in texts]
    return [
        meaning.confidence >= _SURE
        and has_moved(text, meaning)
        and any(map(_is_ahead, _led_by(_plain_words(text))))
        for text, meaning in zip(plain, statuses.interpret(plain, respell=False), strict=True)
    ]


def _is_ahead(meaning: StatusMeaning) -> bool:
    """Whether a meaning is a stage or an ending."""
    return meaning.known and (meaning.stage > Stage.APPLIED or meaning.outcome != Outcome.OPEN)


def _plain_words(text: str) -> list[str]:
    return [token for token in tokens(without_days(text)) if token.isalpha()]


def _led_by(found: Sequence[str]) -> list[StatusMeaning]:
    """Meanings of the listed phrases with which a text begins."""
    listed = vocabulary()
    names = [match.value.default for match in listed.senses.find(found) if match.start == 0]
    return [listed.meanings[name] for name in names if name]
