"""Independent pieces of work -> their results, on as many processors as there are."""

import gc
import os
import pickle
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any, TypeVar

Result = TypeVar("Result")
Piece = Callable[[], Result]
_WIDTH = 4  # bytes of a number


def begin(piece: Piece[Result]) -> Piece[Result]:
    """Begins a piece of work beside this process, where that is possible; what is returned waits for its result.

    It has to be called at some time, or what has begun stays there as long as this process.
    """
    if _processors() < 2 or not _may_fork():
        return cache(piece)
    watched, held = os.pipe()
    child, pipe = _begin([piece], (0,), watched, held)
    os.close(watched)

    def result() -> Result:
        found: Result = _end(child, pipe)[0]
        os.close(held)
        return found

    return cache(result)


def run_all(work: Sequence[Piece[Result]]) -> list[Result]:
    """The result of each piece of work, in order; raises what a piece has raised.

    Where the system can fork, each processor has a copy of this process, with all it needs at hand, and takes one piece
    after the other until there is none left; elsewhere this process does them all.
    """
    count = min(len(work), _processors())
    if count < 2 or not _may_fork():
        return [piece() for piece in work]
    queue = _queue(len(work))
    watched, held = os.pipe()  # held by this process only: where it dies, those who watch find the pipe closed
    gc.freeze()  # what is there already stays: looking through it again and again would cost more than the work
    try:
        children = [_begin(work, _taken(queue), watched, held) for _ in range(count - 1)]
        done = {number: work[number]() for number in _taken(queue)}
        for child, pipe in children:
            done |= _end(child, pipe)
    finally:
        gc.unfreeze()
        for pipe in (held, watched, queue):
            os.close(pipe)
    return [done[number] for number in range(len(work))]


def _queue(count: int) -> int:
    """A pipe that holds the number of each piece: what one process reads from it, no other does."""
    queue, filled = os.pipe()
    os.write(filled, b"".join(number.to_bytes(_WIDTH, "big") for number in range(count)))
    os.close(filled)
    return queue


def _taken(queue: int) -> Iterator[int]:
    """The numbers of the pieces that this process gets, each when it asks for it."""
    while number := os.read(queue, _WIDTH):
        yield int.from_bytes(number, "big")


def _begin(work: Sequence[Piece[Result]], numbers: Iterable[int], watched: int, held: int) -> tuple[int, int]:
    """Begins some pieces in a copy of this process: its number, and the pipe through which the results will come."""
    sys.stdout.flush()
    sys.stderr.flush()
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    os.close(reading)
    os.close(held)
    threading.Thread(target=_die_with, args=(watched,), daemon=True).start()
    answer: object
    try:
        answer = {number: work[number]() for number in numbers}
    except BaseException as error:  # whatever it is, the original process raises it
        answer = error
    with os.fdopen(writing, "wb") as pipe:
        pickle.dump(answer, pipe)
    os._exit(0)  # nothing of the original is finished here, only these pieces of its work


def _die_with(watched: int) -> None:
    """Ends this process where the original has ended: nobody waits for its work any more."""
    os.read(watched, 1)
    os._exit(1)


def _end(child: int, reading: int) -> dict[int, Any]:
    """The results of a copy of this process; waits for them."""
    with os.fdopen(reading, "rb") as pipe:
        content = pipe.read()
    os.waitpid(child, 0)
    answer = pickle.loads(content) if content else ChildProcessError(f"process {child} ended without an answer")  # noqa: S301  # from our own process
    if isinstance(answer, BaseException):
        raise answer
    return dict(answer)


def _may_fork() -> bool:
    """Whether a copy of this process can work: a fork copies the locks of other threads, but not the threads.

    Beside the live preview there are such threads. What is done here waits for none of their locks, so that Linux may
    fork there too; macOS has threads of its own in the way.
    """
    return hasattr(os, "fork") and (sys.platform == "linux" or threading.active_count() == 1)


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
