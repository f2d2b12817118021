"""A small model that guesses what unlisted words mean, by the characters they are made of."""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

LONGEST = 60
"""Characters of a text that are looked at."""
_LENGTHS = (1, 2, 3, 4)
"""Lengths of the pieces that a text is cut into."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class NgramModel:
    """Regularised logistic regression on hashed pieces of one to four characters."""

    labels: tuple[str, ...]
    weights: npt.NDArray[np.int8]
    """A row for each bucket of pieces, a column for each label; to be multiplied by ``scale``."""
    scale: float
    bias: Floats

    def guess(self, text: str) -> dict[str, float]:
        """
        The probability of each label, the likeliest first; none for an empty text.

        Parameters
        ----------
        text
            As the vocabulary is written: folded, single spaces.
        """
        found = pieces(text, len(self.weights))
        if not found:
            return {}
        rows = self.weights[found].astype(np.float64)
        raw = rows.sum(axis=0) * self.scale / np.sqrt(len(found)) + self.bias
        odds = np.exp(raw - raw.max())
        shares = odds / odds.sum()
        order = np.argsort(-shares, kind="stable")
        return {self.labels[at]: float(shares[at]) for at in order}


def pieces(text: str, buckets: int) -> list[int]:
    """The buckets that the pieces of *text* fall into, each once, in order."""
    if not text.strip():
        return []
    return sorted({zlib.crc32(piece.encode()) % buckets for piece in _cut(text[:LONGEST])})


def _cut(text: str) -> Iterator[str]:
    spaced = f" {text} "
    for length in _LENGTHS:
        for start in range(len(spaced) - length + 1):
            yield spaced[start : start + length]


@cache
def load(path: Path) -> NgramModel:
    """The model in a file that :func:`save` wrote."""
    with np.load(path, allow_pickle=False) as stored:
        return NgramModel(
            labels=tuple(stored["labels"].tolist()),
            weights=stored["weights"],
            scale=float(stored["scale"]),
            bias=stored["bias"].astype(np.float64),
        )


def save(path: Path, labels: Iterable[str], weights: Floats, bias: Floats) -> None:
    """Write a model, each weight in one byte."""
    scale = float(np.abs(weights).max()) / np.iinfo(np.int8).max
    np.savez_compressed(
        path,
        labels=np.array(list(labels)),
        weights=np.round(weights / scale).astype(np.int8),
        scale=np.float64(scale),
        bias=bias.astype(np.float32),
    )
