"""Times a whole build of N records: `python tests/bench.py 100 1000 3000`, as `make bench` does.

The records are the real ones over and over, each with an id, a title and related records of its own, so that lengths
and shapes are those of real data. Every phase is run in a process of its own, so that its memory is its own too.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
KINDS = ("projects", "instruments", "events", "organisations", "services")
PER_FILE = 800  # records, so that no file passes the limit of the check

_RECORD = re.compile(r"(?m)^(?=- id: )")
_ID = re.compile(r"(?m)^- id: (\S+)$")


@dataclass(frozen=True)
class Measure:
    """What a process cost: seconds on the clock, seconds of processor, and its greatest memory in MB."""

    clock: float
    processor: float
    memory: float

    def __str__(self) -> str:
        return f"{self.clock:7.2f} s  {self.processor:7.2f} s cpu  {self.memory:6.0f} MB"


def measure(command: list[str], folder: Path, **environment: str) -> Measure:
    """Runs a command to its end; raises CalledProcessError where it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    complaint = process.stderr.read() if process.stderr else b""
    _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.stderr.buffer.write(complaint)
        raise subprocess.CalledProcessError(status, command)
    return Measure(time.perf_counter() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def project(folder: Path, count: int) -> None:
    """A project with `count` records instead of the real ones."""
    for name in ("content", "hooks", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "data", folder / "data")
    real = {kind: list(_records(kind)) for kind in KINDS}
    total = sum(map(len, real.values()))
    for kind, records in real.items():
        (folder / "data" / kind).mkdir(exist_ok=True)
        more = round(count * len(records) / total) - len(records)
        copies = [_copy(records[number % len(records)], number // len(records) + 2) for number in range(max(0, more))]
        for start in range(0, len(copies), PER_FILE):
            file = folder / "data" / kind / f"bench-{start:06}.yaml"
            file.write_text("".join(copies[start : start + PER_FILE]), encoding="utf-8")


def _records(kind: str) -> Iterator[str]:
    for file in (ROOT / "data" / f"{kind}.yaml", *sorted((ROOT / "data" / kind).glob("*.yaml"))):
        if file.exists():
            yield from (part for part in _RECORD.split(file.read_text(encoding="utf-8")) if part.startswith("- id: "))


def _copy(record: str, number: int) -> str:
    """The record under another id and other titles; what it names stays named."""
    text = _ID.sub(rf"- id: \1-{number}", record)
    text = re.sub(r"(?m)^  formerly:.*\n", "", text)
    return re.sub(r"(?m)^(  title:\n)    nl: (.*)\n    fr: (.*)\n    en: (.*)$", lambda m: _titled(m, number), text)


def _titled(title: re.Match[str], number: int) -> str:
    texts = (text.strip("\"'")[:120].replace('"', "”") for text in title.groups()[1:])
    return title[1] + "\n".join(
        f'    {lang}: "{text} {number}"' for lang, text in zip(("nl", "fr", "en"), texts, strict=True)
    )


def main() -> None:
    """Prints the cost of the check, of the pages and of the search index for each number of records."""
    for count in map(int, sys.argv[1:]):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            project(folder, count)
            portal, mkdocs = (
                [sys.executable, "-m", "portal", "check"],
                [sys.executable, "-m", "mkdocs", "build", "--strict"],
            )
            check = measure(portal, folder)
            pages = measure(mkdocs, folder, PORTAL_SEARCH="0", NO_MKDOCS_2_WARNING="1")
            files = [file for file in (folder / "site").glob("??/*/*/index.html") if file.parts[-3] in KINDS]
            size = sum(file.stat().st_size for file in files) / len(files)
            whole = measure(mkdocs, folder, NO_MKDOCS_2_WARNING="1")
            every = sum(1 for _ in (folder / "site").rglob("*.html"))
            print(
                f"{count} records, {len(files)} record pages of {size / 1000:.1f} kB on average, {every} pages in all"
            )
            print(f"  check                 {check}")
            print(f"  build                 {pages}  {1000 * pages.clock / len(files):.2f} ms a record page")
            print(f"  build with the search {whole}")


if __name__ == "__main__":
    main()
