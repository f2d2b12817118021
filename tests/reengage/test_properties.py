"""What must hold for every tracker, tried on generated ones."""

from datetime import date, timedelta

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from ajar.model.decisions import Decisions
from ajar.model.tracker import Tracker
from ajar.reengage import Action, PlanBucket, Recommendation, Segment, rank
from ajar.reengage.rules.rule import Tier

TODAY = date(2026, 11, 20)
COMPANIES = ("Aster", "Birch", "Cedar", "Elm", "")
STAGE_OF = {"applied": 0, "test": 1, "screen": 1, "interview": 2, "final": 3, "offer": 4}
ENDS = {"rejected": "rejected", "closed": "closed", "withdrawn": "withdrawn"}
MESSAGES = ("thanked", "asked_feedback", "nudged", "heard_back", "connected")
OWED = {"answer_offer", "answer_by_deadline", "confirm_interview"}


@st.composite
def jobs(draw, *, dated=True):
    """One application: what happened, on days before or after today or on none."""
    ago = st.integers(-20, 500) if dated else st.just(None)
    days = st.one_of(ago, st.none())
    kinds = draw(st.lists(st.sampled_from([*list(STAGE_OF)[1:], "replied"]), max_size=3))
    kinds = ["applied", *kinds]
    end = draw(st.sampled_from([None, *ENDS, "accepted", "declined"]))
    stage = max(STAGE_OF.get(kind, 0) for kind in kinds)
    if end in {"accepted", "declined"}:
        stage = 4
    events = [(kind, draw(days)) for kind in [*kinds, *([end] if end else [])]]
    sent = draw(st.lists(st.sampled_from(MESSAGES), max_size=2))
    events += [(kind, draw(days)) for kind in sent]
    outcome = ENDS.get(end, "offer" if stage == 4 else "open")
    return {
        "company": draw(st.sampled_from(COMPANIES)),
        "role": draw(st.sampled_from(["Analyst", "Engineer", ""])),
        "stage": stage,
        "outcome": outcome,
        "offer_answer": end if end in {"accepted", "declined"} else "",
        "said_silent": draw(st.booleans()) and outcome == "open",
        "channel": draw(st.sampled_from(["unknown", "referral", "agency", "job_board"])),
        "contact_name": draw(st.sampled_from(["", "", "Ana Silva"])),
        "contact_address": draw(st.sampled_from(["", "noreply@aster.example"])),
        "reason": draw(st.sampled_from(["unstated", "skills", "mismatch", "other_candidate"])),
        "events": events,
    }


def built(applications):
    """A tracker from generated applications."""
    rows, events = [], []
    for number, each in enumerate(applications):
        key = each["company"].casefold()
        row = {name: value for name, value in each.items() if name != "events"}
        rows.append({"id": number, "company_key": key, **row})
        events += [
            {"application": number, "company_key": key, "kind": kind,
             "day": None if ago is None else pd.Timestamp(TODAY - timedelta(days=ago))}
            for kind, ago in each["events"]
        ]  # fmt: skip
    frame = pd.DataFrame(events)
    frame["day"] = pd.to_datetime(frame["day"])
    return Tracker.build(pd.DataFrame(rows), frame)


many = st.lists(jobs(), min_size=1, max_size=6)
tried = settings(max_examples=6, derandomize=True, deadline=None)


@tried
@given(many)
def test_every_company_is_in_exactly_one_place(applications):
    """On the list with a segment, a rule and a reason, or left out with a reason."""
    tracker = built(applications)
    ranking = rank(tracker, as_of=TODAY)
    listed = [each.company_key for each in ranking.companies]
    excluded = [each.company_key for each in ranking.excluded if each.company_key]

    assert sorted(listed + excluded) == sorted(
        key for key in {each["company"].casefold() for each in applications} if key
    )
    for each in ranking.companies:
        assert each.why
        assert isinstance(each.segment, Segment)
        assert sum(term.points for term in each.reasons) == each.score
        assert "{" not in each.why
    assert [each.rank for each in ranking.companies] == list(range(1, len(listed) + 1))


@tried
@given(many)
def test_a_message_has_somebody_or_something_behind_it(applications):
    """No step without a person, something owed, an answer of theirs or a sign."""
    ranking = rank(built(applications), as_of=TODAY)
    for each in ranking.companies:
        if each.segment != Segment.ACT:
            assert each.bucket not in {PlanBucket.THIS_WEEK, PlanBucket.ANY_TIME}
            continue
        own = [a for a in applications if a["company"].casefold() == each.company_key]
        met = any(a["stage"] > 0 for a in own)
        person = any(a["contact_name"] or a["channel"] in {"referral", "agency"} for a in own)
        heard = any(
            kind in {"replied", "heard_back", "connected"} for a in own for kind, _ in a["events"]
        )
        assert each.action != Action.NONE
        assert met or person or heard or each.rule in OWED


@tried
@given(many)
def test_an_accepted_offer_leaves_no_nudge(applications):
    """Only withdrawals and thanks are left to write."""
    ranking = rank(built(applications), as_of=TODAY)
    if ranking.search.accepted:
        acts = {each.action for each in ranking.companies if each.segment == Segment.ACT}
        assert acts <= {Action.WITHDRAW, Action.THANK}


@tried
@given(many)
def test_whom_the_person_leaves_alone_never_appears(applications):
    """Neither on the list nor in the week."""
    ranking = rank(
        built(applications), as_of=TODAY, decisions=Decisions(do_not_contact=frozenset({"aster"}))
    )
    assert "aster" not in [each.company_key for each in ranking.companies]
    assert "aster" not in ranking.weekly_plan.companies


@tried
@given(jobs(), st.integers(1, 20))
def test_a_window_that_has_closed_stays_closed(application, later):
    """The same step of the same rule, once past, is not due again on a later day."""
    tracker = built([{**application, "company": "Aster"}])
    windows = {}
    for day in (0, 2, later):
        found = rank(tracker, as_of=TODAY + timedelta(days=day)).entry("aster")
        if not isinstance(found, Recommendation) or found.segment != Segment.ACT:
            continue
        window = (found.rule, found.window.start)
        closed = windows.get(window)
        if found.window.start and found.window.end:
            assert found.window.start <= TODAY + timedelta(days=day) <= found.window.end
            assert closed is None or closed >= TODAY + timedelta(days=day)
            if found.rule not in {"withdraw", "decline_open_offer", *OWED}:
                windows[window] = found.window.end


@tried
@given(many)
def test_owed_first_then_due_then_the_rest(applications):
    """Segments follow each other, and within what is to be done the tiers."""
    frame = rank(built(applications), as_of=TODAY).frame()
    order = {"act": 0, "running": 1, "watch": 2, "let_go": 3}
    assert frame["segment"].map(order).is_monotonic_increasing
    assert frame.loc[frame["segment"] == "act", "tier"].is_monotonic_increasing
    assert set(frame["tier"]) <= {int(tier) for tier in Tier}
