"""A lock that one process holds at a time, on a file that names it; the system releases it when that process dies."""

import fcntl
import os
import socket
from datetime import datetime
from pathlib import Path


class Held(Exception):
    """Another process holds the lock: `holder` names it, `since` is the moment at which it took the lock."""

    def __init__(self, holder: str, since: datetime) -> None:
        super().__init__(holder)
        self.holder = holder
        self.since = since


class Lock:
    """Taken when it is created, else Held is raised; released by `free`."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.number = _taken(file)
        os.ftruncate(self.number, 0)
        os.write(self.number, f"{os.getpid()} on {socket.gethostname()}\n".encode())

    def free(self) -> None:
        """Releases the lock and removes its file."""
        self.file.unlink(missing_ok=True)
        fcntl.flock(self.number, fcntl.LOCK_UN)  # also for the copies of this process that have the file open
        os.close(self.number)


def _taken(file: Path) -> int:
    """The open file of a lock that is ours now."""
    while True:
        number = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder, since = os.read(number, 200), os.fstat(number).st_mtime
            os.close(number)
            raise Held(holder.decode("utf-8", "replace").strip(), datetime.fromtimestamp(since).astimezone()) from None
        if _is_there(file, number):
            return number
        os.close(number)  # the previous holder has removed the file meanwhile


def _is_there(file: Path, number: int) -> bool:
    try:
        return os.path.samestat(file.stat(), os.fstat(number))
    except FileNotFoundError:
        return False
