"""Groups of job titles."""

import pandas as pd
import pytest

from ajar.measure.applications.role_groups import ROLE_WORDS, role_groups


@pytest.mark.parametrize(
    ("title", "group"),
    [
        ("Senior Data Engineer (m/w/d)", "Data and analytics"),
        ("Product Designer", "Design"),
        ("PRODUCT OWNER", "Product and project"),
        ("Full Stack Developer", "Software and IT"),
        ("Content Writer", "Marketing and communication"),
        ("Business Development Manager", "Sales and customers"),
        ("Accountant", "Finance and law"),
        ("Office Manager", "People and administration"),
        ("Primary school teacher", "Teaching and research"),
        ("Registered Nurse", "Health and care"),
        ("Truck driver", "Trades and production"),
        ("Head of Something", "Management and consulting"),
        ("Wizard", "Other"),
        ("", "No title"),
        ("--", "No title"),
    ],
)
def test_titles(title, group):
    """The most telling word decides."""
    assert role_groups(pd.Series([title]))[0] == group


def test_no_word_is_in_two_groups():
    """A word that stood in two groups would hide in the second."""
    words = [word for group in ROLE_WORDS.values() for word in group]

    assert len(words) == len(set(words))


def test_the_index_is_kept():
    """Groups line up with the titles."""
    assert list(role_groups(pd.Series(["Nurse"], index=[7])).index) == [7]
