"""Trackers with hardly anything in them: each page says something true, and draws no frame."""

import pytest

from tests.pages.page_reader import Visit

HEADER = "Company,Role,Source,Date applied,Status,Rejected on"
NAMES = ("Arden", "Birch", "Cedar", "Dogwood", "Elder", "Fir", "Gorse", "Hazel", "Ivy")


def csv(*cells: str) -> bytes:
    """One application for each line of day, status and day of rejection."""
    rows = [f"{name},Nurse,LinkedIn,{line}" for name, line in zip(NAMES, cells, strict=False)]
    return "\n".join([HEADER, *rows]).encode()


TRACKERS = {
    "one application": csv("2026-09-05,Applied,"),
    "none answered": csv(*[f"2026-09-0{day},Applied," for day in range(1, 10)]),
    "all rejected": csv(*[f"2026-09-0{day},Rejected,2026-10-0{day}" for day in range(1, 10)]),
    "all on one day": csv(*["2026-09-05,Rejected,2026-09-20", "2026-09-05,Interview,"] * 4),
    "no days": csv(*[",Rejected,", ",Interview,", ",Applied,"] * 3),
    "a future day": csv(*[f"2099-09-0{day},Applied," for day in range(1, 6)]),
    "a reply before applying": csv(*[f"2026-09-0{d},Rejected,2026-08-0{d}" for d in range(1, 10)]),
}
SAYS = {
    ("one application", "response_times"): "Your file doesn't say who replied.",
    ("none answered", "response_times"): "Your file doesn't say who replied.",
    ("all rejected", "response_times"): "9 rejections came after 30 days.",
    ("no days", "response_times"): "Your file has no reply dates.",
    ("a future day", "response_times"): "Your file doesn't say who replied.",
    ("a reply before applying", "response_times"): "Your file has no reply dates.",
    ("no days", "method"): "0 of 9 applications have all the dates",
    ("one application", "method"): "All 1 application have the dates",
    ("none answered", "follow_ups"): "No follow-ups in your file yet",
}


@pytest.fixture(scope="module", params=TRACKERS)
def opened(request):
    """One of the trackers, open."""
    return request.param, Visit("jobs.csv", TRACKERS[request.param])


@pytest.mark.parametrize("name", ["response_times", "follow_ups", "method", "your_data"])
def test_a_page_says_something_true_of_a_small_tracker(opened, name):
    """No error, and the sentence that fits where one is listed."""
    tracker, visit = opened
    page = visit.page(name)

    assert not page.errors
    assert SAYS.get((tracker, name), "") in page.words
    assert "nan" not in page.words.casefold().split()
    assert "None" not in page.words.split()


def test_what_is_drawn_holds_something(opened):
    """Every figure has a point, a bar or a band to look at."""
    page = opened[1].page("response_times")

    for name in page.charts:
        traces = page.chart(name)["data"]
        assert any(len(trace.get("x") or ()) for trace in traces), name
