"""The tracker: declared columns only, derived companies."""

import pandas as pd
import pytest

from ajar.model.columns import FRAMES
from ajar.model.tracker import Tracker, cast_to_schema


def two_companies() -> Tracker:
    """Three applications at two companies, one of them written in two ways."""
    applications = pd.DataFrame(
        {
            "company": ["Acme", "ACME", "Acme", "Birch", "Hidden client"],
            "company_key": ["acme", "acme", "acme", "birch", ""],
            "stage": [0, 2, 1, 0, 0],
            "outcome": ["rejected", "open", "rejected", "open", "open"],
            "interest": [0.2, 0.9, None, None, 1.0],
        },
    )
    events = pd.DataFrame(
        {
            "application": [0, 1, -1],
            "company_key": ["acme", "acme", "birch"],
            "kind": ["applied", "interview", "connected"],
            "day": ["2026-01-05", None, "2026-02-01"],
        },
    )
    return Tracker.build(applications, events)


@pytest.mark.parametrize("name", FRAMES)
def test_every_frame_has_exactly_its_declared_columns(name):
    """An empty tracker already has every declared column, in order."""
    tracker = Tracker.build(pd.DataFrame(), pd.DataFrame())

    assert [column.name for column in FRAMES[name]] == list(getattr(tracker, name).columns)


def test_an_undeclared_column_is_refused():
    """A column nobody declared cannot slip in."""
    with pytest.raises(ValueError, match="Nobody declared shoe_size"):
        Tracker.build(pd.DataFrame({"shoe_size": [42]}), pd.DataFrame())


def test_an_unknown_category_is_refused():
    """A word outside the vocabulary is an error and not an empty cell."""
    with pytest.raises(ValueError, match="outcome has no category lost"):
        Tracker.build(pd.DataFrame({"outcome": ["lost"]}), pd.DataFrame())


def test_an_event_needs_its_application():
    """An event cannot point at an application that is not there."""
    with pytest.raises(ValueError, match="not in the tracker"):
        Tracker.build(pd.DataFrame({"company": ["A"]}), pd.DataFrame({"application": [7]}))


def test_ids_are_unique():
    """Two applications cannot share an id."""
    with pytest.raises(ValueError, match="repeat"):
        Tracker.build(pd.DataFrame({"id": [1, 1]}), pd.DataFrame())


def test_a_company_takes_the_spelling_met_most_often():
    """One row a company, named as the person mostly writes it."""
    companies = two_companies().companies.set_index("company_key")

    assert ["Acme", "Birch"] == list(companies["company"])


def test_a_company_adds_up_its_applications():
    """Counts, furthest stage and highest interest are over all applications there."""
    acme = two_companies().companies.set_index("company_key").loc["acme"]

    assert (3, 2, 1, 2, 0.9) == (
        acme["applications"], acme["rejected"], acme["open"], acme["stage"], acme["interest"],
    )  # fmt: skip


def test_a_placeholder_is_no_company():
    """An application without an identity belongs to no company."""
    assert "" not in set(two_companies().companies["company_key"])


def test_undated_events_give_a_company_no_day():
    """A company's days come from dated events only."""
    companies = two_companies().companies.set_index("company_key")

    assert pd.Timestamp("2026-01-05") == companies.loc["acme", "last_day"]


def test_a_missing_category_says_that_the_file_does_not_say():
    """An absent channel is unknown, not the first of the list."""
    frame = cast_to_schema(pd.DataFrame({"company": ["A"]}), FRAMES["applications"])

    assert ["unknown", "open", "unstated"] == [
        frame.loc[0, "channel"],
        frame.loc[0, "outcome"],
        frame.loc[0, "reason"],
    ]
