"""How many pages a second nginx hands out with deploy/nginx.conf, beside plain files of the same size: `load.py SITE`.

The same bytes are asked for in turn from our configuration and from a server with none, over TLS, by one worker, on
this machine alone (Linux). wrk, which asks, takes its share of the machine: the figure to trust is the processor time
that the worker takes for an answer.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

from portal.precompress import precompress
from servers import HOST, SAFE, nginx, running

PAGES = "nl/projects"  # the first page of a record there: nearly every page is one like it
BARE = SAFE + 1
ROUNDS, SECONDS, READERS = 7, 3, 32
GIGABIT = 1e9 / 8  # bytes a second


class Answers(NamedTuple):
    rate: float  # a second
    work: float  # microseconds of processor time for one
    size: float  # bytes of one


def main(site: Path) -> int:
    """Prints both rates, their ratio, and how many such pages a line of one gigabit carries."""
    page = min((site / PAGES).glob("*/index.html")).parent.relative_to(site)
    with tempfile.TemporaryDirectory(prefix="portal-load-") as name:
        folder = Path(name)
        root = folder / "www"
        shutil.copytree(site / page, root / page)
        precompress(root / page)
        shutil.copy(root / page / "index.html.gz", root / "plain")
        for part in (folder, root):
            part.chmod(0o755)  # for nginx, which hands out as another user
        with _served(folder, root):
            worker = _worker(folder)
            rounds = [(_asked(worker, SAFE, f"{page}/"), _asked(worker, BARE, "plain")) for _ in range(ROUNDS)]
    ours, plain = (Answers(*map(median, zip(*column, strict=True))) for column in zip(*rounds, strict=True))
    print(f"{ours.rate:.0f} pages and {plain.rate:.0f} plain files a second ({ours.rate / plain.rate:.2f})")
    print(f"{ours.work:.1f} and {plain.work:.1f} microseconds of processor time ({plain.work / ours.work:.2f})")
    print(f"{ours.size:.0f} bytes with headers: a line of one gigabit carries {GIGABIT / ours.size:.0f} pages a second")
    return 0


@contextmanager
def _served(folder: Path, root: Path) -> Iterator[None]:
    """Our configuration, and beside it a server that has none but its folder and the same certificate."""
    command = nginx(folder, root)
    with (folder / "portal.conf").open("a", encoding="utf-8") as written:
        written.write(
            f"server {{ listen 127.0.0.1:{BARE} ssl; root {root};"
            f"ssl_certificate {folder}/certificate.pem; ssl_certificate_key {folder}/key.pem; }}"
        )
    with running(command, folder):
        yield


def _worker(folder: Path) -> Path:
    """Where the system says what the one worker of nginx has used so far: nanoseconds first."""
    master = (folder / "pid").read_text(encoding="ascii").strip()
    worker = Path(f"/proc/{master}/task/{master}/children").read_text(encoding="ascii").split()[0]
    return Path(f"/proc/{worker}/schedstat")


def _asked(worker: Path, port: int, path: str) -> Answers:
    """What wrk and the system say of some seconds of questions; raises ValueError where one answer was no page."""
    command = (
        "wrk",
        "-t1",
        f"-c{READERS}",
        f"-d{SECONDS}s",
        "-H",
        "Accept-Encoding: gzip",
        f"https://{HOST}:{port}/{path}",
    )
    before = _used(worker)
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    work = _used(worker) - before
    if "Non-2xx" in told:
        raise ValueError(told)
    answers, seconds, amount, unit = re.search(r"(\d+) requests in ([\d.]+)s, ([\d.]+)(KB|MB|GB) read", told).groups()  # type: ignore[union-attr]
    unit_size = {"KB": 2**10, "MB": 2**20, "GB": 2**30}[unit]
    count = int(answers)
    return Answers(count / float(seconds), work / count / 1000, float(amount) * unit_size / count)


def _used(worker: Path) -> int:
    return int(worker.read_text(encoding="ascii").split()[0])


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
