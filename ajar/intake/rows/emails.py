"""What one e-mail says, by its subject, its text and its sender together."""

import re

from ajar.intake.rows.subjects import parse
from ajar.intake.values import statuses
from ajar.intake.values.statuses import StatusMeaning
from ajar.model.enums import EventKind, Outcome, Stage

_BEGINNING = 600
"""Characters of a mail's text that are looked at: what it is about stands at its beginning."""
_SENTENCES = re.compile(r"(?<=[.!?;])\s+|\s*\n\s*")
_CONDITION = re.compile(
    r"\b(?:if|whether|should|once|unless|may|might|falls|sofern|wenn|si|caso)\b", re.IGNORECASE
)
"""“If you are selected for an interview” tells of none."""
_ABOUT = re.compile(
    r"\b(?:appl(?:y|ied|ying|ications?)|interviews?|assessment|candida\w+|position|vacancy|"
    r"bewerb\w+|stelle|postul\w+|solicitud|entretien|entrevista|ans[oö]kan|hakemu\w+)\b",
    re.IGNORECASE,
)
_HIRING = re.compile(
    r"\b(?:careers?|recruit(?:ing|ment|er)?s?|talent(?:\s+acquisition)?|hiring(?:\s+team)?|jobs?|"
    r"hr|people\s+team|human\s+resources|no-?reply|notifications?|karriere|team)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"<?[\w.+-]+@(?P<domain>[\w.-]+)>?")
_OF_NO_COMPANY = re.compile(
    r"linkedin|indeed|glassdoor|ziprecruiter|greenhouse|workday|lever\b|ashby|icims|workable|"
    r"smartrecruiters|jobvite|successfactors|taleo|brassring|bamboohr|teamtailor|personio|"
    r"recruitee|breezy|jobs2web|monster|stepstone|xing|gmail|googlemail|outlook|hotmail|yahoo|"
    r"icloud|proton|gmx|web\.de|qq\.com|naver",
    re.IGNORECASE,
)
"""Senders that write for others: job boards, recruiting software, mail providers."""


def most_informative_sentence(status: str, subject: str, text: str) -> str:
    """
    The piece of a mail that tells most: an ending before a stage, a stage before a receipt.

    A mail whose subject calls it a newsletter or an alert is one, whatever its text promises.

    Examples
    --------
    >>> telling("", "Update on your application", "Thank you. Unfortunately, you were rejected.")
    'Unfortunately, you were rejected.'
    """
    pieces = [status, subject, *_sentences(text)]
    meanings = statuses.interpret(pieces, respell=False)
    said = bool(status) and not meanings[0].ambiguous
    if not said and _rank(meanings[1]) == _NO_APPLICATION:
        return subject
    best = max(range(len(pieces)), key=lambda at: _rank(meanings[at]))
    return pieces[best] if _rank(meanings[best]) else status or subject


def _sentences(text: str) -> list[str]:
    found = _SENTENCES.split(text[:_BEGINNING].strip())
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
    Whether a mail is about an application at all.

    “Pending” beside it says nothing, as programs write that for every mail; a role at a company
    in its subject does.

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
    Whom a mail is from and about which role; empty text for what it does not say.

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
    """“Acme Careers” and “jobs@acme.com” name a company; a person and a job board do not."""
    address = _ADDRESS.search(sender)
    name = _ADDRESS.sub("", sender).strip(" \"'<>")
    short = " ".join(_HIRING.sub(" ", name).split()).strip(" -@|,")
    if short and short != name and not _OF_NO_COMPANY.search(short):
        return short
    if name or address is None or _OF_NO_COMPANY.search(address["domain"]):
        return ""
    labels = address["domain"].split(".")
    return labels[-2].capitalize() if len(labels) > 1 else ""
