"""What a site was built from -> build.json, by which others see how fresh it is."""

import json
from datetime import UTC

from portal.catalogue import Catalogue
from portal.records.kinds import MODELS


def build_info(catalogue: Catalogue, commit: str) -> dict[str, bytes]:
    """The moment of the build, the commit that it was made from where that is known, and how many records it shows."""
    about = {
        "built": catalogue.now.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        "commit": commit or None,
        "records": {kind: len(catalogue.of_kind(kind)) for kind in MODELS},
    }
    return {"build.json": (json.dumps(about, indent=1) + "\n").encode()}
