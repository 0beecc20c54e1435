"""Independent pieces of work -> their results, on as many processors as there are."""

import gc
import os
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from multiprocessing import get_context
from typing import Any, TypeVar

Result = TypeVar("Result")
Piece = Callable[[], Result]


class WorkerDied(ChildProcessError):
    """A process that shared the work has ended without an answer, as where memory ran out."""


def start(piece: Piece[Result]) -> Piece[Result]:
    """Starts a piece of work in another process where possible; returns a function that waits for its result."""
    if _processors() < 2 or not _may_fork():
        return cache(piece)
    share = _Share([piece])
    pool = share.pool(1)
    future = pool.submit(_done, 0)
    pool.shutdown(wait=False)

    def result() -> Result:
        try:
            found: Result = future.result()
        except BrokenProcessPool as broken:
            raise WorkerDied(str(broken)) from broken
        finally:
            share.close()
        return found

    return cache(result)


def run_all(work: Sequence[Piece[Result]]) -> list[Result]:
    """The result of each piece of work, in order; raises what a piece has raised, with its traceback.

    Where the system can fork, each processor has a copy of this process, with all it needs at hand, and takes one piece
    after the other until there is none left; elsewhere this process does them all. Raises WorkerDied.
    """
    count = min(len(work), _processors())
    if count < 2 or not _may_fork():
        return [piece() for piece in work]
    share = _Share(work)
    gc.freeze()  # objects that exist already are not scanned again and again, which would cost more than the work
    try:
        with share.pool(count) as pool:
            return list(pool.map(_done, range(len(work))))
    except BrokenProcessPool as broken:
        raise WorkerDied(str(broken)) from broken
    finally:
        gc.unfreeze()
        share.close()


class _Share:
    """Work for forked copies of this process: they find it in their memory, and end when this process ends."""

    def __init__(self, work: Sequence[Piece[Result]]) -> None:
        self.work = work
        self.watched, self.held = os.pipe()  # only this process holds this end: when it dies, the pipe closes

    def pool(self, count: int) -> ProcessPoolExecutor:
        sys.stdout.flush()
        sys.stderr.flush()
        return ProcessPoolExecutor(count, get_context("fork"), _take, (self,))

    def close(self) -> None:
        os.close(self.watched)
        os.close(self.held)


_taken: list[_Share] = []  # in a copy of the process: the work that it does


def _take(share: _Share) -> None:
    """Runs first in each forked copy: keeps the inherited work at hand, so that it need not be pickled."""
    _taken.append(share)
    os.close(share.held)
    threading.Thread(target=_die_with, args=(share.watched,), daemon=True).start()


def _done(number: int) -> Any:  # noqa: ANN401  # a piece gives anything
    """The result of one piece."""
    return _taken[-1].work[number]()


def _die_with(watched: int) -> None:
    """Ends this process when the original ends: nobody waits for its work any more."""
    os.read(watched, 1)
    os._exit(1)


def _may_fork() -> bool:
    """Whether a copy of this process can work: a fork copies the locks of other threads, but not the threads.

    Beside the live preview there are such threads. What is done here waits for none of their locks, so that Linux may
    fork there too; macOS has threads of its own in the way.
    """
    return hasattr(os, "fork") and (sys.platform == "linux" or threading.active_count() == 1)


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
