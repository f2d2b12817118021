"""The words in Ajar's columns of a person's own file, out and back."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ajar.model import annotation_columns
from ajar.model.decisions import LoggedEvent
from ajar.model.enums import EventKind

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
NOTES = st.text(max_size=30).map(lambda text: " ".join(text.split()).lstrip(": "))
EVENTS = st.builds(LoggedEvent, st.just("acme"), st.sampled_from(list(EventKind)), DAYS, NOTES)


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.lists(EVENTS, max_size=4))
def test_what_was_logged_comes_back_from_its_words(log):
    """Kind, day and note of every entry, whatever the notes hold, and no words are left over."""
    log.sort(key=lambda each: each.day)

    assert (
        [(each.kind, each.day, each.note) for each in log],
        "",
    ) == annotation_columns.parse_follow_ups(annotation_columns.format_follow_ups(log))


def test_a_note_that_looks_like_the_next_entry_stays_a_note():
    """A semicolon and a day in a note start nothing; only the semicolon is written otherwise."""
    note = "call back; 2026-01-02 Nudged"
    words = annotation_columns.format_follow_ups(
        [LoggedEvent("acme", EventKind.THANKED, date(2026, 1, 1), note)]
    )

    assert ([(EventKind.THANKED, date(2026, 1, 1), note.replace(";", ","))], "") == (
        annotation_columns.parse_follow_ups(words)
    )


@pytest.mark.parametrize(
    ("text", "found", "rest"),
    [
        ("2026-11-20 thanked", [(EventKind.THANKED, date(2026, 11, 20), "")], ""),
        (
            "2026-11-20 Nudged : by phone\n2026-11-25 HEARD BACK",
            [
                (EventKind.NUDGED, date(2026, 11, 20), "by phone"),
                (EventKind.HEARD_BACK, date(2026, 11, 25), ""),
            ],
            "",
        ),
        ("Ask Noor; soon", [], "Ask Noor; soon"),
        ("2026-11-20 had lunch", [], "2026-11-20 had lunch"),
        ("2026-02-30 Thanked", [], "2026-02-30 Thanked"),
        ("2026-11-20 Thankedx", [], "2026-11-20 Thankedx"),
        ("'=1+1", [], "=1+1"),
        ("", [], ""),
    ],
)
def test_what_a_person_typed_is_taken_up_or_kept(text, found, rest):
    """A day and a known word are an entry; everything else stays as their own words."""
    assert (found, rest) == annotation_columns.parse_follow_ups(text)


@pytest.mark.parametrize(
    ("action", "decided"),
    [
        ("Do  not contact", "never"),
        (annotation_columns.snoozed(date(2026, 12, 1)), date(2026, 12, 1)),
        ("snoozed until spring", None),
        ("thank", None),
        ("", None),
    ],
)
def test_only_decisions_are_read_from_an_action(action, decided):
    """What Ajar proposes decides nothing."""
    assert decided == annotation_columns.parse_action(action)
