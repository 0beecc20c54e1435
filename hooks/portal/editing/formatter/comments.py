"""YAML text -> the places of its comments and the ends of its scalars, which only editing needs."""

import re
from typing import NamedTuple

import yaml

from portal.loading.entry import Mark

_COMMENT = re.compile(r"(?:^|(?<=[\s]))#[^\n]*")


class Comment(NamedTuple):
    """A comment, from its `#` on; `alone` where nothing else stands on its line."""

    mark: Mark
    text: str
    alone: bool


def offsets(text: str) -> list[int]:
    """Where each line begins; the last is where a line after the end would."""
    return [0, *(found.end() for found in re.finditer("\n", text)), len(text)]


def comments(text: str) -> list[Comment]:
    """Every comment of a text. What stands between two tokens of YAML is blank or a comment."""
    starts = offsets(text)
    found: list[Comment] = []
    end = 0
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        start = starts[token.start_mark.line] + token.start_mark.column
        if start > end:
            found += _in_gap(text, end, start, starts)
        end = max(end, starts[token.end_mark.line] + token.end_mark.column)
    return found + _in_gap(text, end, len(text), starts)


def _in_gap(text: str, start: int, end: int, starts: list[int]) -> list[Comment]:
    gap = text[start:end]
    if "#" not in gap:
        return []
    marks = []
    for match in _COMMENT.finditer(gap):
        place = start + match.start()
        line = text.count("\n", 0, place)
        alone = not text[starts[line] : place].strip()
        marks.append(Comment((line + 1, place - starts[line] + 1), match[0].rstrip(), alone))
    return marks


def scalar_ends(text: str) -> dict[Mark, Mark]:
    """Where each scalar of a text ends, by where it starts."""
    return {
        (token.start_mark.line + 1, token.start_mark.column + 1): (token.end_mark.line + 1, token.end_mark.column + 1)
        for token in yaml.scan(text, Loader=yaml.CSafeLoader)
        if isinstance(token, yaml.ScalarToken)
    }
