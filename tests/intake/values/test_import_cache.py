"""What is worked out of a person's words is remembered for one reading."""

import gc
import weakref

import pytest

from ajar.intake.values import import_cache as remembering
from ajar.intake.values.import_cache import cached_for_import, import_cache, within_budget


class Words:
    """Somebody's."""


@pytest.fixture
def asked():
    """A function that notes what it was asked, and what it was asked so far."""
    times: list[object] = []

    @cached_for_import
    def answer(words, *, twice=False):
        times.append(words if not twice else (words, words))
        return len(times)

    return answer, times


def test_within_a_reading_each_answer_is_worked_out_once(asked):
    """For the same arguments, named ones among them."""
    answer, times = asked
    with import_cache():
        found = [answer("a"), answer("a"), answer("a", twice=True), answer("a", twice=True)]

    assert [1, 1, 2, 2] == found
    assert ["a", ("a", "a")] == times


def test_nothing_is_remembered_outside_of_a_reading(asked):
    """Nor from one reading to the next."""
    answer, times = asked
    answer("a"), answer("a")
    for _ in range(2):
        with import_cache():
            answer("a")

    assert 4 == len(times)


def test_after_a_reading_nothing_of_its_words_stays(asked):
    """Neither what was asked nor what was answered."""
    words = Words()
    gone = weakref.ref(words)
    with import_cache():
        asked[0](words)
    asked[1].clear()
    del words
    gc.collect()

    assert gone() is None


def test_there_is_room_for_so_many_answers(asked, monkeypatch):
    """A file of very many different words does not fill the memory."""
    monkeypatch.setattr(remembering, "_MOST", 2)
    answer, times = asked
    with import_cache():
        for word in "abca":
            answer(word)

    assert list("abca") == times


def test_costly_looks_have_an_end_within_a_reading():
    """Each kind by itself; the next reading may look again."""
    with import_cache():
        assert [True, True, False] == [within_budget("days", 2) for _ in range(3)]
        assert within_budget("statuses", 2)
    with import_cache():
        assert within_budget("days", 2)
