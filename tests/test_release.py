"""Rules of the archive of a site: whole, the same for the same input, with checksums, notices and what built it."""

import hashlib
import io
import json
import tarfile
from datetime import UTC, datetime
from email.message import Message
from pathlib import Path
from types import SimpleNamespace

import pytest
import zstandard

from copies import ROOT, portal
from portal.manifest import NAME, checksum_list, manifest
from portal.publish import write
from portal.release import packages
from portal.release.archive import tar_archive
from portal.release.packages import Package, locked

BUILT = {"built": "2026-11-22T11:00:00Z", "commit": "0" * 40, "records": {}}
FILES = {"index.html": b"choice", "nl/index.html": b"nl", "build.json": json.dumps(BUILT).encode()}
ALLOWED = ("MIT", "BSD", "Apache", "ISC", "PSF", "Python Software Foundation", "MPL", "Mozilla", "HPND", "OFL", "0BSD")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small finished site."""
    site = tmp_path / "site"
    write(site, FILES)
    write(site, {NAME: checksum_list(manifest(site))})
    return site


def packed(site: Path, target: Path) -> Path:
    assert portal("release", "--data", ROOT / "data", site, target) == 0
    (file,) = target.glob("*.tar.zst")
    return file


def unpacked(file: Path) -> dict[str, bytes]:
    content = zstandard.ZstdDecompressor().stream_reader(io.BytesIO(file.read_bytes())).read()
    with tarfile.open(fileobj=io.BytesIO(content)) as tar:
        return {member.name.partition("/")[2]: tar.extractfile(member).read() for member in tar}  # type: ignore[union-attr]  # files only


def test_the_same_site_gives_the_same_archive_wherever_it_is_packed(site: Path, tmp_path: Path) -> None:
    first = packed(site, tmp_path / "one")
    for file in site.rglob("*"):
        file.touch()
    again = packed(site, tmp_path / "two")
    assert (first.name, first.read_bytes()) == (again.name, again.read_bytes())
    assert first.name == "benelux-portal-20261122T110000Z.tar.zst"


def test_an_archive_holds_the_site_its_configurations_and_its_licences(site: Path, tmp_path: Path) -> None:
    file = packed(site, tmp_path / "dist")
    found = unpacked(file)
    assert {path: found[f"site/{path}"] for path in FILES} == FILES
    assert {"deploy/nginx.conf", "deploy/Caddyfile", "LICENSE", "LICENSE-TEXTS", f"site/{NAME}"} <= found.keys()
    notices = found["NOTICES.txt"].decode()
    assert "Martin Donath" in notices  # of the theme, whose licence asks for its notice in copies
    assert "SIL Open Font License" in notices
    said = file.with_name(f"{file.name}.sha256").read_text(encoding="utf-8")
    assert said == f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n"


def test_an_archive_names_every_package_that_built_the_site(site: Path, tmp_path: Path) -> None:
    listed = json.loads(unpacked(packed(site, tmp_path / "dist"))["sbom.cdx.json"])
    assert (listed["bomFormat"], listed["specVersion"]) == ("CycloneDX", "1.6")
    expected = {(package.name, package.version) for package in locked(ROOT / "requirements.lock")}
    assert {(one["name"], one["version"]) for one in listed["components"]} == expected
    assert {"mkdocs", "mkdocs-material", "urllib3"} <= {name for name, _ in expected}


@pytest.mark.parametrize("change", ["added", "taken away", "changed"])
def test_a_site_that_is_not_as_its_list_says_is_not_packed(site: Path, tmp_path: Path, change: str) -> None:
    match change:
        case "added":
            (site / "more.html").touch()
        case "taken away":
            (site / "nl/index.html").unlink()
        case "changed":
            (site / "nl/index.html").write_bytes(b"other")
    assert portal("release", "--data", ROOT / "data", site, tmp_path / "dist") == 1
    assert not (tmp_path / "dist").exists()


@pytest.mark.parametrize("package", list(locked(ROOT / "requirements.lock")), ids=lambda package: package.name)
def test_every_licence_fits_a_public_body(package: Package) -> None:
    assert not package.licence or any(allowed in package.licence for allowed in ALLOWED), package


def test_the_licence_of_a_package_is_its_expression_before_all_else_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    about = Message()
    about["License"] = "the usual one"
    about["License-Expression"] = "MIT"
    monkeypatch.setattr(packages, "distribution", lambda _: SimpleNamespace(metadata=about))
    assert packages.licence("any") == "MIT"


def test_an_archive_has_the_same_bytes_in_whatever_order_its_files_come() -> None:
    moment = datetime(2026, 11, 22, tzinfo=UTC)
    assert tar_archive(FILES, moment) == tar_archive(dict(reversed(FILES.items())), moment)
