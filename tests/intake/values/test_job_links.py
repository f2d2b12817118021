"""Channels by the link of a job."""

import pandas as pd
import pytest

from ajar.intake.values import vocabularies
from ajar.intake.values.job_links import channels
from ajar.model.enums import Channel

HOSTS = vocabularies.load("hosts.toml")


def one(link: str, company: str = "") -> str:
    """The channel of one link."""
    return channels(pd.Series([link]), pd.Series([company])).iloc[0]


@pytest.mark.parametrize("channel", ["careers_page", "job_board", "agency"])
def test_every_host_has_its_channel(channel):
    """With another label before it, and in a country where it has one in each."""
    hosts = [host if "." in host else f"{host}.co.uk" for host in HOSTS[channel]["hosts"]]
    links = pd.Series([f"https://jobs.{host}/view/1" for host in hosts])
    found = channels(links, pd.Series([""] * len(links)))

    assert [] == [host for host, got in zip(hosts, found, strict=True) if got != channel]


@pytest.mark.parametrize(
    ("link", "company", "channel"),
    [
        ("https://www.kestrel.example/about", "kestrel", Channel.CAREERS_PAGE),
        ("https://plover.example/careers/7", "kestrel", Channel.CAREERS_PAGE),
        ("kestrel-works.example/x", "kestrelworks", Channel.CAREERS_PAGE),
        ("https://plover.example/about", "kestrel", Channel.UNKNOWN),
        ("see mail", "kestrel", Channel.UNKNOWN),
        ("", "kestrel", Channel.UNKNOWN),
    ],
)
def test_the_company_s_own_pages(link, company, channel):
    """By the company's name in the host, or by a word for careers in the address."""
    assert channel == one(link, company)


def test_every_word_of_a_page_counts():
    """As a part of the address."""
    words = HOSTS["page"]["words"]

    assert [] == [w for w in words if one(f"https://plover.example/{w}/7") != "careers_page"]
