"""Parse one e-mail: its decisive sentence, company and role."""

import html
import quopri
import re
from math import inf

from ajar.intake.rows.subjects import MAILS, parse
from ajar.intake.values import statuses
from ajar.intake.values.statuses import StatusMeaning
from ajar.model.enums import EventKind, Outcome, Stage
from ajar.model.vocabulary import pattern

_MAX_CHARACTERS = 600
"""Most characters of an e-mail text that are read; the decision is at its start."""
_SENTENCES = re.compile(r"(?<=[.!?;])\s+|\s*\n\s*")
_ENCODED = re.compile(
    r"=3D|(?<!=)= ?\n|=20(?:$|(?=\r?\n))|(?<=[^\W\d_])=20(?=[^\W\d_])|"
    r"=[CD][0-9A-F]=[89AB][0-9A-F]|=E[0-9A-F](?:=[89AB][0-9A-F]){2}|=F[0-4](?:=[89AB][0-9A-F]){3}"
)
"""
Quoted-printable characters and soft line breaks, as in the source of an e-mail.

Any other character is none, as it may be part of a link: “?page=20”, “?a=AB=CD”.
"""
_MARKUP = re.compile(
    r"<(?P<unseen>style|script)\b.*?(?:</(?P=unseen)>|$)|<title\b[^<]*|<!--.*?-->|"
    r"</?[a-z!][^>]*>",
    re.IGNORECASE | re.DOTALL,
)
_LINE_BREAK = re.compile(r"(?<=\S)[ \t]*\n(?=(?P<next>[^\W\d_]))")
_CONDITION = pattern(MAILS, "condition", before=r"\b", after=r"\b")
_ABOUT = pattern(MAILS, "about_applying", before=r"\b", after=r"\b")
_HIRING = pattern(MAILS, "hiring_team", before=r"\b", after=r"\b")
_ADDRESS = re.compile(r"<?[\w.+-]+@(?P<domain>[\w.-]+)>?")
NO_EMPLOYER = pattern(MAILS, "no_employer")
"""Senders that are no employers: job boards, recruiting software, mail providers."""


def most_informative_sentence(status: str, subject: str, text: str, sender: str = "") -> str:
    """
    Return the sentence of an e-mail with the strongest meaning: outcome, stage, then receipt.

    If the subject is that of a newsletter or an alert, it is returned, unless the text has a
    sentence that is a receipt or a rejection of a company that is named.

    Examples
    --------
    >>> text = "Thank you. Unfortunately, you were rejected."
    >>> most_informative_sentence("", "Update on your application", text)
    'Unfortunately, you were rejected.'
    """
    pieces = [status, subject, *_sentences(text)]
    meanings = statuses.interpret(pieces, respell=False)
    has_status = bool(status) and not meanings[0].ambiguous
    advertises = _rank(meanings[1]) == _NO_APPLICATION and meanings[1].confidence >= _SUBJECT
    if not has_status and advertises:
        by_company = bool(parse(subject)[0] or _of_sender(sender))
        elsewhere = any(parse(piece)[0] for piece in pieces[2:])
        for piece, meaning in zip(pieces[2:], meanings[2:], strict=True):
            least = _ANSWER if by_company or parse(piece)[0] else 1 if elsewhere else inf
            if _is_answer(piece, meaning) and meaning.confidence >= least:
                break
        else:
            return subject
    ranks = [_rank(each) for each in meanings]
    best = max(range(len(pieces)), key=lambda at: ranks[at])
    return pieces[best] if ranks[best] > _NO_APPLICATION else status or subject


_SUBJECT = 0.6
"""Least confidence of a subject that tells what the mail is: a quarter of its words say so."""


_ANSWER = 0.7
"""Least confidence of an answer beside the name of its company."""


def _is_answer(sentence: str, meaning: StatusMeaning) -> bool:
    """Whether a sentence is a receipt or a rejection."""
    received = meaning.outcome == Outcome.REJECTED or EventKind.ACKNOWLEDGED in meaning.events
    return received and "?" not in sentence


def plain_text(text: str) -> str:
    r"""
    Return the text of an e-mail without markup, transfer encoding and breaks within sentences.

    Examples
    --------
    >>> plain_text("<html><style>p {}</style><p>We regret =\nto inform you</p></html>").strip()
    'We regret to inform you'
    """
    if _ENCODED.search(text):
        text = quopri.decodestring(text.encode()).decode("utf-8", errors="replace")
    if "</" in text or "<br" in text.lower():
        text = html.unescape(_MARKUP.sub("\n", text))
    return _LINE_BREAK.sub(_within_a_sentence, text)


def _within_a_sentence(found: re.Match[str]) -> str:
    """A space for a line break before a small letter."""
    return " " if found["next"].islower() else found.group()


def _sentences(text: str) -> list[str]:
    found = _SENTENCES.split(text[:_MAX_CHARACTERS].strip())
    return [sentence for sentence in found if sentence and not _CONDITION.search(sentence)]


_NO_APPLICATION, _RECEIPT, _STAGE, _END = 1, 2, 3, 3 + len(Stage)


def _rank(meaning: StatusMeaning) -> int:
    if not meaning.known:
        return 0
    if not meaning.is_application:
        return _NO_APPLICATION
    if meaning.outcome != Outcome.OPEN:
        return _END
    further = {*meaning.events} - {EventKind.APPLIED, EventKind.ACKNOWLEDGED}
    return _STAGE + int(meaning.stage) if further else _RECEIPT


def is_about_applying(status: str, subject: str, text: str) -> bool:
    """
    Return whether an e-mail is about an application.

    An ambiguous status such as “Pending” is no evidence, as some programs write it for every
    e-mail; a role and a company in the subject are.

    Examples
    --------
    >>> is_about_applying("Pending", "Your balance is low", "")
    False
    >>> is_about_applying("", "News", "About your application")
    True
    """
    pieces = (status, subject, *_sentences(text))
    known = any(m.known and not m.ambiguous for m in statuses.interpret(pieces, respell=False))
    return known or all(parse(subject)) or any(_ABOUT.search(piece) for piece in pieces[1:])


def company_and_role(subject: str, text: str, sender: str) -> tuple[str, str]:
    """
    Return company and role of an e-mail; empty text if unknown.

    Examples
    --------
    >>> company_and_role("Next steps", "Thank you for applying to Acme!", "Ann <ann@mail.example>")
    ('Acme', '')
    >>> company_and_role("News", "", "Acme Careers <jobs@mail.example>")
    ('Acme', '')
    """
    for piece in (subject, *_sentences(text)):
        company, role = parse(piece)
        if company:
            return company, role
    return _of_sender(sender), ""


def _of_sender(sender: str) -> str:
    """Company of a sender: “Acme Careers”, “jobs@acme.com”; empty for persons and boards."""
    address = _ADDRESS.search(sender)
    name = _ADDRESS.sub("", sender).strip(" \"'<>")
    short = " ".join(_HIRING.sub(" ", name).split()).strip(" -@|,")
    if short and short != name and not NO_EMPLOYER.search(short):
        return short
    if name or address is None or NO_EMPLOYER.search(address["domain"]):
        return ""
    labels = address["domain"].split(".")
    return labels[-2].capitalize() if len(labels) > 1 else ""
