"""Company and role out of the subject of an e-mail."""

import re

_REPLY = re.compile(r"^\s*(?:(?:re|aw|fw|fwd|wg|tr|rv|sv|vs)\s*:\s*)+", re.IGNORECASE)
_NAME = r"(?P<company>[^\W\d_][^|!?,;:()]*?)"
_END = r"\s*(?:[-–—|!?,;:(.]|$|\bhas\b|\bis\b|\bwas\b|\bfor\b|\bposition\b)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?:application|applying|applied|candidature|bewerbung|interest)\s+(?:to|for|in|als|as|pour)"
        rf"\s+(?:the\s+|our\s+)?(?P<role>.+?)\s+(?:position\s+|role\s+)?(?:at|with|@|bei|chez|en)\s+{_NAME}{_END}",
        rf"^(?P<role>[^|:]+?)\s+(?:position\s+|role\s+)?(?:at|@|bei|chez)\s+{_NAME}{_END}",
        rf"(?:application|applying|applied|interest|candidature|bewerbung)\s+(?:to|at|with|in|bei|chez|for)"
        rf"\s+{_NAME}{_END}",
        rf"(?:update|news|message|note|letter|interview|invitation|feedback)\s+(?:from|with|by)\s+{_NAME}{_END}",
        rf"(?:from|at|with|bei|chez)\s+{_NAME}{_END}",
    )
)


def parse(subject: str) -> tuple[str, str]:
    """
    Company and role that a subject names; empty text for what it does not.

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
            return parts["company"].strip(" .'\""), parts.get("role", "").strip(" .'\"-–")
    return "", ""
