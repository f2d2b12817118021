"""Channels: phrase by phrase, and texts that name several."""

import pytest

from ajar.intake.values.channels import interpret
from ajar.model.enums import Channel
from tests.intake.values.phrase_tables import by_language

BY_LANGUAGE = by_language("channels.toml")


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
