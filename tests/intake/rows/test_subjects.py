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
