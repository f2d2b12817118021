"""``python -m ajar measure`` on the sample and on twelve rows, beside what was counted by hand."""

import json
import re
from datetime import date

import pytest

from ajar.__main__ import main
from tests.applications import SAMPLE, SAMPLE_DAY, sample
from tests.measure import reference
from tests.pages.test_numbers_by_hand import AS_OF, ROWS

REPLY = ("positive", "other", "rejected", "closed")
NAMES = [
    "rejection_rate_sent",
    "rejection_rate_decided",
    *(f"{what}_by_day_{day}" for what in ("rejected", "reply", "positive") for day in (30, 60, 90)),
    "no_reply_share",
    "conversion_applied_screen",
    "conversion_screen_interview",
    "conversion_interview_final",
    "conversion_final_offer",
    "median_days_to_reply",
    "median_days_to_positive",
    "median_days_to_rejection",
    "waiting_threshold_days",
    "curve_first_positive",
    "curve_first_rejected",
    "curve_first_closed",
    "curve_waiting",
    "curve_rejected",
    "hear_after_silence",
    "follow_up_fair_difference_7",
    "follow_up_fair_difference_14",
    "follow_up_fair_difference_21",
    "follow_up_naive_difference",
]


def measured(capsys, path, as_of: date) -> dict:
    """What the command prints."""
    assert main(["measure", str(path), "--as-of", as_of.isoformat()]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.fixture
def twelve(capsys, tmp_path):
    """Of the tracker of twelve rows, whose events are told in ``test_numbers_by_hand``."""
    path = tmp_path / "jobs.csv"
    path.write_bytes(ROWS)
    return measured(capsys, path, AS_OF)


@pytest.fixture
def of_sample(capsys):
    """Of the sample."""
    return measured(capsys, SAMPLE, SAMPLE_DAY)


@pytest.mark.parametrize("which", ["twelve", "of_sample"])
def test_every_estimate_carries_definition_n_and_excluded(which, request):
    """All names are there; none stands without its n, what it left out, and what it means."""
    told = request.getfixturevalue(which)
    curves = {name for name, each in told.items() if isinstance(each, list)}

    assert [name for name in NAMES if name not in told] == []
    assert {f"{name}[about]" for name in curves} <= told.keys()
    for name, each in told.items():
        if name in curves:
            continue  # days and shares; what they mean stands under its name with [about]
        assert len(each["definition"]) > 10, name
        assert isinstance(each["n"], int), name
        assert each["n"] >= 0, name
        assert isinstance(each["excluded"], int), name
        assert each["excluded"] >= 0, name
        if each["unit"] == "share" and each.get("value") is not None:
            assert 0 <= each["low"] <= each["value"] <= each["high"] <= 1, name


def test_twelve_rows(twelve):
    """
    Value, n and excluded, counted in the docstrings of ``test_numbers_by_hand``.

    Reply by day 30 is 1 - 8/21; fewer than five were watched for longer than 40 days. Excluded
    are what a share does not look at: of decided the five without an answer, of no reply Kelp and
    Larch, of a conversion whoever reached
    the stage and is not settled: Kelp and Larch of those who applied, Larch of those screened. The
    median reply is day 20, a rejection day 40. Four yeses have a day.
    """
    expected = {
        "rejection_rate_sent": (6 / 12, 12, 0),
        "rejection_rate_decided": (6 / 7, 7, 5),
        "no_reply_share": (3 / 10, 10, 2),
        "rejected_by_day_30": (0.4, 12, 0),
        "rejected_by_day_60": (None, 12, 0),
        "rejected_by_day_90": (None, 12, 0),
        "reply_by_day_30": (13 / 21, 12, 0),
        "reply_by_day_60": (None, 12, 0),
        "reply_by_day_90": (None, 12, 0),
        "positive_by_day_30": (1 / 3, 12, 0),
        "positive_by_day_60": (None, 12, 0),
        "positive_by_day_90": (None, 12, 0),
        "conversion_applied_screen": (3 / 10, 10, 2),
        "conversion_screen_interview": (2 / 3, 3, 1),
        "conversion_interview_final": (1 / 2, 2, 0),
        "conversion_final_offer": (1.0, 1, 0),
        "median_days_to_reply": (20, 12, 0),
        "median_days_to_positive": (None, 12, 0),
        "median_days_to_rejection": (40, 12, 0),
        "waiting_threshold_days": (45, 4, 0),
        "follow_up_fair_difference_7": (None, 0, 10),
        "follow_up_fair_difference_14": (None, 7, 1),
        "follow_up_fair_difference_21": (None, 5, 1),
        "follow_up_naive_difference": (None, 10, 2),
        "rejection_rate_sent[channel=referral]": (2 / 3, 3, 0),
        "rejection_rate_sent[channel=job_board]": (4 / 7, 7, 0),
        "rejection_rate_sent[channel=agency]": (0.0, 2, 0),
        "no_reply_share[channel=job_board]": (3 / 7, 7, 0),
    }
    for name, (value, n, excluded) in expected.items():
        each = twelve[name]
        assert (each["n"], each["excluded"]) == (n, excluded), name
        assert each["value"] == (None if value is None else pytest.approx(value)), name

    def curve(name):
        return {day: value for day, value, _, _ in twelve[name]}

    assert curve("curve_first_positive")[10] == pytest.approx(1 / 3)
    assert curve("curve_first_rejected")[30] == pytest.approx(6 / 21)
    assert curve("curve_waiting")[30] == pytest.approx(8 / 21)
    assert max(curve("curve_first_rejected")) == 30
    assert curve("curve_rejected")[40] == pytest.approx(0.5)
    assert curve("hear_after_silence")[5] == pytest.approx(0.2)


def test_the_sample(of_sample):
    """Beside the slow definitions on the sheet itself, intervals included."""
    sheet = sample()
    told = [each.story(SAMPLE_DAY) for each in sheet]
    timed = [story for story, each in zip(told, sheet, strict=True) if not each.guessed]
    companies = [story.company or number for number, story in enumerate(timed)]
    words, ends = reference.first_words(timed), reference.ends(timed)
    undated = sum(story.word[0] is None and story.word[1] is not None for story in timed)
    for name, waits, kinds, more in (
        ("rejected", ends, ("rejected",), 0.0),
        ("reply", words, REPLY, undated / len(timed)),
        ("positive", words, ("positive",), 0.0),
    ):
        for day in (30, 60, 90):
            each = of_sample[f"{name}_by_day_{day}"]
            counted, low, high = reference.incidence(waits, kinds, day, companies)
            # A few were closed, or withdrawn, on an unknown day: they are given days, and change
            # the curve of replies by up to their share and the others hardly.
            assert counted - 0.001 < each["value"] < counted + more + 0.001
            if not more:
                assert (each["low"], each["high"]) == pytest.approx((low, high), abs=0.001)
    counts = {
        "rejection_rate_sent": (80, 248),
        "rejection_rate_decided": (80, 82),
        "no_reply_share": (
            sum(reference.got_no_reply(each) for each in told if each.age > 14),
            246,
        ),
        **{
            name: reference.conversion(told, stage)
            for stage, name in enumerate(each for each in NAMES if each.startswith("conversion_"))
        },
    }
    for name, (k, n) in counts.items():
        assert of_sample[name]["value"] == pytest.approx(k / n), name
        assert of_sample[name]["n"] == n, name
    for day in (14, 21):
        fair = of_sample[f"follow_up_fair_difference_{day}"]["value"]
        assert fair == pytest.approx(reference.fair(timed, day))
    assert of_sample["follow_up_naive_difference"]["value"] == pytest.approx(reference.naive(timed))
    assert of_sample["waiting_threshold_days"]["value"] == reference.threshold(timed) == 14
    by_channel = {
        re.sub(r".*=(\w+)\]", r"\1", name): each["n"]
        for name, each in of_sample.items()
        if name.startswith("rejection_rate_sent[channel=")
    }
    expected = {name: sum(each.channel == name for each in sheet) for name in by_channel}
    # “They called back” names no channel; the link of that row leads to a page of jobs.
    expected["careers_page"] += 1
    assert by_channel == expected
    assert sum(by_channel.values()) == 248
