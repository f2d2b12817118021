"""Company and role out of the subject of an e-mail."""

import pytest

from ajar.intake.rows.subjects import parse


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Re: Data Engineer at Acme", ("Acme", "Data Engineer")),
        ("Update on your application at Acme", ("Acme", "")),
        ("We received your application – Analyst at Acme", ("Acme", "Analyst")),
        ("Senior - Lead Engineer at Acme", ("Acme", "Senior - Lead Engineer")),
    ],
)
def test_talk_before_the_company_is_no_role(subject, expected):
    """What a mail says of the application itself names no role."""
    assert expected == parse(subject)


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for your interest in joining our team",
        "we decided to go on with other candidates whose skills are closer to our needs",
        "Update on your application",
    ],
)
def test_courtesy_names_no_company(text):
    """“Our team” and “other candidates” are nobody's name."""
    assert ("", "") == parse(text)


def test_joining_is_no_part_of_a_name():
    """“Your interest in joining Cedar” names Cedar."""
    assert "Cedar" == parse("We appreciate your interest in joining Cedar.")[0]


def test_the_end_of_a_word_is_no_preposition():
    """“What to do” is not at “to do”."""
    assert ("", "") == parse("Here is what to do.")
