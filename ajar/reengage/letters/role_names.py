"""What a role is called in a letter, by what the file has for it."""

import re
from pathlib import Path

from ajar.model.vocabulary import pattern

_NAMES = Path(__file__).with_name("names.toml")
_HEADING = pattern(_NAMES, "role_headings", after=r"\W*").pattern
_NO_ROLE = pattern(
    _NAMES,
    "no_role",
    before=rf"\W*(?:{_HEADING})?(?:",
    after=r"\W*(?:[(\[].*|\s[-\u2013\u2014]\s.*)?)?",
)
_LABEL = pattern(_NAMES, "role_headings", before=r"^", after=r"\s*:\s*")
_BETWEEN = r"[\s,;|/\u2013\u2014-]+"
_MARK = r"(?:\s*[,;|/\u2013\u2014]\s*|\s-\s*|-\s)"
_LEFT_OUT = (
    pattern(_NAMES, "pay", before=r"(?:[(\[][^)\]]*)?\s*", after=r"\s*\d.*"),
    pattern(_NAMES, "role_codes", before=r"\s*[(\[]\s*", after=r"\s*[)\]]"),
    pattern(_NAMES, "role_places", before=r"\s*[(\[]\s*", after=r"\s*[)\]]"),
    pattern(_NAMES, "role_codes", before=_BETWEEN, after=r"$"),
    pattern(_NAMES, "role_places", before=_MARK, after=r"$"),
    pattern(_NAMES, "role_endings", before=r"\s*[,(\u2013\u2014-]\s*", after=r"$"),
)
_NOUN = pattern(_NAMES, "role_nouns", before=r"\s*", after=r"$")
_DANGLING = re.compile(r"[\s,;:|/\u2013\u2014-]+$")
_SMALL = pattern(_NAMES, "small_words")
_WORD = re.compile(r"[^\W\d_]+")
_IN_DOUBT = ("?", "\uff1f")
_SHORT = 3
"""Letters up to which a word in capitals may be an abbreviation: “SAP”, “QA”."""


def role_name(written: str) -> str:
    """
    A role without what belongs to its advertisement; empty where no role is named, or in doubt.

    Examples
    --------
    >>> role_name("Controller (m/w/d) 80-100%"), role_name("SENIOR SAP ANALYST"), role_name("?")
    ('Controller', 'Senior SAP Analyst', '')
    """
    if written.rstrip(" )]").endswith(_IN_DOUBT):
        return ""
    role = _LABEL.sub("", written)
    for each in _LEFT_OUT * 2:
        role = each.sub("", role).strip()
    if _NO_ROLE.fullmatch(role):
        return ""
    role = _DANGLING.sub("", _NOUN.sub("", role))
    return _without_capitals(role) if _is_shouted(role) else role


def _is_shouted(role: str) -> bool:
    """Whether all of it is in capitals, and not an abbreviation alone."""
    return role.isupper() and any(len(word) > _SHORT + 1 for word in _WORD.findall(role))


def _without_capitals(role: str) -> str:
    def word(found: re.Match[str]) -> str:
        if found.start() and _SMALL.fullmatch(found.group()):
            return found.group().lower()
        return found.group() if len(found.group()) <= _SHORT else found.group().capitalize()

    return _WORD.sub(word, role)
