"""Real trackers and what a careful reader finds in them, where they are at hand."""

import json
from pathlib import Path

import pytest

from ajar.intake.summary import summary
from ajar.pipeline import load
from tests.intake.workbooks_from_rows import accounted

FOLDER = Path(__file__).parents[3] / "shared" / "trackers"
EXPECTED = FOLDER / "expected.json"
CASES = json.loads(EXPECTED.read_text("utf-8")) if EXPECTED.exists() else {}
KEYS = [
    "applications",
    "companies",
    "rejected",
    "no_response",
    "in_process",
    "withdrawn",
    "closed_other",
    "offers",
    "interviewed",
    "first_applied",
    "last_applied",
    "undated_applications",
    "rows_not_applications",
]
CLOSE = 0.03
"""Share by which the number of companies may be off."""


def right(key, case, got):
    """Equal to what is expected, or to another defensible value."""
    expected, allowed = case[key], case.get("acceptable", {}).get(key, [])
    if got == expected:
        return True
    if key == "companies" and got is not None and expected is not None:
        return abs(got - expected) <= CLOSE * expected or _within(got, allowed)
    return _within(got, allowed)


def _within(got, allowed):
    if len(allowed) == 2 and all(isinstance(value, int) for value in allowed):
        return isinstance(got, int) and allowed[0] <= got <= allowed[1]
    return got in allowed


SHORT = {
    "econ-jobmarket": "companies and undated applications differ",
}
"""Trackers of which a fact is still read otherwise than a careful reader does."""


def cases():
    """Every tracker; those that fall short are expected to fail until they are read right."""
    return [
        pytest.param(name, marks=[pytest.mark.xfail(reason=SHORT[name])] if name in SHORT else [])
        for name in CASES or ["none"]
    ]


def stand_ins(applications):
    """Number of names such as “Confidential”, which the readers counted as companies."""
    unnamed = applications.loc[applications["company_key"] == "", "company"]
    return unnamed[unnamed != ""].str.casefold().nunique()


@pytest.mark.skipif(not CASES, reason="the shared trackers are not here")
@pytest.mark.parametrize("name", cases())
def test_a_real_tracker_is_read_as_a_careful_reader_does(name):
    """All thirteen facts, and every cell kept or reported."""
    case = CASES[name]
    loaded = load([(case["file"], (FOLDER / "files" / case["file"]).read_bytes())])
    told = summary(loaded)
    if told["companies"] is not None:
        told["companies"] += stand_ins(loaded.tracker.applications)

    assert not [(key, told[key], case[key]) for key in KEYS if not right(key, case, told[key])]
    assert accounted(loaded)
