"""A record in a file of its own (a mapping) <-> the same record as an element of a list, with every comment."""

import re

_FIRST = re.compile(r"^(?![#\s])", re.MULTILINE)


def as_element(text: str) -> str:
    """The text of a mapping as that of an element: two spaces further, with a dash."""
    first = _FIRST.search(text)
    if not first or text[first.start() :].startswith("- "):
        return text
    body = re.sub(r"(?m)^(?=.)", "  ", text[first.start() :])
    return f"{text[: first.start()]}- {body[2:]}"


def as_mapping(element: str) -> str:
    """The text of an element as that of a mapping; comments before it stay before it."""
    return re.sub(r"(?m)^(?:- |  )", "", element)
