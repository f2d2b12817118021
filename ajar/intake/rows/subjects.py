"""Parse company and role from the subject of an e-mail."""

import re
from pathlib import Path

from ajar.model.vocabulary import pattern

MAILS = Path(__file__).with_name("mails.toml")


def _either(table: str) -> str:
    return pattern(MAILS, table).pattern


_REPLY = pattern(MAILS, "reply_prefix", before=r"^\s*(?:", after=r"\s*:\s*)+")
_NAME = r"(?P<company>[^\W\d_][^|!?,;:()]*?)"
_END = rf"\s*(?:[-\u2013\u2014|!?,;:(.]|$|{_either('behind_a_company')})"
_SENT, _AT = _either("application"), _either("at_a_company")
_NOUN = r"(?:position\s+|role\s+)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_SENT}\s+{_either('for_a_role')}\s+(?:the\s+|our\s+)?(?P<role>.+?)\s+{_NOUN}{_AT}\s+"
        + _NAME
        + _END,
        rf"{_SENT}\s+(?:to|at|with)\s+"
        + _NAME
        + r"(?:\s+for\s+|\s+[-\u2013\u2014]\s+)(?:the\s+|our\s+|an?\s+)?"
        + r"(?:(?:position|role)\s+of\s+)?(?P<role>[^|!?.:]+?)(?:\s+(?:position|role))?$",
        rf"^(?P<role>[^|:]+?)\s+{_NOUN}{_AT}\s+" + _NAME + _END,
        rf"{_SENT}\s+(?:to|at|with|in|bei|chez|for)\s+" + _NAME + _END,
        rf"{_either('news')}\s+(?:from|with|by)\s+" + _NAME + _END,
        r"\b(?:from|at|with|bei|chez)\s+" + _NAME + _END,
    )
)


_NOT_A_ROLE = pattern(MAILS, "no_role", before=r"\b", after=r"\b")
_NO_ROLE = re.compile(r"^(?:(?:an?|the|this)\b\s*)?(?:(?:job|position|role)$)?", re.IGNORECASE)
"""Texts without a role, such as “a job”."""
_DASH = re.compile(r"\s[-\u2013\u2014]\s")


def _role(text: str) -> str:
    """Role in the text before the company; empty for “update on your application”."""
    parts = [part for part in _DASH.split(text) if not _NOT_A_ROLE.search(part)]
    return _NO_ROLE.sub("", " - ".join(parts).strip(" .'\"-\u2013"))


_JOINING = re.compile(r"^(?:joining|working\s+(?:at|for|with))\s+", re.IGNORECASE)
_NO_NAME = pattern(MAILS, "no_company", before=r"\b", after=r"\b")
_LONGEST_NAME = 6
"""Most words of a company name."""


def _is_name(text: str) -> bool:
    """Whether a text may be a company: few words, no pronouns, a capital or a digit first."""
    if not text or _NO_NAME.search(text) or len(text.split()) > _LONGEST_NAME:
        return False
    return text[0].isdigit() or text[0].upper() == text[0] or text.islower()


def parse(subject: str) -> tuple[str, str]:
    """
    Return company and role in a subject; empty text if unknown.

    Examples
    --------
    >>> parse("Re: Data Engineer at Acme")
    ('Acme', 'Data Engineer')
    >>> parse("Thank you for applying to Acme!")
    ('Acme', '')
    """
    plain = _REPLY.sub("", subject).strip()
    for form in _FORMS:
        if found := form.search(plain):
            parts = found.groupdict(default="")
            company = _JOINING.sub("", parts["company"]).strip(" .'\"")
            if _is_name(company):
                return company, _role(parts.get("role", ""))
    return "", ""
