"""The description of the data in a written site -> the same with the size and the checksum of each file it names.

Whoever harvests it then sees what has changed without fetching it (DCAT-AP 3, class Distribution).
"""

import hashlib
import json
from pathlib import Path

from portal.endpoints import API, DATA_CATALOGUE


def measured_catalogue(folder: Path) -> dict[str, bytes]:
    """The description of the site below a folder, at its address."""
    whole = json.loads((folder / DATA_CATALOGUE).read_bytes())
    for node in whole["@graph"]:
        if node["@type"] == "dcat:Distribution":
            content = (folder / API / node["@id"].rpartition("#")[2]).read_bytes()
            node["dcat:byteSize"] = {"@type": "xsd:nonNegativeInteger", "@value": str(len(content))}
            node["spdx:checksum"] = {
                "@type": "spdx:Checksum",
                "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
                "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": hashlib.sha256(content).hexdigest()},
            }
    return {DATA_CATALOGUE: f"{json.dumps(whole, ensure_ascii=False, indent=1)}\n".encode()}
