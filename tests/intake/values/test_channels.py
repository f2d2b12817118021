"""Channels: phrase by phrase, and texts that name several."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from ajar.intake.values.channels import interpret
from ajar.model.words import Channel

BY_LANGUAGE: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
with Path(__file__).with_name("channel_phrases.tsv").open(encoding="utf-8", newline="") as _file:
    for _row in csv.DictReader(_file, delimiter="\t"):
        BY_LANGUAGE[_row["language"]].append((_row["phrase"], _row["meaning"]))


@pytest.mark.parametrize("language", sorted(BY_LANGUAGE))
def test_every_phrase_is_read(language):
    """Each phrase of a language names its channel."""
    phrases, expected = zip(*BY_LANGUAGE[language], strict=True)

    assert list(expected) == [found.value for found in interpret(phrases)]


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("LinkedIn (referred by an old colleague)", Channel.REFERRAL),
        ("Agency via LinkedIn", Channel.AGENCY),
        ("LinkedIn / recruiter", Channel.RECRUITER),
        ("Met at a career fair, applied on their website", Channel.NETWORKING),
        ("Workday (found on Indeed)", Channel.CAREERS_PAGE),
        ("https://www.linkedin.com/jobs/view/1", Channel.JOB_BOARD),
        ("LINKEDIN", Channel.JOB_BOARD),
        ("Kestrel", Channel.UNKNOWN),
        ("", Channel.UNKNOWN),
        ("other", Channel.UNKNOWN),
    ],
)
def test_the_most_telling_channel_is_taken(text, channel):
    """Where several are named, the one that says most about who vouched."""
    assert [channel] == interpret([text])
