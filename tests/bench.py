"""Times a whole build of N records: `python tests/bench.py 100 1000 3000`, as `make bench` does.

Beside the real records stand made-up ones, put together from real titles and summaries, with relations of their own.
Every phase is run in a process of its own, so that its memory is its own too. What a machine does varies by the hour:
trust the ratios of what was run in turn, not the seconds. Where Hugo is installed, a build stands beside one of Hugo.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from hugo import hugo_site
from portal.language import LANGUAGES
from portal.loading.load import load
from portal.records.kinds import MODELS, Kind, Record

ROOT = Path(__file__).parent.parent
PER_FILE = 800  # records, so that no file passes the limit of the check

SOURCE = {"document": "annual-plan-2024", "section": "1.1"}
OWN: dict[Kind, dict[str, object]] = {
    "projects": {"stage": "planned", "as_of": "2024", "stage_source": SOURCE},
    "instruments": {"type": "agreement", "level": "benelux"},
    "events": {"when": "2024-09-05"},
    "organisations": {"kind": "network"},
    "services": {},
}


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
    shutil.copytree(ROOT / "data", folder / "data", ignore=shutil.ignore_patterns("ledger"))
    real = [record for record in load(ROOT / "data").records if record.kind in OWN]
    made: dict[Kind, list[str]] = {kind: [] for kind in MODELS}
    for number in range(max(0, count - len(real))):
        record = real[number % len(real)]
        other = real[(number + 1) % len(real)]
        made[record.kind].append(_record(record, other, number, count - len(real)))
    for kind, records in made.items():
        (folder / "data" / kind).mkdir(exist_ok=True)
        for start in range(0, len(records), PER_FILE):
            file = folder / "data" / kind / f"bench-{start:06}.yaml"
            file.write_text("".join(records[start : start + PER_FILE]), encoding="utf-8")


def _record(record: Record, other: Record, number: int, count: int) -> str:
    """A made-up record with the title and summary of a real one, and the summary of another as its text."""
    fields: dict[str, object] = {
        "title": {language: f"{record.title[language][:120]} {number}" for language in LANGUAGES},
        "summary": {language: record.summary[language] for language in LANGUAGES},
        "theme": record.theme,
        "audiences": ["citizens"],
        "partners": ["belgium", "netherlands", "luxembourg"],
        **OWN[record.kind],
        "sources": [SOURCE],
        "written": "2026-11-22",
    }
    story = {language: other.summary[language] for language in LANGUAGES}
    fields[
        "what_it_does" if record.kind == "instruments" else "what_you_can_do" if record.kind == "services" else "story"
    ] = story
    fields["related"] = [f"bench-{(number + step) % count}" for step in (7, 31) if (number + step) % count != number]
    lines = (f"  {name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())
    return f"- id: bench-{number}\n" + "".join(lines)


BUILD = "from mkdocs.__main__ import cli; cli(['build', '--strict', '--site-dir', '{site}'])"
PHASES = {
    "load": "from pathlib import Path; from portal.loading.load import load; load(Path('data'))",
    "check": "from portal.__main__ import main; main(['check'])",
    "build": BUILD.format(site="site"),
}


IN_MEMORY = Path("/dev/shm")  # where Linux keeps files in memory
ROUNDS = 3


@dataclass(frozen=True)
class Code:
    """One state of the code: where it stands, and the Python that runs it."""

    root: Path
    python: str

    def project(self, folder: Path, count: int) -> None:
        """A project of this state with `count` records, made by its own copy of this program."""
        made = f"import bench; from pathlib import Path; bench.project(Path({str(folder)!r}), {count})"
        environment = {**os.environ, "PYTHONPATH": str(self.root / "tests")}
        subprocess.run([self.python, "-c", made], cwd=self.root, env=environment, check=True)

    def build(self, folder: Path, search: bool = False, site: str = "site", again: bool = False) -> Measure:
        """One build of a project: a whole one or, `again`, one that may use what the last one has kept."""
        if not again:
            shutil.rmtree(folder / ".cache", ignore_errors=True)
        command = [self.python, "-c", BUILD.format(site=site)]
        return measure(command, folder, PORTAL_SEARCH=str(int(search)), NO_MKDOCS_2_WARNING="1")


HERE = Code(ROOT, sys.executable)


@contextmanager
def stored(commit: str) -> Iterator[Code]:
    """The code of a commit, in a folder and an environment of its own."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "code"
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "--quiet", "--detach", str(root), commit], check=True)
        try:
            subprocess.run(["make", "-s", "-C", str(root), ".venv/.build"], check=True)
            yield Code(root, str(root / ".venv/bin/python"))
        finally:
            subprocess.run([*git, "remove", "--force", str(root)], check=True)


def report(folder: Path, count: int) -> None:
    """Prints what each phase costs for one number of records: each phase includes those before it."""
    HERE.project(folder, count)
    print(f"{count} records")
    for phase, code in PHASES.items():
        spent = measure([sys.executable, "-c", code], folder, PORTAL_SEARCH="0", NO_MKDOCS_2_WARNING="1")
        print(f"  {phase:18} {spent}")
    pages = [len(file.read_bytes()) for file in (folder / "site").glob("??/*/bench-*/index.html")]
    every = sum(1 for _ in (folder / "site").rglob("*.html"))
    mean = sum(pages) / max(1, len(pages))
    size = f", those of made-up records have {mean:,.0f} bytes, at most {max(pages):,}" if pages else ""
    print(f"  {every} pages: {1000 * spent.clock / every:.2f} ms a page{size}")
    searched = HERE.build(folder, search=True, site="searched")
    print(f"  {'build and search':18} {searched}")
    _edit(folder)
    edited = HERE.build(folder, search=True, site="searched", again=True)
    print(f"  {'after one edit':18} {_ratio(edited, searched)} of a whole build")
    if hugo := shutil.which("hugo"):
        print(f"  {'beside Hugo':18} {_beside_hugo(hugo, folder, spent, every)}")
    if IN_MEMORY.is_dir():
        with tempfile.TemporaryDirectory(dir=IN_MEMORY) as memory:
            print(f"  {'files in memory':18} {_ratio(HERE.build(folder, site=f'{memory}/site'), spent)} of disk")


def compare(commit: str, count: int) -> None:
    """Prints what a build costs beside one by the code of a commit, with its own data, the two run in turn."""
    with stored(commit) as other, tempfile.TemporaryDirectory() as name:
        folders = {HERE: Path(name) / "here", other: Path(name) / "there"}
        for code, folder in folders.items():
            folder.mkdir()
            code.project(folder, count)
        for search in (False, True):
            pairs = [
                tuple(code.build(folder, search, f"site-{search}-{turn}") for code, folder in folders.items())
                for turn in range(ROUNDS)
            ]
            told = ", ".join(
                f"{median(getattr(ours, name) / getattr(theirs, name) for ours, theirs in pairs):.2f} {name}"
                for name in ("clock", "processor", "memory")
            )
            print(f"{count} records, {'with' if search else 'without'} search, of {commit}: {told}")


def _beside_hugo(hugo: str, folder: Path, spent: Measure, pages: int) -> str:
    """A whole build without search beside one of Hugo with the same records, and how many pages each has."""
    with tempfile.TemporaryDirectory() as name:
        hugo_site(folder / "data", Path(name))
        theirs = measure([hugo, "--quiet", "--destination", "site"], Path(name))
        fewer = sum(1 for _ in (Path(name) / "site").rglob("*.html"))
    return f"{_ratio(spent, theirs)}, for {pages / fewer:.2f} of the pages"


def _edit(folder: Path) -> None:
    """Changes the title of one record."""
    file = folder / "data/projects.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("  title:\n    nl: ", "  title:\n    nl: Nieuwe ", 1), encoding="utf-8")


def _ratio(spent: Measure, whole: Measure) -> str:
    return f"{spent.clock / whole.clock:.2f} of the time, {spent.processor / whole.processor:.2f} of the processor"


def main() -> None:
    """Measures each number of records in a folder of its own.

    All folders go at the end: some file systems are slow where many files were deleted just before (ext4 avoids the
    inodes of the last half minute).
    """
    parser = argparse.ArgumentParser()
    parser.add_argument("counts", nargs="+", type=int)
    parser.add_argument("--against", metavar="COMMIT", help="compare with the code of a commit instead")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for count in options.counts:
            if options.against:
                compare(options.against, count)
                continue
            folder = Path(name) / str(count)
            folder.mkdir()
            report(folder, count)


if __name__ == "__main__":
    main()
