"""A file of data -> its size and checksum, by which whoever harvests it sees that it changed without fetching it.

Form: DCAT-AP 3 (semiceu.github.io/DCAT-AP), class Distribution.
"""

import hashlib
from typing import Any


def measures(content: bytes) -> dict[str, Any]:
    """What the description of a file says of the bytes that it holds."""
    return {
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(len(content))},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": hashlib.sha256(content).hexdigest()},
        },
    }
