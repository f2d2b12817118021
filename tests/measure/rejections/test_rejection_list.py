"""Rejections in time order."""

from ajar.measure.rejections.rejection_list import rejections, sent_since_first_rejection


def search(judged):
    """A little of everything around the as-of date, 30 June 2026."""
    return judged(
        {"applied": "2026-06-01", "rejected": "2026-06-30", "outcome": "rejected", "stage": 0,
         "thanked": "2026-06-30"},
        {"applied": "2026-05-31", "screen": "2026-06-10", "stage": 1},
        {"applied": "2026-05-31", "screen": "2026-05-05", "rejected": "2026-05-20",
         "outcome": "rejected", "stage": 1, "feedback": "2026-06-02"},
        {"applied": "2026-07-02"},
        {"rejected": None, "outcome": "rejected", "role": "Clerk"},
    )  # fmt: skip


def test_wall(judged):
    """Every no in the order in which the news came, the undated last."""
    frame = rejections(search(judged))

    assert list(frame["application"]) == [2, 0, 4]
    assert list(frame["label"]) == ["Screen or test", "Applied", "Applied"]
    assert list(frame["feedback"]) == [True, False, False]
    assert frame["day"].isna().tolist() == [False, False, True]
    assert frame["role"][2] == "Clerk"


def test_sent_since_the_first_no(judged):
    """The first no came on 20 May; three were sent after it, and one is still to come."""
    assert sent_since_first_rejection(search(judged)) == 3
    assert sent_since_first_rejection(judged({"applied": "2026-06-01"})) == 0


def test_a_day_of_entry_is_not_after_the_first_no(judged):
    """Thirty entered on 1 June were sent nobody knows when; one was sent on 5 June."""
    table = judged(
        {"applied": "2026-05-02", "rejected": "2026-05-20", "outcome": "rejected"},
        *[{"applied": "2026-06-01"}] * 30,
        {"applied": "2026-06-05"},
    )

    assert 1 == sent_since_first_rejection(table)


def test_awkward_trackers_have_a_wall(awkward):
    """As long as there are rejections."""
    assert len(rejections(awkward)) == (awkward.rows["outcome"] == "rejected").sum()
