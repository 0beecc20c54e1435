"""Rules of the files of deploy/ that no server on this machine reads; `make audit OPTIONS=serving` tries the others."""

import re
from pathlib import Path

from copies import ROOT
from portal.manifest import file_paths

OPEN = "Access-Control-Allow-Origin: *"


def rules() -> list[tuple[str, set[str]]]:
    """The rules of `_headers`: a pattern of addresses, and the headers that it gives."""
    lines = (ROOT / "deploy/_headers").read_text(encoding="utf-8").splitlines()
    found: list[tuple[str, set[str]]] = []
    for line in lines:
        if line.startswith("/"):
            pattern = re.sub(r":\w+", "[^/]+", re.escape(line).replace(r"\*", ".*").replace(r"\:", ":"))
            found.append((pattern, set()))
        elif line.startswith(" "):
            found[-1][1].add(line.strip())
    return found


def test_hosts_let_other_sites_read_what_nginx_lets_them_read(small_site: Path) -> None:
    data = re.search(r'"~(\S+)" data;', (ROOT / "deploy/nginx.conf").read_text(encoding="utf-8"))
    assert data
    for path in sorted(f"/{path}" for path in file_paths(small_site)):
        given = [pattern for pattern, headers in rules() if OPEN in headers and re.fullmatch(pattern, path)]
        assert len(given) == bool(re.search(data[1], path) and not path.endswith(".html")), (
            path
        )  # twice would be sent twice
