"""Applications and replies each week."""

from ajar.measure.activity.weekly import per_week


def test_every_week_from_the_first_to_the_last_is_there(judged):
    """Monday 5 January to Monday 19 January; the reply of the 21st was a rejection."""
    weeks = per_week(
        judged(
            {"applied": "2026-01-05"},
            {"applied": "2026-01-11", "rejected": "2026-01-21", "outcome": "rejected"},
            {"applied": "2027-01-11"},
            {},
        )
    )

    assert weeks["week"].dt.strftime("%Y-%m-%d").tolist() == [
        "2026-01-05", "2026-01-12", "2026-01-19",
    ]  # fmt: skip
    assert weeks["applications"].tolist() == [2, 0, 0]
    assert weeks["replies"].tolist() == [0, 0, 1]


def test_the_day_on_which_applications_were_entered_is_no_week_of_theirs(judged):
    """Forty dated 2 March, and one a week after: you did not send forty in a week."""
    entered = [{"applied": "2026-03-02"}] * 40
    weeks = per_week(judged(*entered, {"applied": "2026-03-10"}, {"applied": "2026-03-17"}))

    assert weeks["applications"].tolist() == [1, 1]


def test_without_days_there_are_no_weeks(judged):
    """Nothing to draw."""
    assert per_week(judged({}, {})).empty


def test_replies_are_left_out_where_it_is_not_known_when_they_came(judged):
    """Sixty rejections written down on three days; one whose day the file does not say."""
    late = [
        {"applied": f"2026-0{1 + n // 20}-{1 + n % 20:02}", "rejected": f"2026-0{4 + n // 20}-05",
         "outcome": "rejected"}
        for n in range(60)
    ]  # fmt: skip
    undated = {"applied": "2026-01-05", "rejected": None, "outcome": "rejected"}

    assert "replies" not in per_week(judged(*late))
    assert "replies" not in per_week(judged(undated))
    assert "replies" in per_week(judged(*late, noted_at_once=True))
