"""Work slots: how many work at a time, and that an interrupted thread holds none."""

import threading

import pytest

from ajar.model.progress import Cancelled, Step, no_progress
from ajar.model.work_slots import WorkSlots

LONG = 20


def started(work) -> threading.Thread:
    """A thread that works."""
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread


def test_no_more_than_so_many_work_at_a_time():
    """Eight want a slot of two; in the end all had one."""
    slots, lock, now, most, done = WorkSlots(2), threading.Lock(), [], [], []

    def work():
        with slots.slot(no_progress):
            with lock:
                now.append(1)
                most.append(len(now))
            threading.Event().wait(0.05)
            with lock:
                now.pop()
        done.append(1)

    for thread in [started(work) for _ in range(8)]:
        thread.join(LONG)

    assert (8, 2) == (len(done), max(most))


def test_who_holds_a_slot_for_long_keeps_nobody_waiting():
    """The second begins beside it, and a slot that never gives way is not taken."""
    for gives_way, begins in ((0.05, True), (float(LONG), False)):
        slots, goes_on, began = WorkSlots(1, gives_way=gives_way), threading.Event(), []
        second_began = threading.Event()

        def hold(slots=slots, goes_on=goes_on, began=began):
            with slots.slot(no_progress):
                began.append(1)
                goes_on.wait(LONG)

        def follow(slots=slots, second_began=second_began):
            with slots.slot(no_progress):
                second_began.set()

        first = started(hold)
        while not began:
            threading.Event().wait(0.01)
        second = started(follow)

        assert begins == second_began.wait(LONG if begins else 0.3)
        goes_on.set()
        first.join(LONG)
        second.join(LONG)


def test_who_came_first_is_first():
    """Five wait for the one slot, each begins to wait after the one before."""
    slots, goes_on, order, threads = WorkSlots(1), threading.Event(), [], []

    def work(number, waits):
        with slots.slot(lambda *_: waits.set()):
            waits.set()
            goes_on.wait(LONG)
            order.append(number)

    for number in range(6):
        waits = threading.Event()
        threads.append(started(lambda number=number, waits=waits: work(number, waits)))
        assert waits.wait(LONG)
    goes_on.set()
    for thread in threads:
        thread.join(LONG)

    assert [0, 1, 2, 3, 4, 5] == order


def test_who_stops_waiting_leaves_the_queue():
    """The one behind it is next."""
    slots, goes_on = WorkSlots(1), threading.Event()
    first_works, behind_works = threading.Event(), threading.Event()

    def work(works):
        with slots.slot(no_progress):
            works.set()
            goes_on.wait(LONG)

    def cancelled(*_):
        raise Cancelled

    first = started(lambda: work(first_works))
    first_works.wait(LONG)
    with pytest.raises(Cancelled), slots.slot(cancelled):
        pytest.fail("two at a time")
    behind = started(lambda: work(behind_works))
    goes_on.set()

    assert behind_works.wait(LONG)
    first.join(LONG)
    behind.join(LONG)


def test_who_waits_says_so_and_may_be_cancelled():
    """The one that works goes on, and gives its slot to the next."""
    slots, goes_on, works = WorkSlots(1), threading.Event(), threading.Event()

    def work():
        with slots.slot(no_progress):
            works.set()
            goes_on.wait(LONG)

    def cancelled(step, _):
        assert step is Step.WAITING
        raise Cancelled

    first = started(work)
    works.wait(LONG)
    with pytest.raises(Cancelled), slots.slot(cancelled):
        pytest.fail("two at a time")
    goes_on.set()
    first.join(LONG)
    with slots.slot(cancelled):
        pass


def test_a_thread_that_ended_holds_no_slot():
    """Wherever it was interrupted: also between taking the slot and beginning its work."""
    slots, kept = WorkSlots(1), []

    def takes():
        kept.append(slots.slot(no_progress))
        kept[0].__enter__()

    started(takes).join(LONG)

    with slots.slot(lambda *_: pytest.fail("somebody still holds it")):
        pass
