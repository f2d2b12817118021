"""
Train the models that guess what unlisted headers and statuses mean, from the vocabularies.

usage: python -m benchmarks.word_models

Multinomial logistic regression with an L2 penalty on hashed pieces of one to four characters: one
example for each phrase, shared between its meanings where it has several. The temperature that
makes the probabilities fit is found on a fifth of the phrases that training has not seen. Writes
``ajar/intake/columns/header_model.npz`` and ``ajar/intake/values/status_model.npz``.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import optimize, sparse

from ajar.intake.columns import headers
from ajar.intake.values import ngram_model, statuses, vocabularies
from ajar.intake.values.normalize import normalize

BUCKETS = 4096
_PENALTY = 0.05
_STEPS = 80
_FOLDS = 5
_TEMPERATURES = np.linspace(0.5, 1.8, 27)

Floats = npt.NDArray[np.float64]


class Example(NamedTuple):
    """A phrase as it compares, the languages that list it, and what it can mean."""

    text: str
    languages: frozenset[str]
    labels: frozenset[str]


@dataclass(frozen=True, eq=False)
class Fitted:
    """A model before it is rounded."""

    labels: tuple[str, ...]
    weights: Floats
    bias: Floats

    def probabilities(self, texts: Sequence[str]) -> Floats:
        """The probability of each label for each text."""
        return _softmax(_matrix(texts) @ self.weights + self.bias)


def of_headers() -> list[Example]:
    """Every header of ``headers.toml``."""
    return _gathered((phrase, language, str(role)) for role, language, phrase in headers.listed())


def of_statuses() -> list[Example]:
    """Every phrase of ``statuses.toml`` that has a meaning."""
    return _gathered(_status_phrases())


def _status_phrases() -> Iterator[tuple[str, str, str]]:
    content = vocabularies.load("statuses.toml")
    for meaning, languages in content["meaning"].items():
        for language, phrases in languages.items():
            if isinstance(phrases, list) and len(language) == len("en"):
                yield from ((as_it_compares(phrase), language, meaning) for phrase in phrases)
    for table in content["ambiguous"]:
        for phrase in table["phrases"]:
            yield from ((as_it_compares(phrase), "", meaning) for meaning in table["meanings"])


def as_it_compares(phrase: str) -> str:
    """A phrase of the statuses folded, with a number where any may stand."""
    return normalize(phrase.replace("{n}", " 2 "))


def _gathered(listed: Iterator[tuple[str, str, str]]) -> list[Example]:
    languages: dict[str, set[str]] = {}
    labels: dict[str, set[str]] = {}
    for phrase, language, label in listed:
        languages.setdefault(phrase, set()).add(language)
        labels.setdefault(phrase, set()).add(label)
    return [
        Example(phrase, frozenset(languages[phrase]), frozenset(labels[phrase]))
        for phrase in sorted(labels)
    ]


def fit(examples: Sequence[Example], labels: Collection[str] | None = None) -> Fitted:
    """The model of *examples*, its probabilities calibrated on a fifth of them."""
    names = tuple(sorted(labels or {label for each in examples for label in each.labels}))
    fold = np.random.default_rng(7).integers(0, _FOLDS, len(examples))
    kept, held = (
        [each for each, at in zip(examples, fold, strict=True) if bool(at > 0) == inside]
        for inside in (True, False)
    )
    first = _trained(kept, names)
    temperature = _temperature(first, held)
    whole = _trained(examples, names)
    return Fitted(names, whole.weights / temperature, whole.bias / temperature)


def _trained(examples: Sequence[Example], names: tuple[str, ...]) -> Fitted:
    pieces, target = _matrix([each.text for each in examples]), _targets(examples, names)
    shape = (BUCKETS, len(names))

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights, bias = flat[: -shape[1]].reshape(shape), flat[-shape[1] :]
        shares = _softmax(pieces @ weights + bias)
        wrong = shares - target
        value = -(target * np.log(np.maximum(shares, 1e-300))).sum()
        slope = pieces.T @ wrong + _PENALTY * weights
        penalty = _PENALTY / 2 * (weights**2).sum()
        return float(value + penalty), np.concatenate([slope.ravel(), wrong.sum(axis=0)])

    start = np.zeros(shape[0] * shape[1] + shape[1])
    found = optimize.minimize(
        loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}
    ).x
    return Fitted(names, found[: -shape[1]].reshape(shape), found[-shape[1] :])


def _temperature(model: Fitted, held: Sequence[Example]) -> float:
    """What the scores are to be divided by for the likeliest probabilities of unseen phrases."""
    scores = _matrix([each.text for each in held]) @ model.weights + model.bias
    target = _targets(held, model.labels)
    losses = [
        -(target * np.log(np.maximum(_softmax(scores / each), 1e-300))).sum()
        for each in _TEMPERATURES
    ]
    return float(_TEMPERATURES[int(np.argmin(losses))])


def _matrix(texts: Sequence[str]) -> sparse.csr_matrix:
    found = [ngram_model.pieces(text, BUCKETS) for text in texts]
    values = np.concatenate([np.full(len(each), 1 / np.sqrt(max(len(each), 1))) for each in found])
    starts = np.concatenate([[0], np.cumsum([len(each) for each in found])])
    places = np.array([place for each in found for place in each], dtype=np.int64)
    return sparse.csr_matrix((values, places, starts), shape=(len(texts), BUCKETS))


def _targets(examples: Sequence[Example], names: tuple[str, ...]) -> Floats:
    place = {name: at for at, name in enumerate(names)}
    target = np.zeros((len(examples), len(names)))
    for row, each in enumerate(examples):
        for label in each.labels:
            target[row, place[label]] = 1 / len(each.labels)
    return target


def _softmax(scores: Floats) -> Floats:
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))


MODELS: Mapping[str, Path] = {"header": headers.MODEL, "status": statuses.MODEL}


def main() -> None:
    """Train and write both."""
    for name, examples in (("header", of_headers()), ("status", of_statuses())):
        made = fit(examples)
        ngram_model.save(MODELS[name], made.labels, made.weights, made.bias)
        size = MODELS[name].stat().st_size / 1024
        print(f"{name}: {len(examples)} phrases, {len(made.labels)} meanings, {size:.0f} KiB")


if __name__ == "__main__":
    main()
