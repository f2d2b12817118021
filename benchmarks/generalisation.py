"""
What is understood of words that nobody listed: whole families of the vocabularies left out.

usage: python -m benchmarks.generalisation [headers] [statuses]

For each family the headers or statuses in it are taken out, and what is left has to make sense of
them: the grammar of headers and the matching of phrases first, then the model of
``benchmarks.word_models`` trained on what is left. Prints a table in Markdown, as it stands in
``docs/benchmarks.md``. *Known* is what grammar and matching explain; *guessed* what the model takes
at its threshold; the rest is asked. *Calibration* is the mean probability of the guesses beside the
share of them that is right.
"""

import copy
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import numpy as np

from ajar.intake.columns import headers
from ajar.intake.columns.roles import FOLLOW_UP_ROLES, STAGE_ROLES, Role
from ajar.intake.values import status_vocabulary, statuses, vocabularies
from benchmarks.word_models import Example, as_it_compares, fit, of_headers, of_statuses

_TAKEN = {"headers": 0.7, "statuses": 0.85}
"""Probability from which on a guess is taken."""
_LANGUAGES = ("en", "de", "fr", "es", "zh")


class Outcome(NamedTuple):
    """What came of the words of one family."""

    words: int
    known: int
    known_right: int
    guessed: int
    guessed_right: int
    mean: float
    """Mean probability of what was guessed."""
    likeliest_right: int
    """Of the words that nothing explained, those whose likeliest meaning is right."""


def main() -> None:
    """Print the table of headers, then that of statuses."""
    print("| left out | words | known (right) | guessed (right) | asked | calibration |")
    print("| --- | --- | --- | --- | --- | --- |")
    asked = sys.argv[1:] or ["headers", "statuses"]
    for name, family in _header_families().items() if "headers" in asked else ():
        _print(f"headers: {name}", _judge(of_headers(), family, _known_headers, "headers"))
    for name, family in _status_families().items() if "statuses" in asked else ():
        _print(f"statuses: {name}", _judge(of_statuses(), family, _known_statuses, "statuses"))


def _print(name: str, found: Outcome) -> None:
    asked = found.words - found.known - found.guessed
    right = found.guessed_right / found.guessed if found.guessed else 0.0
    print(
        f"| {name} | {found.words} | {_share(found.known, found.words)} "
        f"({_share(found.known_right, found.known)}) | {_share(found.guessed, found.words)} "
        f"({_share(found.guessed_right, found.guessed)}) | {_share(asked, found.words)} | "
        f"{found.mean:.2f} : {right:.2f} |",
        flush=True,
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "none"


Family = Callable[[Sequence[Example]], set[str]]


def _header_families() -> dict[str, Family]:
    families: dict[str, Family] = {"a fifth, at random": _a_fifth}
    families |= {f"all of “{code}” alone": _of_language(code) for code in _LANGUAGES}
    families["follow-ups, but one word each"] = _but_the_shortest(FOLLOW_UP_ROLES)
    families["stages, but one word each"] = _but_the_shortest(STAGE_ROLES)
    return families


def _status_families() -> dict[str, Family]:
    families: dict[str, Family] = {"a fifth, at random": _a_fifth}
    return families | {f"all of “{code}” alone": _of_language(code) for code in _LANGUAGES}


def _a_fifth(examples: Sequence[Example]) -> set[str]:
    chosen = np.random.default_rng(3).random(len(examples)) < 0.2  # noqa: PLR2004
    return {each.text for each, out in zip(examples, chosen, strict=True) if out}


def _of_language(code: str) -> Family:
    """What no other language lists."""
    return lambda examples: {each.text for each in examples if each.languages == {code}}


def _but_the_shortest(roles: Iterable[Role]) -> Family:
    """The headers of some roles, but the shortest of each role and language."""

    def chosen(examples: Sequence[Example]) -> set[str]:
        out: set[str] = set()
        for role in roles:
            for code in {code for each in examples for code in each.languages}:
                own = [e.text for e in examples if role in e.labels and code in e.languages]
                out |= set(sorted(own, key=lambda text: (len(text), text))[1:])
        return out

    return chosen


def _judge(
    examples: Sequence[Example],
    family: Family,
    known: Callable[[Sequence[Example], Sequence[Example]], list[frozenset[str]]],
    kind: str,
) -> Outcome:
    out = family(examples)
    left = [each for each in examples if each.text not in out]
    held = [each for each in examples if each.text in out]
    told = known(left, held)
    labels = {label for each in examples for label in each.labels}
    model = fit(left, labels)
    shares = model.probabilities([each.text for each in held])
    best = [model.labels[at] for at in shares.argmax(axis=1)]
    sure = shares.max(axis=1)
    unexplained = np.array([not names for names in told])
    right = np.array([name in each.labels for name, each in zip(best, held, strict=True)])
    taken = unexplained & (sure >= _TAKEN[kind])
    explained = [bool(names & each.labels) for names, each in zip(told, held, strict=True)]
    return Outcome(
        words=len(held),
        known=int((~unexplained).sum()),
        known_right=sum(explained),
        guessed=int(taken.sum()),
        guessed_right=int((taken & right).sum()),
        mean=float(sure[taken].mean()) if taken.any() else 0.0,
        likeliest_right=int((unexplained & right).sum()),
    )


def _known_headers(left: Sequence[Example], held: Sequence[Example]) -> list[frozenset[str]]:
    """What the grammar of headers makes of the held ones, with the others listed."""
    with _listing({each.text for each in left}):
        return [frozenset(map(str, headers.roles_of_header(each.text))) for each in held]


def _known_statuses(left: Sequence[Example], held: Sequence[Example]) -> list[frozenset[str]]:
    """What the matching of phrases makes of the held ones, with the others listed."""
    kept = {each.text for each in left}
    content = copy.deepcopy(vocabularies.load("statuses.toml"))
    for languages in content["meaning"].values():
        for language, phrases in languages.items():
            if isinstance(phrases, list) and len(language) == len("en"):
                languages[language] = [each for each in phrases if as_it_compares(each) in kept]
    for table in content["ambiguous"]:
        table["phrases"] = [each for each in table["phrases"] if as_it_compares(each) in kept]
    load = vocabularies.load

    def reduced(name: str, *folder: Path) -> dict[str, Any]:
        return content if name == "statuses.toml" else load(name, *folder)

    status_vocabulary.vocabulary.cache_clear()
    with mock.patch.object(vocabularies, "load", reduced):
        read = [statuses.interpret([each.text], respell=False)[0] for each in held]
    status_vocabulary.vocabulary.cache_clear()
    return [frozenset({each.name} if each.known else ()) for each in read]


@contextmanager
def _listing(texts: set[str]) -> Iterator[None]:
    """The vocabulary of headers with these alone."""
    known = {text: roles for text, roles in headers.phrases().items() if text in texts}
    heads = {text: first for text, first in headers._head_positions().items() if text in texts}  # noqa: SLF001
    with (
        mock.patch.object(headers, "phrases", return_value=known),
        mock.patch.object(headers, "_head_positions", return_value=heads),
    ):
        headers._of_similar_length.cache_clear()  # noqa: SLF001
        yield
    headers._of_similar_length.cache_clear()  # noqa: SLF001


if __name__ == "__main__":
    main()
