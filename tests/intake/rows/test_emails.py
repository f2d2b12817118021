"""One e-mail: its text as a person reads it, and the sentence that decides."""

import pytest

from ajar.intake.rows.emails import most_informative_sentence, plain_text

REFUSAL = "Unfortunately, we will not be moving forward with your application."


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("10 new jobs for you", "Rejected? Here is what to do."),
        ("10 new jobs for you", "Rejected. Here is the way on."),
        ("Job alert: Nurse", "We received your application feedback. New jobs at Acme."),
    ],
)
def test_advertising_is_no_answer(subject, text):
    """Questions, vague receipts and mails about no company leave a list of jobs what it is."""
    assert subject == most_informative_sentence("", subject, text)


def test_an_answer_under_a_subject_like_that_of_a_newsletter_is_one():
    """Where it names the company and a sentence is nothing but the refusal."""
    text = f"Thank you for applying to Acme. {REFUSAL}"

    assert REFUSAL == most_informative_sentence("", "New jobs at Acme", text)


@pytest.mark.parametrize(
    ("subject", "text", "sender"),
    [
        (
            "Nurse opportunity at Acme",
            "Unfortunately we will not be moving forward with your application to Acme.",
            "",
        ),
        ("Nurse opportunity at Acme", "Your application was not successful.", ""),
        ("Your opportunity", "Your application was not successful.", "Acme Careers <hr@a.example>"),
        ("10 new jobs for you", "Thank you for applying to Acme!", ""),
    ],
)
def test_an_answer_of_a_named_company_is_one_whatever_its_subject(subject, text, sender):
    """In its own sentence, in the subject or as the sender."""
    assert text == most_informative_sentence("", subject, f"{text} Regards, Ann", sender)


def test_a_job_board_that_sends_is_no_company():
    """Its alerts stay alerts."""
    text = "We received your application feedback. New jobs at Acme."

    assert "Job alert" == most_informative_sentence("", "Job alert", text, "Indeed <a@indeed.com>")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("See https://x.example/?page=20 soon", "See https://x.example/?page=20 soon"),
        ("See https://x.example/?page=3D2 soon", "See https://x.example/?page=2 soon"),
        ("See https://x.example/?a=AB=CD soon", "See https://x.example/?a=AB=CD soon"),
        ("Hi=20\nthere=20", "Hi there"),
        ("We=20regret=2E", "We regret."),
        ("5=E2=82=AC", "5€"),
        ("Ren=C3=A9 Caf=C3=A9", "René Café"),
        ("We regret =\nto inform you", "We regret to inform you"),
        ("Bis bald\nübrigens gern", "Bis bald übrigens gern"),
        ("Bis bald\nÜbrigens gern", "Bis bald\nÜbrigens gern"),
        ("<html><head><title>Acme</title><p>We regret</p></html>", "We regret"),
    ],
)
def test_the_source_of_a_mail_becomes_its_text(source, text):
    """Transfer encoding, line breaks before small letters of any alphabet, an open head."""
    assert text == plain_text(source).strip()
