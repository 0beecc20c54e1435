"""Rules of work that is shared among processors."""

import os
from functools import partial

import pytest

from portal.workers import run_all


def square(number: int) -> int:
    return number * number


def fail() -> int:
    raise ValueError("a fault of a piece")


def test_results_come_in_the_order_of_the_work() -> None:
    assert run_all([partial(square, number) for number in range(9)]) == [0, 1, 4, 9, 16, 25, 36, 49, 64]


@pytest.mark.parametrize("place", [0, 1])
def test_a_fault_of_a_piece_is_raised_wherever_it_was_done(place: int) -> None:
    work = [partial(square, 2)] * 4
    work[place] = fail  # type: ignore[call-overload]  # another piece of work
    with pytest.raises(ValueError, match="a fault of a piece"):
        run_all(work)


def test_a_share_that_dies_is_missed() -> None:
    original = os.getpid()
    work = [lambda: os.getpid() == original or os._exit(1)] * 2
    if len(os.sched_getaffinity(0)) > 1:
        with pytest.raises(ChildProcessError, match="ended without an answer"):
            run_all(work)
