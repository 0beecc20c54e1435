"""Faults in valid YAML: what these files must not use, and slips that YAML reads otherwise than an editor meant."""

import re

from portal.language import LANGUAGES
from portal.loading.entry import Entry, Fault, FieldPath
from portal.loading.scalars import YamlEvent

_TAGS = "tag:yaml.org,2002:"
_NO_SPACE = re.compile(r"\s*(?:- +)?([a-z_]+):[^\s/]")


def field_above(entry: Entry, mapping: dict[str, object], path: FieldPath) -> str:
    """The last field, where it is empty because its texts are not indented below it; records that as its fault."""
    last = next(reversed(mapping), "")
    empty = [fault for fault in entry.faults if fault.path == (*path, last) and fault.code == "empty-value"]
    if not empty:
        return ""
    entry.faults.remove(empty[0])
    entry.faults.append(Fault((*path, last), empty[0].mark, "outdented", {"name": last}))
    mapping[last] = {}
    return last


def doubled(key: str, mapping: dict[str, object], line: int) -> tuple[str, dict[str, object]]:
    """The code and details for a name that comes twice: of two texts in one language one may be in the missing one."""
    missing = next((name for name in LANGUAGES if name not in mapping), "") if key in LANGUAGES else ""
    details = {"key": key[:80], "line": line, "missing": missing}
    return ("duplicate-language" if missing else "duplicate-key"), details


def unspaced(line: str) -> str:
    """The name with which a line begins where no space follows its colon, else empty."""
    found = _NO_SPACE.match(line)
    return found[1] if found else ""


def lone_name(key: str) -> tuple[str, dict[str, object]]:
    """The code and details for what stands alone between brackets: a name and value run together, or half a text."""
    name = unspaced(key)
    return ("colon-space", {"name": name}) if name else ("loose-comma", {"found": key[:80]})


def unwanted(event: YamlEvent) -> tuple[str, dict[str, object]]:
    """The code and details for a value with an anchor or a tag."""
    if event.anchor:
        return "anchor", {"found": f"&{event.anchor}"}
    return "tag", {"found": event.tag.replace(_TAGS, "!!")}
