"""What notes say of the next step: an answered offer, an interview ahead, feedback on offer."""

import re
from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from ajar.model.arrays import Flags

_CONFIRMED = re.compile(
    r"\b(?:registration|enroll?ment|place|seat|spot|attendance|participation|contract)"
    r"(?: (?:is|was|has been|now|already))* (?:confirmed|completed?|signed)\b"
    r"|\b(?:confirmed|signed) (?:(?:my|the|their) )?"
    r"(?:registration|enroll?ment|place|seat|spot|attendance|participation|contract)\b"
    r"|\b(?:teilnahme|anmeldung|platz|vertrag) (?:ist )?(?:bestätigt|unterschrieben)\b"
    r"|\b(?:inscription|place|participation) confirmée\b|\bcontrat signé\b"
    r"|\b(?:inscripción|plaza|participación) confirmada\b|\bcontrato firmado\b"
    r"|已签(?:约|三方)|签了三方",
    re.IGNORECASE,
)
"""Said of an offer, these mean that the person has answered it."""

_PREPARE = re.compile(
    r"\b(?:prep(?:are|aring)?|get ready|study|studying|practi[cs](?:e|ing)) for"
    r"(?: \S+){0,4} (?:interview|screen|call|round|on-?site)"
    r"|\b(?:gespräch|interview|telefonat)\w* vorbereiten\b"
    r"|\b(?:préparer|preparar|preparare)(?: \S+){0,3} (?:entretien|entrevista|colloquio)"
    r"|l['\u2019]entretien à préparer|\bgesprek voorbereiden\b|准备\S{0,6}面试?",
    re.IGNORECASE,
)
"""These speak of a conversation that is still to come."""

_TO_COME = re.compile(
    r"\b(?:calling me|setting up|set up|scheduled|arranged|booked|confirm(?:ed|ing))\b"
    r"|\b(?:vereinbart|geplant|prévu|programmad[oa]|agendad[oa]|gepland)\b",
    re.IGNORECASE,
)
"""With these a note told of a conversation before it was held."""

_FEEDBACK = re.compile(
    r"\b(?:offer(?:ed|s|ing)?|(?:happy|glad|willing) to)(?: \w+){0,4} feedback\b"
    r"|\bfeedback (?:is |was )?(?:available|offered)\b|\bfeedback (?:up)?on request\b"
    r"|\bbieten(?: \w+){0,3} feedback an\b|\bfeedback (?:wurde )?angeboten\b"
    r"|\b(?:propose|proposé)(?: \w+){0,4} (?:feedback|retour)\b"
    r"|\bofreci(?:ó|eron)(?: \w+){0,3} (?:feedback|retroalimentación)\b",
    re.IGNORECASE,
)
"""These say that the person may ask why they were turned down."""

_ANSWER_EXPECTED = re.compile(
    r"\b(?:answer|reply|respond|response|decision|decide|accept|sign)\b[^.;\n]{0,25}"
    r"\b(?:due|by|before|until|deadline)\b"
    r"|\bdeadline\b[^.;\n]{0,25}\b(?:answer|reply|respond|response|decision|decide|accept|sign)\b"
    r"|\b(?:antwort\w*|entscheid\w*|zusage\w*)\b[^.;\n]{0,25}\bbis\b"
    r"|\b(?:répon\w*|décision|décider)\b[^.;\n]{0,25}\b(?:avant|pour le|jusqu)"
    r"|\b(?:respond\w*|respuesta|decidir|decisión)\b[^.;\n]{0,25}\b(?:antes|hasta|para el)\b",
    re.IGNORECASE,
)
"""Said of an offer, these name the day by which it waits for an answer."""

_UNREAD = re.compile(
    r"\bdeliver(?:y|ies) (?:has |have )?fail\w*|\bfailed delivery\b|\bundeliver(?:able|ed)\b"
    r"|\b(?:not|n['\u2019]t) (?:be )?delivered\b|\baddress (?:was |is )?not found\b"
    r"|\b(?:e-?mails?|mails?|messages?|it|cv) (?:has |have |was |were )?bounced\b|^bounced$"
    r"|\bmailer-daemon\b|\bbounced back\b"
    r"|\bno longer (?:works?|working|employed) (?:at|for(?! me\b)|with|here|there)\b"
    r"|\b(?:unzustellbar|nicht zustellbar|arbeitet (?:dort )?nicht mehr)\b"
    r"|\b(?:ne travaille plus|ya no trabaja)\b",
    re.IGNORECASE,
)
"""These say that nobody read what was sent."""

_SENT_AGAIN = re.compile(
    r"\b(?:re-?sent|(?:sent|wrote|forwarded|tried) (?:it )?(?:again|instead|to|directly)"
    r"|(?:new|right|correct(?:ed)?|other) (?:e-?mail |address)|erneut gesendet|renvoyé|reenviado)",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z])|[;\n]")

_NOT_YET = re.compile(
    r"\b(?:not|n['\u2019]t|yet to|to be|await\w*|wait\w*|until|once|if|when|pending|needs?|must"
    r"|nicht|noch|falls|pas|si|no|cuando)\b[^.;,\n]*$",
    re.IGNORECASE,
)


def offer_answered(*texts: pd.Series) -> Flags:
    """Which applications' texts say that an offer was answered: “Registration confirmed”."""
    return _any(lambda text: _asserts(_CONFIRMED, text), texts)


def answer_expected(text: str) -> bool:
    """Whether a note names the day by which an answer is expected: “answer due by Friday”."""
    return _ANSWER_EXPECTED.search(text) is not None


def to_prepare_for(*texts: pd.Series) -> Flags:
    """Which applications' texts speak of a conversation that the person prepares for."""
    return _any(lambda text: _PREPARE.search(text) is not None, texts)


def told_ahead(texts: pd.Series) -> Flags:
    """Which notes tell of a conversation before its day: “calling me 5/23”."""
    return _any(lambda text: _TO_COME.search(text) is not None, [texts])


def feedback_offered(*texts: pd.Series) -> Flags:
    """Which applications' texts say that the company would tell why it said no."""
    return _any(lambda text: _asserts(_FEEDBACK, text), texts)


def says_unread(text: str) -> str | None:
    """
    Where a text says that mail reached nobody, the names that may stand there; None elsewhere.

    Not where the mail went out again.

    Examples
    --------
    >>> says_unread("Sent in May. Ana no longer works at Birch, write to Tom"), says_unread("Sent")
    ('Ana ', None)
    """
    found = _UNREAD.search(text)
    if not found or _SENT_AGAIN.search(text[found.end() :]):
        return None
    before = _SENTENCES.split(text[: found.start()])[-1]
    return before if re.search(r"\w", before) else _SENTENCES.split(text[found.start() :])[0]


def _asserts(pattern: re.Pattern[str], text: str) -> bool:
    return any(not _NOT_YET.search(text[: each.start()]) for each in pattern.finditer(text))


def _any(says: Callable[[str], bool], texts: Sequence[pd.Series]) -> Flags:
    return np.asarray(np.logical_or.reduce([_each(says, column) for column in texts]))


def _each(says: Callable[[str], bool], column: pd.Series) -> Flags:
    codes, distinct = pd.factorize(column)
    found = np.array([says(text) for text in distinct], dtype=bool)
    return found[codes] if len(found) else codes.astype(bool)
