"""A model -> its fields that hold texts in the three languages."""

from functools import cache
from typing import get_args

from pydantic import BaseModel

from portal.language import Localised


@cache
def fields_with_texts(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields that can hold texts in three languages, with their names as they are written."""
    fields = model.model_fields.items()
    return tuple((name, info.alias or name) for name, info in fields if _holds_texts(info.annotation))


def _holds_texts(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return issubclass(annotation, Localised) or bool(fields_with_texts(annotation))
    return any(_holds_texts(part) for part in get_args(annotation))
