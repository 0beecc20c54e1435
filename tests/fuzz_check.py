"""Random damage to real data files, as long as one likes: `python tests/fuzz_check.py SECONDS [SEED]`.

Whatever is done to them, the check must end in records or problems, within 5 seconds and 500 MB, and be able to tell
every problem in every language. The first input that breaks this is kept in the folder that is named.
"""

import random
import re
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path

from portal.language import LANGUAGES
from portal.loading.load import load
from portal.problems import as_text
from portal.rules.check import check

ROOT = Path(__file__).parent.parent
MAX_SECONDS = 5
MAX_MEGABYTES = 500
PIECES = [
    *(b"\0 \t \r\n \xff \xc3 \xe2\x80\xae \xef\xbb\xbf \xe2\x80\xa8 \xc2\x85".split(b" ")),
    *(b"\\ \" ' ` @ % & * ! | > # - ? : , [ ] { }".split(b" ")),
    *(b"- ;  ;\n- ;\n  ;: ; #x;---\n;...\n;<<: ;&a ;*a;!!int ;[[;{{;null;~;no;0x1F;1e3".split(b";")),
    *(b"<<<<<<< x\n;=======\n;>>>>>>> x\n;\n\n;\\u202e;\\x00;%YAML 1.9\n;\xc3\x83\xc2\xa9".split(b";")),
    *(b"<script>;**a**;__id__;javascript:a;2024-02-30;#REF!;TODO".split(b";")),
    *(b"[" * 2000, b"- " * 2000, b"a" * 70_000, b"{a: " * 500, b"? " * 500, b"\n" * 5000, b"- {}\n" * 3000),
]  # fmt: skip
MARKS = [b"  ", b": ", b"- ", b'"', b"'", b"\n"]


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The content with one to six changes of a kind that people, programs and attackers make."""
    for _ in range(chance.randint(1, 6)):
        start, end = sorted(chance.randrange(len(content) + 1) for _ in range(2))
        end = min(end, start + chance.choice([1, 5, 50, 5000]))
        match chance.randrange(7):
            case 0:
                content = content[:start] + content[end:]
            case 1:
                content = content[:start] + chance.choice(PIECES) + content[start:]
            case 2:
                content = content[:start] + content[start:end] * chance.randint(2, 20) + content[end:]
            case 3:
                content = content[:start] + bytes(chance.randrange(256) for _ in range(3)) + content[start:]
            case 4:
                lines = content.splitlines(keepends=True) or [b""]
                lines.insert(chance.randrange(len(lines) + 1), chance.choice(lines))
                content = b"".join(lines)
            case 5:
                lines = content.splitlines(keepends=True) or [b""]
                lines[chance.randrange(len(lines))] = chance.choice(PIECES)
                content = b"".join(lines)
            case _:
                content = content.replace(chance.choice(MARKS), chance.choice(PIECES), chance.randint(1, 9))
    return content[:6_000_000]


def fuzz(seconds: float, seed: int, source: Path = ROOT / "data") -> int:
    """How many damaged folders were checked without harm; raises at the first that does any."""
    chance = random.Random(seed)
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    data = shutil.copytree(source, folder / "data", ignore=shutil.ignore_patterns("schema"))
    files = sorted(data.rglob("*.yaml"))
    count, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        file = chance.choice(files)
        sound = file.read_bytes()
        file.write_bytes(damaged(sound, chance))
        start = time.process_time()
        try:
            loaded = load(data)
            problems = [*loaded.problems, *check(loaded)]
            told = [as_text(problems, language) for language in LANGUAGES]
            spent = time.process_time() - start
            if spent > MAX_SECONDS * len(LANGUAGES) or any("\n" in line for lines in told for line in lines):
                raise AssertionError(f"{spent:.1f} seconds")
        except BaseException:
            print(f"seed {seed}, turn {count}: see {file}", file=sys.stderr)
            raise
        file.write_bytes(sound)
        count += 1
    peak = peak_megabytes()
    if peak > MAX_MEGABYTES:
        raise AssertionError(f"{peak} MB; seed {seed}")
    shutil.rmtree(folder)
    return count


def peak_megabytes() -> int:
    """The greatest memory of this process, without that of its parent, which getrusage counts on Linux."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\s*(\d+)", status.read_text(encoding="ascii"))[1]) // 1024  # type: ignore[index]  # Linux always has it
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    given = [*sys.argv[1:], *["60", str(int(time.time())), str(ROOT / "data")][len(sys.argv) - 1 :]]
    print(f"{fuzz(float(given[0]), int(given[1]), Path(given[2]))} damaged folders checked, seed {given[1]}")
