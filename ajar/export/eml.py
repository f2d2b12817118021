"""Drafts as mail files and as one text, to be opened and edited; Ajar sends nothing."""

import io
import re
import zipfile
from datetime import UTC, date, datetime, time
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from ajar.export import file_names, sanitize
from ajar.export.ranking_columns import ExportedList, companies_of
from ajar.model.progress import Progress, no_progress
from ajar.reengage.recommendation import Draft, Recommendation

_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,250}")


def drafts_zip(ranking: ExportedList, progress: Progress = no_progress) -> bytes:
    """
    Return a zip with one ``.eml`` file per company worth a message, named by rank and company.

    A mail program opens each as an unsent message. Subject and names are a single line without
    control characters; the library refuses what would still break a header.
    """
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for company in companies_of(ranking, progress):
            if (draft := company.draft) and company.shortlisted:
                name = f"{company.rank:03d}-{sanitize.safe_file_stem(company.company)}.eml"
                entry = zipfile.ZipInfo(name, file_names.zip_timestamp(ranking.as_of))
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, message(company, draft, ranking.as_of))
    return content.getvalue()


def drafts_text(ranking: ExportedList, progress: Progress = no_progress) -> str:
    """Return all drafts as one text, each under the company, the step and the address."""
    parts = []
    for company in companies_of(ranking, progress):
        if (draft := company.draft) and company.shortlisted:
            head = [f"{company.rank}. {company.company}: {company.action.label}"]
            head += (
                [f"To: {company.contact.address or company.contact}"]
                if str(company.contact)
                else []
            )
            head += [f"Subject: {draft.subject}"]
            lines = [sanitize.single_line(line) for line in head]
            parts.append("\n".join([*lines, "", sanitize.paragraphs(draft.body).strip()]))
    return "\n\n----\n\n".join(parts) + "\n" if parts else ""


def message(company: Recommendation, draft: Draft, as_of: date) -> bytes:
    """Return a mail of the as-of day that can be opened and edited, without a sender."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = sanitize.single_line(draft.subject)
    if to := _recipient(company):
        mail["To"] = to
    mail["Date"] = datetime.combine(as_of, time(), UTC)
    mail["X-Unsent"] = "1"
    mail.set_content(sanitize.paragraphs(draft.body), cte="quoted-printable")
    return mail.as_bytes()


def _recipient(company: Recommendation) -> Address | None:
    """Return the contact's address; None if it is not a single address."""
    address = company.contact.address.strip()
    if not _ADDRESS.fullmatch(address):
        return None
    try:
        return Address(sanitize.single_line(company.contact.name), addr_spec=address)
    except (ValueError, MessageError):
        return None
