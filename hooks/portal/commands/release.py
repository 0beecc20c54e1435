"""`portal release SITE TARGET`: one archive of a built site, to serve or to keep; `make release` builds it first."""

import argparse
import json
from datetime import datetime
from pathlib import Path

from portal.commands import common_arguments, say
from portal.commands.parser import Parser
from portal.manifest import NAME, checksum_list, file_paths, manifest
from portal.problems import Refused
from portal.publish import write
from portal.release.archive import tar_archive
from portal.release.packages import licence_texts, locked
from portal.release.sbom import sbom

# Of these packages a built site holds a part, so that their licences ask for their notice in it.
SHIPPED = ("mkdocs-material",)


def add_arguments(parser: Parser) -> None:
    """The arguments of the command."""
    common_arguments(parser)
    parser.add_argument("site", type=Path)
    parser.add_argument("target", type=Path)


def run(options: argparse.Namespace) -> int:
    """Writes the archive, and its checksum beside it; 1 where the site is not as its own list says."""
    project, site = options.data.resolve().parent, options.site
    try:
        content = _whole(site)
    except Refused as refusal:
        say(options, refusal.code, **refusal.details)
        return 1
    about = json.loads(content["build.json"])
    moment = datetime.fromisoformat(about["built"])
    name = f"benelux-portal-{moment:%Y%m%dT%H%M%SZ}"
    files = {f"{name}/site/{path}": data for path, data in content.items()}
    files |= {
        f"{name}/deploy/{path}": (project / "deploy" / path).read_bytes() for path in file_paths(project / "deploy")
    }
    files[f"{name}/sbom.cdx.json"] = sbom(locked(project / "requirements.lock"), moment, about["commit"] or "")
    files[f"{name}/NOTICES.txt"] = _notices(project)
    for text in ("LICENSE", "LICENSE-TEXTS"):
        files[f"{name}/{text}"] = (project / text).read_bytes()
    packed = f"{name}.tar.zst"
    write(options.target, {packed: tar_archive(files, moment)})
    sums = {path: sum_ for path, sum_ in manifest(options.target).items() if path == packed}
    write(options.target, {f"{packed}.sha256": checksum_list(sums)})
    say(options, "release-written", file=options.target / packed, count=len(files))
    return 0


def _whole(site: Path) -> dict[str, bytes]:
    """Every file of a site; raises Refused where they are not those of its list."""
    listed = site / NAME
    if not listed.exists() or checksum_list(manifest(site)) != listed.read_bytes():
        raise Refused("release-not-whole", file=listed)
    return {path: (site / path).read_bytes() for path in file_paths(site)}


def _notices(project: Path) -> bytes:
    """NOTICE, then the licences of what a site holds that others made."""
    parts = [(project / "NOTICE").read_text(encoding="utf-8")]
    parts += [f"{name}\n{'-' * len(name)}\n{licence_texts(name)}" for name in SHIPPED]
    for file in sorted((project / "overrides/assets").glob("*licen[cs]e*")):
        parts.append(f"{file.name}\n{'-' * len(file.name)}\n{file.read_text(encoding='utf-8')}")
    return "\n\n".join(part.strip() for part in parts).encode() + b"\n"
