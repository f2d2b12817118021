"""Drafts as mail files and as text."""

import email
import io
import zipfile
from datetime import date
from email.policy import SMTP

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ajar.export import eml
from ajar.reengage.recommendation import Contact, Draft
from tests.export.payloads import PAYLOADS
from tests.export.rankings import Ranking, naughty, recommended

HEADERS = ("x\r\nBcc: a@example.com", "x\u2028y", "x\x85y", "x\x0by", "x\ny", "é" * 90, "\x00")


def read(content):
    """The mail as a program reads it."""
    return email.message_from_bytes(content, policy=SMTP)


DAY = date(2026, 11, 23)


def archived(content):
    """Files in the zip by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_draft_is_an_unsent_mail_to_the_contact():
    """Subject, address and body as in the draft; no sender, so nobody can be written for."""
    (name, content), *_ = archived(eml.drafts_zip(Ranking((recommended(),)))).items()
    message = read(content)

    assert name == "001-Acme.eml"
    assert message["Subject"] == "Thank you"
    assert str(message["To"]) == "Noor Haddad <noor@example.com>"
    assert message["X-Unsent"] == "1"
    assert message["Date"].datetime.date() == Ranking.as_of
    assert message["From"] is None
    assert message.get_content() == "Dear Noor,\r\n\r\nthank you for telling me.\r\n"


def test_companies_without_a_draft_have_no_mail():
    """Waiting needs no words."""
    ranking = Ranking((recommended(drafts=()),))

    assert not archived(eml.drafts_zip(ranking))
    assert not eml.drafts_text(ranking)


@pytest.mark.parametrize("address", ["", "Noor", "a@b\r\nBcc: c@example.com", "a b@example.com"])
def test_an_address_that_is_none_is_left_out(address):
    """The person fills it in."""
    message = eml.message(
        recommended(contact=Contact("Noor", address)), Draft("Hello", "Hi", "warm"), DAY
    )

    assert read(message)["To"] is None


def check(text):
    """No header, no recipient and no part is added by any text."""
    files = archived(eml.drafts_zip(naughty(text)))
    (name,) = files
    message = read(files[name])

    assert set(message.keys()) <= {
        "Date",
        "Subject",
        "To",
        "X-Unsent",
        "Content-Type",
        "Content-Transfer-Encoding",
        "MIME-Version",
    }
    assert not message.is_multipart()
    assert "/" not in name
    assert len(name.splitlines()) == 1


@pytest.mark.parametrize("text", [*PAYLOADS, *HEADERS])
def test_no_text_adds_a_header(text):
    """Line breaks of every kind become blanks."""
    check(text)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=120))
def test_no_generated_text_adds_a_header(text):
    """The same for any text."""
    check(text)


def test_all_drafts_in_one_text():
    """Company, step, address and subject above each; a line between two."""
    text = eml.drafts_text(Ranking((recommended(), recommended("Beta", 2))))

    assert text.startswith(
        "1. Acme: Send a thank-you\nTo: noor@example.com\nSubject: Thank you\n\nDear Noor,"
    )
    assert text.count("\n----\n") == 1
    assert text.endswith("telling me.\n")
