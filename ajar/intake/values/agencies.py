"""Split cells that name an employer and a recruitment agency."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from ajar.intake.values import channels, vocabularies
from ajar.intake.values.companies import clean_name
from ajar.intake.values.normalize import is_unspaced
from ajar.intake.values.prefilter import matches
from ajar.model.enums import Channel


class Employer(NamedTuple):
    """Employer, agency and channel in a cell; agency and channel may be empty."""

    company: str
    agency: str = ""
    channel: Channel = Channel.UNKNOWN


def split_each(texts: Sequence[str]) -> list[Employer]:
    """What :func:`split` finds in each text; most hold no word that names an agency."""
    may = matches(texts, _any_word())
    return [
        split(text) if look else Employer(clean_name(text))
        for text, look in zip(texts, may, strict=True)
    ]


def split(text: str) -> Employer:
    """
    Return the employer, agency and channel in a cell.

    “(for …)” counts only after the name of an agency; “via” before a job board gives the channel,
    not an agency.

    Examples
    --------
    >>> split("Hays (for Acme Bank)")[:2], split("Acme (via Hays)")[:2], split("Acme (Rome)")[:2]
    (('Acme Bank', 'Hays'), ('Acme', 'Hays'), ('Acme (Rome)', ''))
    """
    client, agent = _patterns()
    if found := client.fullmatch(text):
        agency, employer = clean_name(found["agency"]), clean_name(found["within"] or found["free"])
        plain = not found["within"] or _bare(found["word"]) not in _only_in_brackets()
        if _is_named(employer) and (plain or _is_agency(agency)):
            return Employer(employer, agency, Channel.AGENCY)
    if found := agent.fullmatch(text):
        employer, site = clean_name(found["company"]), clean_name(found["within"] or found["free"])
        channel = channels.interpret([site])[0]
        if channel is Channel.AGENCY or (channel is Channel.UNKNOWN and found["within"]):
            return Employer(employer, site, Channel.AGENCY)
        if channel is not Channel.UNKNOWN:
            return Employer(employer, "", channel)
    return Employer(clean_name(text))


def _is_agency(name: str) -> bool:
    return channels.interpret([name])[0] is Channel.AGENCY


def _is_named(employer: str) -> bool:
    return bool(employer) and (employer[0].isupper() or is_unspaced(employer[0]))


def _bare(word: str) -> str:
    """*word* in the form of the vocabulary."""
    return word.casefold().strip(" :")


@cache
def _only_in_brackets() -> frozenset[str]:
    return frozenset(vocabularies.load("companies.toml")["agency"]["bracket"])


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = vocabularies.load("companies.toml")["agency"]
    client, agent = _any(words["client"]), _any(words["agent"])
    inside = _any([*words["client"], *words["within"], *words["bracket"]])
    name = r"[^()\[\]]{2,60}?"
    return (
        re.compile(
            rf"\s*(?P<agency>{name})\s*(?:[(\[]\s*(?P<word>{inside})[\s:]+(?P<within>{name})\s*[)\]]"
            rf"|[\s,;/-]+(?:{client})\s+(?P<free>{name}))\s*",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\s*(?P<company>{name})\s*(?:[(\[]\s*(?:{agent})\s+(?P<within>{name})\s*[)\]]"
            rf"|\s(?:{agent})\s+(?P<free>{name}))\s*",
            re.IGNORECASE,
        ),
    )


@cache
def _any_word() -> str:
    words = vocabularies.load("companies.toml")["agency"]
    return f"(?i){_any([word for listed in words.values() for word in listed])}"


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
