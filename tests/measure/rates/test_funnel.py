"""Stages reached, conversions and flows."""

import pytest

from ajar.measure.rates import funnel
from ajar.measure.statistics.intervals import wilson
from ajar.model.tracker import Coverage


def search(judged, **more):
    """One at each furthest stage, most of them over."""
    return judged(
        {"applied": "2026-01-01"},
        {"applied": "2026-01-01", "rejected": "2026-02-01", "outcome": "rejected"},
        {"applied": "2026-01-01", "stage": 1, "screen": "2026-01-05", "outcome": "closed"},
        {"applied": "2026-01-01", "stage": 2, "interview": "2026-01-05", "outcome": "rejected"},
        {"applied": "2026-01-01", "stage": 3, "final": "2026-06-29"},
        {"applied": "2026-01-01", "stage": 4, "offer": "2026-02-01", "outcome": "offer"},
        {"applied": "2026-06-25", "stage": 1, "screen": "2026-06-27"},
        {"applied": "2026-06-25"},
        **more,
    )


def test_a_rejection_after_an_interview_is_an_interview(judged):
    """Each stage counts all that got so far or further."""
    frame = funnel.funnel(search(judged))

    assert list(frame["reached"]) == [8, 5, 3, 2, 1]
    assert list(frame["share"]) == [1, 0.625, 0.375, 0.25, 0.125]
    assert ((frame["low"] <= frame["share"]) & (frame["share"] <= frame["high"])).all()


def test_conversions_count_what_is_settled(judged):
    """
    Fresh ones count neither way, and neither does last week's quick yes.

    Applied: all but the two of last week, four of six went on. Screen: closed, rejected, final
    and offer. Interview: rejected, final (it went on) and offer. Final: the one that is still
    fresh there is left out.
    """
    found = funnel.conversions(search(judged, coverage=Coverage(stage_history=True)))

    assert [estimate.name for estimate in found] == [
        "conversion_applied_screen",
        "conversion_screen_interview",
        "conversion_interview_final",
        "conversion_final_offer",
    ]
    assert [(one.k, one.n, one.excluded) for one in found] == [
        (4, 6, 2),
        (3, 4, 1),
        (2, 3, 0),
        (1, 1, 1),
    ]
    assert found[0].note == ""


def test_a_file_with_only_the_present_status_gives_a_lower_bound(judged):
    """
    A stage passed before a rejection may be missing: there is no value, but its bounds.

    Four of six went on; two were rejected at the first stage, as far as the file says.
    """
    found = funnel.conversions(search(judged, coverage=Coverage()))[0]

    assert (found.value, found.k, found.n) == (None, 4, 6)
    assert found.low == pytest.approx(wilson(4, 6)[0])
    assert "may be missing" in found.note
    assert funnel.lower_bound(search(judged, coverage=Coverage(stage_history=True))) == ""


def test_what_flows_into_a_stage_flows_out(judged):
    """The links of the Sankey balance at every stage but the offer."""
    line = search(judged)
    flows = funnel.flows(line)
    coming, going = (flows.groupby(end)["count"].sum() for end in ("target", "source"))

    for label in ("Screen or test", "Interview", "Final round"):
        assert coming[label] == going[label]
    assert going["Applied"] == len(line)
    assert coming["Offer"] == 1
    ends = {"No reply": 1, "Waiting": 3, "Not selected": 2, "Role closed": 1}
    assert coming[list(ends)].to_dict() == ends


def test_awkward_trackers_have_a_funnel(awkward):
    """Five stages, four conversions, and flows that balance at the start."""
    assert list(funnel.funnel(awkward)["n"]) == [len(awkward)] * 5
    assert len(funnel.conversions(awkward)) == 4
    flows = funnel.flows(awkward)
    assert flows.loc[flows["source"] == "Applied", "count"].sum() == len(awkward)
