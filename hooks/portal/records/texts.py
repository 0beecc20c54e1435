"""A model -> its texts in the three languages, and the fields that hold them."""

from collections.abc import Iterator
from functools import cache
from typing import get_args

from pydantic import BaseModel

from portal.language import Localised


def localised_texts(model: BaseModel) -> Iterator[tuple[tuple[str | int, ...], Localised[str]]]:
    """Every text in three languages that a model holds, with the path to it as files write it."""
    return _texts(model, ())


@cache
def fields_with_texts(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields that can hold texts in three languages, with their names as they are written."""
    fields = model.model_fields.items()
    return tuple((name, info.alias or name) for name, info in fields if _holds_texts(info.annotation))


def _holds_texts(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return issubclass(annotation, Localised) or bool(fields_with_texts(annotation))
    return any(_holds_texts(part) for part in get_args(annotation))


def _texts(value: object, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Localised[str]]]:
    if isinstance(value, Localised):
        if isinstance(value.nl, str):
            yield path, value
    elif isinstance(value, tuple):
        for n, part in enumerate(value):
            yield from _texts(part, (*path, n))
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _texts(part, (*path, name))
    elif isinstance(value, BaseModel):
        for name, written in fields_with_texts(type(value)):
            inside = path if name == "root" else (*path, written)
            yield from _texts(value.__dict__[name], inside)
