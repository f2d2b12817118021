"""Plans that call for no message: to wait, or to work on something."""

import re

import numpy as np
import pandas as pd

from ajar.model.arrays import Flags

_WAITING = re.compile(
    r"\W*(?:monitor|wait|await|watch\b|keep (?:an eye|watching|checking)|look out"
    r"|check (?:the |my )?(?:portal|inbox|e-?mails?|status|website)"
    r"|(?:.*\b)?(?:ab)?warten\W*$|warten? |beobachten|attend(?:re|s)\b|surveiller"
    r"|esper(?:ar|o|ando)\b|vigilar|aguard(?:ar|o|ando)\b|acompanhar"
    r"|(?:.*\b)?(?:af)?wachten\W*$|wachten |等|关注)",
    re.IGNORECASE,
)

_OWN_WORK = re.compile(
    r"\W*(?:complete|finish|submit|prep(?:are|aring)?\b|practi[cs]e|study|review|revise|research"
    r"|build|tailor|update|sign\b|upload|fill (?:in|out)|solve|work on|apply\b|record\b"
    r"|préparer|compléter|remplir|réviser|preparar|completar|rellenar|estudiar|terminar|concluir"
    r"|准备|完成)"
    r"|.*\b(?:vorbereiten|ausfüllen|abgeben|hochladen|lernen|einreichen|voorbereiden|afmaken"
    r"|invullen)\W*$",
    re.IGNORECASE,
)

_MESSAGE = re.compile(
    r"follow|\bask|\be-?mail|\bmail|\bcall|phone|\bping|nudge|remind|write|message|contact"
    r"|reach out|chase|check in|thank|nachfass|nachfrag|nachhak|melden|anruf|schreib|frag|relanc"
    r"|appel|écri|demand|remerci|pregunt|llam|escrib|agradec|pergunt|ligar|escrev|vragen|bellen|mailen"
    r"|跟进|联系|催|问",
    re.IGNORECASE,
)

_OF_THEM = re.compile(
    r"\b(?:for|from|auf|de|del|por)(?:\s[\w/]+){0,4}?\s(?:call|e-?mail|mail|message|contact|anruf"
    r"|appel|llamada|ligação)\b",
    re.IGNORECASE,
)
"""What the person waits for is no message of theirs."""


def calls_for_no_message(texts: pd.Series) -> Flags:
    """Which plans are to wait for a word or to work on something, and speak of no message."""
    codes, distinct = pd.factorize(texts)
    found = np.array([_without_message(text) for text in distinct], dtype=bool)
    return found[codes] if len(found) else codes.astype(bool)


def _without_message(text: str) -> bool:
    if not (_WAITING.match(text) or _OWN_WORK.match(text)):
        return False
    return not _MESSAGE.search(_OF_THEM.sub("", text))
