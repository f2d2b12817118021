"""Employers and the agencies before them, in one cell."""

import pytest

from ajar.intake.values.agencies import split, split_each
from ajar.model.enums import Channel


@pytest.mark.parametrize(
    ("text", "company", "agency"),
    [
        ("Randstad (for Kestrel Bank)", "Kestrel Bank", "Randstad"),
        ("Plover Search on behalf of Kestrel Foods", "Kestrel Foods", "Plover Search"),
        ("Plover Search (client: Kestrel)", "Kestrel", "Plover Search"),
        ("Kestrel (via Plover)", "Kestrel", "Plover"),
        ("Kestrel via Randstad", "Kestrel", "Randstad"),
        ("Kestrel Robotics (for Summer)", "Kestrel Robotics (for Summer)", ""),
        ("Kestrel through Time", "Kestrel through Time", ""),
        ("Center for Birds", "Center for Birds", ""),
        ("Kestrel (Oslo)", "Kestrel (Oslo)", ""),
        ("", "", ""),
    ],
)
def test_the_employer_is_told_from_the_agency(text, company, agency):
    """“For” in brackets tells only behind the name of an agency."""
    assert (company, agency) == split(text)[:2]
    assert [split(text)] == split_each([text])


def test_a_board_is_no_agency():
    """It is the channel."""
    assert ("Kestrel", "", Channel.JOB_BOARD) == split("Kestrel via LinkedIn")
