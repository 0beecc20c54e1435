"""Two folders beside each other exchange their names atomically: readers find the old or the new one, complete."""

import ctypes
import errno
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_HERE = -100  # AT_FDCWD of fcntl.h: paths count from the folder of this process
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux and RENAME_SWAP of macOS have the same value
_NOT_OFFERED = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV}
_SIGNALS = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}


def exchange(one: Path, other: Path) -> None:
    """Each folder gets the name of the other.

    On Linux (`renameat2`) and macOS (`renamex_np`) this is one system call. On file systems without it, such as NFS,
    `one` is missing between two renames; signals wait until both are done, and `mend` repairs what a power failure
    leaves behind.
    """
    if _in_one_step(os.fsencode(one), os.fsencode(other)):
        return
    with _undisturbed():
        one.rename(_aside(one))
        other.rename(one)
        _aside(one).rename(other)


def mend(one: Path) -> None:
    """Restores a folder that an interrupted exchange in two steps has moved aside."""
    if _aside(one).exists() and not one.exists():
        _aside(one).rename(one)


def _in_one_step(one: bytes, other: bytes) -> bool:
    """Whether the system has exchanged them; OSError where it could, but may not."""
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "linux" and hasattr(library, "renameat2"):
        failed = library.renameat2(_HERE, one, _HERE, other, _EXCHANGE)
    elif sys.platform == "darwin" and hasattr(library, "renamex_np"):
        failed = library.renamex_np(one, other, _EXCHANGE)
    else:
        return False
    if failed and (number := ctypes.get_errno()) not in _NOT_OFFERED:
        raise OSError(number, os.strerror(number), os.fsdecode(one))
    return not failed


def _aside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.old")


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Signals that would end this process wait until it has finished what it does.

    They are held by handlers, not by a mask: a mask is one thread's, and the system gives a signal of the process to
    any thread that takes it. Only the main thread may set handlers, and only there do they interrupt anything.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    held: list[int] = []
    before = {number: signal.signal(number, lambda number, _frame: held.append(number)) for number in _SIGNALS}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
        for number in held:
            signal.raise_signal(number)
