"""Reasons: phrase by phrase, and texts that name several."""

import pytest

from ajar.intake.values.reasons import interpret
from ajar.model.enums import Reason
from tests.intake.values.phrase_tables import by_language

BY_LANGUAGE = by_language("reasons.toml")


@pytest.mark.parametrize("language", sorted(BY_LANGUAGE))
def test_every_phrase_is_read(language):
    """Each phrase of a language names its reason."""
    phrases, expected = zip(*BY_LANGUAGE[language], strict=True)

    assert list(expected) == [found.value for found in interpret(phrases)]


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
