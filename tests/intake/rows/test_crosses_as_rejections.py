"""Crosses among blanks and ticks."""

import pytest

from tests.intake.workbooks_from_rows import of_rows, told


def outcomes(headers, *cells):
    """Outcome and stage of each row."""
    rows = [[f"Firm {i}", "2023-08-01", *row] for i, row in enumerate(cells)]
    return told(of_rows([["Company", "Date applied", *headers], *rows]), "outcome", "stage")


def test_a_cross_under_an_offer_is_a_no_where_blank_is_waiting():
    """And the stages before it stand."""
    read = outcomes(["Test", "Interview", "Offer"], ["✓", "✓", "✗"], ["✓", "", ""], ["", "", "✗"])

    assert [("rejected", 2), ("open", 1), ("rejected", 0)] == read


def test_a_cross_under_a_stage_ended_there():
    """It was tried and not passed."""
    read = outcomes(["Test", "Interview"], ["✓", "×"], ["×", ""], ["✓", "✓"], ["", ""])

    assert [("rejected", 2), ("rejected", 1), ("open", 2), ("open", 0)] == read


def test_a_latin_cross_beside_ticks_is_one_too():
    """By itself an “x” marks what happened."""
    ticked = outcomes(["Test", "Interview"], ["✓", "x"], ["✓", "✓"], ["", ""])
    alone = outcomes(["Test", "Interview"], ["x", "x"], ["x", ""], ["", ""])

    assert [("rejected", 2), ("open", 2), ("open", 0)] == ticked
    assert [("open", 2), ("open", 1), ("open", 0)] == alone


@pytest.mark.parametrize("cells", [(["✓", "✗"], ["✓", "✗"]), (["", "✗"], ["", "✓"])])
def test_without_blanks_a_cross_only_says_that_it_did_not_happen(cells):
    """Every row has an answer: nothing is known of waiting."""
    assert {"open"} == {outcome for outcome, _ in outcomes(["Test", "Interview"], *cells)}


def test_a_cross_under_the_resume_answers_the_application():
    """A column of marks holds no versions of a résumé."""
    read = outcomes(["简历", "Interview"], ["×", ""], ["√", "√"], ["", ""])

    assert ["rejected", "open", "open"] == [outcome for outcome, _ in read]
