"""Decisions of two windows put together: nothing that either of them made is lost."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from ajar.model.decision_merge import merge_decisions
from ajar.model.decisions import Decisions, LoggedEvent
from ajar.model.enums import EventKind

DAY = date(2026, 11, 2)
EVENTS = st.builds(
    LoggedEvent,
    st.sampled_from(["acme", "beta"]),
    st.sampled_from([EventKind.THANKED, EventKind.NUDGED]),
    st.just(DAY),
)
SIDES = st.builds(
    Decisions,
    log=st.lists(EVENTS, max_size=3).map(tuple),
    do_not_contact=st.frozensets(st.sampled_from("abc")),
    snoozed=st.dictionaries(st.sampled_from("abc"), st.just(DAY)),
    language=st.sampled_from(["", "de", "fr"]),
)


def test_both_sides_additions_and_removals_count():
    """A set, a log and a mapping; what both changed is as I said."""
    thanked, nudged, heard = (
        LoggedEvent("acme", kind, DAY)
        for kind in (EventKind.THANKED, EventKind.NUDGED, EventKind.HEARD_BACK)
    )
    base = Decisions(log=(thanked,), do_not_contact=frozenset("ab"), snoozed={"x": DAY})
    mine = Decisions(
        log=(nudged,), do_not_contact=frozenset("abc"), language="de", messages_per_week=3
    )
    theirs = Decisions(
        log=(thanked, heard),
        do_not_contact=frozenset("b"),
        snoozed={"x": DAY, "y": DAY},
        messages_per_week=9,
    )

    assert Decisions(
        log=(heard, nudged),
        do_not_contact=frozenset("bc"),
        snoozed={"y": DAY},
        language="de",
        messages_per_week=3,
    ) == merge_decisions(base, mine, theirs)


@settings(max_examples=60, derandomize=True)
@given(SIDES, SIDES)
def test_a_side_that_changed_nothing_leaves_the_other_as_it_is(base, changed):
    """Whichever side it is; and the same change on both sides is one change."""
    assert changed == merge_decisions(base, changed, base) or set(changed.log) == set(
        merge_decisions(base, changed, base).log
    )
    assert changed == merge_decisions(base, base, changed)
    assert changed == merge_decisions(base, changed, changed)
