"""Headings, points and changes of text -> one report, as Markdown or as plain text.

Its content comes from pull requests, so in Markdown it is escaped: none of it becomes markup, a link or a mention.
"""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

# What Markdown, or GitHub in it, reads as something else: emphasis, code, HTML, links, mentions, numbers of issues.
_SIGNS = re.compile(r"[\\`*_\[\]<>~&@#|]|(?<=:)/|(?<=www)\.|(?<=GH)-|^[-+=]|^\d+(?=[.)])")
_SENTENCES = re.compile(r"(?<=[.!?…»”])[ ]+|\n+")
# A line that goes on below, as files are wrapped: it is long, and the next begins with a word.
_WRAP = re.compile(r"(?<=[^\n]{60})\n *(?=[^\W\d_]|[«‘“(])")


class ReportPart(NamedTuple):
    """A piece of a report: a heading, a point of a list, a line of text, or the lines of a change."""

    shape: Literal["title", "heading", "point", "text", "change", "folded"]
    text: str
    lines: tuple[str, ...] = ()


def changed_lines(old: str, new: str) -> tuple[str, ...]:
    """The sentences that were taken out and put in, `-` and `+` before them; `…` for those between that stayed."""
    before, after = (_SENTENCES.split(_WRAP.sub(" ", text.strip())) for text in (old, new))
    lines: list[str] = []
    for tag, start, end, from_, to in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            lines.append("  …")
        else:
            lines += [f"- {line}" for line in before[start:end] if line]
            lines += [f"+ {line}" for line in after[from_:to] if line]
    return tuple(lines)


def markdown(parts: Iterable[ReportPart]) -> str:
    """A report for GitHub's summaries and comments."""
    return "\n".join(_markdown(list(parts))).strip() + "\n"


def plain(parts: Iterable[ReportPart]) -> str:
    """A report for a terminal."""
    lines: list[str] = []
    for part in parts:
        if part.shape in ("title", "heading"):
            lines += ["", part.text, ("=" if part.shape == "title" else "-") * len(part.text)]
        elif part.shape == "change":
            lines += [f"  {part.text}", *(f"    {line}" for line in part.lines)]
        elif part.shape == "folded":
            lines += [part.text, *(f"  {line}" for line in part.lines)]
        else:
            lines.append(f"- {part.text}" if part.shape == "point" else part.text)
    return "\n".join(lines).strip() + "\n"


def shortened(text: str, limit: int, note: str) -> str:
    """At most `limit` characters of a report, cut between its parts, with a note that says so."""
    if len(text) <= limit:
        return text
    room = text[: limit - len(note) - 4]
    cut = room.rfind("\n\n")
    return f"{room[: cut if cut > 0 else None]}\n\n{note}\n"


def _markdown(parts: list[ReportPart]) -> Iterator[str]:
    for part in parts:
        match part.shape:
            case "title":
                yield from ("", f"## {escaped(part.text)}", "")
            case "heading":
                yield from ("", f"### {escaped(part.text)}", "")
            case "point":
                yield f"- {escaped(part.text)}"
            case "change":
                fence = "`" * (max([2, *(len(run) for line in part.lines for run in re.findall("`+", line))]) + 1)
                yield from ("", f"**{escaped(part.text)}**", "", f"{fence}diff", *part.lines, fence)
            case "folded":
                items = (f"- {escaped(line)}" for line in part.lines)
                yield from ("", f"<details><summary>{escaped(part.text)}</summary>", "", *items, "", "</details>")
            case _:
                yield from ("", escaped(part.text), "")


def escaped(text: str) -> str:
    """A text that Markdown shows as it is, on one line; a mention in it reaches nobody."""
    return _SIGNS.sub(lambda found: "".join(f"&#{ord(sign)};" for sign in found[0]), " ".join(text.split()))
