"""Estimates and curves as JSON objects, as the command line prints them."""

import math
from collections.abc import Mapping
from typing import Any

from ajar.model.estimate import Curve, Estimate

_FIELDS = ("value", "low", "high", "n", "unit", "excluded", "definition", "note")


def estimates_as_json(
    estimates: Mapping[str, Estimate], curves: Mapping[str, Curve]
) -> dict[str, Any]:
    """
    Return every estimate and curve by its name.

    A curve is a list of ``[day, value, low, high]``; ``NAME[about]`` has its n and definition.
    """
    found: dict[str, Any] = {name: _entry(estimate) for name, estimate in estimates.items()}
    for name, curve in curves.items():
        found[name] = _points(curve)
        found[f"{name}[about]"] = _entry(curve)
    return found


def _entry(measured: Estimate | Curve) -> dict[str, Any]:
    """Return the fields of an estimate, or of a curve without its points."""
    return {name: getattr(measured, name, None) for name in _FIELDS}


def _points(curve: Curve) -> list[list[float | None]]:
    """Return day, value, low and high of each point."""
    points = curve.points[["day", "value", "low", "high"]]
    return [
        [int(day), *(None if math.isnan(share) else share for share in shares)]
        for day, *shares in points.itertuples(index=False)
    ]
