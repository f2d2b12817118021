"""Companies with several applications, the fastest first."""

from ajar.measure.response_times.company_times import company_times


def test_companies_with_three_applications_are_listed_by_their_median_days(judged):
    """Acme replied after 4 and 10 days and not once; Birch has only two applications."""
    found = company_times(
        judged(
            {"company": "Acme", "applied": "2026-03-01", "screen": "2026-03-05", "stage": 1},
            {"company": "Acme", "applied": "2026-03-01", "rejected": "2026-03-11",
             "outcome": "rejected"},
            {"company": "Acme", "applied": "2026-03-01"},
            {"company": "Birch", "applied": "2026-03-01", "screen": "2026-03-02", "stage": 1},
            {"company": "Birch", "applied": "2026-03-01"},
        )
    )  # fmt: skip

    assert found.to_dict("list") == {
        "company": ["Acme"], "applications": [3], "replies": [2], "median_days": [7.0],
    }  # fmt: skip
