"""Packages -> the software bill of materials of a build, by which others find known vulnerabilities in it.

Form: CycloneDX 1.6 as JSON (ECMA-424); packages are named by package URLs (github.com/package-url/purl-spec).
"""

import json
from collections.abc import Iterable
from datetime import UTC, datetime

from portal.release.packages import Package


def sbom(packages: Iterable[Package], moment: datetime, commit: str) -> bytes:
    """The bytes of the list; `moment` and `commit` are those of the build."""
    about = {
        "timestamp": moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "component": {"type": "application", "bom-ref": "portal", "name": "benelux-portal", "version": commit or "0"},
    }
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": about,
        "components": [_component(package) for package in packages],
    }
    return (json.dumps(document, indent=1) + "\n").encode()


def _component(package: Package) -> dict[str, object]:
    address = f"pkg:pypi/{package.name}@{package.version}"
    found: dict[str, object] = {
        "type": "library",
        "bom-ref": address,
        "name": package.name,
        "version": package.version,
        "purl": address,
    }
    if package.licence:
        found["licenses"] = [{"license": {"name": package.licence}}]
    return found
