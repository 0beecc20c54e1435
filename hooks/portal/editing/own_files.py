"""A record or draft of a kind -> the file of its own in which it stands: its path, and its text below the schema."""

from pathlib import Path

from portal.editing.formatter.file import SCHEMA_LINE
from portal.editing.formatter.single import as_mapping


def record_file(data: Path, kind: str, theme: object, id_: str) -> Path:
    """The path of the file for one record of a kind and theme."""
    return data / kind / str(theme) / f"{id_}.yaml"


def record_text(kind: str, element: str) -> str:
    """The text of the file for a record, from its text as an element of a list."""
    return f"{SCHEMA_LINE}../../schema/{kind}-record.json\n{as_mapping(element)}".rstrip("\n") + "\n"


def draft_file(data: Path, kind: str, id_: str) -> Path:
    """The path of the file for one draft of a kind."""
    return data / "drafts" / kind / f"{id_}.yaml"


def draft_text(kind: str, element: str) -> str:
    """The text of the file for a draft, which is a list with one element."""
    return f"{SCHEMA_LINE}../../schema/drafts-{kind}.json\n{element}".rstrip("\n") + "\n"
