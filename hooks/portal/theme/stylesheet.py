"""The theme's style sheet and ours -> one sheet: of the theme only what prose needs, in a layer that ours overrides.

Syntax and layers: w3.org/TR/css-syntax-3 and w3.org/TR/css-cascade-5.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

import tinycss2
from tinycss2.ast import AtRule, Node, QualifiedRule

# Only prose uses the theme's sheet: everything else on a page has a class of our own.
PROSE = frozenset({"md-typeset"})
STYLED_BY_US = frozenset({"details", "summary", "h1", "h2", "h3"})  # which our sheet draws in every respect
NOT_IN_PROSE = frozenset(  # prose has none of them, and its code wraps instead of scrolling
    [
        "abbr",
        "blockquote",
        "del",
        "h4",
        "h5",
        "h6",
        "hr",
        "iframe",
        "img",
        "ins",
        "kbd",
        "mark",
        "sub",
        "sup",
        "video",
        "-webkit-scrollbar",
        "-webkit-scrollbar-thumb",
    ]
)
DEEP = 3  # lists within lists within lists
# What changes nothing that a reader of prose sees: it has neither scrolling code nor colours that fade.
IDLE = frozenset(
    [
        "-webkit-box-decoration-break",
        "-webkit-tap-highlight-color",
        "box-decoration-break",
        "direction",
        "outline-color",
        "scrollbar-color",
        "scrollbar-width",
        "touch-action",
        "transition",
    ]
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# A text between quotes, which stays as it is; or space without meaning: around these signs, and after a colon.
_SPACE = re.compile(r"""("[^"]*")|\s*([{};,])\s*|(:)\s+|(\s)\s+""")
_CUSTOM_PROPERTY = re.compile(r"(--[\w-]+):[^;{}]*;?")
_VAR = re.compile(r"var\((--[\w-]+)")


@lru_cache(maxsize=1)  # the live preview needs it at every change
def combine(theme: str, ours: str) -> bytes:
    """The sheet that pages load: the theme's rules for prose in the layer `theme`, then ours, which always win."""
    kept = "".join(_kept(tinycss2.parse_stylesheet(theme, skip_comments=True, skip_whitespace=True)))
    return f"@layer theme{{{_without_unused_properties(kept, ours)}}}\n{_minified(ours)}".encode()


def _minified(sheet: str) -> str:
    """A sheet without comments, and without space that says nothing."""
    joined = _SPACE.sub(lambda found: "".join(part or "" for part in found.groups()), _COMMENT.sub("", sheet))
    return joined.strip().replace(";}", "}")


def _without_unused_properties(theme: str, ours: str) -> str:
    """The rules of the theme without the custom properties that no rule uses, and those that only these used."""
    used = set(_VAR.findall(theme + ours))
    kept = _CUSTOM_PROPERTY.sub(lambda found: found[0] if found[1] in used else "", theme)
    return kept if kept == theme else _without_unused_properties(kept, ours)


def _kept(rules: list[Node]) -> Iterator[str]:
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            selectors = [tinycss2.serialize(part).strip() for part in _selectors(rule.prelude) if _is_used(part)]
            if selectors and (declared := _declarations(rule)):
                yield f"{','.join(selectors)}{{{declared}}}"
        elif isinstance(rule, AtRule) and rule.lower_at_keyword == "media":
            inside = "".join(_kept(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)))
            if inside:
                yield f"@media{tinycss2.serialize(rule.prelude)}{{{inside}}}"


def _declarations(rule: QualifiedRule) -> str:
    """What a rule sets, but for what is idle, and pictures: those of the theme are icons that no page of ours shows."""
    declared = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    return ";".join(
        declaration.serialize()
        for declaration in declared
        if declaration.name not in IDLE
        and not any(node.type == "url" or getattr(node, "name", "") == "url" for node in declaration.value)
    )


def _selectors(prelude: list[Node]) -> list[list[Node]]:
    """The parts of a list of selectors, divided at its commas."""
    parts: list[list[Node]] = [[]]
    for node in prelude:
        if node.type == "literal" and node.value == ",":
            parts.append([])
        else:
            parts[-1].append(node)
    return parts


def _is_used(selector: list[Node]) -> bool:
    """Whether a selector asks for no class but those of prose, and for no attribute or id."""
    if sum(node.type == "ident" and node.value in ("ol", "ul") for node in selector) >= DEEP:
        return False
    for before, node in zip(chain([None], selector), selector, strict=False):
        if node.type in ("[] block", "hash") or (node.type == "function" and not _is_used(node.arguments)):
            return False
        if node.type == "ident" and node.value in STYLED_BY_US | NOT_IN_PROSE:
            return False
        names_class = node.type == "ident" and before is not None and before.type == "literal" and before.value == "."
        if names_class and node.value not in PROSE:
            return False
    return True
