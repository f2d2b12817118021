"""Channels: phrase by phrase, and texts that name several."""

import pytest

from ajar.intake.values.channels import interpret
from ajar.model.enums import Channel
from tests.intake.values.phrase_tables import composed, listed


def test_every_phrase_and_cell_is_read():
    """Each phrase names the channel that it stands under, and so do whole cells."""
    cells = [*listed("channels.toml"), *composed("channels.toml")]
    read = [
        (*cell, found.value)
        for cell, found in zip(cells, interpret(c[1] for c in cells), strict=True)
    ]

    assert [] == [cell for cell in read if cell[2] != cell[3]]


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
        ("BirdJobs", Channel.JOB_BOARD),
        ("Contacted the head of sales directly about the role", Channel.NETWORKING),
        ("Himalayas", Channel.JOB_BOARD),
        ("Working Nomads", Channel.JOB_BOARD),
        ("Nomads", Channel.UNKNOWN),
        ("QXW", Channel.JOB_BOARD),
        ("TBD", Channel.UNKNOWN),
        ("CEO", Channel.UNKNOWN),
        ("a long remark about jobs of any kind", Channel.UNKNOWN),
        ("Kestrel Careers", Channel.CAREERS_PAGE),
    ],
)
def test_the_most_telling_channel_is_taken(text, channel):
    """Where several are named, the one that says most about who vouched."""
    assert [channel] == interpret([text])
