"""Numbers before names that run on through a column are no part of the names."""

import pytest

from tests.intake.workbooks_from_rows import of_rows, told

HEADER = ["Company", "Role", "Applied", "Status"]


def companies(*names):
    """Companies of a tracker with these cells."""
    rows = [[name, "Clerk", f"2026-01-{at:02d}", "Applied"] for at, name in enumerate(names, 5)]
    return [company for (company,) in told(of_rows([HEADER, *rows]), "company")]


@pytest.mark.parametrize("number", ["{}. {}", "{}) {}", "#{} {}", "{}、{}", "{} - {}", "No. {} {}"])
def test_list_numbers_are_taken_off(number):
    """In any notation, also where one is missing or they begin anew."""
    names = ["Alder Mills", "Birch House", "Cedar Point", "Dogwood Inn", "Elm Works", "Fir Labs"]
    cells = [number.format(at, name) for at, name in zip([7, 8, 9, 1, 2, 3], names, strict=True)]

    assert names == companies(*cells)
    assert names == companies(*cells[:-1], "Fir Labs")


@pytest.mark.parametrize(
    "names",
    [
        ["3 Monkeys", "4 Seasons", "37 Signals", "99 Designs"],
        ["1 Acme", "Beta", "Gamma", "2 Delta", "Epsilon", "3 Zeta"],
        ["1. FC Alder", "1. FC Birch"],
    ],
)
def test_numbers_that_do_not_run_on_stay(names):
    """They are part of the names."""
    assert names == companies(*names)
