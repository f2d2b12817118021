"""An e-mail that is pasted in: which company, what it says, which day."""

from datetime import date

import pytest

from ajar.intake import read_message
from ajar.model.enums import EventKind

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "company", "kind", "day"),
    [
        (
            (
                "From: Acme Careers <jobs@acme.com>\nDate: Mon, 23 Nov 2026 10:12:00 +0100\n"
                "Subject: Your application for Data Analyst at Acme\n\nDear Ines,\n\n"
                "Thank you. Unfortunately, we have decided to move forward with other candidates."
            ),
            "Acme",
            EventKind.REJECTED,
            DAY,
        ),
        (
            (
                "Von: HR Nordwind <hr@nordwind.de>\nDatum: 23. November 2026\nBetreff: Zu\n\n"
                "wir möchten Sie gerne zu einem Vorstellungsgespräch einladen."
            ),
            "Nordwind",
            EventKind.INTERVIEW,
            DAY,
        ),
        ("How are you? See you on Sunday.", "", None, None),
    ],
    ids=["English", "German", "private"],
)
def test_a_pasted_message_says_who_what_and_when(text, company, kind, day):
    """By its headers and its most telling sentence; what is unclear is left to the person."""
    found = read_message(text)

    assert (company, kind, day) == (found.company, found.kind, found.day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "De : Recrutement <rh@lumiere.fr>\nEnvoyé : 23 novembre 2026 10:00\nObjet : Oui",
            DAY,
        ),
        ("De: Talento <empleo@solaris.es>\nFecha: 23/11/2026\nAsunto: Proceso", DAY),
        ("Sent: Monday, November 23, 2026 9:15 AM\nSubject: Hello", DAY),
        ("Subject: Hello", None),
    ],
)
def test_the_day_is_that_of_its_header(text, day):
    """In four languages; without a header there is none."""
    assert day == read_message(text).day
