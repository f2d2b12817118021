"""Parse the name of a person: without titles, and nothing where a text names nobody."""

import re

from ajar.intake.values import job_titles
from ajar.intake.values.normalize import is_unspaced
from ajar.intake.values.people_words import PeopleWords, plain
from ajar.model.titles import SPOKEN

WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*\.?")
_NICKNAME = re.compile(r"[\"\u201c\u201e\u00ab]([^\W\d_]+)[\"\u201c\u201d\u00bb]")
_MOST_WORDS, _LONGEST_NAME = 4, 45


def name_in(piece: str, words: PeopleWords) -> str:
    """
    Return *piece* as the name of a person; empty if it is none.

    Titles are left out, unless what remains is one word, which may be a surname: “Frau Berg”. A
    nickname stays in its quotation marks: “Phu “Jack” Tran”.
    """
    tokens, titles = WORD.findall(piece), []
    while len(tokens) > 1 and plain(tokens[0]) in words.before:
        title = tokens.pop(0)
        if (plain(title),) not in words.labels or not title.isupper():  # not “HR”
            titles.append(SPOKEN.get(plain(title), title))
    while len(tokens) > 1 and plain(tokens[-1]) in words.behind:
        tokens.pop()
    if not tokens or len(tokens) > _MOST_WORDS:
        return ""
    name = " ".join(tokens)
    name = name.rstrip(".") if len(tokens[-1]) > INITIAL else name
    if piece.strip().startswith("@") and len(tokens) == 1 and name.islower():
        return f"@{name}"
    if not _is_name(name, tokens, words):
        return ""
    if len(tokens) == 1:
        return " ".join([*titles, name])
    nickname = _NICKNAME.search(piece)
    return name.replace(nickname[1], f"\u201c{nickname[1]}\u201d", 1) if nickname else name


def _is_name(name: str, tokens: list[str], words: PeopleWords) -> bool:
    parts = [plain(token) for token in tokens]
    lettered = [part for part in parts if not part.isdigit()]
    if " ".join(parts) in words.no_names or words.nobody.issuperset(lettered):
        return False
    numbered = tokens[:-1] if len(tokens) > 1 and len(tokens[-1]) < _TWO + 1 else tokens
    figures = any(map(str.isdigit, "".join(numbered))) or not name[0].isalpha()
    if figures or len(name) > _LONGEST_NAME or job_titles.is_title(name):
        return False
    if is_unspaced(name[0]):
        return len(name) <= _LONGEST_UNSPACED
    small = [word for word, token in zip(parts, tokens, strict=True) if token[0].islower()]
    if len(small) == len(tokens):
        return len(tokens) <= _TWO
    return words.particles.issuperset(small)


INITIAL = 2
_LONGEST_UNSPACED = 8
_TWO = 2
