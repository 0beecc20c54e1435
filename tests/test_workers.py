"""Rules of work that is shared among processors."""

import os
import signal
from functools import partial
from multiprocessing import Barrier

import pytest

from portal.workers import WorkerDied, run_all, start


@pytest.fixture(autouse=True)
def _two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes sure that work is shared, though the tests themselves run beside threads of their own."""
    monkeypatch.setattr("portal.workers._processors", lambda: 2)
    monkeypatch.setattr("threading.active_count", lambda: 1)


def square(number: int) -> int:
    return number * number


def fail() -> int:
    raise ValueError("a fault of a piece")


def test_results_come_in_the_order_of_the_work() -> None:
    assert run_all([partial(square, number) for number in range(9)]) == [0, 1, 4, 9, 16, 25, 36, 49, 64]


def test_each_processor_has_a_process() -> None:
    met = Barrier(2)  # each piece waits for another that is done at the same time

    def meet() -> int:
        met.wait(30)
        return os.getpid()

    assert len(set(run_all([meet] * 4))) == 2


def test_what_begins_beside_this_process_is_waited_for_once() -> None:
    result = start(os.getpid)
    assert result() == result() != os.getpid()


def test_a_fault_beside_this_process_is_raised_where_its_result_is_asked_for() -> None:
    result = start(fail)
    with pytest.raises(ValueError, match="a fault of a piece"):
        result()


@pytest.mark.parametrize("place", [0, 1])
def test_a_fault_of_a_piece_is_raised_wherever_it_was_done(place: int) -> None:
    work = [partial(square, 2), partial(square, 3)]
    work[place] = partial(fail)
    with pytest.raises(ValueError, match="a fault of a piece"):
        run_all(work)


def test_a_process_that_dies_is_missed() -> None:
    met = Barrier(2)

    def die() -> bool:
        met.wait(30)
        os.kill(os.getpid(), signal.SIGKILL)
        return True

    with pytest.raises(WorkerDied):
        run_all([die, die])


def test_a_fault_shows_where_in_the_piece_it_was_raised() -> None:
    with pytest.raises(ValueError, match="a fault of a piece") as raised:
        run_all([partial(fail), partial(fail)])
    assert "in fail" in str(raised.value.__cause__)
