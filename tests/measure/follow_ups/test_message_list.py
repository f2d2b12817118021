"""Every follow-up with what came of it."""

from ajar.measure.follow_ups.message_list import message_list


def test_each_message_has_the_first_reply_after_it(judged):
    """Judged on 30 June: a reply after 5 days, none in 45 days, one still waiting, one undated."""
    frame = message_list(
        judged(
            {"company": "Acme", "contact_name": "Ann Lee", "applied": "2026-03-01",
             "nudged": "2026-03-20", "interview": "2026-03-25", "stage": 2},
            {"company": "Birch", "applied": "2026-03-01", "nudged": "2026-03-21"},
            {"company": "Cedar", "applied": "2026-03-01", "thanked": "2026-06-20"},
            {"company": "Dune", "applied": "2026-03-01", "nudged": None},
        )
    )  # fmt: skip

    assert frame["company"].tolist() == ["Cedar", "Birch", "Acme", "Dune"]
    assert frame["came"].tolist() == ["Waiting", "No reply", "Interview", "Date unknown"]
    assert frame["days"].fillna(0).tolist() == [0, 0, 5, 0]
    assert frame["contact"].tolist() == ["", "", "Ann Lee", ""]


def test_without_messages_the_list_is_empty(judged):
    """Nothing was sent."""
    assert message_list(judged({"applied": "2026-03-01"})).empty
