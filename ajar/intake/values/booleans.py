"""Interpret words and marks for yes and no."""

import re
from collections.abc import Iterable
from functools import cache

from ajar.intake.values import vocabularies
from ajar.intake.values.normalize import normalize


def interpret(texts: Iterable[str]) -> list[bool | None]:
    """
    Return True, False or None (neither) for each text.

    A first word followed by punctuation counts: “Yes - with a video”, “no (later)”.

    Examples
    --------
    >>> interpret(["Ja", "0", "✓", "No - draft only", "14 May", ""])
    [True, False, True, False, None, None]
    """
    answers = _answers()
    return [_answer(normalize(text), answers) for text in texts]


def _answer(folded: str, answers: dict[str, bool]) -> bool | None:
    if folded in answers:
        return answers[folded]
    return answers.get(_CLAUSE_END.split(folded, maxsplit=1)[0].strip())


_CLAUSE_END = re.compile(r"[,;:(!\u2013\u2014]|\s-|\.(?=\s|$)")


@cache
def _answers() -> dict[str, bool]:
    content = vocabularies.load("answers.toml")
    no = dict.fromkeys(vocabularies.folded(content["no"]["words"]), False)
    return no | dict.fromkeys(vocabularies.folded(content["yes"]["words"]), True)
