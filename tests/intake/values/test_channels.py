"""Channels: phrase by phrase, and texts that name several."""

import pytest

from ajar.intake.values import vocabularies
from ajar.intake.values.channels import interpret, stated_in
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
        ("LinkedIn, reached out to hiring manager", Channel.JOB_BOARD),
        ("Company website, then emailed the manager", Channel.CAREERS_PAGE),
        ("Reached out to Ann on LinkedIn", Channel.NETWORKING),
        ("LinkedIn message", Channel.NETWORKING),
        ("QXW", Channel.JOB_BOARD),
        ("Website and Zyzzy", Channel.CAREERS_PAGE),
        ("Zyzzy / company website", Channel.CAREERS_PAGE),
        ("Work.ua", Channel.JOB_BOARD),
        ("https://www.kestrel-stellen.be/", Channel.JOB_BOARD),
        ("jobs.lever.co", Channel.CAREERS_PAGE),
        ("J.Smith", Channel.UNKNOWN),
        ("TBD", Channel.UNKNOWN),
        ("CEO", Channel.UNKNOWN),
        ("a long remark about jobs of any kind", Channel.UNKNOWN),
        ("Kestrel Careers", Channel.CAREERS_PAGE),
    ],
)
def test_the_most_telling_channel_is_taken(text, channel):
    """Where several are named, the one that says most about who vouched."""
    assert [channel] == interpret([text])


def test_common_words_are_boards_only_among_boards():
    """“Talent” beside “Indeed” is the board, beside “Friends” the word."""
    for word in vocabularies.load("hosts.toml")["job_board"]["words"]:
        assert [Channel.UNKNOWN] == interpret([word])
        assert [Channel.JOB_BOARD] * 2 == interpret(["Indeed", word])
        assert Channel.UNKNOWN == interpret(["Indeed", word, "Friends"])[1]


def test_every_message_counts_where_no_place_is_named_before():
    """Each phrase alone, and behind the name of a board."""
    for phrase in vocabularies.load("channels.toml")["channel"]["networking"]["message"]:
        found = interpret([f"{phrase} zzz", f"LinkedIn; {phrase} zzz"])

        assert [Channel.NETWORKING, Channel.JOB_BOARD] == found, phrase


def test_abbreviations_count_alone_and_in_capitals():
    """“DIR” is no job board whose initials nobody listed, and “Li” a name."""
    told = interpret(["DIR", "LI", "REF", "EJM", "Li", "ref 12"])

    assert ["careers_page", "job_board", "referral", "job_board", "unknown", "unknown"] == told


def test_an_answer_in_capitals_is_no_board():
    """“FALSE” has five letters, as the initials of a board may."""
    answers = ["FALSE", "TRUE", "YES", "NEIN", "EJM"]
    assert ["unknown"] * 4 + ["job_board"] == [channel.value for channel in interpret(answers)]


def test_a_slip_in_the_spelling_of_a_source_is_put_right():
    """Only where it is asked for: names of people and companies are no slips."""
    slips = ["Carrer site", "Linkdin", "Glasdoor", "Stripe"]
    assert ["careers_page", "job_board", "job_board", "unknown"] == [
        channel.value for channel in interpret(slips, respell=True)
    ]
    assert ["unknown"] * 3 == [channel.value for channel in interpret(slips[1:])]


def test_an_agency_that_put_somebody_forward_is_told_in_a_status():
    """In several languages."""
    told = ["Submitted by agency", "A través de ETT", "eingereicht über Agentur", "Via cabinet"]

    assert stated_in(told) == [Channel.AGENCY] * len(told)
