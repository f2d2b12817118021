"""The list agrees with what a careers adviser would say of small invented trackers."""

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from ajar import pipeline
from ajar.model.decisions import Decisions
from ajar.reengage import Recommendation, rank

FOLDER = Path(__file__).with_name("advice")


def _labels():
    """Labels by tracker: one row per company, alternatives with `` | `` between them."""
    with (FOLDER / "labels.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = defaultdict(list)
    for row in rows:
        found[row["tracker"]].append(row)
    return found


LABELS = _labels()


@pytest.mark.parametrize("name", LABELS)
def test_the_list_agrees_with_an_adviser(name):
    """Segment and step of every company, and those worth writing to before those let go."""
    day = date.fromisoformat(LABELS[name][0]["day"])
    path = FOLDER / f"{name}.csv"
    loaded = pipeline.load([(path.name, path.read_bytes())])
    tracker = pipeline.tracker_on(loaded.tracker, Decisions(), as_of=day, today=day)
    ranking = rank(tracker, as_of=day)
    keys = dict(
        zip(tracker.applications["company"], tracker.applications["company_key"], strict=True)
    )
    place, wrong = {}, []
    for row in LABELS[name]:
        company = ranking.entry(keys[row["company"]])
        listed = isinstance(company, Recommendation)
        segment = company.segment.value if listed else "no_contact"
        action = company.action.value.replace(" ", "_") if listed else "none"
        place[row["company"]] = company.rank if listed else len(ranking.companies) + 1
        right = segment in row["segment"].split(" | ")
        right &= segment != "act" or action in row["action"].split(" | ")
        if not right:
            wrong.append((row["company"], segment, action, company.why))
    first = [place[row["company"]] for row in LABELS[name] if row["tier"] in {"1", "2", "1 | 2"}]
    last = [place[row["company"]] for row in LABELS[name] if row["tier"] == "4"]

    assert wrong == []
    assert max(first, default=0) < min(last, default=10_000)
