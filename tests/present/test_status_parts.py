"""A status as outcome and stage."""

import pytest

from ajar import intake
from ajar.present import status_parts


@pytest.mark.parametrize("outcome", status_parts.OUTCOMES)
@pytest.mark.parametrize("stage", status_parts.STAGE_MEANINGS)
def test_every_choice_is_a_meaning_of_the_vocabulary(outcome, stage):
    """And is read back as it was chosen, where it has a stage at all."""
    meaning = status_parts.meaning_of(outcome, stage)
    said = status_parts.parts(meaning)

    assert meaning in intake.meaning_labels()
    if (outcome, stage) == ("withdrawn", "offer"):
        assert "offer_declined" == said.outcome
    elif (outcome, stage) == ("open", "offer"):
        assert "offer" == said.outcome
    elif status_parts.has_stage(outcome):
        assert (outcome, stage) == said
    else:
        assert outcome == said.outcome


@pytest.mark.parametrize("meaning", intake.meaning_labels())
def test_every_meaning_has_an_outcome_and_a_stage(meaning):
    """Also where it says more than the two."""
    said = status_parts.parts(meaning)

    assert said.outcome in status_parts.OUTCOMES
    assert said.stage in status_parts.STAGE_MEANINGS
