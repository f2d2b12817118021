"""At which stage rejections come."""

from ajar.measure.rejections.rejection_stages import rejections_by_stage


def test_each_rejection_counts_at_the_furthest_stage_reached(judged):
    """Two on paper, one after an interview; the offer was no rejection."""
    stages = rejections_by_stage(
        judged(
            {"outcome": "rejected"},
            {"outcome": "rejected"},
            {"outcome": "rejected", "stage": 2},
            {"outcome": "offer", "stage": 4},
            {"stage": 1},
        )
    )

    assert stages["rejected"].tolist() == [2, 0, 1, 0]
    assert stages["reached"].tolist() == [5, 3, 2, 1]
    assert stages["share"].tolist() == [2 / 3, 0, 1 / 3, 0]
