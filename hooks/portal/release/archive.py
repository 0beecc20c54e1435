"""Files -> a tar archive, packed with Zstandard: the same files at the same moment give the same bytes.

Nothing of the machine is in it: names in order, one owner, one moment (reproducible-builds.org, "Archive metadata").
"""

import io
import tarfile
from collections.abc import Mapping
from datetime import datetime

import zstandard


def tar_archive(files: Mapping[str, bytes], moment: datetime) -> bytes:
    """The bytes of the archive; every file and folder in it is readable by all."""
    packed = io.BytesIO()
    compressor = zstandard.ZstdCompressor(level=12)
    with (
        compressor.stream_writer(packed, closefd=False) as stream,
        tarfile.open(fileobj=stream, mode="w|", format=tarfile.PAX_FORMAT) as tar,
    ):
        for name, content in sorted(files.items()):
            about = tarfile.TarInfo(name)
            about.size, about.mtime, about.mode = len(content), int(moment.timestamp()), 0o644
            tar.addfile(about, io.BytesIO(content))
    return packed.getvalue()
