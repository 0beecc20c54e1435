"""A kind, a title and a theme -> the YAML of a new draft; optional fields are commented out and explained."""

import re
import unicodedata
from datetime import date
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from portal.editing.formatter.record import in_field_order
from portal.editing.formatter.scalar import one_line
from portal.language import LANGUAGES, Language
from portal.messages import message
from portal.records.fields import Id
from portal.records.kinds import MODELS, Kind, Record
from portal.records.uses import texts_in_languages

HELP = "#:"  # starts the lines that explain fields; they are removed when the draft becomes a record

_SMALL_WORDS = {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
_LONGEST = 60
_ID: TypeAdapter[str] = TypeAdapter(Id)

# The empty values of fields.
_EMPTY_TEXTS = [f'    {language}: ""' for language in LANGUAGES]
_EMPTY = {
    "stage_source": [' {document: "", section: ""}'],
    "sources": ["", '    - {document: "", section: ""}'],
    "links": ["", '    - url: ""', '      label: {nl: "", fr: "", en: ""}'],
    "for_you": ["", '    - audience: ""', "      text:", *(f"    {line}" for line in _EMPTY_TEXTS)],
    "milestones": [
        "",
        '    - date: ""',
        "      text:",
        *(f"    {line}" for line in _EMPTY_TEXTS),
        '      source: {document: "", section: ""}',
    ],
    "dates": ["", '    - {what: "", date: "", source: {document: "", section: ""}}'],
    "withdrawn": ["", '    date: ""', "    reason:", *(f"  {line}" for line in _EMPTY_TEXTS)],
    "since": ["", '    - date: ""', "      text:", *(f"    {line}" for line in _EMPTY_TEXTS), '      reference: ""'],
    "keywords": ["", *(f"    {language}: []" for language in LANGUAGES)],
    "abbreviation": [' {nl: "", fr: "", en: ""}'],
    "for_officials_only": [" true"],
}
_EMPTY_OF_TYPE = {"array": " []", "boolean": " false"}
_NOT_IN_A_NEW_RECORD = {"id", "formerly", "withdrawn"}


class Given(NamedTuple):
    """What is known of a record when it begins; any of it may be empty."""

    title: dict[Language, str]
    theme: str


def suggested_id(title: str) -> str:
    """`The Benelux Police Treaty` -> `benelux-police-treaty`."""
    plain = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    words = [word for word in re.findall(r"[a-z0-9]+", plain.replace("'", "")) if word not in _SMALL_WORDS]
    id_ = ""
    for word in words:
        longer = f"{id_}-{word}" if id_ else word
        if len(longer) > _LONGEST:
            break
        id_ = longer
    return id_


def is_id(text: str) -> bool:
    """Whether a text can be an id."""
    try:
        _ID.validate_python(text)
    except ValidationError:
        return False
    return True


def skeleton(kind: Kind, id_: str, given: Given, today: date, language: Language) -> str:
    """The text of a new draft; its explanations are in the language of its editor."""
    title = ["", *(f"    {name}: {one_line(given.title.get(name, ''))}" for name in LANGUAGES)]
    filled: dict[str, list[str]] = {
        "title": title,
        "question": title,
        "theme": [f" {one_line(given.theme)}"],
        "written": [f' "{today.isoformat()}"'],
    }
    model = MODELS[kind]
    schema = model.model_json_schema()["properties"]
    required = {info.alias or name: info.is_required() for name, info in model.model_fields.items()}
    lines = [f"- id: {id_}"]
    for name in in_field_order(required):
        if name not in _NOT_IN_A_NEW_RECORD:
            below = filled.get(name) or _empty(name, model, schema[name].get("type"))
            first, *rest = [f"{name}:{below[0]}", *below[1:]]
            mark = "" if required[name] else "# "
            lines.append(f"  {HELP} {message(f'field-{name}', language)}")
            lines += [f"  {mark}{first}", *(f"  {mark}{line[2:]}" for line in rest)]
    return "\n".join(lines) + "\n"


def without_help(text: str) -> str:
    """A draft without the lines that explain it and the optional fields that are still comments."""
    names = {info.alias or name for model in MODELS.values() for name, info in model.model_fields.items()}
    fields = "|".join(sorted(names))
    kept, below = [], False
    for line in text.split("\n"):
        offered = re.match(rf"  # (?:{fields}):", line) is not None
        below = offered or (below and line.startswith("  #   "))
        if not line.lstrip().startswith(HELP) and not below:
            kept.append(line)
    return "\n".join(kept)


def _empty(name: str, model: type[Record], type_: str) -> list[str]:
    if name in texts_in_languages(model):
        return ["", *_EMPTY_TEXTS]
    return _EMPTY.get(name) or [_EMPTY_OF_TYPE.get(type_, ' ""')]
