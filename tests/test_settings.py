"""Rules of site.yaml: its values are as hostile as any other until they have been checked."""

from pathlib import Path

import pytest

from copies import ROOT
from portal.loading.load import load

SITE = (ROOT / "data/site.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("contact", "javascript:alert(1)"),
        ("contact", "data:text/html,x"),
        ("contact", '"mailto:a@example.org\\nBcc: b@example.org"'),
        ("base_address", "javascript:alert(1)"),
        ("base_address", "'https://portal.example.org/\" onload=\"x'"),
        ("base_address", '"https://portal.example.org/\\r\\nSet-Cookie: a=b"'),
        ("base_address", "//portal.example.org/"),
        ("base_address", "'https://portal.example.org/#'"),
        ("base_address", "'https://portal.example.org/?'"),
        ("base_address", "https://portal.example.org/nl/../"),
        ("contact", "https://www.example.org/contact"),
        ("official_site", "mailto:info@example.org"),
        ("official_site", "vbscript:x"),
        ("official_site", "'https://user:password@www.benelux.int/'"),
        ("official_site", "'https://www.benelux.int/ <b>'"),
    ],
)
def test_an_address_that_is_none_is_refused(tmp_path: Path, key: str, value: str) -> None:
    lines = [f"{key}: {value}" if line.startswith(f"{key}:") else line for line in SITE.splitlines()]
    (tmp_path / "site.yaml").write_text("\n".join(lines), encoding="utf-8")
    assert [problem for problem in load(tmp_path).problems if problem.path == key]


@pytest.mark.parametrize("value", ["<script>alert(1)</script>", '"a\\nb\\u0000"', "'[x](javascript:y)'"])
def test_an_owner_is_plain_text(tmp_path: Path, value: str) -> None:
    lines = [f"  nl: {value}" if line.startswith("  nl: de redactie") else line for line in SITE.splitlines()]
    (tmp_path / "site.yaml").write_text("\n".join(lines), encoding="utf-8")
    assert [problem for problem in load(tmp_path).problems if problem.path.startswith("owner")]
