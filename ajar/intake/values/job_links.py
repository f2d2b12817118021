"""The channel that the link of a job stands for: a board, an agency, or the company's own page."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from ajar.intake.values import vocabularies
from ajar.model.enums import Channel


def channels(links: pd.Series, company_keys: pd.Series) -> pd.Series:
    """
    The channel of each link; ``unknown`` for hosts that say nothing.

    A host that carries the company's name, or an address that says “careers” or the like, is the
    company's own page.

    Examples
    --------
    >>> links = pd.Series(["https://www.linkedin.com/jobs/view/1", "https://acme.com/about"])
    >>> channels(links, pd.Series(["acme", "acme"])).tolist()
    ['job_board', 'careers_page']
    """
    found = links.str.lower().str.extract(_ADDRESS)
    codes, hosts = pd.factorize(found["host"].fillna(""))
    known = pd.Series([_of_host(str(host)) for host in hosts], dtype="str").take(codes)
    made = known.reset_index(drop=True)
    open_ = ((made == "") & (found["host"].fillna("") != "").reset_index(drop=True)).to_numpy()
    if open_.any():
        made = made.where(~(open_ & _own(found, company_keys)), Channel.CAREERS_PAGE.value)
    return made.where(made != "", Channel.UNKNOWN.value)


_ADDRESS = r"^\s*(?:https?://)?(?:www\.)?(?P<host>[\w.-]+\.[a-z]{2,})(?::\d+)?(?P<path>/\S*)?"
_SHORTEST = 3
"""Characters of a company's key that are looked for in a host."""


def _own(found: pd.DataFrame, company_keys: pd.Series) -> np.ndarray:
    """Links whose host has the company's name, or whose words are those of a page of careers."""
    host = found["host"].fillna("")
    letters = host.str.replace(r"[^a-z0-9]", "", regex=True)
    named = [
        len(key) >= _SHORTEST and key in text
        for key, text in zip(company_keys, letters, strict=True)
    ]
    said = (host + found["path"].fillna("")).str.contains(_page_words(), regex=True)
    return np.array(named, dtype=bool) | said.to_numpy(dtype=bool)


class _Hosts(NamedTuple):
    whole: Mapping[str, str]
    labels: Mapping[str, str]
    """Hosts in any country, by their one telling label."""


@cache
def _hosts() -> _Hosts:
    content = vocabularies.load("hosts.toml")
    listed = {
        host: channel
        for channel in (Channel.CAREERS_PAGE, Channel.JOB_BOARD, Channel.AGENCY)
        for host in content[channel.value]["hosts"]
    }
    return _Hosts(
        {host: channel.value for host, channel in listed.items() if "." in host},
        {host: channel.value for host, channel in listed.items() if "." not in host},
    )


def _of_host(host: str) -> str:
    """The channel of a known host or of one under it; empty where it is not known."""
    hosts = _hosts()
    labels = host.split(".")
    for start in range(len(labels) - 1):
        if channel := hosts.whole.get(".".join(labels[start:])):
            return channel
    return next((hosts.labels[label] for label in labels[:-1] if label in hosts.labels), "")


@cache
def _page_words() -> str:
    words = "|".join(
        sorted(vocabularies.load("hosts.toml")["page"]["words"], key=len, reverse=True)
    )
    return rf"(?:^|[./_-])(?:{words})(?:$|[./?_-])"
