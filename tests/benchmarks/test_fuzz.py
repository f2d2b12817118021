"""The fuzz command finds what it looks for, and finds it again."""

import random

import pytest

from ajar import intake
from ajar.intake.merging import assemble
from benchmarks import fuzz


@pytest.mark.parametrize("name", fuzz.seeds())
def test_every_file_is_read_before_it_is_broken(name):
    """A mutation of a file that is refused anyway would find nothing."""
    assert "read" == fuzz.outcome(name, fuzz.seeds()[name])


def test_a_number_is_one_and_the_same_mutation():
    """What was found can be made again."""
    files = fuzz.seeds()
    made = [
        [fuzz.broken(files["jobs.csv"], random.Random(number)) for number in range(50)]
        for _ in range(2)
    ]

    assert made[0] == made[1]
    assert len(set(made[0])) > 45


def test_a_fault_of_ours_is_found_and_not_taken_for_a_sentence(monkeypatch):
    """The sentence for what nobody foresaw counts as a finding."""
    monkeypatch.setattr(assemble, "settle_outcome", lambda *_: 1 / 0)

    assert fuzz.outcome("jobs.csv", fuzz.seeds()["jobs.csv"]).startswith("! ZeroDivisionError")


def test_a_crash_anywhere_is_found(monkeypatch):
    """So is what reaches nobody's except."""
    monkeypatch.setattr(intake, "summary", lambda _: exec("raise SystemExit(3)"))

    assert "! SystemExit(3)" == fuzz.outcome("jobs.csv", fuzz.seeds()["jobs.csv"])
