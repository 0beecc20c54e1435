"""What a field is for, as annotations beside its type; all code that treats fields alike reads them here.

A field without annotations is checked, shown in the data and compared, and its texts are searched and translated.
"""

import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from portal.language import Localised


@dataclass(frozen=True, slots=True)
class Relation:
    """The field has ids of records, of one `kind` or any; `editorial` where no source relates them, only editors do."""

    kind: str = ""
    editorial: bool = False


@dataclass(frozen=True, slots=True)
class InVocabulary:
    """The field has the id of an entry of a vocabulary, or a list of them; `vocabulary` is the name of its file."""

    vocabulary: str


@dataclass(frozen=True, slots=True)
class Fact:
    """The field is shown among the facts on a record's page, under the word `fact_NAME` of the interface."""


@dataclass(frozen=True, slots=True)
class LongText:
    """Paragraphs divided by blank lines, written as a block in data files and without its line breaks elsewhere."""


@dataclass(frozen=True, slots=True)
class Internal:
    """The field is for editors and the check only: neither published nor searched."""


@cache
def relation_fields(model: type[BaseModel]) -> dict[str, Relation]:
    """The fields of a model that name other records."""
    marked = ((name, mark) for name, info in model.model_fields.items() for mark in info.metadata)
    return {name: mark for name, mark in marked if isinstance(mark, Relation)}


@cache
def vocabulary_fields(model: type[BaseModel]) -> dict[str, str]:
    """The fields of a model that choose from a vocabulary, with the name of its file."""
    marked = ((name, mark) for name, info in model.model_fields.items() for mark in info.metadata)
    return {name: mark.vocabulary for name, mark in marked if isinstance(mark, InVocabulary)}


@cache
def facts(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model that stand among the facts of its page, as they are annotated."""
    return tuple(_marked(model, Fact))


@cache
def internal(model: type[BaseModel]) -> frozenset[str]:
    """The fields of a model that are not published."""
    return frozenset(_marked(model, Internal))


@cache
def long_texts(model: type[BaseModel]) -> frozenset[str]:
    """The fields of a model that hold long texts in three languages."""
    found = ((name, localised(info)) for name, info in model.model_fields.items())
    return frozenset(name for name, kind in found if kind and _is(kind.model_fields["nl"], LongText))


@cache
def texts_in_languages(model: type[BaseModel]) -> frozenset[str]:
    """The fields of a model that are one text in three languages, as they are written in files."""
    return frozenset(info.alias or name for name, info in model.model_fields.items() if localised(info))


def localised(info: FieldInfo) -> type[Localised[str]] | None:
    """The type of a field that is a text in three languages; None for any other field."""
    for kind in (info.annotation, *get_args(info.annotation)):
        if isinstance(kind, type) and issubclass(kind, Localised):
            return kind
    return None


def bare_type(type_: object) -> object:
    """A type without its `Annotated` and `| None`."""
    while get_origin(type_) in (Annotated, Union, types.UnionType):
        type_ = next(kind for kind in get_args(type_) if kind is not type(None))
    return type_


def _marked(model: type[BaseModel], mark: type) -> Iterator[str]:
    return (name for name, info in model.model_fields.items() if _is(info, mark))


def _is(info: FieldInfo, mark: type) -> bool:
    return any(isinstance(one, mark) for one in info.metadata)
