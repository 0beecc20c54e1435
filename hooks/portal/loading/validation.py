"""Entries -> models: what pydantic refuses becomes faults with a place, a code and details an editor understands."""

import difflib
from typing import Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, RootModel, ValidationError
from pydantic_core import ErrorDetails

from portal.language import LANGUAGES
from portal.loading.entry import Entry, Fault, FieldPath
from portal.loading.slips import text_above
from portal.records.fields import PageLanguage
from portal.records.kinds import MODELS, Record
from portal.records.uses import bare_type

Model = TypeVar("Model", bound=BaseModel)

_SHAPES = {
    "model_type": "not-a-mapping",
    "model_attributes_type": "not-a-mapping",
    "dict_type": "not-a-mapping",
    "tuple_type": "not-a-list",
    "bool_type": "not-true-or-false",
    "too_short": "empty-list",
}

# Faults of a whole field that follow from a fault inside it.
_WHOLE = frozenset({*_SHAPES, "string_type", "incomplete-source"})


def validate(entry: Entry, model: type[Model]) -> Model | None:
    """The entry as a `model`, or None with the reasons added to `entry.faults`.

    A field that reading already faulted is not faulted again.
    """
    try:
        found = model.model_validate(entry.value)
    except ValidationError as error:
        _explain_unquoted(entry, model)
        _add_faults(entry, error, model)
        return None
    return None if entry.faults else found


def _add_faults(entry: Entry, error: ValidationError, model: type[BaseModel]) -> None:
    """Adds each fault once: not for a field that is only misspelt, nor for a value that has a fault already."""
    faulted = {fault.path for fault in entry.faults}
    holding = {path[:length] for path in faulted for length in range(len(path))}
    details = [(_path(entry, detail), detail) for detail in error.errors(include_url=False)]
    unknown = [_fault(entry, detail, path, model) for path, detail in details if detail["type"] == "extra_forbidden"]
    if other := _of_other_kind(model, unknown):
        entry.faults.append(other)
        return
    misspelt = {(*fault.path[:-1], fault.details["nearest"]) for fault in unknown if fault.code == "unknown-field"}
    misspelt |= {fault.path[-1:] for fault in unknown if fault.code == "too-far-right"}
    outdented = [fault for fault in unknown if fault.code == "outdented"]
    misspelt |= {(*fault.path[:-1], fault.details["name"], fault.path[-1]) for fault in outdented}
    apart = [fault for fault in unknown if fault.code in ("dotted-field", "text-without-field")]
    misspelt |= {(*fault.path[:-1], fault.details["name"]) for fault in apart}
    faulted.update(fault.path for fault in outdented[1:])  # one says it for all
    first = {(fault.path[:-1], fault.details["name"]): fault.path for fault in reversed(apart)}
    faulted.update({fault.path for fault in apart}.difference(first.values()))
    doubled = {fault.path[:-1] for fault in entry.faults if fault.code == "duplicate-language"}
    for path, detail in details:
        kind = detail["type"]
        if kind == "too_short" and detail["input"]:
            continue  # there are elements, each with a fault of its own
        if kind == "missing" and (entry.broken or path in misspelt or path[:-1] in doubled):
            continue
        if any(path[:length] in faulted for length in range(len(path) + 1)) or (path in holding and kind in _WHOLE):
            continue
        faulted.add(path)
        entry.faults.append(_fault(entry, detail, path, model))


def _of_other_kind(model: type[BaseModel], unknown: list[Fault]) -> Fault | None:
    """The fault of a record with fields of another kind: it is in the wrong file, and all else follows from that."""
    if not issubclass(model, Record):
        return None
    own = {name for name, info in model.model_fields.items() if info.alias}
    elsewhere = [fault for fault in unknown if len(fault.path) == 1 and fault.path[0] not in own]
    for kind, other in MODELS.items():
        if found := [fault for fault in elsewhere if fault.path[0] in _fields(other, ())]:
            return Fault(found[0].path, found[0].mark, "other-kind-field", {"kind": kind})
    return None


def _explain_unquoted(entry: Entry, model: type[BaseModel]) -> None:
    """Turns the fault of an unquoted `yes` into one that asks for true or false, where the field takes those."""
    for n, fault in enumerate(entry.faults):
        if fault.code == "unquoted" and _type_at(model, fault.path) is bool:
            entry.faults[n] = Fault(fault.path, fault.mark, "not-true-or-false", fault.details)


ALIKE = 0.63  # how alike two names must be; below that, “lopend” would be told to mean “stopped”


def nearest(found: object, known: list[str]) -> str:
    """The known name most like the one found, or empty where none is like it."""
    return next(iter(difflib.get_close_matches(str(found)[:80].lower(), known, 1, ALIKE)), "")


def _likely_field(entry: Entry, path: FieldPath, known: list[str]) -> str:
    """The field that an unknown name was meant to be; among languages, the one that is missing."""
    if known == list(LANGUAGES) and path[-1] not in get_args(PageLanguage):
        missing = [name for name in known if (*path[:-1], name) not in entry.values]
        return missing[0] if len(missing) == 1 else ""
    return nearest(path[-1], known)


def _path(entry: Entry, detail: ErrorDetails) -> FieldPath:
    """The location of pydantic without the parts that stand for types, not for something in the file."""
    path: FieldPath = ()
    for part in detail["loc"]:
        if (*path, part) in entry.values:
            path = (*path, part)
    last = detail["loc"][-1:]
    return path + last if detail["type"] in ("missing", "extra_forbidden") and path[-1:] != last else path


def _fault(entry: Entry, detail: ErrorDetails, path: FieldPath, model: type[BaseModel]) -> Fault:
    mark = entry.near(path)
    if detail["type"] == "missing":
        in_a_language = path[-1] in LANGUAGES and len(path) > 1
        name = path[-2] if in_a_language else path[-1]
        return Fault(path, mark, "missing-language" if in_a_language else "missing", {"name": name})
    if detail["type"] == "extra_forbidden":
        return _unknown(entry, path, model)
    code, found = _of_value(detail["type"], detail["input"], detail.get("ctx", {}))
    if code == "not-a-mapping":
        code = "not-a-mapping-list" if isinstance(detail["input"], list) else code
        found["known"] = ", ".join(known := _fields(model, path))
        code = "source-address" if "reference" in known and "://" in str(found["found"]) else code
    if code == "not-a-list":
        found["found"] = "…" if _fields(model, (*path, 0)) else str(found["found"]).strip("()")
    return Fault(path, mark, code, found)


def _unknown(entry: Entry, path: FieldPath, model: type[BaseModel]) -> Fault:
    """The fault of a field that does not exist where it stands."""
    if len(path) > 1 and path[-1] in _fields(model, ()) and path[-1:] not in entry.values:
        return Fault(path, entry.key(path), "too-far-right", {"name": path[-1], "above": path[0]})
    if path[-1] in LANGUAGES and (name := text_above(entry, path)):
        return Fault(path, entry.key(path), "outdented", {"name": name})
    known = _fields(model, path[:-1])
    name, dot, part = str(path[-1]).partition(".")
    if dot and name in known:
        return Fault(path, entry.key(path), "dotted-field", {"name": name, "part": part})
    if path[-1] in LANGUAGES and "text" in known and (*path[:-1], "text") not in entry.values:
        return Fault(path, entry.key(path), "text-without-field", {"name": "text"})
    likely = _written_as(model, path) or _likely_field(entry, path, known)
    details = {"found": path[-1], "nearest": likely, "known": ", ".join(known)}
    return Fault(path, entry.key(path), "unknown-field", details)


def _of_value(kind: str, value: object, context: dict[str, Any]) -> tuple[str, dict[str, object]]:
    """The code and the details of a fault in a value; a kind that is not of pydantic is a code itself."""
    found = _shown(value)
    match kind:
        case "literal_error":
            known = [name.strip("'") for name in context["expected"].replace(" or ", ", ").split(", ")]
            return "unknown-value", {"found": found, "nearest": nearest(value, known), "known": ", ".join(known)}
        case "string_too_long":
            return "too-long", {"limit": context["max_length"], "length": len(str(value))}
        case "string_type":
            return _no_text(value), {"found": found}
        case "string_pattern_mismatch" | "string_too_short":
            return "bad-section", {"found": found}
    if kind in _SHAPES:
        one = kind == "tuple_type" and isinstance(value, dict)
        return "not-a-list-one" if one else _SHAPES[kind], {"found": found}
    return kind, {name: _shown(part) for name, part in context.items()}


def _no_text(value: object) -> str:
    if isinstance(value, list):
        return "not-one-value"
    return "unquoted" if isinstance(value, bool | int) else "not-text"


def _shown(value: object) -> str:
    """A value as in the file, shortened for a message; of a mapping the first key."""
    if isinstance(value, dict):
        return str(next(iter(value), ""))[:80]
    if isinstance(value, bool):
        return str(value).lower()
    return str(value)[:80] if isinstance(value, str | int) else ""


def _type_at(model: object, path: FieldPath) -> object:
    for part in path:
        model = _inside(model, part)
    return bare_type(model)


def _fields(model: object, path: FieldPath) -> list[str]:
    """The names of the fields at `path` below a model, as they are written in files."""
    model = _type_at(model, path)
    if isinstance(model, type) and issubclass(model, BaseModel):
        return [info.alias or name for name, info in model.model_fields.items()]
    return []


def _written_as(model: object, path: FieldPath) -> str:
    """The name in files of a field that the code knows by the name found: `question` for the title of an answer."""
    model = _type_at(model, path[:-1])
    fields = model.model_fields if isinstance(model, type) and issubclass(model, BaseModel) else {}
    return (fields[str(path[-1])].alias or "") if path[-1] in fields else ""


def _inside(model: object, part: str | int) -> object:
    model = bare_type(model)
    if isinstance(model, type) and issubclass(model, RootModel):
        model = bare_type(model.model_fields["root"].annotation)
    if isinstance(model, type) and issubclass(model, BaseModel):
        by_name = {info.alias or name: info.annotation for name, info in model.model_fields.items()}
        return by_name.get(str(part))
    arguments = get_args(model)
    return arguments[1 if get_origin(model) is dict else 0] if arguments else None
