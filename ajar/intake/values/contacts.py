"""Parse contacts in cells: names, e-mail addresses, profiles and relations."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ajar.intake.values import job_links, job_titles
from ajar.intake.values.import_cache import within_budget
from ajar.intake.values.people_words import PeopleWords, account_as_name, people_words, plain
from ajar.intake.values.person_names import name_in
from ajar.intake.values.surnames_first import in_order
from ajar.model.enums import ContactRelation


@dataclass(frozen=True)
class Person:
    """A contact at a company; unknown fields are empty."""

    name: str = ""
    address: str = ""
    link: str = ""
    relation: ContactRelation | None = None


def people(texts: Iterable[str]) -> list[tuple[Person, ...]]:
    """
    Return the people in each cell of a contact column, in the order of the text.

    Titles, telephone numbers, “@”, text in brackets and labels such as “Recruiter:” are not part
    of a name. Addresses and profiles go to the name they match; most “Smith, Jane” are one person.

    Examples
    --------
    >>> [[person.name for person in found] for found in people([
    ...     "Mia Roth, Tom Kerr", "Frau Dr. Anna Weiß (HR), 555-1234", "HR team", "@Ann Poe"
    ... ])]
    [['Mia Roth', 'Tom Kerr'], ['Anna Weiß'], [], ['Ann Poe']]
    """
    words = people_words()
    return [_people(account_as_name(text[:_LONGEST]), words) for text in in_order(list(texts))]


def relation_of(header: str) -> ContactRelation | None:
    """
    Return the relation of the people below *header*, or None.

    Examples
    --------
    >>> relation_of("Recruiter e-mail"), relation_of("Name")
    (<ContactRelation.RECRUITER: 'recruiter'>, None)
    """
    found = relation_in(header, people_words())
    return None if found is ContactRelation.CONTACT else found


def is_unread_mailbox(address: str) -> bool:
    """
    Return whether *address* is an unattended mailbox.

    Examples
    --------
    >>> is_unread_mailbox("no-reply@acme.com"), is_unread_mailbox("jobs@acme.com")
    (True, False)
    """
    box = address.strip().casefold().partition("@")[0]
    return any(box.startswith(name) or box.endswith(name) for name in people_words().unread)


def is_placeholder(text: str) -> bool:
    """
    Whether *text* stands for a name that was taken out before the file was shared.

    Examples
    --------
    >>> is_placeholder("Person 4"), is_placeholder("Person"), is_placeholder("Site 4")
    (True, False, False)
    """
    if "://" in text:
        return False  # most cells of a column of links, told without folding them
    word, _, number = plain(text).rpartition(" ")
    return number.isdigit() and word in people_words().placeholders


_LONGEST = 500
_MOST_CELLS = 20_000
"""Most distinct cells of an import that are parsed; further ones are kept as written."""
MAIL = re.compile(r"(?:mailto:)?(?<![\w.+'-])([\w.+'-]+@[\w-]+(?:\.[\w-]+)+)", re.IGNORECASE)
_LINK = re.compile(r"(?:https?://|www\.)\S+|\b(?:[\w-]+\.)?linkedin\.com/\S+", re.IGNORECASE)
_PHONE = re.compile(r"(?<!\w)\+?\(?\d[\d\s()./-]{5,}\d(?:\s*(?:ext|x)\.?\s*\d+)?")
_GAP = re.compile(
    r"(\([^()]*\)?|\[[^\[\]]*\]?|[;,\n|/&+•·:\uff1a\u3001\uff0c\uff1b]|\s[-\u2013\u2014]+\s)"
)
_SIMPLE = re.compile(
    r"(?:[A-Z][a-z]+(?: [A-Z][a-z]+){1,2})?(?:\n[\w.+-]+@[\w-]+(?:\.[\w-]+)+)?", re.ASCII
)
"""Fast path: a plain name, with an address on the next line, as in nearly all cells."""
_AGENCY_BEFORE = re.compile(
    r"(?P<agency>\S+)\s+[\u2013\u2014-]\s+(?P<name>[^\W\d_]{2,}(?: [^\W\d_]{2,}){1,2})"
)
"""One word and a dash before a name: “Kestrel - Karl Berg”."""


def _people(text: str, words: PeopleWords) -> tuple[Person, ...]:
    if _SIMPLE.fullmatch(text) and words.listed.isdisjoint(text.lower().split()):
        name, _, address = text.partition("\n")
        return (Person(name, address),) if text else ()
    if plain(text) in words.nobody:
        return ()
    if not within_budget("people", _MOST_CELLS):
        return (Person(text.partition("\n")[0].strip(), "".join(MAIL.findall(text)[:1])),)
    rest, addresses, links = text, [], []
    if "@" in text:
        addresses = [address.strip(".") for address in MAIL.findall(text)]
        rest = MAIL.sub(" ; ", rest)
    if "://" in text or "." in text:
        read = [link.rstrip(">),;") for link in _LINK.findall(text)]
        links = [link for link in read if not job_links.is_job_board(link)]
        rest = _LINK.sub(" ; ", rest)
    rest = _PHONE.sub(" ; ", rest)
    agency = _AGENCY_BEFORE.fullmatch(rest.strip(" ;\n"))
    if agency and plain(agency["agency"]) not in words.agencies:
        rest = agency["name"]
    found = _named(rest, words)
    for link in links:
        found = _with(found, "link", link)
    for address in addresses:
        found = _with(found, "address", address)
    if len(addresses) == 1 and len(found) == _PAIR and "," in rest:
        found = _join_swapped_name(found)
    return tuple(dict.fromkeys(found))


_PAIR = 2


def _join_swapped_name(found: list[Person]) -> list[Person]:
    """Join “Roth, Mia <mia.roth@acme.com>” to one person if the address has both words."""
    last, first = found
    address = last.address or first.address
    parts = [plain(last.name), plain(first.name)]
    if any(" " in part for part in parts) or not all(part in plain(address) for part in parts):
        return found
    whole = f"{first.name} {last.name}"
    return [replace(last, name=whole, address=address, link=last.link or first.link)]


def _with(found: list[Person], what: str, value: str) -> list[Person]:
    """Add an address or a profile to the person that it matches, or as another person."""
    box = plain(value.partition("@")[0] if what == "address" else value)
    free = [at for at, person in enumerate(found) if not getattr(person, what)]
    fitting = [at for at in free if any(word in box for word in _name_words(found[at].name))]
    at = next(iter(fitting or (free if len(found) == 1 else [])), None)
    person = Person() if at is None else found[at]
    known = replace(person, address=value) if what == "address" else replace(person, link=value)
    return [*found, known] if at is None else [*found[:at], known, *found[at + 1 :]]


def _name_words(name: str) -> list[str]:
    return [word for word in plain(name).split() if len(word) >= _SHORTEST_PART]


_SHORTEST_PART = 3


def _named(text: str, words: PeopleWords) -> list[Person]:
    """People named in a cell without addresses; those beside the name of an agency are its own."""
    pieces = _pieces(text, words)
    others = [piece for piece in pieces if plain(piece) not in words.agencies]
    if len(others) == len(pieces):
        return _of_pieces(pieces, words)
    found = _of_pieces(others or pieces, words)
    return [replace(each, relation=ContactRelation.AGENCY) for each in found]


def _of_pieces(pieces: list[str], words: PeopleWords) -> list[Person]:
    """The people of these parts of a cell, with the relation stated beside each."""
    found: list[Person] = []
    label_before: ContactRelation | None = None
    for piece in pieces:
        if piece.startswith(("(", "[")):
            relation = relation_in(piece, words)
            if found and relation:
                found[-1] = replace(found[-1], relation=relation)
            continue
        relation, bare = _without_label(piece, words)
        if found and found[-1].relation is None and relation and _ends_in_title(piece):
            found[-1] = replace(found[-1], relation=relation)
            continue
        name = "" if found and bare.islower() else name_in(bare, words)
        if name:
            link = name if name.startswith("@") else ""
            found.append(Person("" if link else name, "", link, relation or label_before))
            label_before = None
        elif relation and not bare:
            label_before = relation
        elif found and (relation or relation_in(piece, words)):
            found[-1] = replace(found[-1], relation=relation or relation_in(piece, words))
    if label_before and found and found[-1].relation is None:
        found[-1] = replace(found[-1], relation=label_before)
    return found


def _pieces(text: str, words: PeopleWords) -> list[str]:
    """Parts of a text between commas, dashes and joints, without employers and labels of codes."""
    pieces: list[str] = []
    for part in _GAP.split(text):
        if part.startswith(("(", "[")):
            pieces.append(part)
            continue
        tokens = part.split()
        start = 0
        for at, token in enumerate(tokens):
            if plain(token) in words.joints and at < len(tokens) - 1:
                pieces.append(" ".join(tokens[start:at]))
                start = at + 1
        pieces.append(" ".join(tokens[start:]))
    bare = [_without_employer(words.codes.sub("", piece).strip(), words) for piece in pieces]
    return [piece for piece in bare if any(map(str.isalnum, piece))]


def _without_employer(piece: str, words: PeopleWords) -> str:
    """*piece* up to a word such as “for” that is in no label: “Karl Berg for Kestrel”."""
    tokens = piece.split()
    folded = [plain(token) for token in tokens]
    if piece.startswith(("(", "[")) or words.employer.isdisjoint(folded):
        return piece
    labels = [
        range(first, last)
        for first in range(len(tokens))
        for last in range(first + 1, min(first + words.longest_label, len(tokens)) + 1)
        if tuple(folded[first:last]) in words.labels
    ]
    for at, word in enumerate(folded):
        if word in words.employer and not any(at in label for label in labels):
            return " ".join(tokens[:at])
    return piece


def relation_in(text: str, words: PeopleWords) -> ContactRelation | None:
    """Return the relation that words of *text* state, or None."""
    tokens = plain(text).split()
    for length in range(words.longest_label, 0, -1):
        for start in range(len(tokens) - length + 1):
            if relation := words.labels.get(tuple(tokens[start : start + length])):
                return relation
    return None


def _ends_in_title(piece: str) -> bool:
    """Whether *piece* is a title of several words: “Engineering Manager”, not “Sam recruiter”."""
    *before, last = piece.split()
    return bool(before) and not last.islower() and job_titles.is_title(last)


def _without_label(piece: str, words: PeopleWords) -> tuple[ContactRelation | None, str]:
    """Relation at an end of *piece*, and the rest: “Sam” of “Sam HR”, nothing of “Head of HR”."""
    tokens = piece.split()
    tokens_folded = [plain(token) for token in tokens]
    capitalised = tokens[0][0].isupper() and not tokens[0].isupper()
    is_title = capitalised and tokens_folded[0] in words.before and len(tokens) > 1
    if is_title and tuple(tokens_folded) not in words.labels:
        return None, piece  # “Hr. Berg” is a man, and “HR Berg” is of that department
    for length in range(min(words.longest_label, len(tokens)), 0, -1):
        if relation := words.labels.get(tuple(tokens_folded[:length])):
            return relation, "" if tokens_folded[length - 1] == "of" else " ".join(tokens[length:])
        if relation := words.labels.get(tuple(tokens_folded[-length:])):
            rest = tokens[:-length]
            return relation, "" if all(map(job_titles.is_common, rest)) else " ".join(rest)
    return None, piece
