"""Published figures beside a person's own."""

import pytest

from ajar.measure.published import compare_with_published, published


def test_every_published_figure_names_its_source_definition_and_year():
    """A range without them cannot be compared with anything."""
    for each in published().values():
        assert each.low <= each.high
        assert len(each.source) > 20
        assert each.definition.endswith(".")
        assert 2000 < each.year <= 2026


def test_own_figures_stand_beside_those_of_the_same_name(judged):
    """Two of four old ones with no reply; no range is published for a rejection rate."""
    found = compare_with_published(
        judged(
            {"applied": "2026-03-01", "screen": "2026-03-05", "stage": 1},
            {"applied": "2026-03-01", "rejected": "2026-03-20", "outcome": "rejected"},
            {"applied": "2026-03-01"},
            {"applied": "2026-03-01"},
            {"applied": "2026-06-20"},
        )
    )
    by_name = {each.own.name: each for each in found}

    assert (by_name["no_reply_60"].own.k, by_name["no_reply_60"].own.n) == (2, 4)
    assert by_name["no_reply_60"].published.low == pytest.approx(0.36)
    assert by_name["rejection_rate_60"].published is None
    assert set(published()) <= set(by_name)
