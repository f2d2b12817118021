"""Infer the channel from a job link: a job board, an agency or the company's careers page."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from ajar.intake.values import vocabularies
from ajar.model.enums import Channel


def channels(links: pd.Series, company_keys: pd.Series) -> pd.Series:
    """
    Return the channel of each link; ``unknown`` for unlisted hosts.

    A host that contains the company's name, or an address with a word such as “careers”, is a
    careers page.

    Examples
    --------
    >>> links = pd.Series(["https://www.linkedin.com/jobs/view/1", "https://acme.com/about"])
    >>> channels(links, pd.Series(["acme", "acme"])).tolist()
    ['job_board', 'careers_page']
    """
    found = links.str.lower().str.extract(_ADDRESS)
    codes, hosts = pd.factorize(found["host"].fillna(""))
    known = pd.Series([of_host(str(host)) for host in hosts], dtype="str").take(codes)
    made = known.reset_index(drop=True)
    open_ = ((made == "") & (found["host"].fillna("") != "").reset_index(drop=True)).to_numpy()
    if open_.any():
        made = made.where(
            ~(open_ & _on_company_site(found, company_keys)), Channel.CAREERS_PAGE.value
        )
    return made.where(made != "", Channel.UNKNOWN.value)


_ADDRESS = r"^\s*(?:https?://)?(?:www\.)?(?P<host>[\w.-]+\.[a-z]{2,})(?::\d+)?(?P<path>/\S*)?"
_SHORTEST = 3
"""Least characters of a company key that is searched in a host."""


def _on_company_site(found: pd.DataFrame, company_keys: pd.Series) -> np.ndarray:
    """Mask of links with the company's name in the host, or a careers word in the address."""
    host = found["host"].fillna("")
    letters = host.str.replace(r"[^a-z0-9]", "", regex=True)
    named = [
        len(key) >= _SHORTEST and key in text
        for key, text in zip(company_keys, letters, strict=True)
    ]
    on_careers_page = (host + found["path"].fillna("")).str.contains(_page_words(), regex=True)
    return np.array(named, dtype=bool) | on_careers_page.to_numpy(dtype=bool)


def employer(link: str, title: str = "") -> str:
    """
    Return the employer that a link into an application system names, empty without one.

    Parameters
    ----------
    title
        Title of the job; where it begins with the name, that is how it is written.

    Examples
    --------
    >>> employer("https://jobs.lever.co/acmecorp/1", "ACME Data Analyst"), employer("acme.com/1")
    ('ACME', '')
    >>> employer("https://birch-house.recruitee.com/o/clerk")
    'Birch House'
    """
    listed = vocabularies.load("hosts.toml")["employer"]
    found = _PLACE.match(link.strip().lower())
    host, path = (found["host"], found["path"] or "") if found else ("", "")
    name = path.split("/")[0] if host in listed["behind"] else ""
    for domain in listed["before"]:
        if host.endswith(f".{domain}"):
            name = _LEAD.sub("", host.removesuffix(f".{domain}").split(".")[0])
    if name in listed["none"]:
        return ""
    letters, words = re.sub(r"[^a-z0-9]", "", name), title.split()
    for count in range(len(words), 0, -1):
        begins = re.sub(r"[^a-z0-9]", "", "".join(words[:count]).lower())
        if len(begins) >= _SHORTEST and letters.startswith(begins):
            return " ".join(words[:count])
    return name.replace("-", " ").title()


_PLACE = re.compile(r"(?:https?://)?(?:www\.)?(?P<host>[\w.-]+)(?:/(?P<path>[^?#\s]*))?")
_LEAD = re.compile(r"^(?:careers|jobs)-")


class _Hosts(NamedTuple):
    whole: Mapping[str, str]
    labels: Mapping[str, str]
    """Hosts with any top-level domain, by their domain label."""


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


@cache
def named_boards() -> frozenset[str]:
    """
    Return the names of the listed job boards: “himalayas” for ``himalayas.app``.

    Without those that are common words.
    """
    listed = vocabularies.load("hosts.toml")[Channel.JOB_BOARD.value]["hosts"]
    names = (host.split(".")[0].replace("-", "") for host in listed)
    return frozenset(name for name in names if len(name) > _SHORTEST) - common_words()


@cache
def common_words() -> frozenset[str]:
    """Return the names of job boards that are common words, too: “work” for ``work.ua``."""
    return frozenset(vocabularies.load("hosts.toml")[Channel.JOB_BOARD.value]["words"])


def of_host(host: str) -> str:
    """Return the channel of a listed host or one of its subdomains; empty if unlisted."""
    hosts = _hosts()
    labels = host.split(".")
    for start in range(len(labels) - 1):
        if channel := hosts.whole.get(".".join(labels[start:])):
            return channel
    return next((hosts.labels[label] for label in labels[:-1] if label in hosts.labels), "")


def is_job_board(link: str) -> bool:
    """
    Return whether *link* leads to a job board, and there to no profile of a person.

    Examples
    --------
    >>> is_job_board("https://www.linkedin.com/jobs/view/1"), is_job_board("linkedin.com/in/ana")
    (True, False)
    """
    found = _PLACE.match(link.strip().lower())
    if not found or _PROFILE.match(found["path"] or ""):
        return False
    return of_host(found["host"]) == Channel.JOB_BOARD


_PROFILE = re.compile(r"(?:in|pub|people|profiles?|recruiters?|users?|u)/\S")


@cache
def _page_words() -> str:
    words = "|".join(
        sorted(vocabularies.load("hosts.toml")["page"]["words"], key=len, reverse=True)
    )
    return rf"(?:^|[./_-])(?:{words})(?:$|[./?_-])"
