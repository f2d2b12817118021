"""The status vocabulary as a file that anybody extends."""

import subprocess
import sys
from copy import deepcopy

import pytest

from ajar.intake.values import status_vocabulary as module
from ajar.intake.values import vocabularies
from ajar.intake.values.status_vocabulary import ENDING_MEANINGS, STAGE_MEANINGS, ended, vocabulary


def test_every_ending_can_come_after_every_stage():
    """“Not selected after an interview” and all of its kind can be chosen."""
    meanings = vocabulary().meanings

    assert all(
        ended(ending, stage) in meanings for ending in ENDING_MEANINGS for stage in STAGE_MEANINGS
    )
    assert "Not selected, after an interview" == meanings["rejected_after_interview"].label


def test_a_rule_that_names_no_meaning_is_an_error(monkeypatch):
    """A slip in the file is found when it is read, not when a tracker meets it."""
    content = deepcopy(vocabularies.load("statuses.toml"))
    content["ambiguous"][0]["meanings"] = ["waiting", "plannned"]
    monkeypatch.setattr(module.vocabularies, "load", lambda _: content)

    with pytest.raises(ValueError, match="plannned"):
        module.vocabulary.__wrapped__()


def test_a_phrase_in_two_meanings_is_an_error(monkeypatch):
    """No phrase can be listed under two meanings unnoticed."""
    content = deepcopy(vocabularies.load("statuses.toml"))
    content["meaning"]["rejected"]["en"].append("saved")
    monkeypatch.setattr(module.vocabularies, "load", lambda _: content)

    with pytest.raises(ValueError, match="saved"):
        module.vocabulary.__wrapped__()


def test_the_vocabulary_is_read_when_it_is_needed():
    """Nobody waits for it who has opened no file yet."""
    code = (
        "import ajar.intake\n"
        "from ajar.intake.values.status_vocabulary import vocabulary\n"
        "assert vocabulary.cache_info().currsize == 0"
    )

    subprocess.run([sys.executable, "-c", code], check=True)
