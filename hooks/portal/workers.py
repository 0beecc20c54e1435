"""Independent pieces of work -> their results, on as many processors as there are."""

import os
import threading
import warnings
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context
from typing import TypeVar

Result = TypeVar("Result")

_work: Sequence[Callable[[], object]] = ()


def run_all(work: Sequence[Callable[[], Result]]) -> list[Result]:
    """The result of each piece of work, in order.

    Where the system can fork, each runs in a copy of this process, which has all it needs at hand; elsewhere, or beside
    other threads (a fork copies their locks, not them), one after the other.
    """
    global _work  # noqa: PLW0603  # the copies find their work where the original left it
    alone = len(work) < 2 or _processors() < 2 or "fork" not in get_all_start_methods()
    if alone or threading.active_count() > 1:
        return [piece() for piece in work]
    _work = work
    try:
        with warnings.catch_warnings(), ProcessPoolExecutor(_processors(), get_context("fork")) as pool:
            # The pool's own thread is all there is beside this one, and it holds no lock of ours.
            warnings.simplefilter("ignore", DeprecationWarning)
            return list(pool.map(_run, range(len(work))))  # type: ignore[arg-type]  # results keep their type in `work`
    finally:
        _work = ()


def _run(number: int) -> object:
    return _work[number]()


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
