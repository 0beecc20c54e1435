"""How many pages a second nginx hands out with deploy/nginx.conf, beside plain files of the same size: `load.py SITE`.

The same bytes are asked for in turn from our configuration and from a server with none, over TLS, by one worker, on
this machine alone. Trust the ratio, not the figures: wrk, which asks, takes its share of the machine.
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

from portal.precompress import precompress
from servers import HOST, SAFE, nginx, running

PAGES = "nl/projects"  # the first page of a record there: nearly every page is one like it
BARE = SAFE + 1
ROUNDS, SECONDS, READERS = 7, 3, 32
GIGABIT = 1e9 / 8  # bytes a second


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
            rounds = [(_asked(SAFE, f"{page}/"), _asked(BARE, "plain")) for _ in range(ROUNDS)]
    ours, plain = (median(rate for rate, _ in column) for column in zip(*rounds, strict=True))
    size = median(size for (_, size), _ in rounds)
    ratio = median(one / other for (one, _), (other, _) in rounds)
    print(f"{ours:.0f} pages and {plain:.0f} plain files a second ({ratio:.2f})")
    print(f"{size:.0f} bytes a page with its headers: a line of one gigabit carries {GIGABIT / size:.0f} a second")
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


def _asked(port: int, path: str) -> tuple[float, float]:
    """Answers a second, and bytes an answer; raises ValueError where one was no page."""
    command = (
        "wrk",
        "-t1",
        f"-c{READERS}",
        f"-d{SECONDS}s",
        "-H",
        "Accept-Encoding: gzip",
        f"https://{HOST}:{port}/{path}",
    )
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in told:
        raise ValueError(told)
    answers, seconds, amount, unit = re.search(r"(\d+) requests in ([\d.]+)s, ([\d.]+)(KB|MB|GB) read", told).groups()  # type: ignore[union-attr]
    unit_size = {"KB": 2**10, "MB": 2**20, "GB": 2**30}[unit]
    return int(answers) / float(seconds), float(amount) * unit_size / int(answers)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
