"""The list in sentences."""

import pandas as pd
import pytest

from ajar.present import listing
from ajar.reengage import When


def doors(now, line, later):
    """Rows of a list with so many doors in each part."""
    when = [
        *["this week"] * now,
        *["next in line"] * line,
        *["coming up"] * later,
    ]
    days = pd.date_range("2027-01-01", periods=len(when))[::-1]
    return pd.DataFrame({"when": pd.Series(when, dtype="str"), "window_from": days})


@pytest.mark.parametrize(
    ("parts", "sent", "expected"),
    [
        ((0, 0, 0), 0, "No door is ajar right now."),
        ((1, 0, 0), 0, "1 step for this week."),
        (
            (5, 4, 0),
            0,
            "5 steps for this week; 4 can be taken whenever you have time.",
        ),
        ((2, 0, 1), 3, "2 more steps for this week; 1 opens on a day to come."),
        (
            (0, 2, 7),
            5,
            (
                "You wrote 5 messages this week, which is enough; "
                "2 can be taken whenever you have time and 7 open on a day to come."
            ),
        ),
        ((0, 0, 3), 0, "Nothing is due this week; 3 open on a day to come."),
    ],
)
def test_what_there_is_to_do_is_one_sentence(parts, sent, expected):
    """What is due first, then what can wait."""
    assert listing.sentence(doors(*parts), sent=sent, a_week=5) == expected


def test_parts_add_up_and_what_comes_up_is_by_day():
    """Every door is in one part; what is coming up stands in the order of its days."""
    rows = doors(2, 3, 4)
    found = listing.counts(rows)
    coming = listing.part_of(rows, When.COMING_UP)["window_from"]

    assert found == {When.THIS_WEEK: 2, When.IN_LINE: 3, When.COMING_UP: 4, None: 9}
    assert coming.is_monotonic_increasing
    assert len(listing.part_of(rows, None)) == 9
