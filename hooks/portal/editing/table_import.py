"""The rows of a table -> drafts; the columns are those of the tables that the portal publishes.

A text is in the language of the import (`title`) or has its own (`title.fr`). Columns that the published tables derive,
such as the name of a theme, are skipped.
"""

import re
from collections.abc import Callable, Collection, Iterable
from typing import Any, get_args, get_origin

from portal.language import LANGUAGES, Language, Localised, WhereKnown
from portal.problems import Refused
from portal.records.kinds import MODELS, Kind
from portal.records.likely import counted_day
from portal.records.parts import ExternalLink, ForYou, Milestone, Source
from portal.records.uses import bare_type
from portal.rules.names import Names

WORKED_OUT = frozenset({"theme_title", "status", "first_day", "last_day", "related_ids", "page"})
# The apostrophe that published tables have before what a spreadsheet could take for a formula (`outputs.tables`).
_PROTECTED = re.compile(r"""((?:^|[;\t\r\n])\s*)'(?=["\s]*[=+@\uff1d\uff0b\uff0d\uff20-])""")
_TRUTHS = {  # as spreadsheets write them in the three languages
    **dict.fromkeys(("true", "waar", "vrai", "1"), True),
    **dict.fromkeys(("false", "onwaar", "faux", "0"), False),
}
_MILESTONE = re.compile(r"([^:]+): (.+) \(([^()]+)\)")


def fields_of(kind: Kind) -> dict[str, object]:
    """The fields that a table can fill, with their types: those whose cells say all that the field holds."""
    fields = {info.alias or name: bare_type(info.annotation) for name, info in MODELS[kind].model_fields.items()}
    return {name: type_ for name, type_ in fields.items() if _maker(type_) or _inside(type_) is None}


def refuse_unknown(columns: Iterable[str], kind: Kind, name: str) -> None:
    """Raises Refused for the first column that is no field, with the one that was meant."""
    texts = {field for field, type_ in fields_of(kind).items() if _in_languages(type_)}
    known = Names([*fields_of(kind), *(f"{field}.{language}" for field in sorted(texts) for language in LANGUAGES)])
    for column in columns:
        if column not in known and column not in WORKED_OUT:
            plain = ", ".join(fields_of(kind))
            raise Refused("import-column", file=name, found=column, nearest=known.nearest(column), known=plain)


def refuse_twice(columns: Collection[str], language: Language, name: str) -> None:
    """Raises Refused for a text that has two columns for one language: `title` and `title.nl`."""
    for column in columns:
        if (own := f"{column}.{language}") in columns:
            raise Refused("import-column-twice", file=name, found=own)


def value_of(cells: dict[str, str], kind: Kind, language: Language) -> dict[str, Any]:
    """What a draft of a row holds."""
    fields = fields_of(kind)
    value: dict[str, Any] = {}
    for column, cell in cells.items():
        field, _, own = column.partition(".")
        if field in fields:
            text = _PROTECTED.sub(r"\1", cell.replace("\r\n", "\n"))
            said = _value(fields[field], text, own or language)
            value[field] = {**value.get(field, {}), **said} if _in_languages(fields[field]) else said
    for field, type_ in fields.items():
        if field in value and isinstance(type_, type) and issubclass(type_, Localised):
            value[field] = {name: value[field].get(name, "") for name in LANGUAGES}
    return value


def _value(type_: object, cell: str, language: str) -> Any:  # noqa: ANN401  # whatever a field holds
    if _in_languages(type_):
        words = isinstance(type_, type) and get_origin(bare_type(type_.model_fields["nl"].annotation)) is tuple  # type: ignore[attr-defined]  # a model
        return {language: _words(cell) if words else cell}
    if make := _maker(type_):
        parts = cell.split("\n") if "\n" in cell or _inside(type_) is not Source else _words(cell)
        made = [make(part.strip(), language) for part in parts if part.strip()]
        return made[0] if get_origin(type_) is not tuple and len(made) == 1 else made
    if get_origin(type_) is tuple:
        return _words(cell)
    if type_ is bool:
        return _TRUTHS.get(cell.lower(), cell)
    return cell if type_ is str else counted_day(cell) or cell


def _words(cell: str) -> list[str]:
    return [word.strip() for word in re.split(r"[;\n]", cell) if word.strip()]


def _source(cell: str, _: str) -> dict[str, Any]:
    document, _, section = cell.partition(" ")
    return {"document": document, "section": section.strip()} if section else {"reference": document}


def _milestone(cell: str, language: str) -> dict[str, Any]:
    found = _MILESTONE.fullmatch(cell)
    if not found:
        return {"date": "", "text": _one(language, cell), "source": {"document": "", "section": ""}}
    return {"date": found[1], "text": _one(language, found[2]), "source": _source(found[3], "")}


def _for_you(cell: str, language: str) -> dict[str, Any]:
    audience, _, text = cell.partition(": ")
    return {"audience": audience, "text": _one(language, text)}


def _link(cell: str, language: str) -> dict[str, Any]:
    label, _, url = cell.rpartition(" ")
    return {"url": url, "label": _one(language, label)}


def _one(language: str, text: str) -> dict[str, str]:
    return {name: text if name == language else "" for name in LANGUAGES}


_MAKERS: dict[object, Callable[[str, str], dict[str, Any]]] = {
    Source: _source,
    Milestone: _milestone,
    ForYou: _for_you,
    ExternalLink: _link,
}


def _maker(type_: object) -> Callable[[str, str], dict[str, Any]] | None:
    return _MAKERS.get(_inside(type_))


def _inside(type_: object) -> object:
    """The model that a field holds, one or many of them; None where it holds texts, words or plain values."""
    inner = bare_type(get_args(type_)[0]) if get_origin(type_) is tuple else type_
    return inner if hasattr(inner, "model_fields") and not _in_languages(inner) else None


def _in_languages(type_: object) -> bool:
    return isinstance(type_, type) and issubclass(type_, Localised | WhereKnown)
