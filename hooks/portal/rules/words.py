"""The words of the interface -> those that have been removed although pages use them.

The JSON Schema of the file lists every word that existed when the schemas were last written.
"""

import json
from pathlib import Path

from portal.loading.load import Records
from portal.problems import Problem


def missing_words(data: Path, loaded: Records) -> list[Problem]:
    """A problem for each word that the schema asks for and the file does not have."""
    schema = data / "schema" / "interface.json"
    if loaded.interface is None or not schema.exists():
        return []
    wanted = json.loads(schema.read_text(encoding="utf-8")).get("required", [])
    file = str(data / "interface.yaml")
    missing = (word for word in wanted if word not in loaded.interface.root)
    return [Problem(file, 1, 1, "", "", "missing-word", {"found": word}) for word in missing]
