"""Faults in valid YAML: what these files must not use, and slips that YAML reads otherwise than an editor meant."""

import re
from functools import cache

from portal.language import LANGUAGES
from portal.loading.entry import Entry, Fault, FieldPath
from portal.loading.scalars import YamlEvent
from portal.records.parts import Since, Source
from portal.records.registry import LISTS

_TAGS = "tag:yaml.org,2002:"
_FIELD = re.compile(r"[\"']?[\w-]+[\"']?[ \t]*:")
_REMARK = ("<!--", "//", "/*")  # signs of a remark in other languages than YAML
_LANGUAGE = re.compile(rf"( *)(?:{'|'.join(LANGUAGES)}):")
_NAMED = re.compile(r"( *)([a-z_]+):(?: |$)")
_VALUE_ALONE = re.compile(r"( *- +)([\w\"'-][^:]*)")
_TWO_FIELDS = re.compile(r"[ -]*([a-z_]+): .*[ ,]([a-z_]+)")
_NO_SPACE = re.compile(r"\s*(?:- +)?([a-z_]+):[^\s/]")


def field_above(entry: Entry, mapping: dict[str, object], path: FieldPath) -> str:
    """The last field, where it is empty because its texts are not indented below it; records that as its fault."""
    last = next(reversed(mapping), "")
    if last in LANGUAGES:  # a text of its own, which is empty
        return ""
    empty = [fault for fault in entry.faults if fault.path == (*path, last) and fault.code == "empty-value"]
    if not empty:
        return ""
    entry.faults.remove(empty[0])
    entry.faults.append(Fault((*path, last), empty[0].mark, "outdented", {"name": last}))
    mapping[last] = {}
    return last


def text_above(entry: Entry, path: FieldPath) -> str:
    """The field beside a language at `path` whose text lacks it, as only the others are indented below the field."""
    around: object = entry.value
    for part in path[:-1]:
        around = around[part] if isinstance(around, dict | list) else None  # type: ignore[index]
    beside = around.items() if isinstance(around, dict) else ()
    texts = (str(name) for name, value in beside if isinstance(value, dict) and value and value.keys() < {*LANGUAGES})
    return next((name for name in texts if (*path[:-1], name, path[-1]) not in entry.values), "")


def doubled(key: str, mapping: dict[str, object], line: int) -> tuple[str, dict[str, object]]:
    """The code and details for a name that comes twice: of two texts in one language one may be in the missing one."""
    missing = next((name for name in LANGUAGES if name not in mapping), "") if key in LANGUAGES else ""
    details = {"key": key[:80], "line": line, "missing": missing}
    return ("duplicate-language" if missing else "duplicate-key"), details


def unspaced(line: str) -> str:
    """The name with which a line begins where no space follows its colon, else empty."""
    found = _NO_SPACE.match(line)
    return found[1] if found else ""


def slip_above(lines: list[str], number: int) -> tuple[int, str, dict[str, object]] | None:
    """What is wrong with the line above the one that cannot be read: the column, the code and the details."""
    line, above = lines[number], lines[number - 1] if number else ""
    if above.lstrip().startswith("- ") and (name := unspaced(above)):
        return above.index(":") + 2, "colon-space", {"name": name}
    here, before = _NAMED.match(line), _LANGUAGE.match(above)
    beside = [_LANGUAGE.match(other) for other in (line, *lines[max(number - 2, 0) : number - 1], lines[number + 1])]
    if before and here and len([one for one in beside if one and one[1] == here[1] > before[1]]) > 1:
        return len(before[1]) + 1, "syntax-indent", {}  # the others stand where they should
    value = _VALUE_ALONE.fullmatch(above.rstrip())
    if here and value and len(here[1]) == len(value[1]):
        return len(value[1]) + 1, "dash-without-name", {"found": value[2][:40], "name": _first_name(*value.groups())}
    return None


def _first_name(dash: str, value: str) -> str:
    """The name of the field that a value after a dash is meant for, as far as it can be told."""
    return "id" if dash[0] == "-" else "date" if value.strip("\"'")[:4].isdigit() else "…"


def second_field(before: str) -> str:
    """The name of a field that stands on the line of another one: what stands before its colon ends with it."""
    found = _TWO_FIELDS.fullmatch(before)
    return found[2] if found and found[1] not in LANGUAGES and found[2] in _field_names() else ""


@cache
def _field_names() -> frozenset[str]:
    of_entries = (name for model in LISTS.values() for name in model.model_fields)
    return frozenset((*of_entries, *Source.model_fields, *Since.model_fields))


def is_no_field(line: str) -> bool:
    """Whether a line can be neither a field nor an element of a list: it stands at the left, or begins as a remark."""
    return line.lstrip().startswith(_REMARK) or (line[:1] not in ("", " ", "-", "#") and not _FIELD.match(line))


def lone_name(key: str) -> tuple[str, dict[str, object]]:
    """The code and details for what stands alone between brackets: a name and value run together, or half a text."""
    name = unspaced(key)
    return ("colon-space", {"name": name}) if name else ("loose-comma", {"found": key[:80]})


def unwanted(event: YamlEvent) -> tuple[str, dict[str, object]]:
    """The code and details for a value with an anchor or a tag."""
    if event.anchor:
        return "anchor", {"found": f"&{event.anchor}"}
    return "tag", {"found": event.tag.replace(_TAGS, "!!")}
