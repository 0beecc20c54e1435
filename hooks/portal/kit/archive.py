"""The files of a kit -> one ZIP a language, with a list of what is in it and checksums; same files, same bytes."""

import hashlib
import json
from pathlib import Path

from portal.language import Language
from portal.zipped import zipped


def kit_archive_path(language: Language) -> str:
    """Where the ZIP of a language stands."""
    return f"kit/benelux-{language}.zip"


def kit_archive(folder: Path, language: Language, licence: str) -> dict[str, bytes]:
    """The ZIP of everything that was written for a language below `folder`."""
    own = folder / "kit" / language
    files = {file.relative_to(own).as_posix(): file.read_bytes() for file in sorted(own.rglob("*")) if file.is_file()}
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    entries = [{"file": name, "bytes": len(files[name]), "sha256": sums[name]} for name in files]
    manifest = {"language": language, "licence": licence, "files": entries}
    files["manifest.json"] = (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()
    files["SHA256SUMS"] = "".join(f"{digest}  {name}\n" for name, digest in sums.items()).encode()
    return {kit_archive_path(language): zipped(files)}
