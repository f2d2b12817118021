"""Reasons: phrase by phrase, and texts that name several."""

import pytest

from ajar.intake.values.reasons import in_notes, interpret
from ajar.model.enums import Reason
from tests.intake.values.phrase_tables import composed, listed


def test_every_phrase_and_cell_is_read():
    """Each phrase names the reason that it stands under, and so do whole cells."""
    cells = [*listed("reasons.toml"), *composed("reasons.toml")]
    read = [
        (*cell, found.value)
        for cell, found in zip(cells, interpret(c[1] for c in cells), strict=True)
    ]

    assert [] == [cell for cell in read if cell[2] != cell[3]]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Position filled by an internal candidate", Reason.OTHER_CANDIDATE),
        ("Hiring freeze, and I lack experience", Reason.ROLE_GONE),
        ("No visa and too little experience", Reason.MISMATCH),
        ("They wanted more experience", Reason.SKILLS),
        ("Thanks for applying", Reason.UNSTATED),
        ("", Reason.UNSTATED),
    ],
)
def test_the_reason_that_matters_most_is_taken(text, reason):
    """Of several reasons, the one that says most about knocking again."""
    assert [reason] == interpret([text])


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        ("No sponsor visa", Reason.MISMATCH),
        ("They do not sponsor", Reason.MISMATCH),
        ("Kein Visa-Sponsoring", Reason.MISMATCH),
        ("Doesn't sponsor (fine, I am a citizen)", Reason.UNSTATED),
        ("No sponsorship needed", Reason.UNSTATED),
        ("Hybrid, not remote", Reason.UNSTATED),
        ("US citizens required, no sponsorship", Reason.MISMATCH),
        ("No sponsorship. I'm a citizen anyway", Reason.UNSTATED),
        ("Rejected, not local", Reason.MISMATCH),
        ("Nice, not local", Reason.UNSTATED),
        ("Rejected, nice salary", Reason.UNSTATED),
        ("Rejected because not local", Reason.MISMATCH),
        ("A nice salary", Reason.UNSTATED),
        ("A long log. " * 40 + "They moved forward with other candidates", Reason.OTHER_CANDIDATE),
        ("A long advertisement. " * 40 + "Rejected without experience", Reason.UNSTATED),
    ],
)
def test_notes_state_reasons_in_plain_words_only(note, reason):
    """A visa that nobody sponsors is a reason by itself; a long note may be an advertisement."""
    assert [reason] == in_notes([note])
