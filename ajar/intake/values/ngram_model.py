"""A character n-gram model that predicts the label of unlisted texts."""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ajar.model.arrays import Floats

LONGEST = 60
"""Most characters of a text that are used."""
_LENGTHS = (1, 2, 3, 4)
"""Lengths of the n-grams."""


@dataclass(frozen=True, eq=False)
class NgramModel:
    """Regularised logistic regression on hashed n-grams of one to four characters."""

    labels: tuple[str, ...]
    weights: npt.NDArray[np.int8]
    """Array of hash bucket by label; to be multiplied by ``scale``."""
    scale: float
    bias: Floats

    def guess(self, text: str) -> dict[str, float]:
        """
        Return the probability of each label, the likeliest first; empty for an empty text.

        Parameters
        ----------
        text
            Normalised text with single spaces, as in the vocabulary.
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
    """Return the distinct hash buckets of the n-grams of *text*, ascending."""
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
    """Return the model in a file written by :func:`save`."""
    with np.load(path, allow_pickle=False) as stored:
        return NgramModel(
            labels=tuple(stored["labels"].tolist()),
            weights=stored["weights"],
            scale=float(stored["scale"]),
            bias=stored["bias"].astype(np.float64),
        )


def save(path: Path, labels: Iterable[str], weights: Floats, bias: Floats) -> None:
    """Write a model with one byte per weight."""
    scale = float(np.abs(weights).max()) / np.iinfo(np.int8).max
    np.savez_compressed(
        path,
        labels=np.array(list(labels)),
        weights=np.round(weights / scale).astype(np.int8),
        scale=np.float64(scale),
        bias=bias.astype(np.float32),
    )
