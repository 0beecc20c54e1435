"""Files by name -> one ZIP of them, the same bytes for the same files (APPNOTE.TXT of PKWARE)."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP can tell (APPNOTE.TXT, 4.4.6)


def zipped(files: Mapping[str, bytes]) -> bytes:
    """The files in their order, compressed; nothing in the ZIP depends on the machine."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(entry, content)
    return stream.getvalue()
